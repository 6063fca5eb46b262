import { brotliDecompressSync, constants, gunzipSync, inflateRawSync, inflateSync, zstdDecompressSync } from 'node:zlib'
import type { NamedReason } from '../errors.js'

export type Decompressed = { bytes: Buffer; reason: null } | { bytes: null; reason: NamedReason }

/** What we can open. zstd is left out: few of our outlets send it, and it costs memory by the window it asks for. */
export const acceptEncoding = 'gzip, deflate, br'

/** At most this many encodings one over the other. */
const maxLayers = 3

/**
 * Opens a body by its `Content-Encoding`, never past `maxBytes`. A header that lies is forgiven: a plain body called
 * gzip stays as it is, and gzip bytes that nobody announced are opened (sitemaps named `.xml.gz` too).
 */
export function decompress(body: Buffer, contentEncoding: string | undefined, maxBytes: number): Decompressed {
  const layers = (contentEncoding ?? '')
    .toLowerCase()
    .split(',')
    .map((l) => l.trim())
    .filter((l) => l !== '' && l !== 'identity')
  if (layers.length > maxLayers) return { bytes: null, reason: 'encoding-broken' }
  let bytes = body
  for (const layer of layers.reverse()) {
    const opened = openLayer(bytes, layer, maxBytes)
    if (opened.reason) return opened
    bytes = opened.bytes
  }
  if (isGzip(bytes)) {
    const opened = openLayer(bytes, 'gzip', maxBytes)
    if (opened.reason === 'expands-too-large') return opened
    if (opened.bytes) bytes = opened.bytes
  }
  return bytes.length > maxBytes ? { bytes: null, reason: 'expands-too-large' } : { bytes, reason: null }
}

/** Starts like a gzip member? */
export function isGzip(bytes: Uint8Array): boolean {
  return bytes.length > 10 && bytes[0] === 0x1f && bytes[1] === 0x8b && bytes[2] === 8
}

function openLayer(bytes: Buffer, layer: string, maxOutputLength: number): Decompressed {
  if (bytes.length === 0) return { bytes, reason: null }
  try {
    switch (layer) {
      case 'gzip':
      case 'x-gzip':
        if (!isGzip(bytes)) return looksPlain(bytes)
        return { bytes: gunzipSync(bytes, { maxOutputLength }), reason: null }
      case 'deflate':
        return { bytes: inflateEither(bytes, maxOutputLength), reason: null }
      case 'br':
        return { bytes: brotliDecompressSync(bytes, { maxOutputLength }), reason: null }
      case 'zstd':
        return {
          bytes: zstdDecompressSync(bytes, { maxOutputLength, params: { [constants.ZSTD_d_windowLogMax]: 23 } }),
          reason: null,
        }
      default:
        return { bytes: null, reason: 'encoding-broken' }
    }
  } catch (error) {
    return failureOf(bytes, error as NodeJS.ErrnoException)
  }
}

/** Servers disagree whether "deflate" has the zlib header. */
function inflateEither(bytes: Buffer, maxOutputLength: number): Buffer {
  const hasHeader = (bytes[0]! & 0x0f) === 8 && ((bytes[0]! << 8) | (bytes[1] ?? 0)) % 31 === 0
  return hasHeader ? inflateSync(bytes, { maxOutputLength }) : inflateRawSync(bytes, { maxOutputLength })
}

function failureOf(bytes: Buffer, error: NodeJS.ErrnoException): Decompressed {
  if (error.code === 'ERR_BUFFER_TOO_LARGE') return { bytes: null, reason: 'expands-too-large' }
  // The stream ended in the middle: the connection was cut, not the file damaged.
  if (error.code === 'Z_BUF_ERROR') return { bytes: null, reason: 'connection-cut' }
  return looksPlain(bytes)
}

function looksPlain(bytes: Buffer): Decompressed {
  const head = bytes
    .subarray(0, 512)
    .toString('latin1')
    .replace(/^\xef\xbb\xbf/, '')
    .trimStart()
  return /^[<{[]/.test(head) || /^user-agent/i.test(head)
    ? { bytes, reason: null }
    : { bytes: null, reason: 'encoding-broken' }
}
