import { relevances } from '#press'
import { searchUrl } from '#read'
import type { OfficeArticle } from '#record'
import { Section } from '../shell/components/parts.js'
import { count, dateTime } from '../shell/format.js'
import { vietnamese } from '../shell/language.js'
import { visitMay } from '../shell/visit.js'
import type { ArticleProps } from './article.view.js'
import { Correction } from './correction.view.js'
import { reprintSpread, spreadPath } from './reprint-spread.js'
import { words } from './words.js'

/** Copies listed; the rest stand in the search. */
const listedMax = 12
/** From so many on a curve says more than the list. */
const curveMin = 4
const box = { width: 320, height: 64 } as const

/** Where and when the same text appeared. */
export function Reprints(p: ArticleProps) {
  const { reprints, article, reprintOutlets } = p.details
  if (reprints.length < 2)
    return (
      <Section title={words().reprints}>
        <p class="quiet">{words().noReprint}</p>
      </Section>
    )
  const all = searchUrl({ filters: { reprintGroup: [article.reprintGroup], relevance: [...relevances] }, view: 'flat' })
  return (
    <Section
      title={words().originalAndReprints}
      note={words().reprintCounts(count(reprints.length), count(reprintOutlets))}
      side={<a href={all}>{words().showList}</a>}
    >
      {reprints.length >= curveMin && <Curve reprints={reprints} />}
      <ol class="plain-list">
        {reprints.slice(0, listedMax).map((r) => (
          <li>
            <time class="note" dateTime={r.article.publishedAt}>
              {dateTime(r.article.publishedAt)}
            </time>{' '}
            {r.article.id === article.article.id ? (
              <b aria-current="true" lang={vietnamese()}>
                {r.outlet.name}
              </b>
            ) : (
              <a href={`/articles/${r.article.id}`} lang={vietnamese()}>
                {r.outlet.name}
              </a>
            )}
            {r.isOriginal && <span class="tag">{words().originalTag}</span>}
            {r.version.title !== article.version.title && (
              <span class="note serif other-title" lang={vietnamese()}>
                {r.version.title}
              </span>
            )}
          </li>
        ))}
      </ol>
      {reprints.length > listedMax && (
        <p class="note">
          {words().left} <a href={all}>{words().otherItems(count(reprints.length - listedMax))}</a>
        </p>
      )}
      {visitMay(p.visit, 'correct') && (
        <div class="article-steps">
          <Correction {...p} kind="reprint-group" value="alone" label={words().notReprint} />
          {!article.isOriginal && <Correction {...p} kind="original" value="true" label={words().makeOriginal} />}
        </div>
      )}
    </Section>
  )
}

function Curve({ reprints }: { reprints: readonly OfficeArticle[] }) {
  const times = reprints.map((r) => r.article.publishedAt)
  const [first = '', last = ''] = [times[0], times.at(-1)]
  const label = words().curve(dateTime(first), dateTime(last), count(times.length))
  return (
    <figure class="spread">
      <svg viewBox={`-2 -4 ${box.width + 4} ${box.height + 8}`} role="img" aria-label={label}>
        <path class="spread-base" d={`M0 ${box.height}H${box.width}`} />
        <path class="spread-line" d={spreadPath(reprintSpread(times), box.width, box.height)} />
      </svg>
      <figcaption class="note">
        <span>{dateTime(first)}</span>
        <span>{words().curveEnd(dateTime(last), count(times.length))}</span>
      </figcaption>
    </figure>
  )
}
