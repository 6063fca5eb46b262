/** Opens a file for spreadsheets: the byte order mark by which they show Vietnamese. */
export const csvMark = '\ufeff'

/** Rows as lines of a file for spreadsheets. Every cell is quoted; nothing in them runs as a formula. */
export const csvLines = (rows: readonly (readonly string[])[]): string =>
  rows.map((row) => `${row.map(cell).join(',')}\r\n`).join('')

/** A cell that a spreadsheet would take for a formula gets an apostrophe. */
function cell(value: string): string {
  const safe = /^\s*[=+\-@＝＋－＠|%]|^[\t\r\n]/.test(value) ? `'${value}` : value
  return `"${safe.replaceAll('"', '""')}"`
}
