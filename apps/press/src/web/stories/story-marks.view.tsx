import type { StoryRow } from '#read'
import { ToneGlyph } from '../shell/components/marks.js'
import { count } from '../shell/format.js'
import { words } from './words.js'

/** `21/11–23/11: 12 tin, 5 đầu báo`. */
export function linkCounts({ firstDay, lastDay, articles, outlets }: StoryRow): string {
  const days = firstDay === lastDay ? dayText(firstDay) : `${dayText(firstDay)}–${dayText(lastDay)}`
  return `${days}: ${words().linkCounts(count(articles.value), count(outlets))}`
}

/** `23/11` of a local date. */
export function dayText(date: string): string {
  const [, month = 0, day = 0] = date.split('-').map((n) => parseInt(n, 10))
  return words().dayMonth(day, month)
}

/** What stands behind a story's title: that it is pinned, that it is rising. */
export function StoryMarks({ row }: { row: StoryRow }) {
  const w = words()
  return (
    <>
      {row.isPinned && <span class="tag">{w.pinned}</span>}
      {row.isRising && (
        <span class="tag rising" title={w.risingMeans}>
          <span aria-hidden="true">↑</span> {w.rising}
        </span>
      )}
    </>
  )
}

/** The tone of a story in a word; of two tones with as many originals it is mixed. */
export function StoryToneMark({ row: { tone } }: { row: StoryRow }) {
  if (!tone) return null
  const w = words()
  return (
    <span class={tone === 'mixed' ? 'tone' : `tone tone-${tone}`} title={w.storyToneMeans}>
      {tone === 'mixed' ? <span aria-hidden="true">◈</span> : <ToneGlyph tone={tone} hasName />} {w.storyTone[tone]}
    </span>
  )
}
