import type { Writable } from 'node:stream'
import type { Period } from '#press'
import type { OfficeArticle } from '#record'
import type { ReportProfileSettings } from '#report'

/** What a file says of itself before its rows. */
export interface ExportHead {
  /** The search, one fact a line: `Thời gian: 16/11–22/11/2026`. */
  readonly facts: readonly { readonly name: string; readonly value: string }[]
  /** The days of publication chosen; null where the filter leaves an end open. */
  readonly period: Period | null
  /** When the file was made, UTC. */
  readonly at: string
  readonly isDemo: boolean
}

/** A list on its way into a file. */
export interface ExportList {
  readonly head: ExportHead
  /** Articles found, as the page counts them. */
  readonly total: number
  /** Articles in the file: all of them, up to the limit of its kind. */
  readonly rows: number
  /** How the list stands on screen, for kinds that keep its headings. */
  readonly grouping: 'day' | 'story' | 'none'
  /** In the order of the list, part by part: a long one never stands in memory whole. */
  parts(): AsyncIterable<readonly OfficeArticle[]>
  /** Where a reader opens an article. */
  linkOf(url: string): string
  /** Heading and form of the office's papers. */
  paper(): Promise<ReportProfileSettings>
}

/** A kind of file that a list of articles can be taken away as. */
export interface ExportKind<Name extends string = string> {
  readonly name: Name
  readonly mime: string
  /** Most articles in one file; what is streamed takes more. */
  readonly limit: number
  write(list: ExportList, out: Writable): Promise<void>
}

/** Writes a part and waits until the reader took it. A reader who left ends the work. */
export async function send(out: Writable, part: string | Buffer): Promise<void> {
  if (out.destroyed) throw new ExportAborted()
  if (out.write(part)) return
  await new Promise<void>((taken, failed) => {
    const done = (): void => {
      out.off('drain', onDrain).off('close', onClose)
    }
    const onDrain = (): void => (done(), taken())
    const onClose = (): void => (done(), failed(new ExportAborted()))
    out.on('drain', onDrain).on('close', onClose)
  })
}

/** The reader went away before the file was whole. */
export class ExportAborted extends Error {}
