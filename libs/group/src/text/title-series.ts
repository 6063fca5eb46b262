import { isNumber, type SyllableScanner } from './syllable-scanner.js'

/** Fewest words before the number: "Giá vàng hôm nay 12/3" is a series, "Vụ 16 học viên bỏ trốn" is not. */
const fewestWords = 3

/** Hashes of a series title: the words before the first number, and that number with the one right after it (12/3). */
export function titleSeries(scan: SyllableScanner, titleCount: number): { series: number; seriesNumber: number } {
  let hash = 0x811c9dc5
  let i = 0
  for (; i < titleCount && !((scan.flags[i] as number) & isNumber); i++)
    hash = Math.imul(hash ^ (scan.folded[i] as number), 0x01000193)
  if (i < fewestWords || i === titleCount) return { series: 0, seriesNumber: 0 }
  let numbers = 0
  for (let k = i; k < Math.min(i + 2, titleCount) && (scan.flags[k] as number) & isNumber; k++) {
    numbers = Math.imul(numbers ^ (scan.folded[k] as number), 0x01000193)
  }
  return { series: hash >>> 0, seriesNumber: numbers >>> 0 }
}
