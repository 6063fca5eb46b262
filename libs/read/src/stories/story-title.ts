import { tokenise } from '#language'

/** Marks of a section or a medium before a headline: `[Ảnh]`, `Infographic:`, `Video |`. */
const sectionMark =
  /^(?:[[(][^\])]{1,24}[\])]|(?:infographics?|e-?magazine|longform|video|clip|ảnh|podcast|megastory))\s*[:|–-]?\s+/iu
/** Another headline must say so much more of what the others say before it takes the place of the first. */
const clearly = 0.15

/**
 * The headline that tells a story best: a statement of readable length that says what the other headlines say, and of equals
 * the earliest. Headlines come earliest first; the answer is one of them, without marks around it.
 */
export function readableTitle(titles: readonly string[]): string {
  const clean = titles.map(plain)
  const pairs = clean.map(pairsOf)
  const scores = clean.map((title, i) => agreement(pairs, i) - faults(title))
  let best = 0
  scores.forEach((score, i) => {
    if (score > (scores[best] as number) + clearly) best = i
  })
  return clean[best] ?? ''
}

function plain(title: string): string {
  const flat = title.normalize('NFC').replace(/\s+/gu, ' ').trim()
  const rest = flat.replace(sectionMark, '').replace(/(?:\s*\.+|\s*…)$/u, '')
  return rest === '' ? flat : rest.charAt(0).toLocaleUpperCase('vi') + rest.slice(1)
}

/** Mean share of a headline's neighbouring syllables that another headline has. */
function agreement(pairs: readonly ReadonlySet<string>[], i: number): number {
  const own = pairs[i] as ReadonlySet<string>
  if (own.size === 0 || pairs.length < 2) return 0
  let shared = 0
  for (const other of pairs) if (other !== own) for (const pair of own) if (other.has(pair)) shared++
  return shared / own.size / (pairs.length - 1)
}

/** A question, shouting, and too short or long a headline do not name a story. */
function faults(title: string): number {
  const isShout = title === title.toLocaleUpperCase('vi') && title !== title.toLocaleLowerCase('vi')
  return (
    (title.includes('?') ? 0.3 : 0) + (isShout ? 0.5 : 0) + (title.length > 120 ? 0.3 : title.length < 20 ? 0.4 : 0)
  )
}

function pairsOf(title: string): Set<string> {
  const words = tokenise(title).map((t) => t.folded)
  return new Set(words.slice(1).map((word, i) => `${words[i] as string} ${word}`))
}
