import type { CollectStatus } from '../../desk.js'
import { HealthMark, SparkBars } from '../shell/components/marks.js'
import { Field, Form, Notice, PageHead, Section } from '../shell/components/parts.js'
import { count, dateTime } from '../shell/format.js'
import { visitMay, type SignedVisit } from '../shell/visit.js'
import { AddSource, type AddSourceState } from './add-source.view.js'
import type { SourceRow } from './source-rows.js'
import { kindName, why } from './source-words.js'

export interface SourcesProps {
  readonly visit: SignedVisit
  readonly rows: readonly SourceRow[]
  readonly outlets: readonly { id: string; name: string }[]
  readonly add: AddSourceState
  readonly link: { url: string; state: string; articleId: string | null; sentence: string } | null
  readonly status: CollectStatus
}

/** Sources listed at once in a group that needs nobody. */
const quietShown = 25
const unreadName = 'Chờ thu lần đầu'

const groups: readonly { title: string; isShort: boolean; has: (row: SourceRow) => boolean }[] = [
  { title: 'Cần xử lý', isShort: false, has: (r) => r.health === 'failing' || r.health === 'slow' },
  { title: 'Tạm dừng', isShort: false, has: (r) => r.health === 'paused' },
  { title: 'Chạy tốt', isShort: true, has: (r) => r.health === 'good' && !r.isUnread },
  { title: unreadName, isShort: true, has: (r) => r.isUnread },
]

export function SourcesPage(p: SourcesProps) {
  const { rows, status, visit } = p
  return (
    <>
      <PageHead
        title="Nguồn tin"
        lead={rows.length === 0 ? <NoSources visit={visit} /> : <Opening rows={rows} status={status} />}
        actions={
          visitMay(visit, 'manage-sources') && (
            <a class="button" href="#them-nguon">
              Thêm nguồn
            </a>
          )
        }
      />
      {status.pausedReason === 'disk-full' && (
        <Notice kind="danger" title="Ổ đĩa đã đầy">
          Việc thu tin tạm dừng, dữ liệu đã có vẫn đọc được và không mất. Hãy giải phóng dung lượng; việc thu tin tự
          chạy lại.
        </Notice>
      )}
      {visitMay(visit, 'collect-link') && <PasteLink {...p} />}
      {rows.length > 0 && <SourceTable {...p} />}
      {visitMay(visit, 'manage-sources') && <AddSource {...p} />}
    </>
  )
}

function NoSources({ visit }: Pick<SourcesProps, 'visit'>) {
  if (!visitMay(visit, 'manage-sources')) return <>Chưa có nguồn nào. Người quản trị thêm nguồn ở trang này.</>
  return (
    <>
      Chưa có nguồn nào. <a href="/first-run/outlets">Chọn từ danh sách đầu báo có sẵn</a> hoặc thêm từng nguồn ở cuối
      trang.
    </>
  )
}

function Opening({ rows, status }: Pick<SourcesProps, 'rows' | 'status'>) {
  const n = (health: string): number => rows.filter((r) => r.health === health && !r.isUnread).length
  const unread = rows.filter((r) => r.isUnread).length
  const failing = n('failing')
  return (
    <>
      {count(rows.length)} nguồn: {count(n('good'))} chạy tốt, {count(n('slow'))} chậm,{' '}
      {failing > 0 ? <b class="count danger">{count(failing)} lỗi</b> : 'không nguồn nào lỗi'}, {count(n('paused'))} tạm
      dừng{unread > 0 ? `, ${count(unread)} chờ thu lần đầu` : ''}.{' '}
      {status.wanted > 0 ? `Đang chờ tải ${count(status.wanted)} trang.` : 'Không có trang nào chờ tải.'}
    </>
  )
}

function PasteLink({ visit, link }: SourcesProps) {
  return (
    <Section title="Dán đường dẫn bài còn thiếu" note="hệ thống tải ngay, kể cả báo chưa có trong danh sách">
      {link && (
        <Notice kind={link.state === 'failed' ? 'danger' : link.state === 'not-article' ? 'warn' : 'good'}>
          {link.sentence} {link.articleId && <a href={`/articles/${link.articleId}`}>Mở bài</a>}
        </Notice>
      )}
      <Form visit={visit} action="/links" class="row-fields">
        <Field name="link" label="Địa chỉ bài báo" value={link?.url ?? ''} maxLength={2000} />
        <div class="field">
          <button data-busy="Đang tải…">Tải bài</button>
        </div>
      </Form>
    </Section>
  )
}

