/** Names the row of an article on a list, so that a step on it leads back to where it stands. */
export const rowId = (articleId: string): string => `bai-${articleId}`
