import type { CorrectionTable } from '#record'
import { Form } from '../shell/components/parts.js'
import type { SignedVisit } from '../shell/visit.js'
import { choicePath, storyPath } from './story-paths.js'
import { UndoStory } from './story-tools.view.js'
import { words } from './words.js'

interface ArticleInStory {
  readonly visit: SignedVisit
  readonly articleId: string
  readonly story: string
  /** The page to come back to. */
  readonly back: string
}

/** What may be done, on an article's own page, about the story it stands in. */
export function ArticleSteps(p: ArticleInStory & { readonly hasOthers: boolean; readonly isKept: boolean }) {
  const w = words()
  return (
    <div class="article-steps">
      {p.hasOthers && <Step {...p} to="new" label={w.notThis} />}
      <a class="button" href={choicePath(p.story, [p.articleId], p.back)}>
        {w.moveElsewhere}
      </a>
      {p.isKept ? <span class="tag">{w.isKept}</span> : p.hasOthers && <Step {...p} to="here" label={w.keep} />}
    </div>
  )
}

function Step(p: ArticleInStory & { to: string; label: string }) {
  return (
    <Form visit={p.visit} action={`${storyPath(p.story)}/moves`} class="inline">
      <input type="hidden" name="article" value={p.articleId} />
      <input type="hidden" name="back" value={p.back} />
      <button name="to" value={p.to}>
        {p.label}
      </button>
    </Form>
  )
}

/** What was just done about the story of an article, and the way back for it and the copies that went along. */
export function ArticleStoryDone(p: { visit: SignedVisit; made: CorrectionTable; back: string }) {
  const w = words()
  const kind = p.made.value === p.made.previous ? 'kept' : 'moved-out'
  return (
    <div class="undo-bar" role="status">
      <span>{w.articleDone[kind]}</span>
      <UndoStory visit={p.visit} done={p.made.id} back={p.back} hotkey="Z" />
    </div>
  )
}
