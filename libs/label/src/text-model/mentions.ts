import type { ReadWords } from './words.js'

/** A span that names a place, as a gazetteer tells it for one province; offsets in the fields joined by line breaks. */
export interface PlaceHit {
  readonly start: number
  readonly end: number
  readonly kind: 'province' | 'absorbed' | 'unit' | 'other'
  /** The province the span belongs to. */
  readonly province: string
  /** False when the name only stands inside another name: a road, a river, a person. */
  readonly isPlace: boolean
}

/** What a mention means to the province the article is read for. */
export type MentionKind = 'own' | 'unit' | 'inside' | 'other'

/** A place named in the text: word numbers `[from, to)`, without the type word before the name. */
export interface Mention {
  readonly from: number
  readonly to: number
  readonly kind: MentionKind
  readonly province: string
}

const typeWords = new Set('tỉnh thành phố tp tx tt huyện quận thị xã trấn phường đặc khu q p h x thủ đô'.split(' '))

/** The hits as word spans; hits that cover no whole word fall away. */
export function mentionsIn(text: ReadWords, hits: readonly PlaceHit[]): Mention[] {
  const mentions: Mention[] = []
  let word = 0
  for (const hit of hits) {
    while (word < text.words.length && (text.offsets[word] as number) < hit.start) word++
    let from = word
    while (word < text.words.length && (text.offsets[word] as number) < hit.end) word++
    while (from < word - 1 && typeWords.has(text.words[from] as string)) from++
    if (from < word) mentions.push({ from, to: word, kind: kindOf(hit), province: hit.province })
  }
  return mentions
}

function kindOf(hit: PlaceHit): MentionKind {
  if (hit.kind === 'other') return 'other'
  if (!hit.isPlace) return 'inside'
  return hit.kind === 'unit' ? 'unit' : 'own'
}
