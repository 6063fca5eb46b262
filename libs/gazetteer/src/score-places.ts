import type { PlaceMention } from './place-mention.js'

/** A sentence with the places it names; the shape of the gold set. */
export interface PlacesCase {
  readonly id: string
  readonly province?: string
  readonly text: string
  readonly places: readonly Pick<PlaceMention, 'surface' | 'start' | 'unit' | 'era'>[]
  /** Spans inside which no place may be reported. */
  readonly notPlaces: readonly string[]
}

/** How well found places agree with the expected ones. */
export interface PlacesScore {
  readonly precision: number
  readonly recall: number
  /** F1 of (start, unit). */
  readonly f1: number
  /** Share of the places found whose era is right. */
  readonly era: number
  /** Recall of the old units alone. */
  readonly oldRecall: number
  readonly notPlaces: number
  /** How many of `notPlaces` were left alone. */
  readonly leftAlone: number
  /** One line for each mistake. */
  readonly mistakes: readonly string[]
}

type Answer = Pick<PlaceMention, 'surface' | 'start' | 'unit' | 'era'>

/** Scores answers, in the order of the cases, by F1 of (start, unit). */
export function scorePlaces(cases: readonly PlacesCase[], answers: readonly (readonly Answer[])[]): PlacesScore {
  const tally = { right: 0, expected: 0, answered: 0, era: 0, old: 0, oldRight: 0, notPlaces: 0, leftAlone: 0 }
  const mistakes: string[] = []
  cases.forEach((c, i) => {
    const given = answers[i] ?? []
    const keys = new Map(given.map((a) => [`${a.start} ${a.unit}`, a]))
    tally.expected += c.places.length
    tally.answered += given.length
    for (const p of c.places) {
      const hit = keys.get(`${p.start} ${p.unit}`)
      keys.delete(`${p.start} ${p.unit}`)
      if (p.era === 'old') tally.old++
      if (hit) {
        tally.right++
        if (hit.era === p.era) tally.era++
        else mistakes.push(`${c.id} era of ${p.surface}: ${hit.era}, expected ${p.era}`)
        if (p.era === 'old') tally.oldRight++
      } else mistakes.push(`${c.id} missed ${p.surface} (${p.unit}) at ${p.start}`)
    }
    for (const a of keys.values()) mistakes.push(`${c.id} wrong ${a.surface} (${a.unit}) at ${a.start}`)
    for (const span of c.notPlaces) {
      tally.notPlaces++
      if (isLeftAlone(c, span, given)) tally.leftAlone++
      else mistakes.push(`${c.id} place inside "${span}"`)
    }
  })
  const precision = ratio(tally.right, tally.answered)
  const recall = ratio(tally.right, tally.expected)
  return {
    precision,
    recall,
    f1: precision + recall === 0 ? 0 : (2 * precision * recall) / (precision + recall),
    era: ratio(tally.era, tally.right),
    oldRecall: ratio(tally.oldRight, tally.old),
    notPlaces: tally.notPlaces,
    leftAlone: tally.leftAlone,
    mistakes,
  }
}

/** A span may occur twice in a sentence, once as a place: it is left alone when one of its occurrences is. */
function isLeftAlone(c: PlacesCase, span: string, given: readonly Answer[]): boolean {
  for (let at = c.text.indexOf(span); at >= 0; at = c.text.indexOf(span, at + 1)) {
    const end = at + span.length
    if (!given.some((a) => a.start < end && a.start + a.surface.length > at)) return true
  }
  return false
}

const ratio = (part: number, whole: number): number => (whole === 0 ? 1 : part / whole)
