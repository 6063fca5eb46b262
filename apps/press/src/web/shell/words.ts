import { inLanguages } from './language.js'
import { en } from './words.en.js'
import { vi } from './words.vi.js'

/** Words of the shell in the language of the request. */
export const words = inLanguages(vi, en)
