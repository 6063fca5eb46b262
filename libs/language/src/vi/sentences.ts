/** A sentence and its UTF-16 offsets in the text given. */
export interface Sentence {
  readonly start: number
  readonly end: number
  readonly text: string
}

/** Words whose final dot does not end a sentence. */
const abbreviations =
  /(?:^|[\s("“])(?:TP|P|Q|TX|TT|H|X|ThS|Th\.S|TS|GS|PGS|BS|LS|KS|NSND|NSƯT|St|No|tr|v\.v|KT|TL|TM|Tp|Mr|Mrs|Dr)$/u
/** A person's initials: "Nguyễn Văn H." */
const initial = /(?:^|[\s.])\p{Lu}$/u

/** Splits a text at sentence ends and line breaks; keeps offsets. Never returns an empty sentence. */
export function sentences(text: string): Sentence[] {
  const result: Sentence[] = []
  let start = 0
  const push = (end: number): void => {
    const raw = text.slice(start, end)
    const lead = raw.length - raw.trimStart().length
    const trimmed = raw.trim()
    if (trimmed) result.push({ start: start + lead, end: start + lead + trimmed.length, text: trimmed })
    start = end
  }
  for (let i = 0; i < text.length; i++) {
    const c = text[i] as string
    if (c === '\n') push(i + 1)
    else if (c === '.' || c === '?' || c === '!' || c === '…') {
      const end = closeQuotes(text, i + 1)
      if (isSentenceEnd(text, i, end, start)) {
        push(end)
        i = end - 1
      }
    }
  }
  push(text.length)
  return result
}

function closeQuotes(text: string, from: number): number {
  let i = from
  while (i < text.length && /[.!?…”"’')\]]/.test(text[i] as string)) i++
  return i
}

function isSentenceEnd(text: string, dot: number, end: number, start: number): boolean {
  const next = text.slice(end, end + 3)
  if (next !== '' && !/^\s/.test(next)) return false
  if (text[dot] !== '.') return next === '' || /^\s+[\p{Lu}\p{N}“"‘'(–-]/u.test(next)
  const before = text.slice(Math.max(start, dot - 12), dot)
  if (abbreviations.test(before)) return false
  if (initial.test(before) && !/^\s+\p{Lu}\p{Ll}+\s\p{Ll}/u.test(text.slice(end, end + 30))) return false
  return next === '' || next.startsWith('\n') || !/^\s+\p{Ll}/u.test(next)
}
