import type { NoticeTable } from '#record'
import { Form, PageHead } from '../shell/components/parts.js'
import { count, dateTime } from '../shell/format.js'
import { ownPath } from '../shell/security.js'
import type { SignedVisit } from '../shell/visit.js'

export function NoticesPage({ visit, rows }: { visit: SignedVisit; rows: readonly NoticeTable[] }) {
  const unread = visit.nav.notices
  return (
    <div class="notices">
      <PageHead
        title="Thông báo"
        lead={
          rows.length === 0
            ? 'Chưa có thông báo nào. Phần mềm báo ở đây khi bản thảo báo cáo sẵn sàng và khi đơn vị phản hồi.'
            : unread > 0
              ? `${count(unread)} thông báo chưa đọc.`
              : 'Đã đọc hết.'
        }
        actions={
          unread > 0 && (
            <Form visit={visit} action="/notices/reading">
              <button>Đánh dấu đã đọc hết</button>
            </Form>
          )
        }
      />
      <ul class="plain-list">
        {rows.map((n) => (
          <li class={n.readAt ? 'notice-row is-read' : 'notice-row'}>
            <time class="note nowrap" dateTime={n.at}>
              {dateTime(n.at)}
            </time>
            <span class="notice-text">
              {n.link ? <a href={ownPath(n.link, '/notices')}>{n.text}</a> : n.text}{' '}
              {!n.readAt && <span class="tag">mới</span>}
            </span>
            {!n.readAt && (
              <Form visit={visit} action={`/notices/${n.id}/reading`} class="inline">
                <button class="link" aria-label={`Đánh dấu đã đọc: ${n.text}`}>
                  Đã đọc
                </button>
              </Form>
            )}
          </li>
        ))}
      </ul>
    </div>
  )
}
