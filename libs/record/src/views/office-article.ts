import type { CaseGroup, CaseState, LabelKindName, TopicCode } from '#press'
import { caseGroups, labelKinds } from '#press'
import type { Database, RecordTx } from '../record-store.js'
import type {
  ArticleTable,
  CaseTable,
  CorrectionTable,
  LabelTable,
  OutletTable,
  VersionTable,
} from '../schema/tables.js'
import { effectiveGroups } from './effective-groups.js'

/** A label in force: a person's correction, else the machine's. */
export interface EffectiveLabel {
  /** Words of the kind; topics main first; empty for "no tone". */
  readonly values: readonly string[]
  readonly by: 'machine' | 'person'
  readonly machine: {
    readonly values: readonly string[]
    readonly confidence: number
    readonly modelVersion: string
  } | null
  readonly evidence: { readonly part: 'title' | 'text'; readonly start: number; readonly end: number } | null
  readonly correction: CorrectionTable | null
}

/** An article as one office sees it: what was published, and what machine and people said about it. */
export interface OfficeArticle {
  readonly article: ArticleTable
  readonly version: VersionTable
  readonly outlet: OutletTable
  readonly reprintGroup: string
  readonly isOriginal: boolean
  readonly story: string
  readonly labels: Readonly<Partial<Record<LabelKindName, EffectiveLabel>>>
  /** JSON list of place mentions, as stored. */
  readonly places: string
  readonly handling: CaseGroup | null
  /** The newest case on it; null where it was never flagged. */
  readonly lastCase: Pick<CaseTable, 'state' | 'deadline'> | null
  readonly isCorrected: boolean
}

/** Loads articles of an office in the order of `ids`; unknown and erased ones are left out. */
export async function loadOfficeArticles(
  db: Database | RecordTx,
  officeId: string,
  ids: readonly string[],
): Promise<OfficeArticle[]> {
  const result: OfficeArticle[] = []
  for (let i = 0; i < ids.length; i += 400) result.push(...(await loadSome(db, officeId, ids.slice(i, i + 400))))
  return result
}

async function loadSome(db: Database | RecordTx, officeId: string, ids: readonly string[]): Promise<OfficeArticle[]> {
  if (ids.length === 0) return []
  const articles = await db
    .selectFrom('article')
    .selectAll()
    .where('id', 'in', ids)
    .where('state', '!=', 'erased')
    .execute()
  const versions = byKey(
    await db
      .selectFrom('version')
      .selectAll()
      .where(
        'id',
        'in',
        articles.map((a) => a.currentVersionId),
      )
      .execute(),
    (v) => v.id,
  )
  const outlets = byKey(
    await db
      .selectFrom('outlet')
      .selectAll()
      .where('id', 'in', [...new Set(articles.map((a) => a.outletId))])
      .execute(),
    (o) => o.id,
  )
  const labels = group(
    await db.selectFrom('label').selectAll().where('officeId', '=', officeId).where('articleId', 'in', ids).execute(),
    (l) => l.articleId,
  )
  const corrections = group(
    await db.selectFrom('correction').selectAll().where('officeId', '=', officeId).where('articleId', 'in', ids).where('revokedAt', 'is', null).orderBy('at').orderBy('id').execute(),
    (c) => c.articleId,
  ) // prettier-ignore
  const places = byKey(
    await db.selectFrom('place').selectAll().where('officeId', '=', officeId).where('articleId', 'in', ids).execute(),
    (p) => p.articleId,
  )
  const cases = byKey(
    await db
      .selectFrom('responseCase')
      .select(['articleId', 'state', 'number', 'deadline'])
      .where('officeId', '=', officeId)
      .where('articleId', 'in', ids)
      .orderBy('number')
      .execute(),
    (c) => c.articleId,
  )
  const groups = await effectiveGroups(db, officeId, ids)
  const known = byKey(articles, (a) => a.id)
  const loaded: OfficeArticle[] = []
  for (const id of ids) {
    const article = known.get(id)
    const version = article && versions.get(article.currentVersionId)
    const outlet = article && outlets.get(article.outletId)
    if (!article || !version || !outlet) continue
    const made = labels.get(id) ?? []
    const mine = corrections.get(id) ?? []
    const membership = groups.get(id) ?? { reprintGroup: id, story: id, isOriginal: true }
    const lastCase = cases.get(id)
    loaded.push({
      article,
      version,
      outlet,
      ...membership,
      labels: effectiveLabels(
        made.filter((l) => l.versionId === version.id),
        mine,
      ),
      places: places.get(id)?.mentions ?? '[]',
      handling: lastCase ? groupOfState(lastCase.state as CaseState) : null,
      lastCase: lastCase ? { state: lastCase.state, deadline: lastCase.deadline } : null,
      isCorrected: mine.length > 0,
    })
  }
  return loaded
}

/** A person's word wins over the machine's; the machine's stays beside it. Tone falls away where relevance is none. */
export function effectiveLabels(
  machine: readonly LabelTable[],
  corrections: readonly CorrectionTable[],
): Partial<Record<LabelKindName, EffectiveLabel>> {
  const result: Partial<Record<LabelKindName, EffectiveLabel>> = {}
  for (const kind of labelKinds) {
    const made = machine.filter((l) => l.kind === kind).at(-1)
    const correction = corrections.filter((c) => c.kind === kind).at(-1) ?? null
    if (!made && !correction) continue
    const split = (value: string): string[] => value.split(',').filter(Boolean)
    result[kind] = {
      values: split(correction ? correction.value : (made?.value ?? '')),
      by: correction ? 'person' : 'machine',
      machine: made
        ? { values: split(made.value), confidence: made.confidence, modelVersion: made.modelVersion }
        : null,
      evidence:
        made && made.evidenceStart !== null && made.evidenceEnd !== null
          ? { part: made.evidencePart === 'title' ? 'title' : 'text', start: made.evidenceStart, end: made.evidenceEnd }
          : null,
      correction,
    }
  }
  const tone = result.tone
  if (tone && tone.by === 'machine' && result.relevance?.values[0] === 'none') result.tone = { ...tone, values: [] }
  return result
}

export function groupOfState(state: CaseState): CaseGroup {
  for (const [name, group] of Object.entries(caseGroups)) {
    if ((group.states as readonly string[]).includes(state)) return name as CaseGroup
  }
  return 'new'
}

/** The first value of a label, or a fallback where the article has none yet. */
export const labelValue = (a: Pick<OfficeArticle, 'labels'>, kind: LabelKindName, fallback: string): string =>
  a.labels[kind]?.values[0] ?? fallback

export const topicsOf = (a: Pick<OfficeArticle, 'labels'>): TopicCode[] => {
  const values = (a.labels.topic?.values ?? []) as TopicCode[]
  return values.length > 0 ? values : ['khac']
}

function byKey<T>(rows: readonly T[], key: (row: T) => string): Map<string, T> {
  return new Map(rows.map((r) => [key(r), r]))
}
function group<T>(rows: readonly T[], key: (row: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>()
  for (const row of rows) {
    const list = groups.get(key(row))
    if (list) list.push(row)
    else groups.set(key(row), [row])
  }
  return groups
}
