import type { OfficeArticle, PageTable } from '#record'
import { fullDateTime } from '../shell/format.js'
import { PageHead } from '../shell/components/parts.js'

/** The page as it was kept: its source as text, with what proves it. */
export function KeptPage({ article, page, html }: { article: OfficeArticle; page: PageTable; html: string }) {
  return (
    <>
      <PageHead title="Bản chụp" note={article.version.title} />
      <dl class="facts">
        <dt>Địa chỉ</dt>
        <dd>{page.url}</dd>
        <dt>Tải lúc</dt>
        <dd>{fullDateTime(page.fetchedAt)}</dd>
        <dt>Mã kiểm tra bản tải</dt>
        <dd>SHA-256 {page.originalDigest}</dd>
        <dt>Lưu trong kho</dt>
        <dd>
          {page.file}, vị trí {page.offset}
        </dd>
        <dt>Đã lược</dt>
        <dd>{page.cutBlocks > 0 ? `${page.cutBlocks} khối bình luận của bạn đọc` : 'không lược gì'}</dd>
      </dl>
      <p>
        <a href={`/articles/${article.article.id}`} data-back>
          Về bài
        </a>
      </p>
      <pre class="source">{html.slice(0, 400_000)}</pre>
    </>
  )
}
