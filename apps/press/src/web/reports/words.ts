import { inLanguages } from '../shell/language.js'
import { en } from './words.en.js'
import { vi } from './words.vi.js'

/** Words of the reports in the language of the request; what a report says stays Vietnamese. */
export const words = inLanguages(vi, en)
