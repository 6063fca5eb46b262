import type { TopicCode } from '#press'

/** The four fields of the weekly report and the topics they hold. */
export const reportFields = {
  'chinh-tri': { title: 'Chính trị, xây dựng Đảng, chính quyền', topics: ['chinh-tri', 'thanh-tra'] },
  'kinh-te': {
    title: 'Kinh tế, đầu tư, hạ tầng, môi trường',
    topics: ['kinh-te', 'nong-nghiep', 'dat-dai', 'giao-thong', 'moi-truong'],
  },
  'xa-hoi': { title: 'Văn hóa, xã hội', topics: ['van-hoa', 'giao-duc', 'y-te', 'xa-hoi', 'the-thao'] },
  'an-ninh': {
    title: 'Quốc phòng, an ninh, trật tự, thiên tai',
    topics: ['an-ninh', 'quoc-phong', 'thien-tai', 'khac'],
  },
} as const satisfies Record<string, { title: string; topics: readonly TopicCode[] }>
export type ReportField = keyof typeof reportFields

/** The field that holds a topic. */
export function fieldOf(topic: TopicCode): ReportField {
  const fields = Object.keys(reportFields) as ReportField[]
  return fields.find((f) => (reportFields[f].topics as readonly TopicCode[]).includes(topic)) ?? 'an-ninh'
}
