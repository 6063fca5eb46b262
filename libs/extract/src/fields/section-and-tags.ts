import type { Page } from '../page/page.js'
import { isChromeTag } from '../body/regions.js'
import type { StructuredData } from '../structured/json-ld.js'
import type { Title } from './find-title.js'
import { plainText, skeleton } from './likeness.js'

const mostTags = 20
const frontNames = /^(?:trang chủ|trang nhất|home|trang tin|tin tức online)$/iu

/** The outlet's section: as stated, else the last step of the path shown above the headline. */
export function sectionOf(page: Page, { article, breadcrumb }: StructuredData, title: Title): string | null {
  const stated = plainText(article?.section ?? page.metas.get('article:section')?.[0] ?? '')
  if (stated !== '' && stated.length < 60) return stated
  const headline = skeleton(title.text)
  const steps = (breadcrumb.length > 0 ? breadcrumb.map(plainText) : shownPath(page, title)).filter(
    (s) => s !== '' && !frontNames.test(s) && skeleton(s) !== headline,
  )
  return steps.length > 0 ? (steps[steps.length - 1] as string) : null
}

/** A short row of one to five links just above the headline. */
function shownPath(page: Page, title: Title): string[] {
  if (title.block <= 0) return []
  let last = title.block - 1
  for (let skipped = 0; last >= 0 && skipped < 3 && !isStep(page, last); skipped++) last--
  if (last < 0 || !isStep(page, last)) return []
  let first = last
  while (first > 0 && last - first < 5 && isStep(page, first - 1)) first--
  return last - first >= 5
    ? []
    : page.blocks.slice(first, last + 1).map((b) => b.text.replace(/^[\s/>»›|]+|[\s/>»›|]+$/g, ''))
}

function isStep(page: Page, index: number): boolean {
  const block = page.blocks[index]
  if (
    !block ||
    block.text.length > 32 ||
    block.text.split(' ').length > 6 ||
    block.links !== 1 ||
    block.linkChars < 0.6 * block.text.length
  )
    return false
  const tag = page.elements[block.element]?.tag ?? ''
  return tag !== 'nav' && !(isChromeTag(tag) && tag !== 'header')
}

/** Key words of the article as the outlet gives them. */
export function tagsOf(page: Page, { article }: StructuredData): string[] {
  const lists = [
    article?.tags ?? [],
    page.metas.get('article:tag') ?? [],
    (page.metas.get('news_keywords')?.[0] ?? page.metas.get('keywords')?.[0] ?? '').split(/[,;]/),
  ]
  const chosen = lists.find((list) => list.some((t) => t.trim() !== '')) ?? []
  const clean = chosen.map(plainText).filter((t) => t !== '' && t.length < 80)
  return [...new Map(clean.map((t) => [skeleton(t), t])).values()].slice(0, mostTags)
}
