import { plain } from '../words/runs.js'
import type { Draft } from './content.js'
import { paragraphsOf } from './walk.js'

export interface WordChange {
  readonly op: 'same' | 'added' | 'removed'
  readonly text: string
}
export interface ParagraphChange {
  readonly id: string
  readonly change: 'same' | 'changed' | 'added' | 'removed'
  readonly words: readonly WordChange[]
}

/** Paragraph by paragraph, word by word: what people changed of the machine's draft. In the order of the edited draft. */
export function diffDraft(machine: Draft, edited: Draft): ParagraphChange[] {
  const before = new Map(paragraphsOf(machine).map((p) => [p.id, plain(p.runs)]))
  const changes: ParagraphChange[] = []
  for (const paragraph of paragraphsOf(edited)) {
    const now = plain(paragraph.runs)
    const was = before.get(paragraph.id)
    before.delete(paragraph.id)
    if (was === undefined) changes.push(whole(paragraph.id, 'added', now))
    else if (was === now) changes.push({ id: paragraph.id, change: 'same', words: [{ op: 'same', text: now }] })
    else changes.push({ id: paragraph.id, change: 'changed', words: diffWords(was, now) })
  }
  for (const [id, text] of before) changes.push(whole(id, 'removed', text))
  return changes
}

const whole = (id: string, change: 'added' | 'removed', text: string): ParagraphChange => ({
  id,
  change,
  words: [{ op: change, text }],
})

/** Words compared in one paragraph; a product above this is shown as one replacement. */
const cellsMax = 4_000_000

/** Longest common subsequence of words with their white space; joins of the parts give both texts back. */
export function diffWords(before: string, after: string): WordChange[] {
  const a = before.match(/\S+\s*|\s+/gu) ?? []
  const b = after.match(/\S+\s*|\s+/gu) ?? []
  if (a.length * b.length > cellsMax) return join([...mark('removed', a), ...mark('added', b)])
  const width = b.length + 1
  const longest = new Uint32Array((a.length + 1) * width)
  for (let i = a.length - 1; i >= 0; i--)
    for (let j = b.length - 1; j >= 0; j--)
      longest[i * width + j] = equal(a[i], b[j])
        ? at(longest, (i + 1) * width + j + 1) + 1
        : Math.max(at(longest, (i + 1) * width + j), at(longest, i * width + j + 1))
  const changes: WordChange[] = []
  let i = 0
  let j = 0
  while (i < a.length && j < b.length) {
    if (equal(a[i], b[j])) {
      changes.push({ op: 'same', text: b[j] as string })
      i++
      j++
    } else if (at(longest, (i + 1) * width + j) >= at(longest, i * width + j + 1))
      changes.push({ op: 'removed', text: a[i++] as string })
    else changes.push({ op: 'added', text: b[j++] as string })
  }
  return join([...changes, ...mark('removed', a.slice(i)), ...mark('added', b.slice(j))])
}

const at = (cells: Uint32Array, index: number): number => cells[index] as number
const equal = (a: string | undefined, b: string | undefined): boolean => a?.trim() === b?.trim()
const mark = (op: WordChange['op'], words: readonly string[]): WordChange[] => words.map((text) => ({ op, text }))

function join(changes: readonly WordChange[]): WordChange[] {
  const joined: WordChange[] = []
  for (const change of changes) {
    const last = joined.at(-1)
    if (last?.op === change.op) joined[joined.length - 1] = { op: last.op, text: last.text + change.text }
    else joined.push(change)
  }
  return joined
}
