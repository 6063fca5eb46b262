import { isAscii, isUtf8 } from 'node:buffer'
import iconv from 'iconv-lite'
import { convertLegacyFont, recogniseLegacyFont } from './legacy-vietnamese.js'

/** Text of a page or feed, and how it was read. */
export interface DecodedText {
  text: string
  /** Name as in the WHATWG standard; `windows-1258`, `utf-16le`, … and `tcvn3` / `vni` for converted font encodings. */
  encoding: string
  /** Places where bytes had no meaning in that encoding. */
  replaced: number
}

/**
 * Bytes to text. A byte order mark comes first, then what the bytes themselves prove (valid multi-byte UTF-8 is UTF-8
 * whatever was declared), then header, declaration within, and last a look at the letters. Judged per page, not per site.
 */
export function decodeBytes(
  bytes: Uint8Array,
  contentType: string | null | undefined,
  kind: 'html' | 'xml',
): DecodedText {
  const marked = byteOrderMark(bytes)
  if (marked) return decodeAs(bytes.subarray(marked.length), marked.encoding)
  const wide = wideWithoutMark(bytes)
  if (wide) return decodeAs(bytes, wide)
  const declared = declaredEncoding(bytes, contentType, kind)
  const encoding = chooseEncoding(bytes, declared)
  return fromLegacyFont(decodeAs(bytes, encoding))
}

function byteOrderMark(b: Uint8Array): { encoding: string; length: number } | null {
  if (b[0] === 0xff && b[1] === 0xfe && b[2] === 0 && b[3] === 0) return { encoding: 'utf-32le', length: 4 }
  if (b[0] === 0 && b[1] === 0 && b[2] === 0xfe && b[3] === 0xff) return { encoding: 'utf-32be', length: 4 }
  if (b[0] === 0xef && b[1] === 0xbb && b[2] === 0xbf) return { encoding: 'utf-8', length: 3 }
  if (b[0] === 0xff && b[1] === 0xfe) return { encoding: 'utf-16le', length: 2 }
  if (b[0] === 0xfe && b[1] === 0xff) return { encoding: 'utf-16be', length: 2 }
  return null
}

/** Markup starts with `<`: the zero bytes around it tell the width (XML 1.0 appendix F). */
function wideWithoutMark(b: Uint8Array): string | null {
  const [a, c, d, e] = [b[0], b[1], b[2], b[3]]
  if (a === 0x3c && c === 0 && d === 0 && e === 0) return 'utf-32le'
  if (a === 0 && c === 0 && d === 0 && e === 0x3c) return 'utf-32be'
  if ((a === 0x3c || a === 0x7b) && c === 0 && d !== 0) return 'utf-16le'
  if (a === 0 && (c === 0x3c || c === 0x7b) && d === 0) return 'utf-16be'
  return null
}

function declaredEncoding(
  bytes: Uint8Array,
  contentType: string | null | undefined,
  kind: 'html' | 'xml',
): string | null {
  const header = /charset\s*=\s*["']?\s*([\w:.()-]+)/i.exec(contentType ?? '')?.[1]
  // RFC 3023 makes text/xml without charset US-ASCII; nobody follows it.
  const head = latin1(bytes.subarray(0, kind === 'xml' ? 1024 : 4096))
  const within =
    /^\s*<\?xml[^>]*?\bencoding\s*=\s*["']\s*([\w:.()-]+)/i.exec(head)?.[1] ??
    (kind === 'html' ? /<meta[^>]{0,300}?\bcharset\s*=\s*["']?\s*([\w:.()-]+)/i.exec(head)?.[1] : undefined)
  for (const label of [header, within]) {
    const known = label === undefined ? null : knownLabel(label)
    // A declaration that can be read byte by byte cannot be UTF-16 or UTF-32.
    if (known !== null && !/^utf-(?:16|32|7)/.test(known)) return known
  }
  return null
}

function knownLabel(label: string): string | null {
  const name = label.trim().toLowerCase()
  try {
    return new TextDecoder(name).encoding
  } catch {
    return iconv.encodingExists(name) ? name : null
  }
}

const statefulOrWide = /^(?:iso-2022|hz|gb|big5|euc|shift|ks|windows-949|utf-7)/

function chooseEncoding(bytes: Uint8Array, declared: string | null): string {
  if (isAscii(bytes)) return declared !== null && statefulOrWide.test(declared) ? declared : 'utf-8'
  if (isUtf8(bytes)) {
    const isCjk = declared !== null && statefulOrWide.test(declared)
    return isCjk && countHighBytes(bytes, 64) < 16 ? declared : 'utf-8'
  }
  if (declared === 'utf-8' || declared === null) return mostlyUtf8(bytes) ? 'utf-8' : singleByteVietnamese(bytes)
  if (declared === 'windows-1252') return singleByteVietnamese(bytes)
  return declared
}

function countHighBytes(bytes: Uint8Array, enough: number): number {
  let count = 0
  for (let i = 0; i < bytes.length && count < enough; i++) if (bytes[i]! >= 0x80) count += 1
  return count
}

/** A UTF-8 page with a few damaged letters is still UTF-8. */
function mostlyUtf8(bytes: Uint8Array): boolean {
  const text = new TextDecoder('utf-8').decode(bytes)
  let bad = 0
  let good = 0
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i)
    if (code === 0xfffd) bad += 1
    else if (code >= 0x80) good += 1
  }
  return good > bad * 2
}

/**
 * windows-1258 against windows-1252. Vietnamese in 1258 is base letters followed by tone bytes, which read as 1258
 * compose into letters; the same bytes of a Western text would stand after no vowel.
 */
function singleByteVietnamese(bytes: Uint8Array): string {
  const text = new TextDecoder('windows-1258').decode(bytes.subarray(0, 100_000))
  const composed = (text.normalize('NFC').match(/[ạ-ỹ]/giu) ?? []).length
  const loose = (text.normalize('NFC').match(/[\u0300-\u0323]/g) ?? []).length
  return composed >= 3 && composed > loose * 4 ? 'windows-1258' : 'windows-1252'
}

function decodeAs(bytes: Uint8Array, encoding: string): DecodedText {
  let text: string
  if (/^utf-32/.test(encoding) || !isWhatwg(encoding)) text = iconv.decode(Buffer.from(bytes), encoding)
  else text = new TextDecoder(encoding).decode(bytes)
  if (encoding === 'windows-1258') text = text.normalize('NFC')
  return { text, encoding, replaced: countReplaced(text, bytes, encoding) }
}

function isWhatwg(encoding: string): boolean {
  try {
    return new TextDecoder(encoding).encoding !== 'replacement'
  } catch {
    return false
  }
}

/** Replacement characters that the text did not bring along itself. */
function countReplaced(text: string, bytes: Uint8Array, encoding: string): number {
  if (encoding === 'utf-8' && isUtf8(bytes)) return 0
  let count = 0
  for (let at = text.indexOf('\ufffd'); at >= 0; at = text.indexOf('\ufffd', at + 1)) count += 1
  return count
}

function fromLegacyFont(decoded: DecodedText): DecodedText {
  const font = recogniseLegacyFont(decoded.text)
  return font === null ? decoded : { ...decoded, text: convertLegacyFont(decoded.text, font), encoding: font }
}

function latin1(bytes: Uint8Array): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1')
}
