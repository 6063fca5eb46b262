import type { LabelKind } from '../label-kind.js'

/** Is the article news about the office's province? */
export const relevance = {
  name: 'relevance',
  title: 'Mức liên quan',
  question: 'Tin bài có viết về địa phương không?',
  values: [
    {
      code: 'about',
      name: 'Viết về địa phương',
      guidance:
        'Sự việc, nơi chốn, cơ quan hoặc vấn đề chính của tin bài thuộc địa phương, hoặc địa phương là một bên chính; một trong hai, ba nơi ngang nhau cũng tính.',
    },
    {
      code: 'mention',
      name: 'Chỉ nhắc tới',
      guidance:
        'Địa phương có xuất hiện nhưng bỏ đi thì tin vẫn thế: quê quán, một mục trong danh sách dài, so sánh, nơi bắt nghi phạm của vụ việc ở chỗ khác.',
    },
    {
      code: 'none',
      name: 'Không liên quan',
      guidance: 'Tên gọi chỉ thứ khác (Thái Bình Dương, tên đường, tên người) hoặc địa phương không xuất hiện.',
    },
  ],
  maxValues: 1,
  doubtBelow: 0.7,
  appliesTo: () => true,
} as const satisfies LabelKind
