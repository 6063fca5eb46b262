import { provinces, resolveProvince } from '../../libs/gazetteer/src/index.js'
import { normalise } from '../../libs/language/src/index.js'
import { type Features, features } from '../../libs/label/src/text-model/features.js'
import { nameFinder } from '../../libs/label/src/text-model/province-names.js'
import { readWords } from '../../libs/label/src/text-model/words.js'
import type { Item } from './read-labels.js'

const find = nameFinder(provinces())

/** The features of an item, exactly as the classifier derives them. */
export function featuresOf(item: Item): Features {
  const own = provinces().findIndex((p) => p.slug === resolveProvince(item.province)?.slug)
  if (own < 0) throw new Error(`unknown province: ${item.province}`)
  const [title, abstract, body] = [item.title, item.abstract, item.body].map(normalise) as [string, string, string]
  const text = readWords({ title, abstract, body })
  return features(text, find(text), own, provinces()[own]?.slug === 'ha-noi')
}
