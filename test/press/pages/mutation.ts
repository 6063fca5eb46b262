import { hashText, randomFrom } from '../random.js'
import type { Block } from './family.js'

/** A redesign of every site at once: names change, blocks move, wrappers are added; the text stays. */
export interface Mutation {
  /** Gives new names to classes, ids and data-role values. */
  rename(html: string): string
  /** Moves and wraps blocks. */
  arrange(blocks: Block[], outletCode: string): Block[]
}

/** Names that a redesign keeps: a comment block still says that it holds comments. */
const keptStem = /comment|binh-luan|ykien|y-kien|gop-y/

function renameWord(word: string, seed: number): string {
  const fresh = `x${(hashText(`${seed}:${word}`) % 46656).toString(36)}`
  const stem = keptStem.exec(word)
  return stem === null ? fresh : `${fresh}-${stem[0]}`
}

const wrappers: readonly [string, string][] = [
  ['<div class="lay-0"><div>', '</div></div>'],
  ['<section>', '</section>'],
  ['<div data-zone="main"><div class="grid-12"><div>', '</div></div></div>'],
]

/** Blocks that a redesign never moves: the order title, lead, body is the article's own. */
const fixed = new Set(['title', 'lead', 'body', 'comments', 'inline-data'])

function moved(blocks: Block[], key: string): Block[] {
  const random = randomFrom(key)
  const still = blocks.filter((block) => fixed.has(block.name))
  const free = blocks.filter((block) => !fixed.has(block.name))
  const out = [...still]
  for (const block of free) {
    const body = out.findIndex((other) => other.name === 'body')
    const title = out.findIndex((other) => other.name === 'title')
    const last = block.name === 'crumb' ? title : body
    const isHead = ['meta', 'crumb', 'head'].includes(block.name)
    const place = isHead ? random.between(0, last) : random.between(body + 1, out.length)
    out.splice(place, 0, block)
  }
  return out
}

/** Makes the redesign of a seed. */
export function makeMutation(seed: number): Mutation {
  const rename = (html: string): string =>
    html.replace(/\b(class|id|data-role)="([^"]*)"/g, (_, name: string, words: string) => {
      const fresh = words
        .split(/\s+/)
        .filter((word) => word !== '')
        .map((word) => renameWord(word, seed))
      return `${name}="${fresh.join(' ')}"`
    })
  return {
    rename,
    arrange: (blocks, outletCode) => {
      const random = randomFrom(`${seed} wrap ${outletCode}`)
      return moved(blocks, `${seed} move ${outletCode}`).map((block) => {
        if (!random.chance(0.5)) return block
        const [open, close] = random.pick(wrappers)
        return { name: block.name, html: open + block.html + close }
      })
    },
  }
}
