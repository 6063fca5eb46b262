import { createHash, randomBytes } from 'node:crypto'

/** Content id: the first `length` hex digits (default 32 = 128 bits) of SHA-256 over the parts, joined by NUL. */
export function contentId(parts: readonly (string | Uint8Array)[], length = 32): string {
  const hash = createHash('sha256')
  parts.forEach((part, i) => {
    if (i > 0) hash.update('\0')
    hash.update(part)
  })
  return hash.digest('hex').slice(0, length)
}

let lastMs = 0
let sequence = 0

/** Time-ordered random id: 12 hex digits of milliseconds, 4 of a sequence, 10 random. 26 characters, lower case. */
export function timeOrderedId(nowMs: number): string {
  if (nowMs <= lastMs) sequence = (sequence + 1) & 0xffff
  else sequence = 0
  if (sequence === 0 && nowMs <= lastMs) lastMs += 1
  lastMs = Math.max(lastMs, nowMs)
  return lastMs.toString(16).padStart(12, '0') + sequence.toString(16).padStart(4, '0') + randomBytes(5).toString('hex')
}
