import { readFileSync } from 'node:fs'
import { gunzipSync } from 'node:zlib'

const block = 512
const text = (bytes: Buffer, from: number, length: number): string => {
  const end = bytes.indexOf(0, from)
  return bytes.toString('utf8', from, end < 0 ? from + length : Math.min(end, from + length))
}

/** Files of a packed tar (`.tar.gz`) by name: ustar, with the long names of GNU and pax. */
export function readTar(path: string): Map<string, Buffer> {
  const bytes = gunzipSync(readFileSync(path))
  const files = new Map<string, Buffer>()
  let longName: string | null = null
  for (let at = 0; at + block <= bytes.length && bytes[at] !== 0;) {
    const size = parseInt(text(bytes, at + 124, 12), 8) || 0
    const type = text(bytes, at + 156, 1) || '0'
    const body = bytes.subarray(at + block, at + block + size)
    if (type === 'L') longName = text(body, 0, size)
    else if (type === 'x') longName = paxPath(body) ?? longName
    else if (type !== 'g') {
      if (type === '0') files.set(longName ?? shortName(bytes, at), Buffer.from(body))
      longName = null
    }
    at += block + Math.ceil(size / block) * block
  }
  return files
}

function shortName(bytes: Buffer, at: number): string {
  const prefix = text(bytes, at + 257, 5) === 'ustar' && bytes[at + 262] === 0 ? text(bytes, at + 345, 155) : ''
  return prefix === '' ? text(bytes, at, 100) : `${prefix}/${text(bytes, at, 100)}`
}

/** Records are `length key=value\n`; only the path is of use here. */
function paxPath(body: Buffer): string | null {
  for (let at = 0; at < body.length;) {
    const record = body.toString('utf8', at, at + (parseInt(body.toString('latin1', at, at + 20), 10) || body.length))
    const path = /^\d+ path=(.*)\n$/s.exec(record)?.[1]
    if (path !== undefined) return path
    at += Buffer.byteLength(record)
  }
  return null
}
