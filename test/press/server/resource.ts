import { Buffer } from 'node:buffer'
import { gzipSync } from 'node:zlib'
import { byteOrderMark, charsetName, encode, type PageEncoding } from '../encodings/encode.js'
import { gzipBody, plainBody, type Piece } from '../pages/piece.js'

/** What stands at an address at a moment; the body is made only when it is sent. */
export interface Resource {
  status: number
  contentType: string
  /** Null where the site gives none. */
  etag: string | null
  lastModified: number | null
  headers?: Record<string, string>
  body(gzip: boolean): Buffer
}

/** A page put together from pieces. */
export function pageResource(
  pieces: () => readonly Piece[],
  encoding: PageEncoding,
  marks: { etag: string | null; lastModified: number | null; status?: number },
): Resource {
  return {
    status: marks.status ?? 200,
    contentType: `text/html; charset=${charsetName(encoding)}`,
    etag: marks.etag,
    lastModified: marks.lastModified,
    body: (gzip) => (gzip ? gzipBody(pieces(), encoding) : plainBody(pieces(), encoding)),
  }
}

/** A text that is encoded and compressed whole. */
export function textResource(
  text: () => string,
  contentType: string,
  marks: { etag?: string | null; lastModified?: number | null; status?: number; encoding?: PageEncoding } = {},
): Resource {
  const encoding = marks.encoding ?? 'utf-8'
  return {
    status: marks.status ?? 200,
    contentType,
    etag: marks.etag ?? null,
    lastModified: marks.lastModified ?? null,
    body: (gzip) => {
      const bytes = Buffer.concat([byteOrderMark(encoding), encode(text(), encoding)])
      return gzip ? gzipSync(bytes, { level: 1 }) : bytes
    },
  }
}

/** A redirect. */
export function redirectResource(location: string, status = 301): Resource {
  return { ...textResource(() => '', 'text/html; charset=utf-8', { status }), headers: { location } }
}

/** A short answer that is no page of an outlet. */
export function plainResource(status: number, text: string): Resource {
  return textResource(() => text, 'text/plain; charset=utf-8', { status })
}
