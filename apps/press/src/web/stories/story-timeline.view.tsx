import type { Tone } from '#press'
import { figureUrl, type StoryText, type StoryView } from '#read'
import type { OfficeArticle } from '#record'
import { ToneMark } from '../shell/components/marks.js'
import { Form, Pages, Section } from '../shell/components/parts.js'
import { count, dateTime } from '../shell/format.js'
import { vietnamese } from '../shell/language.js'
import { visitMay } from '../shell/visit.js'
import { storyPath } from './story-paths.js'
import type { StoryProps } from './story.view.js'
import { words } from './words.js'

/** Texts of a page. */
const pageSize = 40
/** The form that the boxes belong to. */
const chosenForm = 'chon-bai'

/** Everything published, text by text, the copies folded under their original; page by page. */
export function Timeline(p: StoryProps) {
  const { story } = p
  const w = words()
  const path = storyPath(story.row.story)
  const last = Math.max(1, Math.ceil(story.texts.length / pageSize))
  const page = Math.min(p.page, last)
  const isCut = story.articles.length < story.row.articles.value
  const canChoose = visitMay(p.visit, 'correct')
  const note = [
    isCut ? w.timelineCut(count(story.articles.length)) : '',
    story.texts.length < story.articles.length ? w.timelineNote(count(story.texts.length)) : '',
  ]
  return (
    <Section
      title={w.timeline}
      id="theo-thoi-gian"
      note={note.filter(Boolean).join(' · ') || undefined}
      side={<a href={figureUrl(story.row.articles.filters)}>{w.inSearch}</a>}
    >
      {canChoose && <ChosenBar {...p} />}
      <ol class={canChoose ? 'timeline can-choose' : 'timeline'}>
        {story.texts.slice((page - 1) * pageSize, page * pageSize).map((text) => (
          <Text text={text} story={story} canChoose={canChoose} />
        ))}
      </ol>
      <Pages
        page={page}
        size={pageSize}
        total={story.texts.length}
        href={(n) => `${path}${n > 1 ? `?page=${n}` : ''}#theo-thoi-gian`}
      />
    </Section>
  )
}

/** What may be done with the articles chosen; without any chosen, a key takes the current row. */
function ChosenBar({ visit, story }: StoryProps) {
  const w = words()
  return (
    <Form visit={visit} action={`${storyPath(story.row.story)}/moves`} class="chosen-bar" id={chosenForm}>
      <input type="hidden" name="back" value={storyPath(story.row.story)} />
      <span class="chosen-count">{w.chosen}</span>
      <button name="to" value="choose" data-key="O" data-chosen>
        {w.moveElsewhere}
      </button>
      <button name="to" value="new" data-key="S" data-chosen>
        {w.split}
      </button>
      <button name="to" value="here" data-key="N" data-chosen>
        {w.keep}
      </button>
    </Form>
  )
}

function Text({ text: { lead, copies }, story, canChoose }: { text: StoryText; story: StoryView; canChoose: boolean }) {
  const w = words()
  const notes = [
    lead.outlet.name,
    lead.isOriginal ? '' : w.isCopy,
    lead.isCorrected ? w.isCorrected : '',
    story.kept.has(lead.article.id) ? w.isKept : '',
  ]
  return (
    <li class={lead.isOriginal ? 'row' : 'row is-copy'}>
      {canChoose && (
        <label class="pick">
          <input type="checkbox" name="article" value={lead.article.id} form={chosenForm} />
          <span class="hidden">{w.choose(lead.version.title)}</span>
        </label>
      )}
      <time dateTime={lead.article.publishedAt}>{dateTime(lead.article.publishedAt)}</time>
      <div>
        <a class="title" href={`/articles/${lead.article.id}`} lang={vietnamese()}>
          {lead.version.title}
        </a>
        <p class="note">{notes.filter(Boolean).join(' · ')}</p>
        {copies.length > 0 && <Copies copies={copies} title={lead.version.title} />}
      </div>
      <ToneMark tone={(lead.labels.tone?.values[0] as Tone | undefined) ?? null} />
    </li>
  )
}

function Copies({ copies, title }: { copies: readonly OfficeArticle[]; title: string }) {
  return (
    <details class="copies">
      <summary>{words().copies(count(copies.length))}</summary>
      <ol>
        {copies.map((a) => (
          <li>
            <time class="note" dateTime={a.article.publishedAt}>
              {dateTime(a.article.publishedAt)}
            </time>{' '}
            <a href={`/articles/${a.article.id}`}>{a.outlet.name}</a>
            {a.version.title !== title && (
              <span class="note serif" lang={vietnamese()}>
                {' '}
                {a.version.title}
              </span>
            )}
          </li>
        ))}
      </ol>
    </details>
  )
}
