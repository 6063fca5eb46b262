import { open, type FileHandle } from 'node:fs/promises'
import { memberHeaderBytes, memberLength, openMember } from './gzip-member.js'
import { readWarcRecord } from './warc-record.js'

/** Cuts a half-written end: walks the members by their lengths and checks the last one byte for byte. */
export async function repairTail(path: string): Promise<{ removedBytes: number }> {
  const file = await open(path, 'r+')
  try {
    const { size } = await file.stat()
    const good = await goodLength(file, size)
    if (good < size) await file.truncate(good)
    return { removedBytes: size - good }
  } finally {
    await file.close()
  }
}

async function goodLength(file: FileHandle, size: number): Promise<number> {
  const header = Buffer.alloc(memberHeaderBytes)
  let at = 0
  let last = 0
  while (at < size) {
    const { bytesRead } = await file.read(header, 0, memberHeaderBytes, at)
    const length = memberLength(header.subarray(0, bytesRead))
    if (length === null || length < memberHeaderBytes + 8 || at + length > size) break
    last = at
    at += length
  }
  if (at === 0) return 0
  const member = Buffer.alloc(at - last)
  await file.read(member, 0, member.length, last)
  try {
    return readWarcRecord(openMember(member)) ? at : last
  } catch {
    return last
  }
}
