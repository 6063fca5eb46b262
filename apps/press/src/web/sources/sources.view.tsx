import { isNamedReason, type NamedReason, reasonSentence, sourceKinds } from '#collect'
import { outletTiers } from '#press'
import type { SourceRunTable } from '#record'
import type { CollectStatus, ProbeAnswer } from '../../desk.js'
import { HealthMark, SparkBars } from '../shell/components/marks.js'
import { Field, Form, FormProblems, Notice, PageHead, Section } from '../shell/components/parts.js'
import { ago, count, dateTime } from '../shell/format.js'
import { tierNames } from '../shell/names.js'
import { visitMay, type SignedVisit } from '../shell/visit.js'
import { slowMs, type SourceRow } from './source-rows.js'

export interface AddSourceState {
  readonly typed: Readonly<Record<string, string | undefined>>
  readonly problem: { field: string; message: string } | null
  readonly preview: ProbeAnswer | null
}
export interface SourcesProps {
  readonly visit: SignedVisit
  readonly rows: readonly SourceRow[]
  readonly outlets: readonly { id: string; name: string }[]
  readonly add: AddSourceState
  readonly link: { url: string; state: string; articleId: string | null; sentence: string } | null
  readonly status: CollectStatus
}

/** Healthy sources listed at once; the healthy is quiet. */
const healthyShown = 25

const groups = [
  { title: 'Cần xử lý', has: ['failing', 'slow'] },
  { title: 'Tạm dừng', has: ['paused'] },
  { title: 'Chạy tốt', has: ['good'] },
] as const

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
  const n = (health: string): number => rows.filter((r) => r.health === health).length
  const failing = n('failing')
  return (
    <>
      {count(rows.length)} nguồn: {count(n('good'))} chạy tốt, {count(n('slow'))} chậm,{' '}
      {failing > 0 ? <b class="count danger">{count(failing)} lỗi</b> : 'không nguồn nào lỗi'}, {count(n('paused'))} tạm
      dừng. {status.wanted > 0 ? `Đang chờ tải ${count(status.wanted)} trang.` : 'Không có trang nào chờ tải.'}
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

const noReason = 'Không đọc được nguồn này.'

function why({ source, days }: SourceRow, now: string): string {
  if (source.state === 'paused') return source.stateReason ?? ''
  if (source.failures > 0) {
    const sentence = isNamedReason(source.lastReason ?? '')
      ? reasonSentence(source.lastReason as NamedReason)
      : noReason
    return source.failures === 1 ? sentence : `${sentence} Đã ${source.failures} lần liên tiếp.`
  }
  if (!source.lastRunAt) return 'Chưa thu lần nào.'
  if (source.lastDurationMs !== null && source.lastDurationMs > slowMs)
    return `Trả lời chậm, ${Math.round(source.lastDurationMs / 1000)} giây cho lần thu gần nhất.`
  const silent = days.slice(-3).every((d) => d === 0)
  return silent ? `Chạy tốt, không có tin mới${source.lastNewAt ? ` từ ${ago(source.lastNewAt, now)}` : ''}.` : ''
}

const kindName = (name: string): string => sourceKinds.find((k) => k.name === name)?.vietnameseName ?? name
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
            const rows = p.rows.filter((r) => (g.has as readonly string[]).includes(r.health))
            return <Group {...p} title={g.title} rows={rows} columns={hasActions ? 10 : 9} />
          })}
        </table>
      </div>
    </Section>
  )
}

