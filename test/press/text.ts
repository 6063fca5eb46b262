/** Escapes text for HTML and XML element content and double-quoted attributes. */
export function escapeMarkup(text: string): string {
  return text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;').replace(/"/g, '&quot;')
}

/** Letters without marks, đ as d. */
export function withoutMarks(text: string): string {
  return text.normalize('NFD').replace(/\p{M}/gu, '').replace(/đ/g, 'd').replace(/Đ/g, 'D')
}

/** The part of an address made from a title: at most twelve words. */
export function slugOf(title: string): string {
  const words = withoutMarks(title)
    .toLowerCase()
    .split(/[^a-z0-9]+/)
    .filter((word) => word !== '')
  return words.slice(0, 12).join('-') || 'tin'
}

/** Number of words between spaces. */
export function countWords(text: string): number {
  return text.split(/\s+/).filter((word) => word !== '').length
}
