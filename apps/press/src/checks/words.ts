import { inLanguages } from '../web/shell/language.js'
import type { Finding } from './check.js'
import { en } from './words.en.js'
import { type CheckCode, vi } from './words.vi.js'

type Say = Readonly<Record<CheckCode, (values: Finding['values']) => string>>
const words = inLanguages<Say>(vi, en)

/** What was found and, where something is wrong, what to do: in the language of the request. */
export const sayFinding = ({ code, values }: Pick<Finding, 'code' | 'values'>): string => words()[code](values)
