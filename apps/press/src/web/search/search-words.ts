import type { Filters } from '#article-index'
import { caseGroups, type CaseGroup, type Tone } from '#press'
import type { SearchAddress } from '#read'
import { eventNames, relevanceNames, tierNames, topicName, toneNames } from '../shell/names.js'

/** What a filter is called where a person chooses or removes it. */
export const filterTitles: Partial<Record<keyof Filters, string>> = {
  tone: 'Sắc thái',
  topic: 'Chủ đề',
  place: 'Xã, phường',
  outlet: 'Đầu báo',
  handling: 'Xử lý',
  relevance: 'Liên quan',
  story: 'Dòng sự kiện',
  reprintGroup: 'Cùng nội dung',
  event: 'Sự việc',
  tier: 'Loại báo',
  completeness: 'Mức đọc được',
  article: 'Bài',
  from: 'Thời gian',
  seenFrom: 'Lúc thu được',
  seenTo: 'Lúc thu được',
  original: 'Bài gốc',
  respond: 'Cần phản hồi',
  corrected: 'Hiệu chỉnh',
}

/** Filters that stand as lists of values, in the order of their chips. */
export const listFilters = [
  'tone', 'topic', 'place', 'outlet', 'handling', 'relevance', 'story', 'reprintGroup', 'event', 'tier', 'completeness', 'article',
] as const // prettier-ignore
export type ListFilter = (typeof listFilters)[number]

/** Filters that are yes or no. */
export const flagWords = {
  original: ['Chỉ bài gốc', 'Chỉ bài đăng lại'],
  respond: ['Cần phản hồi', 'Không cần phản hồi'],
  corrected: ['Đã hiệu chỉnh', 'Chưa hiệu chỉnh'],
} as const

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
      return value === 'none' ? 'Chưa gắn cờ' : (caseGroups[value as CaseGroup]?.name ?? value)
    case 'relevance':
      return relevanceNames[value] ?? value
    case 'event':
      return eventNames[value] ?? value
    case 'tier':
      return tierNames[value] ?? value
    case 'story':
      return 'một dòng'
    case 'reprintGroup':
      return 'một bài gốc và bài đăng lại'
    case 'article':
      return 'một bài'
    case 'completeness':
      return value === 'partial' ? 'chỉ phần tóm tắt' : value === 'full' ? 'trọn bài' : value
    default:
      return value
  }
}

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
