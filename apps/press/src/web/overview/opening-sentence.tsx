import { type Figure, figureUrl, type Overview } from '#read'
import { count, percent } from '../shell/format.js'
import { vietnamese } from '../shell/language.js'
import { words } from './words.js'

/** Below this many originals shares are shown as counts. */
export const sharesFrom = 50

/** One or two plain sentences from the figures of a period, each number open; nothing that the figures do not say. */
export function OpeningSentence({ view }: { view: Overview }) {
  if (view.articles.now.value === 0) return <>{words().nothing}</>
  return (
    <>
      <Volume view={view} /> <Criticism view={view} />
    </>
  )
}

const Open = ({ figure, say = (n) => n }: { figure: Figure; say?: (n: string) => string }) => (
  <a href={figureUrl(figure.filters)}>{say(count(figure.value))}</a>
)
const StoryLink = ({ story, title }: { story: string; title: string }) => (
  <a href={`/stories/${encodeURIComponent(story)}`} lang={vietnamese()}>
    {title}
  </a>
)

function Volume({ view: { articles, originals, outlets, followed, isUnfinished } }: { view: Overview }) {
  const w = words()
  const difference = articles.now.value - articles.before.value
  const than = w.weekBefore(isUnfinished)
  const n = count(Math.abs(difference))
  const change = difference === 0 ? w.asMany(than) : difference > 0 ? w.more(than, n) : w.fewer(than, n)
  const own = originals.now.value === 0 ? w.noOriginals : <Open figure={originals.now} say={w.originals} />
  return (
    <>
      {w.volume(<Open figure={articles.now} say={w.articles} />, change, own)}{' '}
      {followed.total > 0
        ? w.followedWrote(
            <Open figure={followed.reported} />,
            <a href="/sources">{w.followedCount(count(followed.total))}</a>,
          )
        : w.outletsWrote(<Open figure={outlets.now} say={w.outletsCount} />)}
    </>
  )
}

function Criticism({ view }: { view: Overview }) {
  const w = words()
  const { now, before } = view.tones
  const total = now.critical.value + now.neutral.value + now.favourable.value
  const totalBefore = before.critical.value + before.neutral.value + before.favourable.value
  if (now.critical.value === 0)
    return (
      <>
        {w.noCriticism}
        <Growing view={view} />
      </>
    )
  const past = before.critical.value > 0 ? w.past(w.weekBefore(view.isUnfinished), count(before.critical.value)) : ''
  return (
    <>
      {total >= sharesFrom && totalBefore >= sharesFrom ? (
        <b>{shareChange(before.critical.value / totalBefore, now.critical.value / total)}</b>
      ) : (
        w.criticalOriginals(<Open figure={now.critical} say={w.originals} />, past)
      )}
      <Leading view={view} />.
    </>
  )
}

/** Compared as printed: two shares that print alike are called equal. */
function shareChange(before: number, now: number): string {
  const [a, b] = [percent(before), percent(now)]
  if (a === b) return words().shareSame(b)
  return now > before ? words().shareUp(a, b) : words().shareDown(a, b)
}

function Leading({ view: { criticalStory, tones } }: { view: Overview }) {
  if (!criticalStory) return null
  const w = words()
  return w.leading(
    <Open figure={criticalStory.critical} />,
    <Open figure={tones.now.critical} say={w.criticalCount} />,
    <StoryLink story={criticalStory.story} title={criticalStory.title} />,
  )
}

/** What grew most, where nothing is criticised. */
function Growing({ view: { stories } }: { view: Overview }) {
  const first = stories[0]
  if (!first || first.articles.value - first.before.value < 2) return null
  const w = words()
  return (
    <>
      {' '}
      {w.growing(
        <StoryLink story={first.story} title={first.title} />,
        <Open figure={first.articles} say={w.articles} />,
      )}
    </>
  )
}
