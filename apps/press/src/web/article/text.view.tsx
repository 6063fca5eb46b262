import { Notice } from '../shell/components/parts.js'
import { fullDate, fullDateTime } from '../shell/format.js'
import type { MarkedProps } from './article.view.js'
import { markedParagraphs, type DecidingSentence, type TextPart } from './marked-text.js'
import { completenessWords } from './words.vi.js'

/** What the outlet printed, in its own letters, with the deciding sentences marked. */
export function ArticleText(p: MarkedProps) {
  const { article, version } = p.details.article
  const short = completenessWords[article.completeness]
  return (
    <article>
      <h1 class="headline">
        {markedParagraphs(version.title, p.marks, 'title')
          .flat()
          .map((part) => (
            <Part part={part} />
          ))}
      </h1>
      <Meta {...p} />
      {article.state === 'removed' && (
        <Notice kind="warn">Tòa soạn đã gỡ bài này. Đây là bản đã lưu trước khi gỡ.</Notice>
      )}
      {short && <Notice kind="warn">{short}</Notice>}
      <div class="reading">
        {markedParagraphs(version.text, p.marks).map((parts, i) => (
          <p class={i === 0 && version.lead ? 'lead-paragraph' : undefined}>
            {parts.map((part) => (
              <Part part={part} />
            ))}
          </p>
        ))}
      </div>
      {version.sourceLine && <p class="note">Nguồn ghi cuối bài: {version.sourceLine}</p>}
      <Legend marks={p.marks} />
    </article>
  )
}

function Part({ part }: { part: TextPart }) {
  if (part.mark === null) return <>{part.text}</>
  return (
    <span class={`deciding deciding-${part.style}`} id={`cau-${part.mark}`}>
      <sup>
        <span class="hidden">câu quyết định </span>
        {part.mark}
      </sup>
      {part.text}
    </span>
  )
}

function Meta({ details }: MarkedProps) {
  const { article, version, outlet } = details.article
  const isDayOnly = article.publishedPrecision === 'day'
  return (
    <p class="note article-meta">
      <b>{outlet.name}</b>
      {version.byline && <> · {version.byline}</>} ·{' '}
      <time dateTime={article.publishedAt}>
        {isDayOnly ? fullDate(article.publishedAt) : fullDateTime(article.publishedAt)}
      </time>
      {isDayOnly && ' (chỉ ghi ngày)'}
      {article.publishedSource === 'fetch' && ' (giờ tải, trang không ghi giờ đăng)'}
      {version.section && <> · mục {version.section}</>}
      {details.places[0] && <> · {details.places[0].name}</>} ·{' '}
      <a href={details.originalLink} rel="noreferrer noopener" target="_blank">
        Bài tại tòa soạn
      </a>
      {version.pageId && (
        <>
          {' '}
          · <a href={`/articles/${article.id}/page`}>Bản chụp</a>
        </>
      )}
    </p>
  )
}

const legends = [
  ['critical', 'gạch liền', 'kéo về phê phán'],
  ['favourable', 'gạch chấm', 'kéo về tích cực'],
  ['topic', 'gạch đứt', 'quyết định chủ đề'],
  ['other', 'gạch mảnh', 'quyết định nhãn khác'],
] as const

function Legend({ marks }: { marks: readonly DecidingSentence[] }) {
  const used = legends.filter(([style]) => marks.some((m) => m.style === style))
  if (used.length === 0) return null
  return (
    <p class="note legend">
      Câu quyết định:{' '}
      {used.map(([style, line, what], i) => (
        <>
          {i > 0 && ', '}
          <span class={`deciding deciding-${style}`}>{line}</span> {what}
        </>
      ))}
    </p>
  )
}
