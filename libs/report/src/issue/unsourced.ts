import { sentences } from '#language'
import type { Draft, Run } from '../draft/content.js'
import { paragraphsOf } from '../draft/walk.js'

/** A sentence a person wrote that neither counts something nor names its source. */
export interface UnsourcedSentence {
  /** The paragraph that holds it. */
  readonly id: string
  readonly text: string
}

/** Stands for a figure or a citation while sentences are cut; a private-use sign, taken out of typed text first. */
const sourceSign = '\uE000'

/** Sentences of the edited draft that the machine's draft does not hold and that have no figure and no citation. */
export function unsourcedSentences(machine: Draft, edited: Draft): UnsourcedSentence[] {
  const known = new Set(paragraphsOf(machine).flatMap((p) => sentencesOf(p.runs)))
  return paragraphsOf(edited)
    .filter((p) => !p.id.endsWith('/heading'))
    .flatMap((p) =>
      sentencesOf(p.runs)
        .filter((text) => !known.has(text) && !text.includes(sourceSign))
        .map((text) => ({ id: p.id, text })),
    )
}

function sentencesOf(runs: readonly Run[]): string[] {
  const text = runs.map((r) => (r.type === 'text' ? r.text.replaceAll(sourceSign, '') : sourceSign)).join('')
  return sentences(text).flatMap((s) => (/\p{L}/u.test(s.text) ? [s.text] : []))
}
