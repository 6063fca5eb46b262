import { preparePage, readPage, type PreparedPage } from '#collect'
import { extractArticle, type Extraction, type FeedHint } from '#extract'

/** A page just fetched: decode, cut comments, digest, and read it while it is at hand. */
export interface PrepareTask {
  readonly type: 'prepare'
  readonly bytes: Uint8Array
  readonly contentType: string | null
  readonly url: string
  readonly fetchedAt: string
  readonly entry: string
}
/** A page kept earlier: read it from the archive. */
export interface ReadTask {
  readonly type: 'read'
  readonly folder: string
  readonly file: string
  readonly offset: number
  readonly length: number
  readonly url: string
  readonly fetchedAt: string
  readonly entry: string
}
export type PageTask = PrepareTask | ReadTask
export interface PageAnswer {
  /** Without the markup, which nobody behind needs. */
  readonly prepared: PreparedPage | null
  readonly extraction: Extraction
}

/** The work itself, the same in a worker thread and in the main one. */
export async function doPageTask(task: PageTask): Promise<PageAnswer> {
  const entry = JSON.parse(task.entry) as FeedHint
  if (task.type === 'prepare') {
    const prepared = preparePage(Buffer.from(task.bytes), task.contentType)
    const extraction = extractArticle({
      url: task.url,
      html: prepared.html,
      fetchedAt: task.fetchedAt,
      feedEntry: entry,
    })
    return { prepared: { ...prepared, html: '' }, extraction }
  }
  const kept = await readPage(task.folder, task)
  const { html } = preparePage(kept.bytes, kept.contentType)
  return {
    prepared: null,
    extraction: extractArticle({ url: task.url, html, fetchedAt: task.fetchedAt, feedEntry: entry }),
  }
}
