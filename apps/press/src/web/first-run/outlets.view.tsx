import type { OutletEntry } from '#collect'
import type { OutletTier } from '#press'
import { HealthMark } from '../shell/components/marks.js'
import { Form, Notice, PageHead } from '../shell/components/parts.js'
import { tierNames } from '../shell/names.js'
import type { SignedVisit } from '../shell/visit.js'
import type { ProbeRound } from './probe-round.js'
import { Steps } from './steps.view.js'

export function OutletsStep({
  visit,
  province,
  outlets,
  chosen,
  probes,
}: {
  visit: SignedVisit
  province: string
  outlets: readonly OutletEntry[]
  chosen: ReadonlySet<string>
  probes: ProbeRound
}) {
  const { done, total, working } = probes.progress
  // The page loads itself anew while addresses are asked: ticks made meanwhile would be lost, so none can be made.
  const isProbing = done < total
  const tiers = Object.keys(tierNames) as OutletTier[]
  const slug = visit.office.provinceSlug
  const isOwn = (o: OutletEntry): boolean => o.provinceSlug === slug
  const isChosen = (o: OutletEntry): boolean => chosen.has(o.code)
  const groups = [
    { title: `Báo, đài, cổng thông tin của ${province}`, list: outlets.filter(isOwn) },
    ...tiers.map((t) => ({ title: tierNames[t] ?? t, list: outlets.filter((o) => o.tier === t && !isOwn(o)) })),
  ].filter((g) => g.list.length > 0)
  return (
    <div class="setup">
      <div>
        <PageHead title="Thiết lập lần đầu" note="Có thể nghỉ giữa chừng; mọi thứ đã nhập được giữ lại." />
        <Steps current={2} done={[visit.account.displayName, province]} />
      </div>
      <div>
        <h2>Nguồn tin</h2>
        <p class="note">
          Danh sách {outlets.length} đầu báo có sẵn; đã chọn trước báo trung ương và báo của tỉnh. “Kiểm tra” gọi thử
          từng địa chỉ, nơi không đọc được sẽ nói rõ lý do. Thêm, bớt sau ở trang Nguồn tin.
        </p>
        {total > 0 && <ProbeProgress probes={probes} />}
        <Form visit={visit} action="/first-run/outlets">
          {isProbing && [...chosen].map((code) => <input type="hidden" name="outlet" value={code} />)}
          {!isProbing && total > working && (
            <label class="check">
              <input type="checkbox" name="keepAll" value="yes" checked={working === 0} />{' '}
              <span>Thêm cả {total - working} địa chỉ chưa đọc được; máy tự thử lại khi thu tin</span>
            </label>
          )}
          <div class="actions">
            {!isProbing && (
              <button name="step" value="probe">
                {total > 0 ? 'Kiểm tra lại' : 'Kiểm tra các đầu báo đã chọn'}
              </button>
            )}
            <button name="step" value="save" class="primary">
              Lưu và bắt đầu thu tin
            </button>
          </div>
          {groups.map((g) => (
            <fieldset class="outlets" disabled={isProbing}>
              <legend class="hidden">{g.title}</legend>
              <details open={g.list.some(isChosen)}>
                <summary>
                  {g.title} <span class="note">{chosenText(g.list.filter(isChosen).length, g.list.length)}</span>
                </summary>
                <ul class="plain-list">
                  {g.list.map((o) => (
                    <OutletLine outlet={o} isChosen={isChosen(o)} probes={probes} />
                  ))}
                </ul>
              </details>
            </fieldset>
          ))}
          <div class="actions">
            <button name="step" value="save" class="primary">
              Lưu và bắt đầu thu tin
            </button>
          </div>
        </Form>
      </div>
    </div>
  )
}

const chosenText = (chosen: number, all: number): string =>
  chosen > 0 ? `đã chọn ${chosen} trong ${all}` : `${all} đầu báo, chưa chọn`

function ProbeProgress({ probes }: { probes: ProbeRound }) {
  const { done, total, working } = probes.progress
  if (done < total)
    return (
      <Notice kind="info" title={`Đã kiểm tra ${done} trong ${total} địa chỉ`}>
        Trang tự cập nhật sau vài giây; danh sách tạm khóa cho đến khi xong. Có thể lưu ngay, không cần chờ.
      </Notice>
    )
  const failed = total - working
  if (working === 0)
    return (
      <Notice kind="warn" title={`Không địa chỉ nào trong ${total} địa chỉ trả lời`}>
        Nhiều khả năng máy này chưa ra được Internet, hoặc tường lửa, máy chủ trung gian đang chặn. Hãy xem lại kết nối
        rồi bấm “Kiểm tra lại”. Cũng có thể lưu ngay: các địa chỉ vẫn được thêm và tự đọc khi có mạng.
      </Notice>
    )
  return (
    <Notice
      kind={failed > 0 ? 'warn' : 'good'}
      title={`Đã kiểm tra ${total} địa chỉ: ${working} đọc được, ${failed} không đọc được`}
    >
      {failed > 0
        ? 'Địa chỉ không đọc được sẽ không được thêm, trừ khi đánh dấu “Thêm cả” ở dưới hoặc “Vẫn thêm” ở từng địa chỉ.'
        : 'Mọi địa chỉ đã chọn đều đọc được.'}
    </Notice>
  )
}

function OutletLine({ outlet, isChosen, probes }: { outlet: OutletEntry; isChosen: boolean; probes: ProbeRound }) {
  return (
    <li>
      <label class="check">
        <input type="checkbox" name="outlet" value={outlet.code} checked={isChosen} />{' '}
        <span>
          {outlet.name} <span class="note">{new URL(outlet.home).hostname}</span>
        </span>
      </label>
      {outlet.sources.map((s) => (
        <Probe url={s.url} probes={probes} />
      ))}
    </li>
  )
}

function Probe({ url, probes }: { url: string; probes: ProbeRound }) {
  const answer = probes.answer(url)
  if (answer === undefined) return null
  const { pathname, search } = new URL(url)
  const address = pathname === '/' ? 'Trang chủ' : `${pathname}${search}`
  if (answer === 'waiting') return <p class="probe quiet">{address}: đang kiểm tra…</p>
  return (
    <div class="probe">
      <p>
        {answer.isWorking ? (
          <HealthMark health="good" name={address} />
        ) : (
          <>
            <HealthMark health="failing" name="Không đọc được" /> {address}
          </>
        )}{' '}
        <span class="note">{answer.sentence}</span>
      </p>
      {!answer.isWorking && (
        <label class="check">
          <input type="checkbox" name="keep" value={url} /> <span>Vẫn thêm địa chỉ này</span>
        </label>
      )}
    </div>
  )
}
