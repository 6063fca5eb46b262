import type { LabelKind } from '../label-kind.js'

/** Would the office propose that a body of the province answers or acts? */
export const respond = {
  name: 'respond',
  title: 'Đề nghị phản hồi',
  question: 'Có cần đề xuất một cơ quan của địa phương trả lời hoặc xử lý không?',
  values: [
    {
      code: 'true',
      name: 'Cần phản hồi',
      guidance:
        'Cuối bài còn việc bỏ ngỏ thuộc thẩm quyền địa phương: phản ánh chưa được trả lời, nghi vấn sai phạm chưa xử lý, nguy hiểm hay ô nhiễm chưa dứt, thông tin sai về địa phương, nhu cầu cần quyết định.',
    },
    {
      code: 'false',
      name: 'Không cần phản hồi',
      guidance: 'Việc đã hoặc đang được xử lý đúng, ngoài thẩm quyền địa phương, hoặc không phải tin về địa phương.',
    },
  ],
  maxValues: 1,
  doubtBelow: 0.7,
  appliesTo: () => true,
} as const satisfies LabelKind
