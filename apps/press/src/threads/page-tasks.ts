import { packPage, preparePage, readPage, type PackedPage } from '#collect'
import { extractArticle, type Extraction, type FeedHint } from '#extract'
import { ThreadPool } from './thread-pool.js'

/** A page just fetched: decode, cut comments, digest, pack for the archive, and read it while it is at hand. */
export interface PrepareTask {
  readonly type: 'prepare'
  readonly bytes: Uint8Array
  readonly contentType: string | null
  readonly status: number
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
  readonly packed: PackedPage | null
  readonly extraction: Extraction
}
export type PagePool = ThreadPool<PageTask, PageAnswer>

export const pagePool = (size: number): PagePool =>
  new ThreadPool<PageTask, PageAnswer>({
    entry: new URL('./page-thread.js', import.meta.url),
    size,
    inPlace: doPageTask,
    oldSpaceMb: 128,
    youngMb: 48,
  })

/** The work itself, the same in a worker thread and in the main one. */
export function doPageTask(task: PageTask): Promise<PageAnswer> {
  return task.type === 'prepare' ? Promise.resolve(prepare(task)) : read(task)
}

function prepare(task: PrepareTask): PageAnswer {
  const page = preparePage(
    Buffer.from(task.bytes.buffer, task.bytes.byteOffset, task.bytes.byteLength),
    task.contentType,
  )
  const { url, fetchedAt, status } = task
  return {
    packed: packPage({ url, fetchedAt, status, page }),
    extraction: extractArticle({ url, html: page.html, fetchedAt, feedEntry: JSON.parse(task.entry) as FeedHint }),
  }
}

async function read(task: ReadTask): Promise<PageAnswer> {
  const kept = await readPage(task.folder, task)
  const { html } = preparePage(kept.bytes, kept.contentType)
  const { url, fetchedAt } = task
  return {
    packed: null,
    extraction: extractArticle({ url, html, fetchedAt, feedEntry: JSON.parse(task.entry) as FeedHint }),
  }
}
