import { hashWord, pair } from './words.js'

/** Two-syllable heads of the names of authorities and their people; both places of the tone mark in "uỷ". */
const heads = [
  'công an,uỷ ban,ủy ban,chủ tịch,bí thư,tỉnh uỷ,tỉnh ủy,thành uỷ,thành ủy,huyện uỷ,huyện ủy,giám đốc,hiệu trưởng',
  'cảnh sát,bệnh viện,chính quyền,lãnh đạo,cơ quan,cán bộ,viện kiểm,toà án,tòa án,thanh tra,kiểm lâm,biên phòng',
  'ban quản,địa phương,nhà trường,trưởng phòng,phòng giáo,hội đồng,đảng uỷ,đảng ủy,giáo viên,trung tâm,chức năng',
]
  .join(',')
  .split(',')
const pairs = new Set(
  heads.map((head) => {
    const [a, b] = head.split(' ') as [string, string]
    return pair(hashWord(a), hashWord(b)) >>> 0
  }),
)
const singles = new Set('ubnd sở hđnd tand vksnd csgt cqđt đảng'.split(' ').map(hashWord))
/** First syllables of the pairs: most words are turned away by this alone. */
const firstSyllables = new Set(heads.map((head) => hashWord(head.split(' ')[0] as string)))

/** Positions in a sentence at which the name of an authority begins. */
export function authorityPositions(hashes: readonly number[]): number[] {
  const positions: number[] = []
  for (let i = 0; i < hashes.length; i++) {
    const hash = hashes[i] as number
    const isHead =
      i + 1 < hashes.length && firstSyllables.has(hash) && pairs.has(pair(hash, hashes[i + 1] as number) >>> 0)
    if (isHead || singles.has(hash)) positions.push(i)
  }
  return positions
}
