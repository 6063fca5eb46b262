import { Notice } from '../shell/components/parts.js'
import { fullDate, fullDateTime } from '../shell/format.js'
import { vietnamese } from '../shell/language.js'
import type { MarkedProps } from './article.view.js'
import { markedParagraphs, type DecidingSentence, type TextPart } from './marked-text.js'
import { words } from './words.js'

type TextProps = Pick<MarkedProps, 'details' | 'marks'>

/** What the outlet printed, in its own letters, with the deciding sentences marked. */
export function ArticleText({ isBeside = false, ...p }: TextProps & { readonly isBeside?: boolean }) {
  const { article, version } = p.details.article
  const short = words().completeness[article.completeness]
  const headline = markedParagraphs(version.title, p.marks, 'title')
    .flat()
    .map((part) => <Part part={part} />)
  return (
    <article>
      {isBeside ? (
        <h2 class="headline" lang={vietnamese()}>
          {headline}
        </h2>
      ) : (
        <h1 class="headline" lang={vietnamese()}>
          {headline}
        </h1>
      )}
      <Meta {...p} />
      {article.state === 'removed' && <Notice kind="warn">{words().removed}</Notice>}
      {short && <Notice kind="warn">{short}</Notice>}
      <div class="reading" lang={vietnamese()}>
        {markedParagraphs(version.text, p.marks).map((parts, i) => (
          <p class={i === 0 && version.lead ? 'lead-paragraph' : undefined}>
            {parts.map((part) => (
              <Part part={part} />
            ))}
          </p>
        ))}
      </div>
      {version.sourceLine && (
        <p class="note">
          {words().sourceLine} <span lang={vietnamese()}>{version.sourceLine}</span>
        </p>
      )}
      <Legend marks={p.marks} isBeside={isBeside} />
    </article>
  )
}

function Part({ part }: { part: TextPart }) {
  if (part.mark === null) return <>{part.text}</>
  return (
    <span class={`deciding deciding-${part.style}`} id={`cau-${part.mark}`} tabIndex={-1}>
      <sup>
        <span class="hidden">{words().deciding}</span>
        {part.mark}
      </sup>
      {part.text}
    </span>
  )
}

function Meta({ details }: TextProps) {
  const { article, version, outlet } = details.article
  const isDayOnly = article.publishedPrecision === 'day'
  return (
    <p class="note article-meta">
      <b lang={vietnamese()}>{outlet.name}</b>
      {version.byline && (
        <>
          {' '}
          · <span lang={vietnamese()}>{version.byline}</span>
        </>
      )}{' '}
      ·{' '}
      <time dateTime={article.publishedAt}>
        {isDayOnly ? fullDate(article.publishedAt) : fullDateTime(article.publishedAt)}
      </time>
      {isDayOnly && words().dayOnly}
      {article.publishedSource === 'fetch' && words().timeOfFetch}
      {version.section && (
        <>
          {' '}
          · {words().section} <span lang={vietnamese()}>{version.section}</span>
        </>
      )}
      {details.places[0] && (
        <>
          {' '}
          · <span lang={vietnamese()}>{details.places[0].name}</span>
        </>
      )}{' '}
      ·{' '}
      <a href={details.originalLink} rel="noreferrer noopener" target="_blank">
        {words().original}
      </a>
      {version.pageId && (
        <>
          {' '}
          · <a href={`/articles/${article.id}/page`}>{words().keptPage}</a>
        </>
      )}
    </p>
  )
}

const styles = ['critical', 'favourable', 'topic', 'other'] as const

function Legend({ marks, isBeside }: { marks: readonly DecidingSentence[]; isBeside: boolean }) {
  const used = styles.filter((style) => marks.some((m) => m.style === style))
  if (used.length === 0) return null
  return (
    <p class="note legend">
      {words().legend}{' '}
      {used.map((style, i) => (
        <>
          {i > 0 && ', '}
          <span class={`deciding deciding-${style}`}>{words().legends[style][0]}</span> {words().legends[style][1]}
        </>
      ))}
      {!isBeside && (
        <>
          {' · '}
          <a href="#cau-1" data-key="N" data-next-sentence>
            {words().nextSentence}
          </a>
        </>
      )}
    </p>
  )
}
