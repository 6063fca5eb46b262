import type { StoryRow } from '#read'
import { Form, PageHead, Section } from '../shell/components/parts.js'
import { count } from '../shell/format.js'
import { vietnamese } from '../shell/language.js'
import type { SignedVisit } from '../shell/visit.js'
import { linkCounts, StoryMarks } from './story-marks.view.js'
import { storyPath } from './story-paths.js'
import { words } from './words.js'

/** Where a story, or articles of it, may go: the likeliest first, or those found by words. */
export function ChoicePage(p: {
  visit: SignedVisit
  story: StoryRow
  /** Articles to move; none to merge the whole story. */
  articles: readonly string[]
  q: string
  back: string
  hasMistake: boolean
  stories: readonly StoryRow[]
}) {
  const w = words()
  const isMove = p.articles.length > 0
  const path = storyPath(p.story.story)
  return (
    <div class="narrow">
      <p class="note">
        <a href={p.back} data-back>
          {p.story.title}
        </a>
      </p>
      <PageHead
        title={isMove ? w.moveTitle(count(p.articles.length)) : w.mergeTitle}
        lead={isMove ? w.moveLead : w.mergeLead(p.story.title)}
      />
      <form method="get" action={`${path}/choice`} class="story-search">
        <Kept articles={p.articles} back={p.back} />
        <div class="field">
          <label for="q">{w.searchStories}</label>
          <input id="q" type="search" name="q" value={p.q} maxLength={200} />
        </div>
        <button>{w.search}</button>
      </form>
      <Section title={w.target}>
        {p.stories.length === 0 ? (
          <p class="quiet">{w.noTarget}</p>
        ) : (
          <Form visit={p.visit} action={isMove ? `${path}/moves` : `${path}/decisions`} class="story-choice">
            {isMove ? <Kept articles={p.articles} back={p.back} /> : <input type="hidden" name="kind" value="merge" />}
            <fieldset>
              <legend class="hidden">{w.target}</legend>
              {p.hasMistake && (
                <p class="error" role="alert">
                  {w.chooseTarget}
                </p>
              )}
              {p.stories.map((s) => (
                <label class="check row">
                  <input type="radio" name={isMove ? 'to' : 'value'} value={s.story} required />
                  <span>
                    <span class="story-title" lang={vietnamese()}>
                      {s.title}
                    </span>
                    <StoryMarks row={s} />
                    <span class="note">{linkCounts(s)}</span>
                  </span>
                </label>
              ))}
            </fieldset>
            <button class="primary" data-busy={w.saving}>
              {isMove ? w.doMove : w.doMerge}
            </button>{' '}
            <a href={p.back}>{w.cancel}</a>
          </Form>
        )}
      </Section>
    </div>
  )
}

const Kept = ({ articles, back }: { articles: readonly string[]; back: string }) => (
  <>
    {articles.map((id) => (
      <input type="hidden" name="article" value={id} />
    ))}
    <input type="hidden" name="back" value={back} />
  </>
)
