import type { OfficeArticle } from '#record'
import type { OpenReport } from '../../reports/report-rows.js'
import { PageHead, Section } from '../shell/components/parts.js'
import { count, dateTime, fullDateTime } from '../shell/format.js'
import { vietnamese } from '../shell/language.js'
import type { Behind, BehindPart } from './behind.js'
import { words } from './words.js'

/** What a number of the report counts: the lists of today, or the articles fixed with it. */
export function BehindPage({ report, behind }: { report: OpenReport; behind: Behind }) {
  const { run, section, asOf, parts, rows } = behind
  return (
    <div class="narrow">
      <p>
        <a href={`/reports/${report.row.id}`} data-back lang={vietnamese()}>
          ‹ {report.edited.title}
        </a>
      </p>
      <PageHead
        title={words().behind.title(run.text)}
        note={
          <>
            {section && (
              <>
                <span lang={vietnamese()}>{section}</span> ·{' '}
              </>
            )}
            {words().behind.countedAt(fullDateTime(asOf))}
          </>
        }
      />
      {run.kept && (
        <p class="note">
          {words().behind.kept(fullDateTime(run.kept.asOf), run.kept.now)}{' '}
          <span lang={vietnamese()}>{run.kept.note}</span>
        </p>
      )}
      {parts.length > 0 && <Parts parts={parts} />}
      {parts.map((part) => part.articles && <Articles part={part} articles={part.articles} />)}
      {rows && (
        <Section
          title={
            run.figure.kind === 'recorded' && run.figure.unit === 'nguồn'
              ? words().behind.sources
              : words().behind.cases
          }
        >
          <ol class="behind-list">
            {rows.map((r) => (
              <li>
                <a href={r.href} lang={vietnamese()}>
                  {r.name}
                </a>{' '}
                <span class="note">{r.note}</span>
              </li>
            ))}
          </ol>
        </Section>
      )}
    </div>
  )
}

function Parts({ parts }: { parts: readonly BehindPart[] }) {
  return (
    <dl class="behind-parts">
      {parts.map((part) => (
        <>
          <dt>{part.name || words().behind.counted}</dt>
          <dd>
            <b>{count(part.value)}</b> {words().units[part.unit] ?? part.unit}
            {part.href && (
              <>
                {' · '}
                <a href={part.href}>{words().behind.openList}</a>
              </>
            )}
          </dd>
        </>
      ))}
    </dl>
  )
}

function Articles({ part, articles }: { part: BehindPart; articles: readonly OfficeArticle[] }) {
  const name = part.name ? `${part.name}: ` : ''
  return (
    <Section title={name + words().behind.articles(count(articles.length))}>
      <ol class="behind-list">
        {articles.map(({ article, version, outlet }) => (
          <li>
            <a href={`/articles/${article.id}`} lang={vietnamese()}>
              {version.title}
            </a>{' '}
            <span class="note">
              {outlet.name}, {dateTime(article.publishedAt)}
            </span>
          </li>
        ))}
      </ol>
    </Section>
  )
}
