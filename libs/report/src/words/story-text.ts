import { placesAmong } from '#gazetteer'
import type { ReportContext } from '../draft/context.js'
import type { ParagraphBlock, Run, StoryItem } from '../draft/content.js'
import type { StoryLine } from '../draft/stories.js'
import { localDate } from '#press'
import type { Figure } from '#read'
import { shortDate } from './dates.js'
import { outletsOf } from './outlet-list.js'
import { quoted, quoteOf } from './quote.js'
import { bold, capital, cite, counted, lowered, say, sentencesOf, text } from './runs.js'

/** A story as an item of a list: heading with its counts, who wrote, and a short quotation with its source. */
export function storyItem(
  context: ReportContext,
  line: StoryLine,
  prefix: string,
  options: { readonly more?: readonly ParagraphBlock[]; readonly countsCriticism?: boolean } = {},
): StoryItem {
  const id = `${prefix}/${line.story}`
  const runs = sentencesOf(
    coverageSentence(context, line, options.countsCriticism ?? false),
    quoteSentence(context, line),
    placeSentence(line),
  )
  return {
    id,
    story: line.story,
    heading: heading(context, line),
    paragraphs: [{ type: 'paragraph', id: `${id}/text`, runs }, ...(options.more ?? [])],
  }
}

function heading(context: ReportContext, line: StoryLine): Run[] {
  const title = bold(endless(line.head.title))
  if (line.total.value === 1) return say`${title} (${context.outlets.of(line.head.outletId).phrase}, ${dayOf(line)})`
  if (line.outlets.value === 1) return say`${title} (${counted(line.total)} tin, bài)`
  return say`${title} (${counted(line.total)} tin, bài trên ${counted(line.outlets)} đầu báo)`
}

/** Headlines are quoted whole; only a final stop goes, because a bracket follows. */
const endless = (title: string): string => title.normalize('NFC').replace(/[.\s]+$/u, '')
const dayOf = (line: StoryLine): string => shortDate(localDate(line.head.publishedAt))

/** `từ ngày 17/11 đến ngày 21/11` or `trong ngày 17/11` */
export const spanOf = (line: StoryLine): string =>
  line.firstDay === line.lastDay
    ? `trong ngày ${shortDate(line.firstDay)}`
    : `từ ngày ${shortDate(line.firstDay)} đến ngày ${shortDate(line.lastDay)}`

function coverageSentence(context: ReportContext, line: StoryLine, countsCriticism: boolean): Run[] | null {
  if (line.total.value === 1) return null
  const names = outletsOf(context, line)
  const own = ownPart(context, line)
  const word = context.settings.criticalWord
  const criticism =
    countsCriticism && line.critical.value > 0 ? say`, trong đó ${counted(line.critical)} bài ${word}` : null
  const copies =
    line.originals.value === 0
      ? say`; ${line.isFromBefore ? 'đều là bài đăng lại, bài gốc đăng trước kỳ' : 'đều là bài đăng lại'}`
      : criticism || line.originals.value < line.total.value
        ? say`; có ${counted(line.originals)} bài gốc${criticism}`
        : null
  const span = spanOf(line)
  return context.pick<() => Run[]>(`story ${line.story}`, [
    () => say`${names} đăng tin, bài ${span}${copies}${own}.`,
    () => say`Đăng ${span} trên ${names}${copies}${own}.`,
    () => say`${capital(span)}, nội dung này có trên ${names}${copies}${own}.`,
  ])()
}

/** `12 bài gốc`, or that there is none among what was counted. */
export const originalsPart = (originals: Figure): Run[] =>
  originals.value === 0 ? text('đều là bài đăng lại') : say`${counted(originals)} bài gốc`

/** The province's own papers are counted apart: their articles say little about interest elsewhere. */
function ownPart(context: ReportContext, line: StoryLine): Run[] | null {
  const isOwnOnly = line.own.value === line.total.value
  if (line.own.value === 0 || isOwnOnly || context.outlets.ownPapers.length === 0) return null
  return say`; riêng báo, đài của tỉnh đăng ${counted(line.own)} tin, bài`
}

/** The words of the article that stands for a story, without the place it was sent from. */
export const storyQuote = (context: ReportContext, line: StoryLine): string =>
  quoteOf(line.head, placesAmong([context.province.name, ...line.everyPlace]))

/** In the paper's own words and under its name: what one paper says is never written as a fact. */
function quoteSentence(context: ReportContext, line: StoryLine): Run[] {
  const outlet = context.outlets.of(line.head.outletId).phrase
  const quote = quoted(storyQuote(context, line))
  const day = dayOf(line)
  const source = cite(line.head.articleId)
  if (line.outlets.value === 1 && line.total.value === 1) return say`${outlet} phản ánh: ${quote} ${source}.`
  if (line.outlets.value === 1) return say`${outlet} ngày ${day} phản ánh: ${quote} ${source}.`
  return context.pick<() => Run[]>(`quote ${line.story}`, [
    () => say`${outlet} ngày ${day} nêu: ${quote} ${source}.`,
    () => say`Theo ${outlet} (ngày ${day}): ${quote} ${source}.`,
    () => say`${outlet} (ngày ${day}) viết: ${quote} ${source}.`,
  ])()
}

function placeSentence(line: StoryLine): Run[] | null {
  if (line.places.length === 0) return null
  return say`Địa bàn: ${line.places.map(lowered).join(', ')}.`
}
