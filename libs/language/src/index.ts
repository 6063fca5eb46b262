/** Vietnamese text: what every other part uses to compare, search, cut and fold words. */
export { fold, hasMarks, normalise, oneLine } from './vi/normalise.js'
export { canonicalTones } from './vi/tone-placement.js'
export { analyse, tokenise, type Token } from './vi/tokens.js'
export { sentences, type Sentence } from './vi/sentences.js'
export { diffExcerpt, type DiffPart, diffWords } from './word-diff.js'
