import { type Database, loadOfficeArticles } from '#record'
import type { AuditRow } from './audit-query.js'
import { words } from './words.js'

/** What an entry tells of, in words a person knows it by, and where it is. */
export interface Subject {
  readonly text: string
  readonly href: string | null
}

/** Articles, cases, reports and sources by their names; whatever else stands as it was written. */
export async function subjectsOf(
  db: Database,
  officeId: string,
  rows: readonly AuditRow[],
): Promise<ReadonlyMap<string, Subject>> {
  const ids = [...new Set(rows.flatMap((r) => (r.subject === null ? [] : [r.subject])))]
  const subjects = new Map<string, Subject>()
  if (ids.length === 0) return subjects
  const cases = await db.selectFrom('responseCase').select(['id', 'number', 'title']).where('id', 'in', ids).execute()
  for (const c of cases)
    subjects.set(c.id, { text: `${words().caseNumber(c.number)}: ${c.title}`, href: `/cases/${c.id}` })
  const reports = await db.selectFrom('report').select(['id', 'title']).where('id', 'in', ids).execute()
  for (const r of reports) subjects.set(r.id, { text: r.title, href: `/reports/${r.id}` })
  const sources = await db.selectFrom('source').select(['id', 'url']).where('id', 'in', ids).execute()
  for (const s of sources) subjects.set(s.id, { text: s.url, href: `/sources/${s.id}` })
  const erased = await db
    .selectFrom('article')
    .select('id')
    .where('id', 'in', ids)
    .where('state', '=', 'erased')
    .execute()
  for (const a of erased) subjects.set(a.id, { text: words().erasedArticle, href: null })
  for (const a of await loadOfficeArticles(db, officeId, ids))
    subjects.set(a.article.id, { text: a.version.title, href: `/articles/${a.article.id}` })
  return subjects
}
