import { labelKinds, valueOf } from '#label'
import { topicCodes, type Tone, type TopicCode } from '#press'
import type { QueryNames } from '#read'
import type { Desk } from '../../desk.js'
import { toneNames } from './components/marks.js'

/** Vietnamese name of a topic code. */
export const topicName = (code: string): string => {
  const kind = labelKinds.find((k) => k.name === 'topic')
  return (kind && valueOf(kind, code)?.name) ?? code
}
export const eventNames: Record<string, string> = { negative: 'Tin xấu', positive: 'Tin tốt', neutral: 'Trung tính' }
export const relevanceNames: Record<string, string> = {
  about: 'Tin về tỉnh',
  mention: 'Có nhắc đến tỉnh',
  none: 'Không liên quan',
}
export const tierNames: Record<string, string> = {
  'trung-uong': 'Báo trung ương',
  'dia-phuong': 'Báo địa phương',
  nganh: 'Báo ngành',
  'tap-chi': 'Tạp chí',
  'trang-tin': 'Trang thông tin tổng hợp',
}

/** Names that queries and facets use, for one office. */
export async function queryNames(desk: Desk, provinceSlug: string): Promise<QueryNames> {
  const outlets = await desk.store.reader.selectFrom('outlet').select(['id', 'name']).execute()
  return {
    outlets,
    topics: topicCodes.map((code: TopicCode) => ({ code, name: topicName(code) })),
    tones: (Object.keys(toneNames) as Tone[]).map((value) => ({ value, name: toneNames[value] })),
    places: desk.gazetteer.unitsOf(provinceSlug).map((u) => u.name),
  }
}
