import { Buffer } from 'node:buffer'
import { encodeWindows1258 } from './windows-1258.js'

/** The encodings this press writes in. */
export type PageEncoding = 'utf-8' | 'utf-16' | 'windows-1258'

/** Bytes of a piece of markup; UTF-16 is little-endian, its byte order mark comes with the first piece of a page. */
export function encode(markup: string, encoding: PageEncoding): Buffer {
  if (encoding === 'utf-16') return Buffer.from(markup, 'utf16le')
  return encoding === 'windows-1258' ? encodeWindows1258(markup) : Buffer.from(markup, 'utf8')
}

/** What stands before the first letter of a document. */
export function byteOrderMark(encoding: PageEncoding): Buffer {
  return encoding === 'utf-16' ? Buffer.from([0xff, 0xfe]) : Buffer.alloc(0)
}

/** The charset name as HTTP and HTML say it. */
export function charsetName(encoding: PageEncoding): string {
  return encoding === 'utf-16' ? 'utf-16' : encoding
}
