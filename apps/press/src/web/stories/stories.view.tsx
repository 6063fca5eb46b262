import { figureUrl, type StoryList, type StoryRow } from '#read'
import { SparkBars, ToneBar } from '../shell/components/marks.js'
import { PageHead, Pages } from '../shell/components/parts.js'
import { count, fullDate } from '../shell/format.js'

export function StoriesPage({ list: { rows, total, from, page, size } }: { list: StoryList }) {
  return (
    <>
      <PageHead
        title="Dòng sự kiện"
        note={`28 ngày, từ ${fullDate(from)}; tin, bài về tỉnh`}
        lead={
          total === 0
            ? 'Chưa có sự kiện nào được từ hai tin trở lên nói tới. Mục này tự đầy khi tin được thu về.'
            : `${count(total)} dòng sự kiện có từ hai tin trở lên, nhiều tin nhất đứng trước.`
        }
      />
      {rows.length > 0 && (
        <div class="scroll">
          <table class="stories">
            <thead>
              <tr>
                <th>Dòng sự kiện</th>
                <th class="days">28 ngày</th>
                <th class="num">Tin</th>
                <th class="num">Bài gốc</th>
                <th class="num">Đầu báo</th>
                <th class="tones">Sắc thái bài gốc</th>
              </tr>
            </thead>
            <tbody>
              {rows.map((row) => (
                <Row row={row} />
              ))}
            </tbody>
          </table>
        </div>
      )}
      <Pages page={page} size={size} total={total} href={(n) => `/stories?page=${n}`} />
    </>
  )
}

/** The articles with their outlets counted beside them. */
export const outletsUrl = (row: StoryRow): string => `${figureUrl(row.articles.filters)}#loc-outlet`

function Row({ row }: { row: StoryRow }) {
  return (
    <tr class="row-line">
      <td>
        <a class="title story-title" href={`/stories/${encodeURIComponent(row.story)}`}>
          {row.title}
        </a>
      </td>
      <td class="days">
        <SparkBars values={row.days} label={`Tin mỗi ngày: ${row.days.join(', ')}`} isLastNow={false} />
      </td>
      <td class="num">
        <a class="plain-number" href={figureUrl(row.articles.filters)}>
          {count(row.articles.value)}
        </a>
      </td>
      <td class="num">
        <a class="plain-number" href={figureUrl(row.originals.filters)}>
          {count(row.originals.value)}
        </a>
      </td>
      <td class="num">
        <a class="plain-number" href={outletsUrl(row)}>
          {count(row.outlets)}
        </a>
      </td>
      <td class="tones">
        <ToneBar {...row.tones} width={90} />
      </td>
    </tr>
  )
}
