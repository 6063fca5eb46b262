import { shortDate } from '../../words/dates.js'
import { localDate } from '#press'
import { forWriter } from '../empty.js'
import type { ReportSection } from '../section.js'

/** Assessment and outlook: a person's judgement. */
export const outlook: ReportSection<'outlook'> = {
  name: 'outlook',
  title: 'Nhận định, dự báo',
  place: 'body',
  build: (context, prefix) =>
    Promise.resolve([
      forWriter(
        prefix,
        `Ghi nhận định và những nội dung báo chí có thể tiếp tục quan tâm từ ngày ${shortDate(localDate(context.period.to))}.`,
      ),
    ]),
}
