import { inLanguages } from '../shell/language.js'
import { en } from './words.en.js'
import { vi } from './words.vi.js'

export const words = inLanguages(vi, en)
