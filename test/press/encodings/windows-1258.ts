import { Buffer } from 'node:buffer'

/** Upper half of windows-1258 where it differs from Latin-1 (unicode.org VENDORS/MICSFT/WINDOWS/CP1258.TXT). */
const special: Record<number, number> = {
  0x20ac: 0x80,
  0x201a: 0x82,
  0x0192: 0x83,
  0x201e: 0x84,
  0x2026: 0x85,
  0x2020: 0x86,
  0x2021: 0x87,
  0x02c6: 0x88,
  0x2030: 0x89,
  0x2039: 0x8b,
  0x0152: 0x8c,
  0x2018: 0x91,
  0x2019: 0x92,
  0x201c: 0x93,
  0x201d: 0x94,
  0x2022: 0x95,
  0x2013: 0x96,
  0x2014: 0x97,
  0x02dc: 0x98,
  0x2122: 0x99,
  0x203a: 0x9b,
  0x0153: 0x9c,
  0x0178: 0x9f,
  0x0102: 0xc3,
  0x0300: 0xcc,
  0x0110: 0xd0,
  0x0309: 0xd2,
  0x01a0: 0xd5,
  0x01af: 0xdd,
  0x0303: 0xde,
  0x0103: 0xe3,
  0x0301: 0xec,
  0x0111: 0xf0,
  0x0323: 0xf2,
  0x01a1: 0xf5,
  0x01b0: 0xfd,
  0x20ab: 0xfe,
}
/** Latin-1 places that windows-1258 gives to another letter. */
const taken = new Set([0xc3, 0xcc, 0xd0, 0xd2, 0xd5, 0xdd, 0xde, 0xe3, 0xec, 0xf0, 0xf2, 0xf5, 0xfd, 0xfe])
const toneMarks = /[\u0300\u0301\u0303\u0309\u0323]/g

function byteOf(code: number): number | undefined {
  if (code < 0x80) return code
  if (special[code] !== undefined) return special[code]
  return code >= 0xa0 && code <= 0xff && !taken.has(code) ? code : undefined
}

function bytesOfLetter(letter: string): number[] {
  const parts = letter.normalize('NFD')
  const tones = parts.match(toneMarks) ?? []
  const base = parts.replace(toneMarks, '').normalize('NFC')
  const bytes: number[] = []
  for (const sign of [...base, ...tones]) {
    const byte = byteOf(sign.codePointAt(0) as number)
    if (byte === undefined) return [...Buffer.from(`&#${letter.codePointAt(0)};`, 'latin1')]
    bytes.push(byte)
  }
  return bytes
}

const known = new Map<string, number[]>()

/** Encodes markup: the letter with its hat, then its tone mark; what the table lacks becomes a numeric reference. */
export function encodeWindows1258(markup: string): Buffer {
  const bytes: number[] = []
  for (const letter of markup.normalize('NFC')) {
    let own = known.get(letter)
    if (own === undefined) {
      own = bytesOfLetter(letter)
      known.set(letter, own)
    }
    for (const byte of own) bytes.push(byte)
  }
  return Buffer.from(bytes)
}
