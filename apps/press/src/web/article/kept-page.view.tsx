import type { OfficeArticle, PageTable } from '#record'
import { PageHead } from '../shell/components/parts.js'
import { count, fullDateTime } from '../shell/format.js'
import { vietnamese } from '../shell/language.js'
import { words } from './words.js'

/** Longest source shown; the rest stays in the archive. Characters. */
const shownMax = 400_000

/** The page as it was kept: its source as text, with what proves it. Nothing of it is ever run. */
export function KeptPage({ article, page, html }: { article: OfficeArticle; page: PageTable; html: string }) {
  return (
    <>
      <PageHead
        title={words().keptPage}
        lead={
          <span class="serif" lang={vietnamese()}>
            {article.version.title}
          </span>
        }
        note={
          <a href={`/articles/${article.article.id}`} data-back>
            {words().kept.back}
          </a>
        }
      />
      <dl class="facts">
        <dt>{words().kept.address}</dt>
        <dd class="breakable">{page.url}</dd>
        <dt>{words().kept.fetched}</dt>
        <dd>{fullDateTime(page.fetchedAt)}</dd>
        <dt>{words().kept.digest}</dt>
        <dd class="breakable">SHA-256 {page.originalDigest}</dd>
        <dt>{words().kept.archive}</dt>
        <dd class="breakable">{words().kept.place(page.file, count(page.offset), count(page.length))}</dd>
        <dt>{words().kept.cut}</dt>
        <dd>{page.cutBlocks > 0 ? words().kept.cutBlocks(count(page.cutBlocks)) : words().kept.nothingCut}</dd>
      </dl>
      {html.length > shownMax && <p class="note">{words().kept.shown(count(shownMax), count(html.length))}</p>}
      <pre class="source" tabIndex={0} lang={vietnamese()}>
        {html.slice(0, shownMax)}
      </pre>
    </>
  )
}