const oneDecimal = (n: number): string => n.toFixed(1).replace('.', ',')

function SourceTable(p: SourcesProps) {
  const hasActions = visitMay(p.visit, 'manage-sources')
  return (
    <Section title="Danh sách nguồn" note="mỗi hàng một thang; dấu × là ngày không thu được">
      <div class="scroll">
        <table class="blocks sources">
          <thead>
            <tr>
              <th>Tình trạng</th>
              <th>Nguồn</th>
              <th>Cách thu</th>
              <th>28 ngày qua, tin mới mỗi ngày</th>
              <th class="num">TB ngày</th>
              <th class="num">24 giờ</th>
              <th>Tin mới gần nhất</th>
              <th>Vì sao</th>
              <th>Lần thu tới</th>
              {hasActions && <th>Thao tác</th>}
            </tr>
          </thead>
          {groups.map((g) => {
            const rows = p.rows.filter(g.has)
            return <Group {...p} title={g.title} isShort={g.isShort} rows={rows} columns={hasActions ? 10 : 9} />
          })}
        </table>
      </div>
    </Section>
  )
}

function Group(p: SourcesProps & { title: string; isShort: boolean; columns: number }) {
  const { visit, title, rows, columns } = p
  if (rows.length === 0) return null
  const shown = p.isShort && visit.url.searchParams.get('show') !== 'all' ? quietShown : rows.length
  return (
    <tbody>
      <tr class="group">
        <th colSpan={columns} scope="rowgroup">
          {title} <span class="note">{count(rows.length)}</span>
        </th>
      </tr>
      {rows.slice(0, shown).map((r) => (
        <SourceLine visit={visit} row={r} hasActions={columns === 10} />
      ))}
      {rows.length > shown && (
        <tr>
          <td colSpan={columns}>
            <a href="/sources?show=all">
              Xem {count(rows.length - shown)} nguồn {title.toLowerCase()} còn lại
            </a>
          </td>
        </tr>
      )}
    </tbody>
  )
}

/** Host and path: an outlet has several sources, told apart by where they lie. */
function placeOf(url: string): string {
  const { hostname, pathname, search } = new URL(url)
  return hostname.replace(/^www\./, '') + (pathname === '/' ? '' : pathname) + search
}

function SourceLine({ visit, row, hasActions }: { visit: SignedVisit; row: SourceRow; hasActions: boolean }) {
  const { source } = row
  return (
    <tr>
      <td class="nowrap">
        <HealthMark health={row.health} name={row.isUnread ? 'Chờ' : undefined} />
      </td>
      <td>
        <a href={`/sources/${source.id}`}>{row.outletName}</a> <span class="note where">{placeOf(source.url)}</span>
      </td>
      <td class="nowrap extra">{kindName(source.kind)}</td>
      <td class={row.health === 'good' ? 'extra' : undefined}>
        <SparkBars
          values={row.days}
          label={`Tin mới mỗi ngày: ${row.days.map((d) => d ?? 'không thu được').join(', ')}`}
          isLastNow={false}
          height={18}
        />
      </td>
      <td class="num" data-label="Trung bình ngày">
        {row.isUnread ? '' : oneDecimal(row.perDay)}
      </td>
      <td class="num" data-label="24 giờ qua">
        {!row.isUnread && <b>{count(row.last24h)}</b>}
      </td>
      <td class="nowrap" data-label="Tin mới gần nhất">
        {source.lastNewAt ? dateTime(source.lastNewAt) : ''}
      </td>
      <td class="why">{why(row, visit.now)}</td>
      <td class="nowrap" data-label="Lần thu tới">
        {source.state === 'active' ? nextText(source.nextDueAt, visit.now) : ''}
      </td>
      {hasActions && (
        <td class="nowrap">
          {source.state === 'paused' ? (
            <Form visit={visit} action={`/sources/${source.id}/resume`}>
              <button class="link">Chạy lại</button>
            </Form>
          ) : row.health === 'good' ? null : (
            <Form visit={visit} action={`/sources/${source.id}/runs`}>
              <button class="link" data-busy="Đang thu…">
                Thử ngay
              </button>
            </Form>
          )}
        </td>
      )}
    </tr>
  )
}

/** A time that has passed means the source is waiting for its turn. */
const nextText = (at: string, now: string): string => (at <= now ? 'Đang chờ lượt' : dateTime(at))
