import type { Block, SectionPlace } from '../draft/content.js'
import type { ReportContext } from '../draft/context.js'

/** Options of one entry of an outline, as stored: plain words. */
export type SectionOptions = Readonly<Record<string, string>>

/**
 * A part of a report as a plug-in. `build` reads the context and gives typed blocks; every number in them is a figure
 * run. Block ids start with `prefix`, and the rest of an id comes from what the block is about (a story, a case, a
 * fixed word), never from its place, so that an edited paragraph finds its machine twin again.
 */
export interface ReportSection<Name extends string = string> {
  readonly name: Name
  /** Vietnamese, sentence case; an outline may give another. */
  readonly title: string
  readonly place: SectionPlace
  build(context: ReportContext, prefix: string, options: SectionOptions): Promise<readonly Block[]>
}
