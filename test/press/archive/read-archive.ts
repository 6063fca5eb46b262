import { createReadStream } from 'node:fs'
import { createInterface } from 'node:readline'
import { createGunzip } from 'node:zlib'

/** One text of an archive: JSON lines `{id, title, abstract, body}`. */
export interface ArchiveText {
  id: string
  title: string
  abstract: string
  body: string
}

/** Reads at most `limit` texts of an archive file (gzip when its name ends so). */
export async function readArchive(file: string, limit: number): Promise<ArchiveText[]> {
  const bytes = createReadStream(file)
  const lines = createInterface({
    input: file.endsWith('.gz') ? bytes.pipe(createGunzip()) : bytes,
    crlfDelay: Infinity,
  })
  const texts: ArchiveText[] = []
  for await (const line of lines) {
    if (texts.length >= limit) break
    if (line.trim() === '') continue
    const { id, title, abstract, body } = JSON.parse(line) as ArchiveText
    if (title !== '' && body !== '') texts.push({ id, title, abstract, body })
  }
  bytes.destroy()
  return texts
}
