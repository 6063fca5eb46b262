import { createHash } from 'node:crypto'
import { createReadStream, createWriteStream } from 'node:fs'
import { open } from 'node:fs/promises'
import { Transform } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { createGunzip, createGzip } from 'node:zlib'

/** The quick end of gzip: a record shrinks to a third, and the disk is the slower part. */
const level = 3

/** A hash of what flows by. */
function hashing(): { readonly through: Transform; readonly digest: () => string; readonly bytes: () => number } {
  const hash = createHash('sha256')
  let bytes = 0
  const through = new Transform({
    transform: (chunk: Buffer, _encoding, done) => {
      hash.update(chunk)
      bytes += chunk.length
      done(null, chunk)
    },
  })
  return { through, digest: () => hash.digest('hex'), bytes: () => bytes }
}

export interface Hashed {
  readonly sha256: string
  readonly bytes: number
}

/** Packs a file; the hash is that of what was unpacked. */
export async function packFile(from: string, to: string, signal?: AbortSignal): Promise<Hashed> {
  const seen = hashing()
  await pipeline(createReadStream(from), seen.through, createGzip({ level }), createWriteStream(to), { signal })
  await flush(to)
  return { sha256: seen.digest(), bytes: seen.bytes() }
}

export async function unpackFile(from: string, to: string): Promise<Hashed> {
  const seen = hashing()
  await pipeline(createReadStream(from), createGunzip(), seen.through, createWriteStream(to))
  await flush(to)
  return { sha256: seen.digest(), bytes: seen.bytes() }
}

/** Copies the first `bytes` of a file. */
export async function copyPart(from: string, to: string, bytes: number, signal?: AbortSignal): Promise<Hashed> {
  const seen = hashing()
  if (bytes === 0) await pipeline([Buffer.alloc(0)], seen.through, createWriteStream(to))
  else await pipeline(createReadStream(from, { end: bytes - 1 }), seen.through, createWriteStream(to), { signal })
  await flush(to)
  return { sha256: seen.digest(), bytes: seen.bytes() }
}

/** Reads a file from the disk; packed ones as what they hold. */
export async function hashFile(file: string, isPacked: boolean, signal?: AbortSignal): Promise<Hashed> {
  const seen = hashing()
  seen.through.resume()
  if (isPacked) await pipeline(createReadStream(file), createGunzip(), seen.through, { signal })
  else await pipeline(createReadStream(file), seen.through, { signal })
  return { sha256: seen.digest(), bytes: seen.bytes() }
}

/** Until the disk has it. */
async function flush(file: string): Promise<void> {
  const handle = await open(file, 'r+')
  try {
    await handle.sync()
  } finally {
    await handle.close()
  }
}
