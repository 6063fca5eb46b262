import { labelKinds, type CaseState, type CorrectionKind, type LabelKindName } from '#press'
import type { CorrectionTable, Database } from '#record'
import type { Edition } from './article-details.js'
import { caseStateNames } from '../shell/names.js'
import { valueNames } from './label-choices.js'
import { words } from './words.js'

export type ShownCorrection = CorrectionTable & { readonly displayName: string; readonly revokedByName: string | null }

/** One line of an article's log. */
export interface HistoryLine {
  readonly at: string
  readonly text: string
  /** Reason or note that a person typed. */
  readonly said: string | null
  readonly href: string | null
  /** The correction that may still be taken back. */
  readonly undo: string | null
}

const line = (at: string, text: string, more: Partial<HistoryLine> = {}): HistoryLine => ({
  at,
  text,
  said: null,
  href: null,
  undo: null,
  ...more,
})

/** Everything that happened to an article, newest first: fetched, edited, labelled, corrected, flagged. */
export async function articleHistory(
  db: Database,
  officeId: string,
  articleId: string,
  known: { editions: readonly Edition[]; corrections: readonly ShownCorrection[] },
): Promise<HistoryLine[]> {
  const lines = [
    ...(await fetchLines(db, articleId)),
    ...known.editions
      .slice(0, -1)
      .map(({ at, version, isReturn }) => line(at, words().lines.edited(version.seq, isReturn))),
    ...(await labelLines(db, officeId, articleId)),
    ...known.corrections.flatMap(correctionLines),
    ...(await caseLines(db, officeId, articleId)),
  ]
  return lines.sort((a, b) => b.at.localeCompare(a.at))
}

async function fetchLines(db: Database, articleId: string): Promise<HistoryLine[]> {
  const rows = await db
    .selectFrom('fetch')
    .innerJoin('frontier', 'frontier.id', 'fetch.frontierId')
    .leftJoin('source', 'source.id', 'frontier.sourceId')
    .leftJoin('outlet', 'outlet.id', 'source.outletId')
    .select(['fetch.at', 'source.kind', 'outlet.name'])
    .where('frontier.articleId', '=', articleId)
    .where('fetch.pageId', 'is not', null)
    .orderBy('fetch.at', 'desc')
    .limit(20)
    .execute()
  return rows.map((f) =>
    line(
      f.at,
      f.kind ? words().lines.fetched(words().sourceKinds[f.kind] ?? f.kind, f.name ?? '') : words().lines.pasted,
    ),
  )
}

async function labelLines(db: Database, officeId: string, articleId: string): Promise<HistoryLine[]> {
  const rows = await db
    .selectFrom('label')
    .innerJoin('version', 'version.id', 'label.versionId')
    .select(({ fn }) => ['version.seq', 'label.modelVersion', fn.max('label.decidedAt').as('at')])
    .where('label.officeId', '=', officeId)
    .where('label.articleId', '=', articleId)
    .groupBy(['version.seq', 'label.modelVersion'])
    .execute()
  return rows.map((r) =>
    line(String(r.at), r.seq > 1 ? words().lines.labelledAgain(r.seq) : words().lines.labelled),
  ) // prettier-ignore
}

function correctionLines(c: ShownCorrection): HistoryLine[] {
  const made = line(c.at, correctionText(c), {
    said: c.reason,
    undo: c.revokedAt ? null : c.id,
  })
  if (!c.revokedAt) return [made]
  const what = words().kindsWithin[c.kind as CorrectionKind] ?? c.kind
  return [line(c.revokedAt, words().lines.undid(c.revokedByName ?? words().someone, what)), made]
}

function correctionText({ kind, value, previous, displayName: who }: ShownCorrection): string {
  const { lines, kindsWithin } = words()
  if (kind === 'story') return value === previous ? lines.keptInStory(who) : lines.toOtherStory(who)
  if (kind === 'reprint-group') return lines.outOfGroup(who)
  if (kind === 'original') return lines.madeOriginal(who)
  if (!(labelKinds as readonly string[]).includes(kind)) return lines.correctedOther(who, kind)
  const name = (v: string): string => valueNames(kind as LabelKindName, v.split(',').filter(Boolean))
  const was = previous === null ? lines.notGiven : name(previous)
  return lines.corrected(who, kindsWithin[kind as LabelKindName], was, name(value))
}

async function caseLines(db: Database, officeId: string, articleId: string): Promise<HistoryLine[]> {
  const rows = await db
    .selectFrom('caseEvent')
    .innerJoin('responseCase', 'responseCase.id', 'caseEvent.caseId')
    .leftJoin('account', 'account.id', 'caseEvent.accountId')
    .select(['caseEvent.at', 'caseEvent.action', 'caseEvent.toState', 'responseCase.number', 'responseCase.id'])
    .select('account.displayName')
    .where('responseCase.officeId', '=', officeId)
    .where('responseCase.articleId', '=', articleId)
    .where('caseEvent.action', 'in', ['flag', 'move'])
    .execute()
  return rows.map((e) => {
    const who = e.displayName ?? words().someone
    const code = `PH-${e.number}`
    const text =
      e.action === 'flag'
        ? words().lines.flagged(who, code)
        : words().lines.moved(who, code, caseStateNames[e.toState as CaseState])
    return line(e.at, text, { href: `/cases/${e.id}` })
  })
}
