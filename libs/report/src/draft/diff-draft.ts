import { type DiffPart, diffWords } from '#language'
import { plain } from '../words/runs.js'
import type { Draft } from './content.js'
import { paragraphsOf } from './walk.js'

export interface ParagraphChange {
  readonly id: string
  readonly change: 'same' | 'changed' | 'added' | 'removed'
  readonly words: readonly DiffPart[]
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
