import type { Gazetteer } from './gazetteer.js'
import type { PlaceMention } from './place-mention.js'

/** One line of the `places` command. */
export interface PlacesInput {
  readonly id: string
  /** The office's own province, in any usual form. */
  readonly province?: string | null
  readonly text: string
}

/** What the `places` command answers for a line. */
export interface PlacesOutput {
  readonly id: string
  readonly places: PlaceMention[]
}

/** Answers one line of the `places` command. A province nobody knows is no hint, not an error: every line gets its answer. */
export function placesBatch(input: PlacesInput, gazetteer: Gazetteer): PlacesOutput {
  const province = input.province ? gazetteer.resolveProvince(input.province)?.name : undefined
  return { id: input.id, places: gazetteer.findPlaces(input.text, { province }) }
}
