import type { LabelKind } from '../label-kind.js'

/** What happened, for the people and the good name of the place; not how the text speaks of anybody. */
export const event = {
  name: 'event',
  title: 'Tính chất sự việc',
  question: 'Sự việc là tin xấu, trung tính hay tin tốt?',
  values: [
    {
      code: 'negative',
      name: 'Tin xấu',
      guidance: 'Thiệt hại, mất mát, tội phạm, vi phạm, xung đột, thất bại, nguy hiểm, khiếu nại.',
    },
    {
      code: 'positive',
      name: 'Tin tốt',
      guidance: 'Thành tích, tăng trưởng, cứu giúp là nội dung chính, vấn đề được giải quyết, người hay nơi được khen.',
    },
    {
      code: 'neutral',
      name: 'Tin trung tính',
      guidance: 'Kế hoạch, hội họp, quy định, dự báo, giải thích, lịch; hoặc tốt xấu ngang nhau.',
    },
  ],
  maxValues: 1,
  doubtBelow: 0.6,
  appliesTo: () => true,
} as const satisfies LabelKind
