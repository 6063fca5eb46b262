import type { StoryRow } from '#read'
import { ToneGlyph } from '../shell/components/marks.js'
import { words } from './words.js'

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
