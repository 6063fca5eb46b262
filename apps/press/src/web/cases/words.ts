import { inLanguages } from '../shell/language.js'
import { en } from './words.en.js'
import { vi } from './words.vi.js'

/** Words of the cases in the language of the request. */
export const words = inLanguages(vi, en)
