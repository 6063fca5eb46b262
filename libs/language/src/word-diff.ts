/** A stretch of one of two texts, or of both. */
export interface DiffPart {
  readonly op: 'same' | 'added' | 'removed'
  readonly text: string
}

/** Most comparisons of one diff (words times words); beyond, the whole stretch counts as replaced. */
const comparisonsMax = 2_000_000

/** Words with the blanks behind them; a line break is a word of its own, so that a new paragraph leaves the last word alone. */
const wordsOf = (text: string): string[] => text.split(/(?<=[^\S\n])(?=\S)|(?=\n)|(?<=\n)/)

/**
 * Difference between two texts by words (longest common subsequence); equal stretches come as one part. What is not added gives
 * the text before, what is not removed the text after. A last word stays the same when others follow: only the blank is new.
 */
export function diffWords(before: string, after: string): DiffPart[] {
  const a = wordsOf(before)
  const b = wordsOf(after)
  let head = 0
  while (head < a.length && head < b.length && isSame(a[head], b[head])) head++
  let tail = 0
  while (tail < a.length - head && tail < b.length - head && isSame(a[a.length - 1 - tail], b[b.length - 1 - tail]))
    tail++
  const middleA = a.slice(head, a.length - tail)
  const middleB = b.slice(head, b.length - tail)
  const middle =
    middleA.length * middleB.length > comparisonsMax ? replaced(middleA, middleB) : subsequence(middleA, middleB)
  const both = (from: number, to: number, shift: number): DiffPart[] =>
    a.slice(from, to).flatMap((word, i) => same(word, b[from + shift + i] as string))
  return merged([...both(0, head, 0), ...middle, ...both(a.length - tail, a.length, b.length - a.length)])
}

/** Words are the same whatever blanks stand behind them; a line break is the same as a line break only. */
const isSame = (a: string | undefined, b: string | undefined): boolean =>
  a !== undefined && b !== undefined && (a === b || (bare(a) === bare(b) && bare(a) !== ''))
const bare = (word: string): string => word.trimEnd()

/** A word that both texts have, then the blanks where they differ. */
function same(before: string, after: string): DiffPart[] {
  if (before === after) return [{ op: 'same', text: before }]
  const word = bare(before)
  return [
    { op: 'same', text: word },
    { op: 'removed', text: before.slice(word.length) },
    { op: 'added', text: after.slice(word.length) },
  ]
}
const replaced = (a: readonly string[], b: readonly string[]): DiffPart[] => [
  { op: 'removed', text: a.join('') },
  { op: 'added', text: b.join('') },
]

function subsequence(a: readonly string[], b: readonly string[]): DiffPart[] {
  const width = b.length + 1
  const longest = new Uint16Array((a.length + 1) * width)
  for (let i = a.length - 1; i >= 0; i--) {
    for (let j = b.length - 1; j >= 0; j--) {
      longest[i * width + j] = isSame(a[i], b[j])
        ? (longest[(i + 1) * width + j + 1] as number) + 1
        : Math.max(longest[(i + 1) * width + j] as number, longest[i * width + j + 1] as number)
    }
  }
  const parts: DiffPart[] = []
  let i = 0
  let j = 0
  while (i < a.length && j < b.length) {
    if (isSame(a[i], b[j])) parts.push(...same(a[i++] as string, b[j++] as string))
    else if ((longest[(i + 1) * width + j] as number) >= (longest[i * width + j + 1] as number))
      parts.push({ op: 'removed', text: a[i++] as string })
    else parts.push({ op: 'added', text: b[j++] as string })
  }
  for (; i < a.length; i++) parts.push({ op: 'removed', text: a[i] as string })
  for (; j < b.length; j++) parts.push({ op: 'added', text: b[j] as string })
  return parts
}

function merged(parts: readonly DiffPart[]): DiffPart[] {
  const result: { op: DiffPart['op']; text: string }[] = []
  for (const part of parts) {
    const last = result.at(-1)
    if (part.text === '') continue
    if (last?.op === part.op) last.text += part.text
    else result.push({ ...part })
  }
  return result
}

/** Only the changes with some words around them; what is left out shows as `…`. */
export function diffExcerpt(parts: readonly DiffPart[], around = 8): DiffPart[] {
  return parts.map((part, i) => {
    if (part.op !== 'same') return part
    const words = wordsOf(part.text)
    const before = i === 0 ? 0 : around
    const after = i === parts.length - 1 ? 0 : around
    if (words.length <= before + after + 2) return part
    const head = words.slice(0, before).join('')
    const tail = after === 0 ? '' : words.slice(-after).join('')
    return { op: 'same', text: `${head}… ${tail}` }
  })
}
