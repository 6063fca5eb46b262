import { Hint } from '../page/hints.js'
import type { Block, Page } from '../page/page.js'
import { containerOf, linkDensity } from '../body/regions.js'
import { isDateLine } from './find-published.js'
import { isVietnamese, plainText, sameOrPrefix, skeleton } from './likeness.js'

export interface Lead {
  text: string
  /** Blocks that show it: taken out of the body, so that it is not counted twice. */
  blocks: number[]
}

export interface LeadInput {
  page: Page
  titleBlock: number
  body: number[]
  captions: number[]
  /** First block of the stretch that holds the body: what was taken out of it is no lead either. */
  bodyFrom: number
  descriptions: (string | null | undefined)[]
  fetchedAt: string
}

const shortestLead = 30
const longestLead = 1200
/** A standfirst stands within this many blocks of the headline or of the body. */
const reach = 14

/** The standfirst: what the page calls its description where it is shown, else the opening set apart by its form. */
export function findLead(input: LeadInput): Lead | null {
  const { page, body } = input
  const descriptions = input.descriptions
    .map((d) => plainText(d ?? ''))
    .filter((d) => d.length >= shortestLead && !sameOrPrefix(d, titleText(input), 15))
  const near = nearTitle(input)
  const shown = near.find((b) => descriptions.some((d) => saysTheSame(b.text, d)))
  const block = shown ?? apart(input, near) ?? openingApart(input) ?? boldOpening(input)
  if (block) return { text: block.text, blocks: repeats(page, block.text, [block.index, ...body.slice(0, 3)]) }
  return unseen(input, descriptions)
}

function titleText({ page, titleBlock }: LeadInput): string {
  return page.blocks[titleBlock]?.text ?? ''
}

/** Blocks between the headline and the body's second paragraph that could be a standfirst. */
function nearTitle({ page, titleBlock, body, captions, bodyFrom, fetchedAt }: LeadInput): Block[] {
  const opening = body[0] ?? page.blocks.length - 1
  const from = titleBlock >= 0 && titleBlock < opening ? titleBlock + 1 : Math.max(0, opening - reach)
  const to = Math.min(opening, from + 40)
  const aside = new Set(captions)
  return page.blocks.slice(from, to + 1).filter((b) => {
    const isOpening = b.index === opening
    if (b.text.length < shortestLead || b.text.length > longestLead || linkDensity(b) > 0.5) return false
    if (!isOpening && b.index >= bodyFrom) return false
    return isOpening || !(aside.has(b.index) || isOutside(page, b, opening) || isDateLine(b, fetchedAt))
  })
}

/** True for a block in a menu, a box or a form; an element that holds the body too says nothing about it. */
function isOutside(page: Page, block: Block, opening: number): boolean {
  for (let at = block.element, steps = 0; at >= 0 && steps < 10; steps++) {
    const element = page.elements[at]
    if (!element || (element.firstBlock <= opening && element.endBlock > opening)) return false
    if (['nav', 'footer', 'aside', 'figure', 'figcaption', 'form', 'li'].includes(element.tag)) return true
    if (element.hints & (Hint.related | Hint.comments | Hint.hidden)) return true
    at = element.parent
  }
  return false
}

/** A description is often cut at 150 to 300 characters and loses the outlet's name. */
function saysTheSame(shown: string, description: string): boolean {
  const cut = description.replace(/\s*(?:…|\.\.\.|\[…\]|\[\.\.\.\])\s*$/, '')
  if (sameOrPrefix(shown, cut) || sameOrPrefix(withoutOutletMark(shown), withoutOutletMark(cut))) return true
  // The page may put a place stamp before it.
  const at = skeleton(shown).indexOf(skeleton(cut))
  return cut.length >= 50 && at >= 0 && at < 40
}

/** The one longish block between headline and body: set apart by place, whatever its names. */
function apart({ page, body, titleBlock }: LeadInput, near: Block[]): Block | null {
  const opening = body[0]
  if (titleBlock < 0 || opening === undefined) return null
  const before = near.filter((b) => b.index > titleBlock && b.index < opening && b.text.length >= 50)
  const marked = before.find((b) => ((page.elements[b.element]?.hints ?? 0) & Hint.lead) !== 0)
  if (marked) return marked
  const sentences = before.filter((b) => isSentence(b) && !b.hasImage)
  return sentences.length === 1 ? (sentences[0] as Block) : null
}

