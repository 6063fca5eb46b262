import type { LabelKind } from '../label-kind.js'

/** How the text treats the province's authorities; independent of whether the event is good or bad. */
export const tone = {
  name: 'tone',
  title: 'Thái độ của bài',
  question: 'Bài viết nhìn nhận cơ quan, cán bộ của địa phương thế nào?',
  values: [
    {
      code: 'critical',
      name: 'Phê phán',
      guidance:
        'Tác giả, người dân, chuyên gia hoặc cấp trên chê trách, chất vấn, phanh phui việc làm hay sự thiếu trách nhiệm của cơ quan địa phương; hoặc tin chính là sai phạm, kỷ luật của cán bộ.',
    },
    {
      code: 'favourable',
      name: 'Tích cực',
      guidance: 'Việc làm của cơ quan địa phương được nêu là tốt, kịp thời, hiệu quả hoặc được cảm ơn.',
    },
    {
      code: 'neutral',
      name: 'Trung tính',
      guidance: 'Không có cơ quan địa phương nào, hoặc cơ quan chỉ là nguồn tin hay làm công việc thường lệ.',
    },
  ],
  maxValues: 1,
  doubtBelow: 0.6,
  appliesTo: (relevance) => relevance !== 'none',
} as const satisfies LabelKind
