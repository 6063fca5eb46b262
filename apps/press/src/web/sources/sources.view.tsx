import { isNamedReason, reasonSentence, sourceKinds } from '#collect'
import { outletTiers } from '#press'
import type { SourceRunTable } from '#record'
import type { CollectStatus, ProbeAnswer } from '../../desk.js'
import { HealthMark, SparkBars } from '../shell/components/marks.js'
import { Field, Form, FormProblems, Notice, PageHead, Section } from '../shell/components/parts.js'
import { ago, count, dateTime } from '../shell/format.js'
import { tierNames } from '../shell/names.js'
import { visitMay, type SignedVisit } from '../shell/visit.js'
import type { SourceRow } from './source-rows.js'

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

const groups = [
  { title: 'Cần xử lý', has: ['failing', 'slow'] },
  { title: 'Tạm dừng', has: ['paused'] },
  { title: 'Chạy tốt', has: ['good'] },
] as const

export function SourcesPage(p: SourcesProps) {
  const { rows, status, visit } = p
  const n = (health: string): number => rows.filter((r) => r.health === health).length
  return (
    <>
      <PageHead
        title="Nguồn tin"
        lead={
          rows.length === 0 ? (
            'Chưa có nguồn nào. Thêm nguồn ở cuối trang.'
          ) : (
            <>
              {count(rows.length)} nguồn: {count(n('good'))} chạy tốt, {count(n('slow'))} chậm,{' '}
              <b class={n('failing') > 0 ? 'count danger' : undefined}>{count(n('failing'))} lỗi</b>,{' '}
              {count(n('paused'))} tạm dừng. Đang chờ tải {count(status.wanted)} trang.
            </>
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
      {groups.map((g) => (
        <Group {...p} title={g.title} rows={rows.filter((r) => (g.has as readonly string[]).includes(r.health))} />
      ))}
      {visitMay(visit, 'manage-sources') && <AddSource {...p} />}
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

function why({ source, days }: SourceRow, now: string): string {
  if (source.state === 'paused') return source.stateReason ?? ''
  if (source.failures > 0)
    return `${source.lastReason && isNamedReason(source.lastReason) ? reasonSentence(source.lastReason) : 'Không đọc được.'} ${source.failures} lần liên tiếp.`
  if (!source.lastRunAt) return 'Chưa thu lần nào.'
  const silent = days.slice(-3).every((d) => d === 0)
  return silent ? `Chạy tốt, không có tin mới${source.lastNewAt ? ` từ ${ago(source.lastNewAt, now)}` : ''}.` : ''
}

const kindName = (name: string): string => sourceKinds.find((k) => k.name === name)?.vietnameseName ?? name
const oneDecimal = (n: number): string => n.toFixed(1).replace('.', ',')

function Group({ visit, title, rows }: SourcesProps & { title: string }) {
  if (rows.length === 0) return null
  return (
    <Section title={title} note={count(rows.length)}>
      <div class="scroll">
        <table class="blocks">
          <thead>
            <tr>
              <th>Tình trạng</th>
              <th>Nguồn</th>
              <th>Cách thu</th>
              <th>28 ngày, tin mới mỗi ngày</th>
              <th class="num">TB ngày</th>
              <th class="num">24 giờ</th>
              <th>Tin mới gần nhất</th>
              <th>Vì sao</th>
              <th>Lần thu tới</th>
            </tr>
          </thead>
          <tbody>
            {rows.map((r) => (
              <tr>
                <td>
                  <HealthMark health={r.health} />
                </td>
                <td>
                  <a href={`/sources/${r.source.id}`}>{r.outletName}</a>{' '}
                  <span class="note">{new URL(r.source.url).hostname}</span>
                </td>
                <td>{kindName(r.source.kind)}</td>
                <td>
                  <SparkBars
                    values={r.days}
                    label={`Tin mới mỗi ngày: ${r.days.map((d) => d ?? 'lỗi').join(', ')}`}
                    isLastNow={false}
                    height={18}
                  />
                </td>
                <td class="num">{oneDecimal(r.perDay)}</td>
                <td class="num">
                  <b>{r.last24h}</b>
                </td>
                <td class="nowrap">{r.source.lastNewAt ? dateTime(r.source.lastNewAt) : ''}</td>
                <td class="why">{why(r, visit.now)}</td>
                <td class="nowrap">{r.source.state === 'active' ? dateTime(r.source.nextDueAt) : ''}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </Section>
  )
}

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
