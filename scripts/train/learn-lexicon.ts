import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { Lexicon, type LexiconArrays } from '../../libs/label/src/text-model/lexicon.js'
import { packModel, unpackModel } from '../../libs/label/src/text-model/model-file.js'
import { clusterVectors } from './cluster-vectors.js'
import { learnPhrases } from './learn-phrases.js'
import { maskedSentences } from './read-features.js'
import { readItems } from './read-labels.js'
import { clusterCount, minUnits, seed, skipGramSettings } from './settings.js'
import { skipGram } from './skip-gram.js'

/** Rounds of k-means; later rounds move next to nothing. */
const clusterRounds = 12

/** Phrases and clusters of the corpus. A `cache` file keeps them between runs, because word vectors take some minutes. */
export async function learnLexicon(corpus: string, cache?: string): Promise<LexiconArrays> {
  if (cache !== undefined && existsSync(cache))
    return unpackModel(readFileSync(cache)).arrays as unknown as LexiconArrays
  const sentences: (readonly number[])[] = []
  for (const item of await readItems(corpus)) for (const s of maskedSentences(item)) sentences.push(s.hashes)
  const phrases = learnPhrases(sentences)
  const phraseArrays = {
    phraseKeys: Uint32Array.from(phrases.keys()),
    phraseStrength: Float32Array.from(phrases.values()),
  }
  const joiner = new Lexicon({ ...phraseArrays, unitKeys: new Uint32Array(), unitCluster: new Uint16Array() })
  const lexicon = { ...phraseArrays, ...clusterUnits(sentences.map((s) => joiner.join(s))) }
  if (cache !== undefined) writeFileSync(cache, packModel({}, lexicon))
  return lexicon
}

function clusterUnits(sentences: readonly (readonly number[])[]): Pick<LexiconArrays, 'unitKeys' | 'unitCluster'> {
  const counts = new Map<number, number>()
  for (const s of sentences) for (const unit of s) counts.set(unit, (counts.get(unit) ?? 0) + 1)
  const kept = [...counts].filter(([, n]) => n >= minUnits).sort((a, b) => b[1] - a[1] || a[0] - b[0])
  const unitKeys = Uint32Array.from(kept, ([unit]) => unit)
  const numberOf = new Map(kept.map(([unit], i) => [unit, i]))
  const numbered = sentences.map((s) => Int32Array.from(s, (unit) => numberOf.get(unit) ?? -1))
  const vectors = skipGram(numbered, unitKeys.length, skipGramSettings, seed)
  const clusters = clusterVectors(vectors, skipGramSettings.width, clusterCount, clusterRounds, seed)
  return { unitKeys, unitCluster: Uint16Array.from(clusters) }
}
