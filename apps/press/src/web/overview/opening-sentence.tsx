import { type Figure, figureUrl, type Overview } from '#read'
import { count, percent } from '../shell/format.js'

/** Below this many originals shares are shown as counts. */
export const sharesFrom = 50

/** One or two plain sentences from the figures of a period, each number open; nothing that the figures do not say. */
export function OpeningSentence({ view }: { view: Overview }) {
  if (view.articles.now.value === 0) return <>Chưa có tin, bài nào về tỉnh trong kỳ này.</>
  return (
    <>
      <Volume view={view} /> <Criticism view={view} />
    </>
  )
}

const Open = ({ figure, unit = '' }: { figure: Figure; unit?: string }) => (
  <a href={figureUrl(figure.filters)}>{`${count(figure.value)}${unit && ` ${unit}`}`}</a>
)

function Volume({ view: { articles, originals, outlets, followed, isUnfinished } }: { view: Overview }) {
  const difference = articles.now.value - articles.before.value
  const than = weekBefore(isUnfinished)
  const change =
    difference === 0
      ? `bằng ${than}`
      : `${difference > 0 ? 'nhiều' : 'ít'} hơn ${than} ${count(Math.abs(difference))} tin`
  return (
    <>
      Có <Open figure={articles.now} unit="tin, bài" /> về tỉnh, {change}, trong đó{' '}
      {originals.now.value === 0 ? 'không có bài gốc' : <Open figure={originals.now} unit="bài gốc" />}.{' '}
      {followed.total > 0 ? (
        <>
          <Open figure={followed.reported} /> trong <a href="/sources">{count(followed.total)} đầu báo đang theo dõi</a>{' '}
          có tin.
        </>
      ) : (
        <>
          <Open figure={outlets.now} unit="đầu báo" /> có tin.
        </>
      )}
    </>
  )
}

const weekBefore = (isUnfinished: boolean): string => (isUnfinished ? 'cùng giờ tuần trước' : 'tuần trước')

function Criticism({ view }: { view: Overview }) {
  const { now, before } = view.tones
  const total = now.critical.value + now.neutral.value + now.favourable.value
  const totalBefore = before.critical.value + before.neutral.value + before.favourable.value
  if (now.critical.value === 0)
    return (
      <>
        Không có bài gốc nào phê phán.
        <Growing view={view} />
      </>
    )
  return (
    <>
      {total >= sharesFrom && totalBefore >= sharesFrom ? (
        <b>{shareChange(before.critical.value / totalBefore, now.critical.value / total)}</b>
      ) : (
        <>
          <Open figure={now.critical} unit="bài gốc" /> có sắc thái phê phán
          {before.critical.value > 0 && ` (${weekBefore(view.isUnfinished)}: ${count(before.critical.value)})`}
        </>
      )}
      <Leading view={view} />.
    </>
  )
}

/** Compared as printed: two shares that print alike are called equal. */
function shareChange(before: number, now: number): string {
  const [a, b] = [percent(before), percent(now)]
  if (a === b) return `Tỷ lệ phê phán giữ ở mức ${b} số bài gốc`
  return `Tỷ lệ phê phán ${now > before ? 'tăng' : 'giảm'} từ ${a} ${now > before ? 'lên' : 'xuống'} ${b} số bài gốc`
}

function Leading({ view: { criticalStory, tones } }: { view: Overview }) {
  if (!criticalStory) return null
  return (
    <>
      ; <Open figure={criticalStory.critical} /> trong <Open figure={tones.now.critical} unit="bài phê phán" /> thuộc dòng sự
      kiện <a href={`/stories/${encodeURIComponent(criticalStory.story)}`}>{criticalStory.title}</a>
    </>
  ) // prettier-ignore
}

/** What grew most, where nothing is criticised. */
function Growing({ view: { stories } }: { view: Overview }) {
  const first = stories[0]
  if (!first || first.articles.value - first.before.value < 2) return null
  return (
    <>
      {' '}
      Tăng nhiều nhất là dòng sự kiện <a href={`/stories/${encodeURIComponent(first.story)}`}>{first.title}</a>, với{' '}
      <Open figure={first.articles} unit="tin, bài" />.
    </>
  )
}
