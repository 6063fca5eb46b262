import { constants } from 'node:fs'
import { mkdir, open, readdir, type FileHandle } from 'node:fs/promises'
import { join } from 'node:path'
import type { Clock } from '#foundation'
import { collectErrors } from '../errors.js'
import { erasePage } from './erase-page.js'
import { gzipMember } from './gzip-member.js'
import { packPage, type PackedPage } from './pack-page.js'
import type { PageToKeep } from './page-record.js'
import { fileNamePattern, readPage, type KeptPage, type ReadPage } from './read-page.js'
import { repairTail } from './repair-tail.js'
import { writeWarcRecord } from './warc-record.js'

export type { PageToKeep } from './page-record.js'
export { readPage, type KeptPage, type ReadPage } from './read-page.js'

export interface WarcArchiveOptions {
  folder: string
  clock: Clock
  /** Software name for the warcinfo record. */
  software?: string
  /** A file is closed when it has grown past this; 500 MB. */
  fileMaxBytes?: number
  /** Wait until the disk has it before a call returns (default). Off only for throw-away runs. */
  isDurable?: boolean
}

/**
 * Append-only WARC 1.1 files, one a day (or 500 MB), one gzip member a record. One process writes. What a crash left
 * half-written at the end is cut off when the archive is opened, before anything is appended behind it.
 */
export class WarcArchive {
  private file: FileHandle | null = null
  private fileName = ''
  private size = 0
  private queue: Promise<unknown> = Promise.resolve()

  private constructor(private readonly options: WarcArchiveOptions) {}

  static async open(options: WarcArchiveOptions): Promise<WarcArchive> {
    await mkdir(options.folder, { recursive: true })
    const archive = new WarcArchive(options)
    const newest = (await archive.files()).at(-1)
    if (newest !== undefined) await repairTail(join(options.folder, newest))
    return archive
  }

  /** Names of the archive's files, oldest first. */
  async files(): Promise<string[]> {
    return (await readdir(this.options.folder)).filter((name) => fileNamePattern.test(name)).sort()
  }

  async append(page: PageToKeep): Promise<KeptPage> {
    return (await this.appendMany([page]))[0]!
  }

  /** Keeps a batch with one write (and one flush). All or nothing: a failed write leaves the file as it was. */
  appendMany(pages: readonly PageToKeep[]): Promise<KeptPage[]> {
    return this.appendPacked(pages.map(packPage))
  }

  /** The same for pages that were compressed elsewhere. */
  appendPacked(pages: readonly PackedPage[]): Promise<KeptPage[]> {
    const result = this.queue.then(() => this.write(pages))
    this.queue = result.catch(() => undefined)
    return result
  }

  async readPage(at: Pick<KeptPage, 'file' | 'offset' | 'length'>): Promise<ReadPage> {
    return readPage(this.options.folder, at)
  }

  /**
   * Erases a kept page for good: its place is overwritten with a record of the same length that says no more than that
   * something was erased, so that all other places stay valid.
   */
  erase(at: Pick<KeptPage, 'file' | 'offset' | 'length'>): Promise<void> {
    const result = this.queue.then(() => erasePage(this.options.folder, this.options.clock, at))
    this.queue = result.catch(() => undefined)
    return result
  }

  async close(): Promise<void> {
    await this.queue
    await this.file?.close()
    this.file = null
  }

  private async write(pages: readonly PackedPage[]): Promise<KeptPage[]> {
    if (pages.length === 0) return []
    const file = await this.fileFor(pages[0]!.fetchedAt)
    const kept: KeptPage[] = []
    let offset = this.size
    for (const { member, digest, originalDigest, cutBlocks } of pages) {
      kept.push({ file: this.fileName, offset, length: member.length, digest, originalDigest, cutBlocks })
      offset += member.length
    }
    await this.put(file, Buffer.concat(pages.map((p) => p.member)))
    return kept
  }

  private async put(file: FileHandle, bytes: Buffer): Promise<void> {
    try {
      await writeAll(file, bytes, this.size)
      if (this.options.isDurable !== false) await file.datasync()
      this.size += bytes.length
    } catch (cause) {
      await file.truncate(this.size).catch(() => undefined)
      const code = (cause as NodeJS.ErrnoException).code ?? ''
      throw /^(?:ENOSPC|EDQUOT|EFBIG)$/.test(code)
        ? collectErrors.archiveFull(cause)
        : collectErrors.archiveWrite(cause)
    }
  }

  /** The file of the day of `fetchedAt`; days never go back, so a late page goes to the newest file. */
  private async fileFor(fetchedAt: string): Promise<FileHandle> {
    const day = fetchedAt.slice(0, 10).replace(/-/g, '')
    const isFull = this.size >= (this.options.fileMaxBytes ?? 500_000_000)
    if (this.file !== null && !isFull && this.fileName.slice(prefix.length, prefix.length + 8) >= day) return this.file
    const names = await this.files()
    const newest = names.at(-1)
    if (this.file === null && newest !== undefined && newest.slice(prefix.length, prefix.length + 8) >= day) {
      await this.openFile(newest)
      if (this.size === 0) return this.startFile(newest)
      if (this.size < (this.options.fileMaxBytes ?? 500_000_000)) return this.file!
    }
    return this.startFile(nextFileName(newest, day))
  }

  private async startFile(name: string): Promise<FileHandle> {
    const file = await this.openFile(name)
    if (this.size === 0) {
      const text = `software: ${this.options.software ?? 'Diem bao'}\r\nformat: WARC File Format 1.1\r\nconformsTo: http://iipc.github.io/warc-specifications/specifications/warc-format/warc-1.1/\r\n`
      const fields = { 'WARC-Filename': name, 'Content-Type': 'application/warc-fields' }
      await this.put(file, gzipMember(writeWarcRecord('warcinfo', this.options.clock.now(), fields, Buffer.from(text))))
    }
    return file
  }

  private async openFile(name: string): Promise<FileHandle> {
    await this.file?.close()
    this.file = null
    try {
      const file = await open(join(this.options.folder, name), openFlags)
      this.size = (await file.stat()).size
      this.file = file
      this.fileName = name
      return file
    } catch (cause) {
      throw collectErrors.archiveWrite(cause)
    }
  }
}

const prefix = 'pages-'
/** Read and write without truncating, made when missing. Not `a`: positions are ours. */
const openFlags = constants.O_RDWR | constants.O_CREAT

function nextFileName(newest: string | undefined, day: string): string {
  const newestDay = newest?.slice(prefix.length, prefix.length + 8)
  if (newest === undefined || newestDay! < day) return `${prefix}${day}-0000.warc.gz`
  const number = Number(newest.slice(prefix.length + 9, prefix.length + 13)) + 1
  return `${prefix}${newestDay}-${String(number).padStart(4, '0')}.warc.gz`
}

async function writeAll(file: FileHandle, bytes: Buffer, position: number): Promise<void> {
  for (let done = 0; done < bytes.length;) {
    const { bytesWritten } = await file.write(bytes, done, bytes.length - done, position + done)
    done += bytesWritten
  }
}
