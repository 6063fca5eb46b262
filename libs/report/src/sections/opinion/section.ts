import { periodText } from '../../words/dates.js'
import { forWriter } from '../empty.js'
import type { ReportSection } from '../section.js'

/** Public opinion: only people's notes; the product knows the press, not what people say. */
export const opinion: ReportSection<'opinion'> = {
  name: 'opinion',
  title: 'Dư luận xã hội, mạng xã hội',
  place: 'body',
  build: (context, prefix) =>
    Promise.resolve([
      forWriter(
        prefix,
        `Ghi tóm tắt phản ánh của cộng tác viên dư luận và ý kiến trên mạng xã hội ${periodText(context.period)}: chủ đề, địa bàn, mức độ; không ghi tên người cung cấp.`,
      ),
    ]),
}
