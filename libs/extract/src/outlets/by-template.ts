import { oneLine } from '#language'
import { cleanBody } from '../body/clean-body.js'
import type { Body } from '../body/body.js'
import { regionTree } from '../body/regions.js'
import { scoreRegions } from '../body/score.js'
import type { Title } from '../fields/find-title.js'
import { select } from '../page/dom.js'
import type { Page } from '../page/page.js'
import type { OutletTemplate } from './index.js'

/** What a template found; what it did not find is left to the general reading. */
export interface Chosen {
  method?: string
  title?: Title
  lead?: { text: string; blocks: number[] }
  byline?: string
  published?: string
}

/** Reads the fields that a template names. */
export function chooseByTemplate(page: Page, template: OutletTemplate): Chosen {
  const chosen: Chosen = { method: `outlet:${template.hosts[0] ?? ''}` }
  const title = blocksOf(page, template.title)[0]
  if (title !== undefined) chosen.title = { text: page.blocks[title]?.text ?? '', block: title }
  const lead = blocksOf(page, template.lead)
  if (lead.length > 0) chosen.lead = { text: lead.map((i) => page.blocks[i]?.text ?? '').join(' '), blocks: lead }
  const byline = textOf(page, template.byline)
  if (byline) chosen.byline = byline
  const published = textOf(page, template.published)
  if (published) chosen.published = published
  return chosen
}

/** The body inside the element that the template names, cleaned like any other; null when the page has no such element. */
export function bodyByTemplate(page: Page, template: OutletTemplate): Body | null {
  if (!template.body) return null
  const node = select(page.dom, template.body).get(0)
  const element = page.elements.findIndex((e) => e.node === node)
  if (element < 0) return null
  const tree = regionTree(page)
  const region = tree.regions[tree.ofElement[element] ?? 0]
  if (!region || region.first === region.end) return null
  const body = cleanBody({ page, tree, scores: scoreRegions(page, tree), top: region, titleBlock: -1 })
  const drop = new Set((template.drop ?? []).flatMap((selector) => blocksOf(page, selector)))
  return { ...body, blocks: body.blocks.filter((i) => !drop.has(i)) }
}

function blocksOf(page: Page, selector: string | undefined): number[] {
  if (!selector) return []
  const nodes = new Set<unknown>(select(page.dom, selector).toArray())
  const found: number[] = []
  for (const element of page.elements) {
    if (!nodes.has(element.node)) continue
    for (let i = element.firstBlock; i < element.endBlock; i++) found.push(i)
  }
  return [...new Set(found)]
}

function textOf(page: Page, selector: string | undefined): string | null {
  if (!selector) return null
  const node = select(page.dom, selector).first()
  const text = oneLine(node.attr('datetime') ?? node.attr('content') ?? node.text())
  return text === '' ? null : text
}
