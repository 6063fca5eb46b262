/**
 * Messages carry ids only; each stage reads what it needs from the record. People's decisions are read with the labels,
 * so a correction sends `article.labelled` again, on the lane of people, which is served before all else.
 */
export interface Messages {
  /** The same bytes fetched again are the same page: `fetchedAt` says which time is meant. */
  'page.fetched': { pageId: string; frontierId: string; fetchedAt?: string }
  'article.versioned': { articleId: string; versionId: string }
  'article.grouped': { articleId: string; versionId: string }
  'article.labelled': { articleId: string; officeId: string; versionId: string }
}
export const topics = [
  'page.fetched',
  'article.versioned',
  'article.grouped',
  'article.labelled',
] as const satisfies readonly (keyof Messages)[]
export type MessageType = keyof Messages
