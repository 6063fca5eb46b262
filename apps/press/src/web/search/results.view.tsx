import { caseGroups, type Tone } from '#press'
import { type FoundArticle, type MarkedText, searchUrl, type SearchAddress } from '#read'
import { ChooseBox } from '../bulk/bulk.view.js'
import { ToneMark } from '../shell/components/marks.js'
import { Form } from '../shell/components/parts.js'
import { confidence, count, dateTime, shortDate } from '../shell/format.js'
import { topicName } from '../shell/names.js'
import { visitMay, type SignedVisit } from '../shell/visit.js'
import type { SearchProps } from './search.view.js'

/** Text with matches marked; escaped like any other text. */
export function Marked({ parts }: { parts: readonly MarkedText[] }) {
  return <>{parts.map((part) => (part.isMatch ? <mark>{part.text}</mark> : part.text))}</>
}

export function Results({ found, visit, address }: SearchProps) {
  return (
    <ol class="row-list">
      {found.articles.map((f) => (
        <Row found={f} visit={visit} address={address} />
      ))}
    </ol>
  )
}

interface RowProps {
  readonly found: FoundArticle
  readonly visit: SignedVisit
  readonly address: SearchAddress
}

function Row(p: RowProps) {
  const { article } = p.found
  const tone = article.labels.tone
  return (
    <li class={p.found.isRead ? 'row is-read' : 'row'}>
      <ChooseBox id={article.article.id} title={article.version.title} />
      <div>
        <a class="title" href={`/articles/${article.article.id}`}>
          <Marked parts={p.found.title} />
        </a>
        <p class="snippet">
          <Marked parts={p.found.snippet} />
        </p>
        <Meta found={p.found} />
        <Actions {...p} />
      </div>
      <div>
        <ToneMark tone={(tone?.values[0] as Tone | undefined) ?? null} />
        {tone?.by === 'machine' && tone.machine && <p class="note">tin cậy {confidence(tone.machine.confidence)}</p>}
        {tone?.by === 'person' && <p class="note">người sửa</p>}
      </div>
      <div class="note">
        <Members {...p} />
      </div>
    </li>
  )
}

function Meta({ found: { article } }: { found: FoundArticle }) {
  const { publishedAt, publishedPrecision, completeness } = article.article
  const topics = (article.labels.topic?.values ?? []).map(topicName).join(', ')
  return (
    <p class="meta">
      <b>{article.outlet.name}</b> · <Published at={publishedAt} precision={publishedPrecision} />
      {topics && ` · ${topics}`}
      {!article.isOriginal && ' · bài đăng lại'}
      {article.isCorrected && ' · đã hiệu chỉnh'}
      {article.version.seq > 1 && <b class="edited"> · Tòa soạn đã sửa {article.version.seq - 1} lần</b>}
      {article.handling && <b> · Đã gắn cờ: {caseGroups[article.handling].name}</b>}
      {completeness === 'partial' && ' · chỉ đọc được phần tóm tắt'}
    </p>
  )
}

function Published({ at, precision }: { at: string; precision: 'minute' | 'day' }) {
  if (precision === 'day') return <time dateTime={at}>{shortDate(at)}</time>
  return <time dateTime={at}>{dateTime(at)}</time>
}

/** How many articles of this very result stand behind the row; the link lists exactly these. */
function Members({ found: { article, members }, address }: RowProps) {
  if (members <= 1) return <>{article.isOriginal ? 'Bài gốc' : 'Bài đăng lại'}</>
  const isStories = address.view === 'stories'
  const own = isStories ? { story: [article.story] } : { reprintGroup: [article.reprintGroup] }
  return (
    <>
      <a href={searchUrl({ ...address, page: 1, view: 'flat', filters: { ...address.filters, ...own } })}>
        <b>{count(members)}</b> tin {isStories ? 'cùng sự kiện' : 'cùng nội dung'}
      </a>
      {isStories && (
        <>
          <br />
          <a href={`/stories/${encodeURIComponent(article.story)}`}>Mở dòng sự kiện</a>
        </>
      )}
    </>
  )
}

function Actions({ found: { article }, visit }: RowProps) {
  const id = article.article.id
  if (!visitMay(visit, 'correct') || article.labels.relevance?.values[0] === 'none') return null
  return (
    <div class="row-actions">
      <a class="button" href={`/articles/${id}`}>
        Mở <kbd>Enter</kbd>
      </a>
      <Form visit={visit} action={`/articles/${id}/corrections`} class="inline">
        <input type="hidden" name="kind" value="relevance" />
        <input type="hidden" name="value" value="none" />
        <button data-key="X">
          Không liên quan <kbd>X</kbd>
        </button>
      </Form>
    </div>
  )
}
