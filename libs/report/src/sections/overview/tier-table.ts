import { outletTiers, type OutletTier } from '#press'
import type { TableBlock, TableRow } from '../../draft/content.js'
import type { ReportContext } from '../../draft/context.js'
import { shortPeriod } from '../../words/dates.js'
import { bold, counted, text } from '../../words/runs.js'

const tierNames: Record<OutletTier, string> = {
  'trung-uong': 'Báo, đài trung ương',
  'dia-phuong': 'Báo, đài địa phương',
  nganh: 'Báo ngành, đoàn thể',
  'tap-chi': 'Tạp chí',
  'trang-tin': 'Cổng, trang thông tin điện tử',
}

/** Table 1: kinds of outlets, with the period before. */
export async function tierTable(context: ReportContext, id: string): Promise<TableBlock> {
  const { coverage, compared } = context
  const rowOf = async (key: string, name: string, tier: OutletTier | null): Promise<TableRow> => {
    const more = tier ? { tier: [tier] } : {}
    const now = coverage.filters(more)
    const [outlets, all, originals, before] = await Promise.all([
      coverage.count('đầu báo', now),
      coverage.count('tin, bài', now),
      coverage.count('bài gốc', now),
      coverage.count('tin, bài', coverage.filters(more, compared)),
    ])
    const [critical, favourable] = await Promise.all([
      coverage.share('bài gốc', now, 'tone', 'critical'),
      coverage.share('bài gốc', now, 'tone', 'favourable'),
    ])
    const cells = [outlets, all, before, originals, critical, favourable].map((f) => [counted(f)])
    return { id: `${id}/${key}`, cells: [tier ? text(name) : bold(name), ...cells], isTotal: tier === null }
  }
  const rows = await Promise.all(outletTiers.map((tier) => rowOf(tier, tierNames[tier], tier)))
  const word = context.settings.criticalWord
  return {
    type: 'table',
    id,
    caption: `Tin, bài theo loại cơ quan báo chí, ${shortPeriod(context.period)}`,
    columns: [
      { title: 'Loại cơ quan báo chí', width: 32 },
      { title: 'Đầu báo', width: 11, align: 'right' },
      { title: 'Tin, bài', width: 11, align: 'right' },
      { title: 'Kỳ trước', width: 12, align: 'right' },
      { title: 'Bài gốc', width: 12, align: 'right' },
      { title: `Bài gốc ${word}`, width: 16, align: 'right' },
      { title: 'Bài gốc tích cực', width: 13, align: 'right' },
    ],
    rows: [...rows.filter((r) => !isZero(r)), await rowOf('total', 'Tổng', null)],
  }
}

const isZero = (row: TableRow): boolean =>
  row.cells.slice(1).every((cell) => cell.every((run) => run.type === 'figure' && run.text === '0'))
