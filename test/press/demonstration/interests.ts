import type { OutletSpec } from '../world/types.js'
import { silentOutlet } from './outlets.js'

/** Topics that outlets of one field take from others; an outlet that is not named here takes all. */
const interests: Record<string, readonly string[]> = {
  phapdinh: ['an-ninh', 'thanh-tra', 'dat-dai'],
  kinhte: ['kinh-te', 'dat-dai'],
  nongthon: ['nong-nghiep', 'thien-tai', 'moi-truong'],
  yte: ['y-te', 'xa-hoi'],
  giaoduc: ['giao-duc'],
  moitruong: ['moi-truong', 'thien-tai', 'nong-nghiep'],
  giaothong: ['giao-thong'],
  phunu: ['xa-hoi', 'y-te', 'giao-duc'],
  duongbo: ['giao-thong'],
  dulich: ['van-hoa', 'the-thao'],
  baovebien: ['quoc-phong', 'an-ninh', 'thien-tai'],
  congan: ['an-ninh', 'thanh-tra'],
  doanhnhan: ['kinh-te', 'dat-dai'],
  langnghe: ['kinh-te', 'nong-nghiep', 'xa-hoi'],
  bandoc: ['thanh-tra', 'dat-dai', 'an-ninh', 'xa-hoi'],
  hatang: ['giao-thong', 'dat-dai', 'kinh-te'],
  banlang: ['xa-hoi', 'van-hoa', 'nong-nghiep', 'giao-duc'],
  dongtien: ['kinh-te', 'dat-dai'],
  sanco: ['the-thao', 'van-hoa'],
  vanhoa: ['van-hoa', 'giao-duc', 'the-thao'],
}

/** Sites of authorities: they take the province paper's news and no criticism. */
export const officialSites: readonly string[] = ['cong', 'benchai']

/** Would this outlet take a text of this topic from another? */
export function takesTopic(outlet: OutletSpec, topic: string): boolean {
  return interests[outlet.code]?.includes(topic) ?? true
}

/** How often an outlet reprints beside the others that would take the text. */
export function reprintWeight(outlet: OutletSpec): number {
  if (officialSites.includes(outlet.code) || outlet.code === silentOutlet) return 8
  if (outlet.code in interests) return 5
  return { 'trang-tin': 4, 'dia-phuong': 3, nganh: 2, 'tap-chi': 3, 'trung-uong': 1 }[outlet.tier]
}

const sectionOfTopic: Record<string, string> = {
  'kinh-te': 'Kinh tế',
  'nong-nghiep': 'Kinh tế',
  'dat-dai': 'Kinh tế',
  'giao-thong': 'Xã hội',
  'moi-truong': 'Môi trường',
  'y-te': 'Y tế',
  'giao-duc': 'Giáo dục',
  'van-hoa': 'Văn hóa',
  'the-thao': 'Văn hóa',
  'xa-hoi': 'Xã hội',
  'an-ninh': 'Pháp luật',
  'thanh-tra': 'Pháp luật',
}

/** The section in which a reprinting outlet files a topic. */
export function sectionFor(topic: string): string {
  return sectionOfTopic[topic] ?? 'Thời sự'
}
