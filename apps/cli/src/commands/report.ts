import { writeFileSync } from 'node:fs'
import { extname } from 'node:path'
import { PressError } from '#foundation'
import { addDays, type Period, utcOfLocal, weekByNumber } from '#press'
import { exportFormats, profileOf } from '#report'
import { readRebuild } from '../../../press/src/rebuild-derived.js'
import type { ReportKindName } from '../../../press/src/reports/report-rows.js'
import { ReportService } from '../../../press/src/reports/report-service.js'
import { type Command, print, readArguments, usageError, withEngines } from './command.js'

const kinds: readonly ReportKindName[] = ['weekly', 'daily']

/** A draft written to a file, without touching the reports that people edit. */
export const report: Command = {
  name: 'report',
  usage: '--week 2026-W47 | --from 2026-11-16 --to 2026-11-22  [--kind weekly|daily] --out báo-cáo.docx|.pdf',
  run: async (args, env) => {
    const { values } = readArguments(report, args, {
      week: { type: 'string' },
      from: { type: 'string' },
      to: { type: 'string' },
      kind: { type: 'string' },
      out: { type: 'string' },
    })
    const format = exportFormats.find((f) => `.${f.extension}` === extname(values.out ?? ''))
    const kind = kinds.find((k) => k === (values.kind ?? 'weekly'))
    if (!values.out || !format || !kind) throw usageError(report)
    await withEngines(env, async (engines) => {
      const reports = new ReportService(engines)
      const office = await engines.store.db
        .selectFrom('office')
        .selectAll()
        .orderBy('createdAt')
        .limit(1)
        .executeTakeFirst()
      if (!office)
        throw new PressError('office-missing', {
          userMessage: 'Chưa có văn phòng. Hãy thiết lập lần đầu trên trang web trước.',
        })
      if (await readRebuild(engines.store))
        throw new PressError('rebuild-unfinished', {
          userMessage:
            'Dữ liệu đang dựng lại dở nên số liệu chưa đủ. Hãy chạy lệnh rebuild để làm tiếp rồi viết báo cáo.',
        })
      const period = periodOf(values, await reports.cutOff(office.id))
      const draft = await reports.draft(office, kind, period)
      const settings = await reports.settings.profile(office)
      const bytes = await format.write(
        { draft, settings, number: null, date: null, showPrompts: true },
        profileOf(settings.profile),
      )
      writeFileSync(values.out as string, bytes)
      print(`Đã viết ${values.out} (${draft.title}).`)
    })
  },
}

function periodOf(
  values: { week?: string; from?: string; to?: string },
  cutOff: Awaited<ReturnType<ReportService['cutOff']>>,
): Period {
  try {
    if (values.week) return weekByNumber(values.week, cutOff)
    if (values.from && values.to) return { from: utcOfLocal(values.from), to: addDays(utcOfLocal(values.to), 1) }
  } catch (cause) {
    throw new PressError('cli-usage', {
      userMessage: 'Kỳ báo cáo không có thật. Ví dụ: --week 2026-W47 hoặc --from 2026-11-16 --to 2026-11-22.',
      cause,
    })
  }
  throw usageError(report)
}
