import type { OfficeArticle, PageTable } from '#record'
import { PageHead } from '../shell/components/parts.js'
import { count, fullDateTime } from '../shell/format.js'

/** Longest source shown; the rest stays in the archive. Characters. */
const shownMax = 400_000

/** The page as it was kept: its source as text, with what proves it. Nothing of it is ever run. */
export function KeptPage({ article, page, html }: { article: OfficeArticle; page: PageTable; html: string }) {
  return (
    <>
      <PageHead
        title="Bản chụp"
        lead={<span class="serif">{article.version.title}</span>}
        note={
          <a href={`/articles/${article.article.id}`} data-back>
            Về bài
          </a>
        }
      />
      <dl class="facts">
        <dt>Địa chỉ</dt>
        <dd class="breakable">{page.url}</dd>
        <dt>Tải lúc</dt>
        <dd>{fullDateTime(page.fetchedAt)}</dd>
        <dt>Mã kiểm tra trang tải về</dt>
        <dd class="breakable">SHA-256 {page.originalDigest}</dd>
        <dt>Lưu trong kho</dt>
        <dd class="breakable">
          {page.file}, từ byte {count(page.offset)}, dài {count(page.length)} byte
        </dd>
        <dt>Đã lược</dt>
        <dd>{page.cutBlocks > 0 ? `${count(page.cutBlocks)} khối bình luận của bạn đọc` : 'không lược gì'}</dd>
      </dl>
      {html.length > shownMax && (
        <p class="note">
          Hiện {count(shownMax)} trong {count(html.length)} chữ cái của mã nguồn.
        </p>
      )}
      <pre class="source" tabIndex={0}>
        {html.slice(0, shownMax)}
      </pre>
    </>
  )
}
