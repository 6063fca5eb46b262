import { normalise } from '#language'

/** Longest line that can be a source line, in characters. */
const longestLine = 70
/** "Theo báo Tuổi Trẻ", "(Theo VnExpress)", "Nguồn: TTXVN". */
const credit =
  /^[\s(*–-]*(?:theo|nguồn)\s*:?\s+(?:báo\s+(?:điện tử\s+)?|trang\s+|tạp chí\s+)?([^()\n]{2,50}?)[\s)*.]*$/iu
/** "(TTXVN) - Ngày 3/3 …" at the head of the first line; also "TTXVN - …" for the state agency. */
const dateline = /^\s*\(([^()\n]{2,30})\)\s*[–-]/u

/**
 * The medium a text says it was taken from, as written: a credit in one of the last three lines, or an agency in brackets
 * before the first sentence. Evidence for people and for the choice between two articles of one minute, never a proof.
 */
export function sourceLine(text: string): string | undefined {
  const tail = normalise(text.slice(-600)).trimEnd().split('\n').slice(-3)
  for (const line of tail.reverse()) {
    const found = line.length <= longestLine ? credit.exec(line) : null
    if (found && startsWithCapital(found[1] as string)) return (found[1] as string).trim()
  }
  return dateline.exec(normalise(text.slice(0, 80)))?.[1]?.trim()
}

function startsWithCapital(name: string): boolean {
  return /^[\p{Lu}\d]/u.test(name)
}
