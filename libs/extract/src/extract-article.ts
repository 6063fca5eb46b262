import { oneLine } from '#language'
import { isVietnamese } from './fields/likeness.js'
import type { Body } from './body/body.js'
import { findBody } from './body/find-body.js'
import { sameRow } from './body/regions.js'
import type { Completeness, Extraction, PageInput } from './extraction.js'
import { completenessOf, isWallNotice } from './fields/completeness.js'
import { findLead } from './fields/find-lead.js'
import { findPublished, isDateLine } from './fields/find-published.js'
import { bylineOf, findSignature, isAuthorLine } from './fields/find-signature.js'
import { otherTitle, shownTitle, statedTitles, type Title } from './fields/find-title.js'
import { sectionOf, tagsOf } from './fields/section-and-tags.js'
import { skeleton } from './fields/likeness.js'
import { canonicalOf } from './fields/urls.js'
import { notArticleReason } from './not-article.js'
import { bodyByTemplate, type Chosen, chooseByTemplate } from './outlets/by-template.js'
import { templateFor } from './outlets/index.js'
import type { Page } from './page/page.js'
import { readPage } from './page/read-page.js'
import { readStructuredData, type StructuredData } from './structured/json-ld.js'

/** Stored with each version: a change of the rules that can change a text raises it. */
export const extractorVersion = 2

/** A photo story has hardly any text beside its captions. */
const photoStoryText = 400
const photoStoryCaptions = 3

/**
 * Reads one page: outlet template, then structured data, then the density of the page itself, then what is left.
 * Synchronous and pure; the page is parsed once.
 */
export function extractArticle(input: PageInput): Extraction {
  const page = readPage(input.url, input.html)
  const structured = readStructuredData(page.structured)
  const template = templateFor(input.url)
  const chosen = template ? chooseByTemplate(page, template) : {}
  const stated = statedTitles(page, structured.article?.title ?? null, input.feedEntry?.title)
  const shown = chosen.title ?? shownTitle(page, stated)
  const found = (template && bodyByTemplate(page, template)) ?? findBody(page, shown?.block ?? -1)
  const title = shown ?? otherTitle(page, stated, found.blocks[0] ?? -1)
  const reading = new Reading(input, page, structured, title, found, chosen)
  const reason = notArticleReason({
    page,
    structured,
    title: title?.text ?? null,
    bodyChars: reading.bodyChars,
    mass: found.mass,
    inCards: found.inCards,
    lead: reading.lead?.text ?? null,
    completeness: reading.completeness,
    input,
  })
  if (reason !== null || title === null) return { kind: 'not-article', reason: reason ?? 'no-text' }
  return reading.article(title)
}

/** The steps that build on each other: body without notices, lead, signature, and what is left as paragraphs. */
class Reading {
  readonly body: number[]
  lead: { text: string; blocks: number[] } | null
  readonly completeness: Completeness
  readonly bodyChars: number
  paragraphs: string[]
  /** First block of the text after the lead, and the block after its last one. */
  private readonly textFrom: number
  private readonly textEnd: number
  private readonly signature: ReturnType<typeof findSignature>
  private method: string

  constructor(
    private readonly input: PageInput,
    private readonly page: Page,
    private readonly structured: StructuredData,
    title: Title | null,
    private readonly found: Body,
    private readonly chosen: Chosen,
  ) {
    this.method = chosen.method ?? 'density'
    const noticed = this.hasWallNotice()
    this.body = this.withoutFrame(title)
    this.lead = chosen.lead ?? this.readLead(title)
    const rest = this.withoutNames(this.body.filter((i) => !this.lead?.blocks.includes(i)))
    this.signature = findSignature(page, rest, this.lead !== null, structured.article?.authors ?? [])
    this.textFrom = rest[0] ?? this.body[0] ?? -1
    this.textEnd = (this.body[this.body.length - 1] ?? -2) + 1
    const kept = rest.filter((i) => !this.signature.blocks.includes(i))
    this.paragraphs = this.orStructured(this.withCaptions(kept).map((i) => this.textAt(i)))
    this.bodyChars = this.paragraphs.reduce((n, p) => n + p.length, 0)
    this.completeness = completenessOf(page, this.bodyChars, noticed, structured.article?.isFree ?? null)
    if (this.completeness === 'encoded' && !this.lead) this.openWithLead()
  }

