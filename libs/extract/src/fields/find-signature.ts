import { hasMarks } from '#language'
import { Hint } from '../page/hints.js'
import type { Block, Page } from '../page/page.js'
import type { StructuredData } from '../structured/json-ld.js'
import { plainText } from './likeness.js'

/** Lines at the end of a body that say who wrote it and where it comes from. */
export interface Signature {
  byline: string | null
  sourceLine: string | null
  blocks: number[]
}

const sourceForm =
  /^\(?\s{0,2}(?:theo|nguồn(?:\s{0,2}tin)?|dẫn (?:nguồn|theo)|trích từ|source)\s{0,2}(?::|\s)\s{0,2}(?=[\p{Lu}"“]|báo|tạp chí|đài|trang|cổng|https?:)/iu
const creditForm =
  /^(?:(?:tin|bài)(?: viết)?(?:\s?,|\s?-|\s?&| và)?\s{0,2}ảnh|tin|bài|ảnh|thực hiện|tác giả|biên dịch|tổng hợp|pv|nhóm (?:pv|phóng viên))(?!\p{L})\s{0,2}(?::|[-–])?/iu
/** What a writer is, before the name, and what the writer did, after it. */
const role =
  /^(?:(?:bạn đọc|cộng tác viên|ctv|phóng viên|pv|btv|nhà (?:giáo|báo|văn|thơ|nghiên cứu|sử học)|luật (?:sư|gia)|bác sĩ|kỹ sư|kiến trúc sư|thạc sĩ|tiến sĩ|giáo sư|chuyên gia|ks|ls|bs|ths|ts|gs|pgs|nsưt|nsnd)[.,]?[\s.]{1,2}){1,3}(?=\p{Lu})/iu
const work = /\s{0,2}\((?:tổng hợp|t\/h|th|ghi|ghi chép|lược ghi|thực hiện|dịch|biên dịch|lược dịch|biên soạn)\)$/iu
const staff = /^\(?(?:PV|P\.V|CTV|BTV|NHÓM (?:PV|PHÓNG VIÊN)|Nhóm (?:PV|phóng viên)|TTXVN|BBT|Ban biên tập)\)?\.?$/u
const longestSignature = 90

/** Reads the signature off the end of the body: at most three short lines. */
export function findSignature(page: Page, body: number[], hasLead: boolean, knownAuthors: string[]): Signature {
  const found: Signature = { byline: null, sourceLine: null, blocks: [] }
  for (const index of body.slice(-3).reverse()) {
    const block = page.blocks[index]
    if (!block || block.text.length > longestSignature || (body.length < 2 && !hasLead)) break
    if (sourceForm.test(block.text) && isNameLine(block.text.replace(sourceForm, ''))) found.sourceLine ??= block.text
    else if (isByline(page, block, knownAuthors)) found.byline ??= block.text.replace(/^\((.{1,80})\)$/, '$1')
    else break
    found.blocks.push(index)
  }
  return found
}

function isByline(page: Page, block: Block, knownAuthors: string[]): boolean {
  const { text } = block
  if (isAuthorLine(text)) return true
  if (knownAuthors.some((a) => a.toLowerCase() === text.toLowerCase())) return true
  const credit = creditForm.exec(text)
  if (credit && text.length > credit[0].length && isNameLine(text.slice(credit[0].length))) return true
  if (text.length > 60) return false
  if (isToTheRight(page, block) && !/[.!?…:]$/.test(text)) return true
  if (!isNameLine(text)) return false
  return isSetApart(block) || /[\p{L}]\s{0,2}[/–-]\s{0,2}\p{Lu}/u.test(text)
}

/** True for a line that is a writer's name, whatever stands around it: `Bạn đọc Lò Văn Tấn`, `Thu Hằng (tổng hợp)`, `PV`. */
export function isAuthorLine(text: string): boolean {
  if (text.length > longestSignature || sourceForm.test(text)) return false
  const bare = text.replace(work, '').replace(role, '')
  if (staff.test(bare.trim()) || staff.test(text)) return true
  return bare === text ? isPlainName(text) : isNameLine(bare) && bare.split(' ').length <= 12
}

/** Words that begin with capitals, of two or more: names of persons and papers, joined by dashes, commas and `và`. */
function isNameLine(text: string): boolean {
  const bare = text.replace(/^[\s(:"“–-]+|[\s).:"”]+$/g, '')
  if (bare === '' || bare.length > 70 || /[.!?…:]$/.test(text.trim().replace(/\)$/, ''))) return false
  const words = bare.split(/[\s,/–&-]+/).filter((w) => w !== '')
  if (words.length < 1 || words.length > 12) return false
  const capitals = words.filter(
    (w) => /^\p{Lu}/u.test(w) || /^(?:và|báo|tạp|chí|đài|tổng|hợp|ghi|of|the)$/iu.test(w) || /^https?:/.test(w),
  )
  return capitals.length === words.length && /^[\p{L}\p{M}\d\s.,/&()'’:–-]+$/u.test(bare)
}

/** Two to four words with capitals, one of them with Vietnamese letters: a writer's name in plain type. */
function isPlainName(text: string): boolean {
  return /^\p{Lu}[\p{L}\p{M}]{0,9}(?: \p{Lu}[\p{L}\p{M}]{0,9}){1,3}$/u.test(text) && hasMarks(text)
}

/** Bold or italic: how a signature is set. */
function isSetApart(block: Block): boolean {
  return block.boldChars > 0.7 * block.text.length || block.italicChars > 0.7 * block.text.length
}

/** What stands at the right margin at the end of a text is its signature, a person's or an office's. */
function isToTheRight(page: Page, block: Block): boolean {
  for (let at = block.element, steps = 0; at >= 0 && steps < 3; steps++) {
    const element = page.elements[at]
    if (!element) return false
    const { style, align } = element.node.attribs
    if (align === 'right' || (style && /text-align\s*:\s*(?:right|end)/i.test(style))) return true
    if (element.endBlock - element.firstBlock > 1) return false
    at = element.parent
  }
  return false
}

/** Names of channels and desks are no persons. */
const notPersons =
  /online|báo điện tử|^báo |tạp chí|^admin|^ban biên tập|tòa soạn|toà soạn|truyền hình|https?:|^\S+\.(?:vn|com|net)$/iu

/** The byline as text: structured data, meta, the signature, or a line with a name beside the headline. */
export function bylineOf(
  page: Page,
  structured: StructuredData,
  signature: Signature,
  titleBlock: number,
  bodyFirst: number,
  bodyEnd: number,
): string | null {
  const isPerson = (name: string): boolean => name !== '' && name.length < 120 && !notPersons.test(name)
  const sites = structured.siteNames.map((s) => s.toLowerCase())
  const stated = (structured.article?.authors ?? [])
    .map(plainText)
    .filter((n) => isPerson(n) && !sites.includes(n.toLowerCase()))
  if (stated.length > 0) return [...new Set(stated)].join(', ')
  if (signature.byline) return signature.byline
  const meta = plainText(page.metas.get('author')?.[0] ?? page.metas.get('article:author')?.[0] ?? '')
  const site = (page.metas.get('og:site_name')?.[0] ?? '').toLowerCase()
  if (isPerson(meta) && meta.toLowerCase() !== site) return meta
  const beside = besideTitle(page, titleBlock, bodyFirst)
  const isSite = beside !== null && [site, ...sites].includes(beside.toLowerCase())
  return (isSite ? null : beside) ?? underBody(page, bodyEnd)
}

/** A line between headline and text that is marked as the writer's, or is a name with a date beside it or without. */
function besideTitle(page: Page, titleBlock: number, bodyFirst: number): string | null {
  if (titleBlock < 0 || bodyFirst <= titleBlock) return null
  for (const block of page.blocks.slice(titleBlock + 1, Math.min(bodyFirst, titleBlock + 8))) {
    if (block.text.length >= 90) continue
    const bare = withoutDate(block.text).replace(/^(?:tác giả|by)\s?:?\s{1,3}/iu, '')
    if (notPersons.test(bare)) continue
    const isMarked =
      ((page.elements[block.element]?.hints ?? 0) & Hint.meta) !== 0 || /^(?:tác giả|by)\s?:?\s/iu.test(block.text)
    if (isMarked && block.text.length < 60 && isNameLine(bare)) return bare
    // Sections and places are links, and so may a writer's name be: only a mark or a date tells them apart.
    if ((block.links === 0 || bare !== block.text) && isAuthorLine(bare)) return bare
  }
  return null
}

/** How far below the text a signature stands that a frame of its own parts from it. */
const reachBelow = 4

function underBody(page: Page, bodyEnd: number): string | null {
  if (bodyEnd < 0) return null
  const below = page.blocks.slice(bodyEnd, bodyEnd + reachBelow)
  return below.find((b) => b.links === 0 && isAuthorLine(b.text))?.text ?? null
}

const dateAfter = /[\s|,·–-]+(?:thứ (?:hai|ba|tư|năm|sáu|bảy|[2-7])|chủ nhật|\d{1,2}\s?(?:[/.:-]|tháng|giờ)).*$/iu
const dateBefore =
  /^\d{1,2}\s?(?:tháng\s|[/.-])\s?\d{1,2}[\s,/.-]{1,3}\d{4}[\s|,·–-]{0,3}(?:\d{1,2}[:h]\d{2}[\s|,·–-]{0,3})?/iu

/** What a line says beside its date. */
function withoutDate(text: string): string {
  return text.replace(dateBefore, '').replace(dateAfter, '')
}
