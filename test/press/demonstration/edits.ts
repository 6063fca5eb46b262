import { hourMinute, hourMs, minuteMs } from '../dates.js'
import type { Random } from '../random.js'
import { slugOf } from '../text.js'
import type { Paragraph, Publication, PublishedVersion } from '../world/types.js'

/** Every so many publications gets an edit. */
const editEvery = 18

const numberInText = /(?<![\d.,/])\d{2,3}(?![\d.,/])/

/** A figure as it was first printed wrongly. */
function misprint(text: string): string {
  return text.replace(numberInText, (digits) => String(Number(digits) + (digits.endsWith('9') ? -2 : 1)))
}

function nextVersion(publication: Publication, random: Random, change: Partial<PublishedVersion>): void {
  const first = publication.versions[0] as PublishedVersion
  publication.versions.push({
    ...first,
    ...change,
    at: publication.publishedAt + random.between(3, 20) * hourMs + random.between(0, 59) * minuteMs,
  })
}

/** The first version had a wrong figure; the second has the right one and says so. */
function correctFigure(publication: Publication, random: Random): boolean {
  const first = publication.versions[0] as PublishedVersion
  const at = first.paragraphs.findIndex((paragraph) => numberInText.test(paragraph.text))
  if (at < 0) return false
  const right = first.paragraphs
  const notice = `Đính chính: Bản đăng lúc ${hourMinute(publication.publishedAt)} của bài này có một số liệu chưa đúng, nay đã sửa lại. Tòa soạn cáo lỗi cùng bạn đọc.`
  nextVersion(publication, random, { paragraphs: [...right, { kind: 'p', text: notice }] })
  first.paragraphs = right.map((paragraph, i): Paragraph =>
    i === at ? { ...paragraph, text: misprint(paragraph.text) } : paragraph,
  )
  return true
}

/** The title changes, and with it the words of the address. */
function changeTitle(publication: Publication, random: Random, title: string): boolean {
  nextVersion(publication, random, { title, slug: slugOf(title) })
  return true
}

/** The article grows: its last paragraph comes with the second version. */
function addLater(publication: Publication, random: Random): boolean {
  const first = publication.versions[0] as PublishedVersion
  if (first.paragraphs.length < 4) return false
  nextVersion(publication, random, { paragraphs: first.paragraphs })
  first.paragraphs = first.paragraphs.slice(0, -1)
  return true
}

/** Gives some publications a second version, some hours after the first. */
export function makeEdits(
  publications: Publication[],
  titles: Map<Publication, string>,
  random: Random,
  end: number,
): void {
  publications.forEach((publication, i) => {
    if (i % editEvery !== 5 || publication.publishedAt > end - 22 * hourMs) return
    const title = titles.get(publication)
    const turn = Math.floor(i / editEvery) % 3
    if (turn === 0 && title !== undefined) changeTitle(publication, random, title)
    else if (turn === 1) correctFigure(publication, random)
    else addLater(publication, random)
  })
}
