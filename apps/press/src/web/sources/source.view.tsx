import type { SourceRunTable } from '#record'
import { HealthMark } from '../shell/components/marks.js'
import { Field, Form, PageHead, Section } from '../shell/components/parts.js'
import { dateTime } from '../shell/format.js'
import { visitMay, type SignedVisit } from '../shell/visit.js'
import type { SourceRow } from './source-rows.js'
import { outcomeNames, reasonText, runNote, why } from './source-words.js'

/** One source: why it is as it is, its latest runs, and the pages it named that could not be had. */
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
            <HealthMark health={row.health} name={row.isUnread ? 'Chờ' : undefined} /> {why(row, visit.now)}
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
        <div class="scroll" tabIndex={0}>
          <table class="runs">
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
                  <td>{runNote(r)}</td>
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
                <span class="note">{f.state === 'not-article' ? 'không phải bài báo' : reasonText(f.lastReason)}</span>
              </li>
            ))}
          </ul>
        </Section>
      )}
    </>
  )
}
