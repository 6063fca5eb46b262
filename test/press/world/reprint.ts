import type { Random } from '../random.js'
import { countWords } from '../text.js'
import type { Paragraph, Publication, PublishedVersion, ReprintKind } from './types.js'

/** The words of a reprint. */
export type ReprintText = Pick<PublishedVersion, 'title' | 'lead' | 'paragraphs'>

/** Sentences that a reprinting desk adds at the end; each is used by itself. */
const paddings: readonly string[] = [
  'Tòa soạn sẽ tiếp tục cập nhật khi có thêm diễn biến.',
  'Độc giả có thông tin liên quan có thể gửi về hộp thư của tòa soạn để được xác minh.',
  'Trước đó, sự việc đã được nhiều người dân trong vùng bàn tán suốt mấy ngày liền.',
  'Hiện cơ quan liên quan chưa đưa ra bình luận nào thêm ngoài những nội dung nêu trên.',
  'Bản tin này được biên tập lại từ nguồn đã dẫn, giữ nguyên các số liệu.',
  'Theo quan sát, dư luận địa phương đang chờ bước xử lý kế tiếp của chính quyền.',
  'Nội dung trên được nhiều trang dẫn lại trong ngày.',
  'Chúng tôi sẽ thông tin đến bạn đọc khi có phản hồi chính thức.',
]

function upperFirst(text: string): string {
  return text.slice(0, 1).toUpperCase() + text.slice(1)
}

/** Lowers the first letter unless it opens a name or an abbreviation. */
function lowerFirst(text: string): string {
  const [first = '', second = ''] = text.split(' ')
  if (/^(Xã|Phường|Tỉnh|Sở|Trường|Bệnh|Công|Người|Đội|Trạm|Bộ|Cầu|Đình|Hồ) /.test(text))
    return text.slice(0, 1).toLowerCase() + text.slice(1)
  const opensName = /^\p{Lu}/u.test(second) || /^\p{Lu}{2}/u.test(first) || /^\d/.test(first)
  return opensName ? text : text.slice(0, 1).toLowerCase() + text.slice(1)
}

/** What a reprinting desk may use for a headline of its own; empty texts where it knows nothing. */
export interface DeskWords {
  short: string
  province: string
}

/** A clause of the lead that can stand alone as a headline. */
function clauseOf(lead: string): string | null {
  const clause = lead.split(/[,;.:]/)[0]?.trim() ?? ''
  const words = countWords(clause)
  const hangs = /^(Với|Trong|Sau|Khi|Từ|Theo|Dù|Nếu|Để|Tại|Ở|Gần|Ngày|Sáng|Chiều|Tối|Trước|Vì|Do|Mặc)/.test(clause)
  return words >= 7 && words <= 16 && !hangs ? upperFirst(clause) : null
}

/** Another headline for the same text: the desk's own words, the title turned, or a clause of the lead. */
export function otherTitle(title: string, lead: string, desk: DeskWords, random: Random): string {
  const options: string[] = []
  if (desk.short !== '' && desk.short !== title) options.push(desk.short)
  const after = title.split(': ')[1]
  if (after !== undefined && countWords(after) >= 5) options.push(upperFirst(after))
  if (desk.province !== '' && !title.includes(desk.province) && !/[:?“]/.test(title))
    options.push(`${desk.province}: ${lowerFirst(title)}`)
  const clause = desk.short === '' ? clauseOf(lead) : null
  if (clause !== null) options.push(clause)
  return options.length === 0 ? `Chuyện ghi lại: ${lowerFirst(title)}` : random.pick(options)
}

/** Drops paragraphs from the end and the middle but keeps about two thirds of the words. */
function cut(paragraphs: readonly Paragraph[], random: Random): Paragraph[] {
  const total = countWords(paragraphs.map((p) => p.text).join(' '))
  const kept = [...paragraphs]
  let words = total
  while (kept.length > 2) {
    const i = random.chance(0.7) ? kept.length - 1 : random.between(1, kept.length - 1)
    const loss = countWords(kept[i]?.text ?? '')
    if (words - loss < total * 0.62) break
    kept.splice(i, 1)
    words -= loss
  }
  while (kept.at(-1)?.kind === 'heading') kept.pop()
  return kept
}

/** Changes the places of two neighbouring paragraphs. */
function swap(paragraphs: readonly Paragraph[], random: Random): Paragraph[] {
  const out = [...paragraphs]
  const places = out.flatMap((p, i) => (i > 0 && p.kind === 'p' && out[i - 1]?.kind === 'p' ? [i] : []))
  if (places.length === 0) return out
  const i = random.pick(places)
  ;[out[i - 1], out[i]] = [out[i] as Paragraph, out[i - 1] as Paragraph]
  return out
}

/** Makes the words of a reprint from the first version of an original. */
export function reprintText(original: Publication, kind: ReprintKind, desk: DeskWords, random: Random): ReprintText {
  const { title, lead, paragraphs } = original.versions[0] as PublishedVersion
  const retitled = otherTitle(title, lead, desk, random)
  switch (kind) {
    case 'verbatim':
      return { title, lead, paragraphs }
    case 'retitled':
      return { title: retitled, lead, paragraphs }
    case 'cut':
      return { title: random.chance(0.5) ? title : retitled, lead, paragraphs: cut(paragraphs, random) }
    case 'padded':
      return { title: retitled, lead, paragraphs: [...paragraphs, { kind: 'p', text: random.pick(paddings) }] }
    case 'swapped':
      return { title: random.chance(0.5) ? title : retitled, lead, paragraphs: swap(paragraphs, random) }
  }
}

/** The line that names where a reprint comes from. */
export function sourceLineOf(original: Publication, random: Random): string {
  const { name } = original.outlet
  return random.pick([`Theo ${name}`, `Nguồn: ${name}`, `(Theo ${name})`, `Theo ${name}`])
}

/** The kinds of reprint in the proportion in which this press makes them. */
export const reprintKinds: readonly ReprintKind[] = [
  'verbatim',
  'verbatim',
  'verbatim',
  'retitled',
  'retitled',
  'retitled',
  'cut',
  'cut',
  'padded',
  'swapped',
]
