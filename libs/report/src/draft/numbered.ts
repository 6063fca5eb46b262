import { roman } from '../words/numbers.js'
import type { DraftSection } from './content.js'

/** Roman numbers for level 1, Arabic under them for level 2; notes and annexes have none. */
export function numbered(sections: readonly Omit<DraftSection, 'number'>[]): DraftSection[] {
  let first = 0
  let second = 0
  return sections.map((section) => {
    if (section.place !== 'body') return { ...section, number: '' }
    if (section.level === 2) return { ...section, number: String(++second) }
    second = 0
    return { ...section, number: roman(++first) }
  })
}