function Group({ visit, title, rows, columns }: SourcesProps & { title: string; columns: number }) {
  if (rows.length === 0) return null
  const isShort = title === 'Chạy tốt' && rows.length > healthyShown && visit.url.searchParams.get('show') !== 'all'
  const shown = isShort ? healthyShown : rows.length
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

function SourceLine({ visit, row, hasActions }: { visit: SignedVisit; row: SourceRow; hasActions: boolean }) {
  const { source } = row
  return (
    <tr>
      <td class="nowrap">
        <HealthMark health={row.health} />
      </td>
      <td>
        <a href={`/sources/${source.id}`}>{row.outletName}</a> <span class="note">{new URL(source.url).hostname}</span>
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
        {oneDecimal(row.perDay)}
      </td>
      <td class="num" data-label="24 giờ qua">
        <b>{count(row.last24h)}</b>
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

function AddSource({ visit, outlets, add }: SourcesProps) {
  const { typed, problem, preview } = add
  const error = (field: string): string | null => (problem?.field === field ? problem.message : null)
  return (
    <Section title="Thêm nguồn" id="them-nguon">
      <FormProblems problems={problem ? [problem] : []} />
      {preview && (
        <Notice kind={preview.isWorking ? 'good' : 'warn'} title={preview.isWorking ? 'Đọc được' : 'Chưa đọc được'}>
          {preview.sentence}
        </Notice>
      )}
      <Form visit={visit} action="/sources" class="add-source">
        <Field
          name="url"
          label="Địa chỉ nguồn"
          hint="RSS, sitemap tin tức hoặc trang danh sách"
          value={typed['url'] ?? ''}
          error={error('url')}
          maxLength={2000}
        />
        <Field
          name="kind"
          label="Cách thu"
          value={typed['kind'] ?? 'feed'}
          error={error('kind')}
          options={sourceKinds.map((k) => ({ value: k.name, label: k.vietnameseName }))}
        />
        <Field
          name="outlet"
          label="Đầu báo"
          value={typed['outlet'] ?? ''}
          options={[{ value: '', label: 'Đầu báo mới' }, ...outlets.map((o) => ({ value: o.id, label: o.name }))]}
        />
        <Field name="name" label="Tên đầu báo mới" value={typed['name'] ?? ''} error={error('name')} />
        <Field
          name="tier"
          label="Loại đầu báo mới"
          value={typed['tier'] ?? 'trung-uong'}
          options={outletTiers.map((t) => ({ value: t, label: tierNames[t] ?? t }))}
        />
        <div class="actions">
          <button name="step" value="preview">
            Xem thử
          </button>
          <button name="step" value="save" class="primary">
            Lưu nguồn
          </button>
        </div>
      </Form>
    </Section>
  )
}

const outcomeNames: Record<string, string> = {
  ok: 'Đọc được',
  'not-modified': 'Không đổi',
  temporary: 'Lỗi tạm thời',
  hard: 'Lỗi',
  gone: 'Đã gỡ',
  refused: 'Không được phép',
}
const entryReasons: Record<string, string> = {
  'no-link': 'không có đường dẫn',
  'scheme-not-allowed': 'không phải địa chỉ web',
  'url-invalid': 'địa chỉ không hợp lệ',
  'twice-in-listing': 'ghi hai lần trong danh sách',
  'too-many-entries': 'danh sách quá dài',
  'changed-by-outlet': 'tòa soạn báo đã sửa',
  'listing-unreadable': 'một trang danh sách không đọc được',
}

export function SourcePage({
  visit,
  row,
  runs,
  failed,
}: {
  visit: SignedVisit
  row: SourceRow
  runs: readonly SourceRunTable[]
  failed: readonly { url: string; lastReason: string | null; state: string }[]
}) {
  const { source } = row
  const canManage = visitMay(visit, 'manage-sources')
  return (
    <>
      <PageHead
        title={row.outletName}
        note={source.url}
        lead={
          <>
            <HealthMark health={row.health} /> {why(row, visit.now)}
          </>
        }
        actions={
          canManage && (
            <>
              <Form visit={visit} action={`/sources/${source.id}/runs`}>
                <button data-busy="Đang thu…">Thử ngay</button>
              </Form>
              {source.state === 'active' ? (
                <details class="more">
                  <summary>Tạm dừng</summary>
                  <Form visit={visit} action={`/sources/${source.id}/pause`}>
                    <Field name="reason" label="Lý do" />
                    <button>Tạm dừng nguồn</button>
                  </Form>
                </details>
              ) : (
                <Form visit={visit} action={`/sources/${source.id}/resume`}>
                  <button class="primary">Chạy lại</button>
                </Form>
              )}
            </>
          )
        }
      />
      <Section title="Các lần thu gần nhất" note="thấy = mới + đã có + bỏ qua + lỗi">
        <div class="scroll">
          <table>
            <thead>
              <tr>
                <th>Lúc</th>
                <th>Kết quả</th>
                <th class="num">Thấy</th>
                <th class="num">Mới</th>
                <th class="num">Đã có</th>
                <th class="num">Bỏ qua</th>
                <th class="num">Lỗi</th>
                <th>Ghi chú</th>
              </tr>
            </thead>
            <tbody>
              {runs.map((r) => (
                <tr>
                  <td class="nowrap">{dateTime(r.startedAt)}</td>
                  <td>{outcomeNames[r.outcome] ?? r.outcome}</td>
                  <td class="num">{r.seen}</td>
                  <td class="num">{r.new}</td>
                  <td class="num">{r.known}</td>
                  <td class="num">{r.skipped}</td>
                  <td class="num">{r.failed}</td>
                  <td>
                    {r.outcome !== 'ok' && r.reason && isNamedReason(r.reason)
                      ? reasonSentence(r.reason)
                      : Object.entries(JSON.parse(r.reasons) as Record<string, number>)
                          .map(([k, v]) => `${v} ${entryReasons[k] ?? k}`)
                          .join(', ')}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
        {runs.length === 0 && <p class="quiet">Chưa thu lần nào.</p>}
      </Section>
      {failed.length > 0 && (
        <Section title="Trang không lấy được" note={`${failed.length} gần nhất`}>
          <ul class="plain-list">
            {failed.map((f) => (
              <li>
                {f.url}{' '}
                <span class="note">
                  {f.state === 'not-article'
                    ? 'không phải bài báo'
                    : f.lastReason && isNamedReason(f.lastReason)
                      ? reasonSentence(f.lastReason)
                      : (f.lastReason ?? '')}
                </span>
              </li>
            ))}
          </ul>
        </Section>
      )}
    </>
  )
}
