import { Field, Form } from '../shell/components/parts.js'
import type { SignedVisit } from '../shell/visit.js'
import { choicePath, storyPath } from './story-paths.js'
import type { StoryProps } from './story.view.js'
import { words } from './words.js'

/** What may be done with the story as a whole. */
export function StoryTools({ visit, story: { row, history } }: StoryProps) {
  const w = words()
  const path = `${storyPath(row.story)}/decisions`
  const pin = history.find((e) => e.kind === 'pin' && !e.revokedAt)
  return (
    <div class="story-tools" role="group" aria-label={w.tools}>
      <details class="more" data-key="R">
        <summary>{w.rename}</summary>
        <Form visit={visit} action={path}>
          <input type="hidden" name="kind" value="title" />
          <Field name="value" id="story-title" label={w.title} hint={w.titleHint} value={row.title} maxLength={200} required />
          <button class="primary" data-busy={w.saving}>
            {w.save}
          </button>
        </Form>
      </details>
      <a class="button" href={choicePath(row.story)} data-key="A">
        {w.merge}
      </a>
      {pin ? (
        <UndoStory visit={visit} done={pin.id} back={storyPath(row.story)} label={w.unpin} class="" />
      ) : (
        <Form visit={visit} action={path} class="inline">
          <input type="hidden" name="kind" value="pin" />
          <button>{w.pin}</button>
        </Form>
      )}
    </div>
  )
} // prettier-ignore

/** Takes back what was done: `done` names a decision, or a correction of the press of a button that is meant. */
export function UndoStory(p: {
  visit: SignedVisit
  done: string
  back: string
  label?: string
  hotkey?: string
  class?: string
}) {
  return (
    <Form visit={p.visit} action="/stories/undo" class="inline">
      <input type="hidden" name="done" value={p.done} />
      <input type="hidden" name="back" value={p.back} />
      <button class={p.class ?? 'link'} data-key={p.hotkey}>
        {p.label ?? words().undo}
        {p.hotkey && (
          <>
            {' '}
            <kbd>{p.hotkey}</kbd>
          </>
        )}
      </button>
    </Form>
  )
}
