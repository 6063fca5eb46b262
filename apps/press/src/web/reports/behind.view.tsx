import type { OfficeArticle } from '#record'
import type { OpenReport } from '../../reports/report-rows.js'
import { PageHead, Section } from '../shell/components/parts.js'
import { count, dateTime, fullDateTime } from '../shell/format.js'
import type { Behind, BehindPart } from './behind.js'

/** What a number of the report counts: the lists of today, or the articles fixed with it. */
export function BehindPage({ report, behind }: { report: OpenReport; behind: Behind }) {
  const { run, section, asOf, parts, rows } = behind
  return (
    <div class="narrow">
      <p>
        <a href={`/reports/${report.row.id}`} data-back>
          ‹ {report.edited.title}
        </a>
      </p>
      <PageHead
        title={`Số liệu ${run.text}`}
        note={`${section ? `${section} · ` : ''}tính lúc ${fullDateTime(asOf)}`}
      />
      {run.kept && (
        <p class="note">
          Giữ số khi viết; lúc {fullDateTime(run.kept.asOf)} là {run.kept.now}. {run.kept.note}
        </p>
      )}
      {parts.length > 0 && <Parts parts={parts} />}
      {parts.map((part) => part.articles && <Articles part={part} articles={part.articles} />)}
      {rows && (
        <Section title={run.figure.kind === 'recorded' && run.figure.unit === 'nguồn' ? 'Nguồn tin' : 'Việc phản hồi'}>
          <ol class="behind-list">
            {rows.map((r) => (
              <li>
                <a href={r.href}>{r.name}</a> <span class="note">{r.note}</span>
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
          <dt>{part.name || 'Đếm được'}</dt>
          <dd>
            <b>{count(part.value)}</b> {part.unit}
            {part.href && (
              <>
                {' · '}
                <a href={part.href}>Mở danh sách</a>
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
    <Section title={`${name}${count(articles.length)} tin, bài khi chốt số liệu`}>
      <ol class="behind-list">
        {articles.map(({ article, version, outlet }) => (
          <li>
            <a href={`/articles/${article.id}`}>{version.title}</a>{' '}
            <span class="note">
              {outlet.name}, {dateTime(article.publishedAt)}
            </span>
          </li>
        ))}
      </ol>
    </Section>
  )
}
