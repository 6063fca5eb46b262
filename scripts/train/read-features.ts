import { createGazetteer } from '../../libs/gazetteer/src/index.js'
import { normalise } from '../../libs/language/src/index.js'
import { type Features, features, type MaskedSentence, maskNames } from '../../libs/label/src/text-model/features.js'
import type { Lexicon } from '../../libs/label/src/text-model/lexicon.js'
import { type Mention, mentionsIn } from '../../libs/label/src/text-model/mentions.js'
import { readWords, type ReadWords } from '../../libs/label/src/text-model/words.js'
import type { Item } from './read-labels.js'

const gazetteer = createGazetteer()

/** An item cut into words, with the places it names as seen from a province. */
export function readItem(item: Item): { text: ReadWords; mentions: Mention[]; isCapital: boolean } {
  const [title, abstract, body] = [item.title, item.abstract, item.body].map(normalise) as [string, string, string]
  const text = readWords({ title, abstract, body })
  const hits = gazetteer.nameHits(`${title}\n${abstract}\n${body}`, item.province)
  return {
    text,
    mentions: mentionsIn(text, hits),
    isCapital: gazetteer.resolveProvince(item.province)?.slug === 'ha-noi',
  }
}

/** The features of an item, exactly as the classifier derives them. */
export function featuresOf(item: Item, lexicon: Lexicon): Features {
  const { text, mentions, isCapital } = readItem(item)
  return features(text, mentions, isCapital, lexicon)
}

/** Sentences of an article with every place name masked, whatever the province. */
export function maskedSentences(item: Omit<Item, 'province'>): MaskedSentence[] {
  const { text, mentions } = readItem({ ...item, province: 'ha-noi' })
  return maskNames(
    text,
    mentions.map((m) => ({ ...m, kind: 'other' })),
  )
}
