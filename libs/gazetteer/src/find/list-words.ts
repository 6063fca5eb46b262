import { Words } from './words.js'

/** Before a type word: it stands for several names, and is no part of the first. */
export const plurals = new Words('các, những, mấy, nhiều, hai, ba, bốn, sáu, bảy, tám, chín, mười, vài')

/** Between two names of a list. */
export const connectors = new Words('và, hoặc, cùng, hay, với, lẫn, và các')
