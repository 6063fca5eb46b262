import { Buffer } from 'node:buffer'
import { constants, crc32, deflateRawSync } from 'node:zlib'
import { byteOrderMark, encode, type PageEncoding } from '../encodings/encode.js'

/**
 * A part of a page that never changes, encoded and compressed once. Its deflate blocks refer only to themselves and end
 * on a byte (full flush), so that a gzip body can be put together from such parts and freshly compressed ones.
 */
export interface StaticPiece {
  bytes: Buffer
  deflated: Buffer
}

/** A page in order: parts that never change, and text made for this answer. */
export type Piece = StaticPiece | string

const gzipHead = Buffer.from([0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 0, 3])
const lastBlock = Buffer.from([3, 0])

function deflatePart(bytes: Buffer, level: number): Buffer {
  return deflateRawSync(bytes, { level, windowBits: level === 1 ? 13 : 15, finishFlush: constants.Z_FULL_FLUSH })
}

/** Encodes and compresses a part once. */
export function staticPiece(markup: string, encoding: PageEncoding): StaticPiece {
  const bytes = encode(markup, encoding)
  return { bytes, deflated: deflatePart(bytes, 9) }
}

/** The plain bytes of a page. */
export function plainBody(pieces: readonly Piece[], encoding: PageEncoding): Buffer {
  const parts = pieces.map((piece) => (typeof piece === 'string' ? encode(piece, encoding) : piece.bytes))
  return Buffer.concat([byteOrderMark(encoding), ...parts])
}

/** The gzip bytes of a page; only the parts made for this answer are compressed now. */
export function gzipBody(pieces: readonly Piece[], encoding: PageEncoding): Buffer {
  const out: Buffer[] = [gzipHead]
  let crc = 0
  let length = 0
  const add = (bytes: Buffer, deflated: Buffer): void => {
    crc = crc32(bytes, crc)
    length += bytes.length
    out.push(deflated)
  }
  const mark = byteOrderMark(encoding)
  if (mark.length > 0) add(mark, deflatePart(mark, 1))
  for (const piece of pieces) {
    if (typeof piece !== 'string') add(piece.bytes, piece.deflated)
    else if (piece !== '') {
      const bytes = encode(piece, encoding)
      add(bytes, deflatePart(bytes, 1))
    }
  }
  const tail = Buffer.alloc(8)
  tail.writeUInt32LE(crc, 0)
  tail.writeUInt32LE(length >>> 0, 4)
  return Buffer.concat([...out, lastBlock, tail])
}
