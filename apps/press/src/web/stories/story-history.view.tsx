import type { StoryEvent } from '#read'
import { Notice, Section } from '../shell/components/parts.js'
import { dateTime } from '../shell/format.js'
import { vietnamese } from '../shell/language.js'
import { visitMay, type SignedVisit } from '../shell/visit.js'
import { storyPath } from './story-paths.js'
import { UndoStory } from './story-tools.view.js'
import type { StoryProps } from './story.view.js'
import { words } from './words.js'

/** What was just done, with the way back. */
export function DoneBar(p: { visit: SignedVisit; history: readonly StoryEvent[]; done: string | null; back: string }) {
  const w = words()
  if (p.done === 'undone') return <Notice kind="good">{w.undone}</Notice>
  const event = p.history.find((e) => e.id === p.done || e.corrections.includes(p.done ?? ''))
  if (!event || event.revokedAt) return null
  return (
    <div class="undo-bar" role="status">
      <span>{w.done(event)}</span>
      {visitMay(p.visit, 'correct') && <UndoStory visit={p.visit} done={event.id} back={p.back} hotkey="Z" />}
    </div>
  )
}

/** Everything that people did with the story; what still holds can be taken back. */
export function StoryHistory({ visit, story: { history, row } }: StoryProps) {
  const w = words()
  if (history.length === 0) return null
  return (
    <Section title={w.history}>
      <ol class="plain-list story-history">
        {history.map((e) => (
          <li class={e.revokedAt ? 'is-revoked' : undefined}>
            <time class="note" dateTime={e.at}>
              {dateTime(e.at)}
            </time>{' '}
            {e.by || w.somebody} {w.did(e)} <Told event={e} />{' '}
            {e.reason && <span class="note">{w.reason(e.reason)}</span>}
            {e.revokedAt ? (
              <span class="note">{w.revoked(e.revokedBy || w.somebody, dateTime(e.revokedAt))}</span>
            ) : (
              visitMay(visit, 'correct') && <UndoStory visit={visit} done={e.id} back={storyPath(row.story)} />
            )}
          </li>
        ))}
      </ol>
    </Section>
  )
}

function Told({ event: { told, other, articles } }: { event: StoryEvent }) {
  if (told.length === 0) return null
  const text = told.map((t) => `“${t.trim()}”`).join(', ')
  return (
    <span lang={vietnamese()}>
      {other ? <a href={storyPath(other)}>{text}</a> : text}
      {articles > told.length && ` ${words().more}`}
    </span>
  )
}
