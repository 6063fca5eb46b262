import type { Filters } from '#article-index'
import type { CaseGroup, Tone } from '#press'
import type { SearchAddress } from '#read'
import { caseGroupNames, eventNames, relevanceNames, tierNames, topicName, toneNames } from '../shell/names.js'
import { words } from './words.js'

/** What a filter is called where a person chooses or removes it. */
export const filterTitle = (name: keyof Filters): string => words().filterTitles[name]

/** Filters that stand as lists of values, in the order of their chips. */
export const listFilters = [
  'tone', 'topic', 'place', 'outlet', 'handling', 'relevance', 'story', 'reprintGroup', 'event', 'tier', 'completeness', 'article',
] as const // prettier-ignore
export type ListFilter = (typeof listFilters)[number]

/** Filters whose values are words of the press or of the gazetteer, Vietnamese on every screen. */
export const isVietnamese = (name: string): boolean => name === 'place' || name === 'outlet'

/** A value as people call it. */
export function valueName(name: string, value: string, outletNames: ReadonlyMap<string, string>): string {
  switch (name) {
    case 'tone':
      return toneNames[value as Tone] ?? value
    case 'topic':
      return topicName(value)
    case 'outlet':
      return outletNames.get(value) ?? value
    case 'handling':
      return value === 'none' ? words().notFlagged : (caseGroupNames[value as CaseGroup] ?? value)
    case 'relevance':
      return relevanceNames[value] ?? value
    case 'event':
      return eventNames[value] ?? value
    case 'tier':
      return tierNames[value] ?? value
    case 'story':
      return words().oneStory
    case 'reprintGroup':
      return words().oneGroup
    case 'article':
      return words().oneArticle
    case 'completeness':
      return words().completeness[value] ?? value
    default:
      return value
  }
}

/** Filters in force, the choice between read and unread included. */
export const filtersChosen = ({ filters, read }: SearchAddress): number =>
  Object.keys(filters).length + (read === undefined ? 0 : 1)

/** The address without some filters. */
export function withoutFilters(address: SearchAddress, names: readonly string[]): SearchAddress {
  const filters = Object.fromEntries(Object.entries(address.filters).filter(([name]) => !names.includes(name)))
  return { ...address, page: 1, filters }
}

/** The address with one value of a list filter put in, or taken out where it was chosen. */
export function toggled(address: SearchAddress, name: keyof Filters, value: string): SearchAddress {
  const list = ((address.filters[name] as readonly string[] | undefined) ?? []).map(String)
  const left = list.includes(value) ? list.filter((v) => v !== value) : [...list, value]
  return left.length > 0
    ? { ...address, page: 1, filters: { ...address.filters, [name]: left } }
    : withoutFilters(address, [name])
}
