import type { Tone } from '#press'
import { type FoundArticle, type MarkedText, searchUrl, type SearchAddress } from '#read'
import { ChooseBox, ReadButton } from '../bulk/bulk.view.js'
import { OverdueMark } from '../cases/due.view.js'
import { ToneMark } from '../shell/components/marks.js'
import { Form } from '../shell/components/parts.js'
import { confidence, count, dateTime, shortDate } from '../shell/format.js'
import { vietnamese } from '../shell/language.js'
import { caseGroupNames, topicName } from '../shell/names.js'
import { visitMay, type SignedVisit } from '../shell/visit.js'
import { rowId } from '../bulk/row-id.js'
import { besideUrl } from './pane-url.js'
import type { SearchProps } from './search.view.js'
import { words } from './words.js'

/** Text with matches marked; escaped like any other text. */
export function Marked({ parts }: { parts: readonly MarkedText[] }) {
  return <>{parts.map((part) => (part.isMatch ? <mark>{part.text}</mark> : part.text))}</>
}

export function Results({ found, visit, address, pane }: SearchProps) {
  const openId = pane?.id ?? null
  return (
    <ol class="row-list">
      {found.articles.map((f) => (
        <Row found={f} visit={visit} address={address} isOpen={f.article.article.id === openId} />
      ))}
    </ol>
  )
}

interface RowProps {
  readonly found: FoundArticle
  readonly visit: SignedVisit
  readonly address: SearchAddress
  /** It stands in the reading pane. */
  readonly isOpen: boolean
}

function Row(p: RowProps) {
  const { article } = p.found
  const { id } = article.article
  const tone = article.labels.tone
  return (
    <li
      class={p.found.isRead ? 'row is-read' : 'row'}
      id={rowId(id)}
      data-pane={`/articles/${id}/pane`}
      aria-current={p.isOpen ? 'true' : undefined}
    >
      <ChooseBox id={id} title={article.version.title} />
      <div>
        <a class="title" href={`/articles/${id}`} lang={vietnamese()}>
          <Marked parts={p.found.title} />
        </a>
        <p class="snippet" lang={vietnamese()}>
          <Marked parts={p.found.snippet} />
        </p>
        <Meta {...p} />
        <Actions {...p} />
      </div>
      <div>
        <ToneMark tone={(tone?.values[0] as Tone | undefined) ?? null} />
        {tone?.by === 'machine' && tone.machine && (
          <p class="note">{words().sure(confidence(tone.machine.confidence))}</p>
        )}
        {tone?.by === 'person' && <p class="note">{words().corrected}</p>}
      </div>
      <div class="note">
        <Members {...p} />
      </div>
    </li>
  )
}

function Meta({ found: { article, isRead }, visit }: RowProps) {
  const { publishedAt, publishedPrecision, completeness } = article.article
  const topics = (article.labels.topic?.values ?? []).map(topicName).join(', ')
  return (
    <p class="meta">
      <b lang={vietnamese()}>{article.outlet.name}</b> · <Published at={publishedAt} precision={publishedPrecision} />
      {topics && ` · ${topics}`}
      {!article.isOriginal && ` · ${words().reprint}`}
      {article.isCorrected && ` · ${words().isCorrected}`}
      {article.version.seq > 1 && <b class="edited"> · {words().edited(article.version.seq - 1)}</b>}
      {article.handling && <b> · {words().flagged(caseGroupNames[article.handling])}</b>}
      {article.lastCase && visitMay(visit, 'read-cases') && (
        <>
          {' '}
          <OverdueMark row={article.lastCase} now={visit.now} />
        </>
      )}
      {completeness === 'partial' && ` · ${words().onlySummary}`}
      <span class="read-word" hidden={!isRead}>
        {` · ${words().isRead}`}
      </span>
    </p>
  )
}

function Published({ at, precision }: { at: string; precision: 'minute' | 'day' }) {
  if (precision === 'day') return <time dateTime={at}>{shortDate(at)}</time>
  return <time dateTime={at}>{dateTime(at)}</time>
}

/** How many articles of this very result stand behind the row; the link lists exactly these. */
function Members({ found: { article, members }, address }: RowProps) {
  if (members <= 1) return <>{article.isOriginal ? words().original : words().reprintRow}</>
  const isStories = address.view === 'stories'
  const own = isStories ? { story: [article.story] } : { reprintGroup: [article.reprintGroup] }
  return (
    <>
      <a href={searchUrl({ ...address, page: 1, view: 'flat', filters: { ...address.filters, ...own } })}>
        <b>{count(members)}</b> {isStories ? words().ofStory : words().ofGroup}
      </a>
      {isStories && (
        <>
          <br />
          <a href={`/stories/${encodeURIComponent(article.story)}`}>{words().openStory}</a>
        </>
      )}
    </>
  )
}

/** What can be done with one row; each has its key while the row is the current one. */
function Actions({ found: { article, isRead }, visit, address, isOpen }: RowProps) {
  const { id } = article.article
  const canDismiss = visitMay(visit, 'correct') && article.labels.relevance?.values[0] !== 'none'
  return (
    <div class="row-actions">
      <a class="button" href={`/articles/${id}`}>
        {words().open} <kbd>Enter</kbd>
      </a>
      <a class="button beside" href={besideUrl(address, isOpen ? null : id)} data-key="O">
        {words().beside} <kbd>O</kbd>
      </a>
      <ReadButton id={id} isRead={isRead} />
      {canDismiss && (
        <Form visit={visit} action={`/articles/${id}/corrections`} class="inline">
          <input type="hidden" name="kind" value="relevance" />
          <input type="hidden" name="value" value="none" />
          <button data-key="X">
            {words().irrelevant} <kbd>X</kbd>
          </button>
        </Form>
      )}
    </div>
  )
}