  article(title: Title): Extraction {
    const { page, structured, input, lead, paragraphs, found } = this
    const published = findPublished({
      page,
      structured: structured.article,
      titleBlock: title.block,
      bodyFirst: this.body[0] ?? found.first,
      bodyEnd: (this.body[this.body.length - 1] ?? found.end - 1) + 1,
      fetchedAt: input.fetchedAt,
      feed: input.feedEntry,
      inCards: found.inCards,
      chosen: this.chosen.published ?? null,
    })
    return {
      kind: 'article',
      title: oneLine(title.text),
      lead: lead?.text ?? null,
      paragraphs,
      text: [...(lead && this.leadIsText(lead) ? [lead.text] : []), ...paragraphs].join('\n'),
      ...published,
      canonicalUrl: canonicalOf(
        [page.canonical, page.metas.get('og:url')?.[0], structured.article?.url],
        input.url,
        page.base,
      ),
      byline:
        this.chosen.byline ?? bylineOf(page, structured, this.signature, title.block, this.textFrom, this.textEnd),
      section: sectionOf(page, structured, title),
      tags: tagsOf(page, structured),
      sourceLine: this.signature.sourceLine,
      completeness: this.completeness,
      method: `${this.method}@${extractorVersion}`,
      captions: found.captions.map((i) => this.textAt(i)),
    }
  }

  /**
   * The Vietnamese standfirst carries the news and opens the text. In the press of other languages a line set apart
   * under the headline sums up what the text says again, and is no part of it.
   */
  private leadIsText(lead: { text: string; blocks: number[] }): boolean {
    return lead.blocks.some((i) => this.body.includes(i)) || isVietnamese(`${lead.text} ${this.paragraphs[0] ?? ''}`)
  }

  private hasWallNotice(): boolean {
    const { first, end } = this.found
    return this.page.blocks.slice(first, end + 8).some(isWallNotice)
  }

  /** Where the body is encoded, what is left to read is the standfirst. */
  private openWithLead(): void {
    const [first, ...others] = this.paragraphs
    if (first === undefined) return
    this.lead = { text: first, blocks: this.body.slice(0, 1) }
    this.paragraphs = others
  }

  /** The body without a repeated headline, date lines at its head and notices of payment. */
  private withoutFrame(title: Title | null): number[] {
    const headline = title ? skeleton(title.text) : ''
    const { blocks } = this.page
    const count = this.found.blocks.length
    return this.found.blocks.filter((i, at) => {
      const block = blocks[i]
      if (!block || isWallNotice(block) || i === title?.block) return false
      if (at > 5) return at < count - 3 || !isDateLine(block, this.input.fetchedAt)
      return !(headline !== '' && skeleton(block.text) === headline) && !isDateLine(block, this.input.fetchedAt)
    })
  }

  /** Writers' names between the lead and the text, set apart from its paragraphs. */
  private withoutNames(blocks: number[]): number[] {
    const { page } = this
    for (let at = 0; at < 3 && at + 1 < blocks.length; at++) {
      const [block, next] = [page.blocks[blocks[at] as number], page.blocks[blocks[at + 1] as number]]
      if (!block || !next || !isAuthorLine(block.text) || sameRow(page, block, next)) return blocks.slice(at)
    }
    return blocks.slice(Math.min(3, Math.max(0, blocks.length - 1)))
  }

  private readLead(title: Title | null): { text: string; blocks: number[] } | null {
    const metas = ['og:description', 'description', 'twitter:description'].flatMap(
      (k) => this.page.metas.get(k)?.[0] ?? [],
    )
    return findLead({
      page: this.page,
      titleBlock: title?.block ?? -1,
      body: this.body,
      captions: this.found.captions,
      bodyFrom: this.found.first,
      descriptions: [this.structured.article?.description, ...metas, this.input.feedEntry?.summary],
      fetchedAt: this.input.fetchedAt,
    })
  }

  /** A photo story's captions are its text. */
  private withCaptions(kept: number[]): number[] {
    const { captions } = this.found
    const chars = (list: number[]): number => list.reduce((n, i) => n + this.textAt(i).length, 0)
    if (captions.length < photoStoryCaptions || chars(kept) > photoStoryText) return kept
    if (chars(captions) < 2 * chars(kept)) return kept
    return [...new Set([...kept, ...captions])].sort((a, b) => a - b)
  }

  /** Pages filled by script may carry their text in the structured data only. */
  private orStructured(paragraphs: string[]): string[] {
    const stated = this.structured.article?.body ?? ''
    const have = paragraphs.reduce((n, p) => n + p.length, 0)
    if (stated.length < 300 || have > 0.4 * stated.length) return paragraphs
    this.method = 'json-ld'
    return stated
      .replace(/<\/(?:p|div|h[1-6]|li)>|<br\s?\/?>/gi, '\n')
      .replace(/<[^<>]{0,500}>/g, ' ')
      .split(/\r?\n+/)
      .map(oneLine)
      .filter((p) => p !== '')
  }

  private textAt(index: number): string {
    return this.page.blocks[index]?.text ?? ''
  }
}