/** Ends like a sentence, or is too long to be anything else: some papers write the standfirst without a full stop. */
function isSentence({ text }: Block): boolean {
  return /[.!?…"”)]$/.test(text) || text.length >= 90
}

/** A first paragraph that stands outside the element which holds the others. */
function openingApart({ page, body, captions, titleBlock }: LeadInput): Block | null {
  // In a photo story the captions are the rest of the text.
  const story = body.length > 2 ? body : [...body.slice(0, 1), ...captions]
  const [first, ...others] = story.slice(0, 8).map((i) => page.blocks[i] as Block)
  if (!first || first.index < titleBlock || first.text.length < 50 || first.text.length > longestLead) return null
  if (others.length === 0 || !isSentence(first)) return null
  const home = containerOf(page, first)
  const homes = others.map((b) => containerOf(page, b))
  if (homes.every((h) => h !== home && h > home) && new Set(homes).size <= 3) return first
  // In the same element, but in a tag of its own kind: `div` before `p`, or a `p` before bare lines.
  const deep = others.length === 1
  const kind = kindIn(page, first, home, deep)
  const kinds = others.map((b, i) => (homes[i] === home && b.level === 0 ? kindIn(page, b, home, deep) : null))
  const known = kinds.filter((k) => k !== null)
  return known.length > 0 && known.every((k) => k !== kind) && new Set(known).size === 1 ? first : null
}

/**
 * Tag of the outermost element inside `home` that holds only this block; empty for bare text. With `deep` all tags down
 * to the text: between two paragraphs only, a wrapper around one of them tells them apart.
 */
function kindIn(page: Page, block: Block, home: number, deep: boolean): string {
  let kind = ''
  for (let at = block.element; at > home; at = page.elements[at]?.parent ?? -1) {
    const tag = page.elements[at]?.tag ?? ''
    kind = deep ? `${tag}>${kind}` : tag
  }
  return kind
}

/** A first paragraph in bold, or as a heading of a sentence's length, before paragraphs that are not. */
function boldOpening({ page, body }: LeadInput): Block | null {
  const first = page.blocks[body[0] ?? -1]
  const second = page.blocks[body[1] ?? -1]
  if (!first || !second || first.text.length < 50 || first.text.length > longestLead) return null
  const isSetApart = (b: Block): boolean =>
    b.boldChars > 0.85 * b.text.length || b.level > 1 || ((page.elements[b.element]?.hints ?? 0) & Hint.lead) !== 0
  const others = body.slice(1, 12).flatMap((i) => page.blocks[i] ?? [])
  const plain = others.filter((b) => b.text.length > 30 && !isSetApart(b)).length
  return isSetApart(first) && plain >= 1 ? first : null
}

/** A description that is shown nowhere is the standfirst of some papers; others put an advertisement for themselves there. */
function unseen({ page, body }: LeadInput, descriptions: string[]): Lead | null {
  const all = skeleton(body.map((i) => page.blocks[i]?.text ?? '').join(' '))
  for (const text of descriptions) {
    if (text.length < 60 || !/[.!?”"]$/.test(text) || /(?:\.\.\.|…)$/.test(text) || !isVietnamese(text)) continue
    if (/^(?:báo|tạp chí|trang|cổng|đọc báo|tin tức|cập nhật)\b/iu.test(text)) continue
    const bare = skeleton(text)
    if (all.includes(bare.slice(0, 60))) return null
    return { text, blocks: [] }
  }
  return null
}

/** A paragraph says the lead again when it has at least this share of it; the lead's first sentence alone is its own. */
const repeatedShare = 0.8

/** Of the given blocks those that say the lead: some pages print it twice. */
function repeats(page: Page, lead: string, candidates: number[]): number[] {
  const bare = skeleton(withoutOutletMark(lead))
  return [...new Set(candidates)].filter((i) => {
    const text = skeleton(withoutOutletMark(page.blocks[i]?.text ?? ''))
    return text !== '' && (text === bare || (text.length > repeatedShare * bare.length && bare.startsWith(text)))
  })
}

const outletMark =
  /^(?:\(\s{0,2}[\p{L}\d .,-]{2,25}\)\s{0,2}[-–—]{1,2}\s{0,2}|[\p{Lu}\d.]{2,12}(?:\s(?:Online|ONLINE))?\s{0,2}[-–—]\s{1,2}|\p{Lu}[\p{L}.]{1,14}\.VN\s{0,2}[-–—]\s{0,2})/u

/** The lead without the outlet's mark (`(Dân trí) - `, `TTO - `, `VOV.VN - `): for comparing, not for display. */
export function withoutOutletMark(lead: string): string {
  return lead.replace(outletMark, '')
}
