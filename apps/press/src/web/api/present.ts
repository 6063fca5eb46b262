import type { z } from 'zod'
import type { StoredPlace } from '#label'
import { labelKinds, type CaseState } from '#press'
import type { StoryRow } from '#read'
import type { OfficeArticle } from '#record'
import type { CaseDetails, DueGroup, ListedCase } from '#respond'
import type { ReportRow } from '../../reports/report-rows.js'
import { excerpt } from '../exports/excerpt.js'
import type { SourceRow } from '../sources/source-rows.js'
import type { articleShape, caseAnswer, casesAnswer, reportAnswer, sourcesAnswer, storiesAnswer } from './shapes.js'

/**
 * An article as it leaves the desk: the outlet owns its text, so only a short quotation goes out, with the way to the
 * whole of it.
 */
export function presentArticle(a: OfficeArticle): z.output<typeof articleShape> {
  const { article, version, outlet } = a
  const labels = Object.fromEntries(
    labelKinds.map((kind) => {
      const label = a.labels[kind]
      return [
        kind,
        label ? { values: [...label.values], by: label.by, confidence: label.machine?.confidence ?? null } : null,
      ]
    }),
  ) as z.output<typeof articleShape>['labels']
  return {
    id: article.id,
    title: version.title,
    excerpt: excerpt(version.lead ?? version.text),
    url: article.canonicalUrl,
    outlet: { id: outlet.id, name: outlet.name, tier: outlet.tier },
    publishedAt: article.publishedAt,
    publishedPrecision: article.publishedPrecision,
    firstSeenAt: article.firstSeenAt,
    completeness: article.completeness,
    state: article.state,
    isOriginal: a.isOriginal,
    reprintGroup: a.reprintGroup,
    story: a.story,
    labels,
    places: placesOf(a.places),
    handling: a.handling,
    isCorrected: a.isCorrected,
  }
}

/** Own communes and wards of today. */
function placesOf(mentions: string): string[] {
  const own = (JSON.parse(mentions) as StoredPlace[]).filter((p) => p.isOwn && p.level === 'xa')
  return [...new Set(own.flatMap((p) => (p.era === 'old' ? (p.now ?? []) : [p.unit])))]
}

export const presentStory = (row: StoryRow): z.output<typeof storiesAnswer>['items'][number] => ({
  id: row.story,
  title: row.title,
  articles: row.articles.value,
  originals: row.originals.value,
  outlets: row.outlets,
  tones: { critical: row.tones.critical, neutral: row.tones.neutral, favourable: row.tones.favourable },
  isRising: row.isRising,
})

export const presentReport = (row: ReportRow, formats: readonly string[]): z.output<typeof reportAnswer> => ({
  id: row.id,
  kind: row.kind,
  title: row.title,
  periodFrom: row.periodFrom,
  periodTo: row.periodTo,
  state: row.state,
  number: row.number,
  updatedAt: row.updatedAt,
  issuedAt: row.issuedAt,
  files:
    row.state === 'issued' ? formats.map((format) => ({ format, href: `/api/v1/reports/${row.id}/files/${format}` })) : [],
}) // prettier-ignore

export const presentCase = (
  c: Omit<ListedCase, 'flaggedBy' | 'turns'>,
): z.output<typeof casesAnswer>['items'][number] => ({
  id: c.id,
  code: `PH-${c.number}`,
  title: c.title,
  article: c.articleId,
  outlet: c.outlet,
  state: c.state as CaseState,
  reason: c.reason,
  level: c.level,
  body: c.body,
  deadline: c.deadline,
  due: c.due,
  createdAt: c.createdAt,
  updatedAt: c.updatedAt,
})

/** One case as its viewer may see it: the service leaves out what is the office's own. */
export function presentCaseDetails(details: CaseDetails, due: DueGroup): z.output<typeof caseAnswer> {
  const { row, outlet, canonicalUrl, events } = details
  return {
    ...presentCase({ ...row, outlet, due }),
    url: canonicalUrl,
    handling: row.handling,
    note: row.note,
    answer: row.answer,
    events: events.map((e) => ({
      at: e.at,
      by: e.displayName,
      action: e.action,
      from: e.fromState,
      to: e.toState,
      note: e.note,
    })),
  }
}

export const presentSource = (row: SourceRow): z.output<typeof sourcesAnswer>['items'][number] => ({
  id: row.source.id,
  outlet: row.outletName,
  kind: row.source.kind,
  url: row.source.url,
  state: row.source.state,
  health: row.health,
  lastRunAt: row.source.lastRunAt,
  lastOkAt: row.source.lastOkAt,
  lastNewAt: row.source.lastNewAt,
  lastOutcome: row.source.lastOutcome,
  failures: Number(row.source.failures),
  newPerDay: Math.round(row.perDay * 10) / 10,
  newLast24h: row.last24h,
})
