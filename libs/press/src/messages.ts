/** Messages carry ids only; each stage reads what it needs from the record. */
export interface Messages {
  'page.fetched': { pageId: string; frontierId: string }
  'article.versioned': { articleId: string; versionId: string }
  'article.grouped': { articleId: string; versionId: string }
  'article.labelled': { articleId: string; officeId: string; versionId: string }
  'correction.made': { officeId: string; articleId: string; correctionId: string }
}
export const topics = [
  'page.fetched',
  'article.versioned',
  'article.grouped',
  'article.labelled',
  'correction.made',
] as const satisfies readonly (keyof Messages)[]
export type MessageType = keyof Messages
