import { PressError } from '#foundation'
import type { TitleSeries } from '../text/title-series.js'

/** What the window keeps of an article's text: numbers from which no text can be read back. */
export interface Signature extends TitleSeries {
  /** Shingles in the order of the text, see `shingles.ts`. */
  readonly fingerprints: Uint16Array
  readonly rate: number
  /** Shingles by which copies are found. */
  readonly keys: Uint32Array
  /** Heaviest terms, see `packed-terms.ts`. */
  readonly terms: Uint32Array
  /** The text names a medium it was taken from, see `sourceLine`. */
  readonly credits: boolean
}

/** Raise when a signature of an older build can no longer be compared; the window then asks for the text. */
const version = 1
const headBytes = 16
const creditsBit = 0x80

/** About 1.6 KB for an article of average length: what the record keeps per version, so that a restart reads no texts. */
export function encodeSignature(signature: Signature): Uint8Array {
  const { fingerprints, keys, terms } = signature
  const bytes = new Uint8Array(headBytes + terms.length * 4 + keys.length * 4 + fingerprints.length * 2)
  const view = new DataView(bytes.buffer)
  view.setUint8(0, version)
  view.setUint8(1, signature.rate | (signature.credits ? creditsBit : 0))
  view.setUint16(2, terms.length, true)
  view.setUint16(4, keys.length, true)
  view.setUint16(6, fingerprints.length, true)
  view.setUint32(8, signature.series, true)
  view.setUint32(12, signature.seriesNumber, true)
  let at = headBytes
  for (const term of terms) view.setUint32((at += 4) - 4, term, true)
  for (const key of keys) view.setUint32((at += 4) - 4, key, true)
  for (const fingerprint of fingerprints) view.setUint16((at += 2) - 2, fingerprint, true)
  return bytes
}

/** The reverse of `encodeSignature`. Throws `signature-unreadable` for bytes of another build. */
export function decodeSignature(bytes: Uint8Array): Signature {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  if (bytes.length < headBytes || view.getUint8(0) !== version) throw unreadable(bytes.length)
  const terms = new Uint32Array(view.getUint16(2, true))
  const keys = new Uint32Array(view.getUint16(4, true))
  const fingerprints = new Uint16Array(view.getUint16(6, true))
  if (bytes.length !== headBytes + terms.length * 4 + keys.length * 4 + fingerprints.length * 2)
    throw unreadable(bytes.length)
  let at = headBytes
  for (let i = 0; i < terms.length; i++) terms[i] = view.getUint32((at += 4) - 4, true)
  for (let i = 0; i < keys.length; i++) keys[i] = view.getUint32((at += 4) - 4, true)
  for (let i = 0; i < fingerprints.length; i++) fingerprints[i] = view.getUint16((at += 2) - 2, true)
  const rate = view.getUint8(1) & ~creditsBit
  const credits = (view.getUint8(1) & creditsBit) !== 0
  const series = view.getUint32(8, true)
  return { fingerprints, rate, keys, terms, series, seriesNumber: view.getUint32(12, true), credits }
}

function unreadable(length: number): PressError {
  return new PressError('signature-unreadable', {
    details: { length },
    userMessage: 'Dấu nhận dạng của tin bài thuộc phiên bản cũ. Hãy chạy lệnh rebuild để tạo lại từ nội dung đã lưu.',
  })
}
