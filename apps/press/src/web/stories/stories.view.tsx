import { figureUrl, type StoryList, type StoryRow } from '#read'
import { SparkBars, ToneBar } from '../shell/components/marks.js'
import { PageHead, Pages } from '../shell/components/parts.js'
import { count, fullDate } from '../shell/format.js'
import { vietnamese } from '../shell/language.js'
import { StoryMarks, StoryToneMark } from './story-marks.view.js'
import { storyPath } from './story-paths.js'
import { words } from './words.js'

export function StoriesPage({ list: { rows, total, from, page, size } }: { list: StoryList }) {
  const w = words()
  return (
    <>
      <PageHead
        title={w.stories}
        note={w.listNote(fullDate(from))}
        lead={total === 0 ? w.none : w.total(count(total))}
      />
      {rows.length > 0 && (
        <div class="scroll">
          <table class="stories">
            <thead>
              <tr>
                <th>{w.stories}</th>
                <th class="days">{w.days28}</th>
                <th class="num">{w.articles}</th>
                <th class="num">{w.originals}</th>
                <th class="num">{w.outlets}</th>
                <th>{w.tonesOfOriginals}</th>
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
  const w = words()
  return (
    <tr class="row-line">
      <td>
        <a class="title story-title" href={storyPath(row.story)} lang={vietnamese()}>
          {row.title}
        </a>
        <StoryMarks row={row} />
      </td>
      <td class="days">
        <SparkBars values={row.days} label={w.perDay(row.days.join(', '))} isLastNow={false} />
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
      <td class="story-tones">
        <ToneBar {...row.tones} width={90} />
        <span class="note">
          <StoryToneMark row={row} />
        </span>
      </td>
    </tr>
  )
}
