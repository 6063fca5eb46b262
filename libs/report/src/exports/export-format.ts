import type { Draft } from '../draft/content.js'
import type { ReportProfile } from '../profiles/profile.js'
import type { ReportProfileSettings } from '../settings.js'

/** What is written to a file: the text, and what stands around it. */
export interface ReportIssue {
  readonly draft: Draft
  readonly settings: ReportProfileSettings
  /** Number in the office's series; null leaves its place open. */
  readonly number: string | null
  /** Local date of issue, `2026-11-23`; null leaves the day and month open. */
  readonly date: string | null
  /** True for a draft: places for the writer are printed with their prompts. An issue leaves them out. */
  readonly showPrompts: boolean
  /** Code of this version of the text, printed at the end of the notes: `BC-2026-47/1`. */
  readonly versionCode?: string
}

/** A file format as a plug-in. Every format prints the same layout, so the same figures stand in all of them. */
export interface ExportFormat<Name extends string = string> {
  readonly name: Name
  readonly extension: string
  readonly mime: string
  write(issue: ReportIssue, profile: ReportProfile): Promise<Buffer>
}
