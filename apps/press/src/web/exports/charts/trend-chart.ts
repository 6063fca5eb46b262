import { readSearchUrl, searchArticles } from '#read'
import { queryNames } from '../../shell/names.js'
import { factsOf } from '../facts.js'
import { words } from '../words.js'
import type { Chart } from './chart.js'

/** Articles of a search by day, months where it spans more than a year: the chart over the list. */
export const trendChart: Chart<'trend'> = {
  name: 'trend',
  read: async ({ desk, office, account, now, url }) => {
    const address = readSearchUrl(url.searchParams)
    const names = await queryNames(desk, office.provinceSlug)
    const asked = { officeId: office.id, accountId: account.id, address, names, now, size: 1 }
    const { trend, result, filters, isWithoutMarks } = await searchArticles(desk, asked)
    const { trend: said, facts } = words()
    const isMonthly = (trend[0]?.date.length ?? 0) === 'yyyy-mm'.length
    const told = factsOf({
      address,
      filters,
      outletNames: new Map(names.outlets.map((o) => [o.id, o.name])),
      isWithoutMarks,
      counts: { rows: result.total, total: result.total, originals: result.originals },
      at: now,
      by: account.displayName,
    })
    return {
      title: isMonthly ? said.monthly : said.title,
      subtitle: told
        .filter((f) => [facts.query, facts.period, facts.filters, facts.count].includes(f.name))
        .map((f) => `${f.name}: ${f.value}`)
        .join(' · '),
      unit: isMonthly ? said.month : said.date,
      labels: trend.map((d) => d.date.split('-').reverse().join('/')),
      series: [
        { name: said.critical, colour: '#c9590f', values: trend.map((d) => d.critical) },
        { name: said.others, colour: '#8d95a2', values: trend.map((d) => d.count - d.critical) },
      ],
      sum: said.all,
      at: now,
      isDemo: desk.settings.isDemo,
    }
  },
}
