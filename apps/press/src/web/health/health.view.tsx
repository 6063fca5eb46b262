import type { IndexState } from '#article-index'
import type { ParkedMessage, QueueStatus } from '#bus'
import type { MessageType } from '#press'
import type { CollectStatus } from '../../desk.js'
import { Form, Notice, PageHead, Section } from '../shell/components/parts.js'
import { bytes, count, fullDateTime, percent } from '../shell/format.js'
import type { SignedVisit } from '../shell/visit.js'
import type { DiskSpace } from './disk-space.js'

export interface IndexHealth extends IndexState {
  readonly articles: number
}

export interface HealthProps {
  readonly visit: SignedVisit
  /** Null while the index does not answer. */
  readonly index: IndexHealth | null
  readonly queues: readonly QueueStatus[]
  readonly parked: readonly ParkedMessage[]
  /** Why messages wait although the stages could work. */
  readonly busTrouble: string | null
  readonly collect: CollectStatus
  readonly disk: DiskSpace | null
}

const stageNames: Record<MessageType, string> = {
  'page.fetched': 'Đọc trang',
  'article.versioned': 'Gộp bài',
  'article.grouped': 'Gán nhãn',
  'article.labelled': 'Lập chỉ mục',
}
const stageName = (topic: string): string => (stageNames as Record<string, string>)[topic] ?? topic
/** Below this share of free space the page warns. */
const scarceShare = 0.1

export function HealthPage(p: HealthProps) {
  const pending = p.queues.reduce((sum, q) => sum + q.pending, 0)
  const parked = p.queues.reduce((sum, q) => sum + q.parked, 0)
  return (
    <>
      <PageHead
        title="Vận hành"
        lead={
          <>
            {p.collect.isRunning ? 'Việc thu tin đang chạy' : 'Việc thu tin đang dừng'}.{' '}
            {p.index ? `${count(p.index.articles)} tin bài trong chỉ mục` : 'Chỉ mục không trả lời'},{' '}
            {count(p.collect.wanted)} trang chờ tải, {count(pending)} việc chờ xử lý,{' '}
            {parked > 0 ? <b class="count danger">{count(parked)} việc bị gác</b> : 'không việc nào bị gác'}.
          </>
        }
      />
      <Warnings {...p} />
      <Section title="Các bước xử lý" note="mỗi tin bài đi qua lần lượt bốn bước">
        <div class="scroll">
          <table class="few">
            <thead>
              <tr>
                <th>Bước</th>
                <th class="num">Đang chờ</th>
                <th class="num">Bị gác</th>
                <th>Chờ lâu nhất từ</th>
              </tr>
            </thead>
            <tbody>
              {p.queues.map((q) => (
                <tr>
                  <td>{stageName(q.topic)}</td>
                  <td class="num">{count(q.pending)}</td>
                  <td class="num">{count(q.parked)}</td>
                  <td>{q.oldest ? fullDateTime(q.oldest) : ''}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      </Section>
      {p.parked.length > 0 && <Parked {...p} total={parked} />}
      {p.index?.engine === 'elasticsearch' && <Cluster {...p.index} />}
      {p.disk && <Disk disk={p.disk} />}
    </>
  )
}

function Warnings({ index, busTrouble, collect, disk }: HealthProps) {
  return (
    <>
      {busTrouble && (
        <Notice kind="danger" title="Tin bài mới đang chờ xử lý">
          {busTrouble}
        </Notice>
      )}
      {index === null && (
        <Notice kind="danger" title="Chỉ mục tìm kiếm không trả lời">
          Dữ liệu không mất: tin bài vẫn được thu và vào chỉ mục khi máy chủ trở lại. Hãy kiểm tra máy chủ
          Elasticsearch.
        </Notice>
      )}
      {index?.status === 'red' && (
        <Notice kind="danger" title="Chỉ mục tìm kiếm đang thiếu một phần dữ liệu">
          Cụm Elasticsearch báo trạng thái đỏ: kết quả tìm có thể thiếu. Hãy kiểm tra các máy trong cụm.
        </Notice>
      )}
      {collect.pausedReason === 'disk-full' && (
        <Notice kind="danger" title="Việc thu tin đang dừng vì ổ đĩa đã đầy">
          Dữ liệu đã có vẫn đọc được và không mất. Hãy giải phóng dung lượng; việc thu tin tự chạy lại.
        </Notice>
      )}
      {collect.pausedReason === 'rebuild' && (
        <Notice kind="info">Việc thu tin chờ dựng lại xong dữ liệu rồi tự chạy tiếp.</Notice>
      )}
      {collect.pausedReason === 'failed' && (
        <Notice kind="danger" title="Việc thu tin chưa khởi động được">
          Dữ liệu đã có vẫn đọc được và không mất. Hệ thống tự thử lại, cách nhau không quá một phút; nguyên nhân ghi
          trong nhật ký ở dòng “press.start”.
        </Notice>
      )}
      {!collect.isRunning && collect.pausedReason === null && (
        <Notice kind="info">Việc thu tin đang khởi động. Tải lại trang sau vài giây.</Notice>
      )}
      {disk && collect.pausedReason !== 'disk-full' && disk.free < disk.total * scarceShare && (
        <Notice kind="warn" title={`Ổ đĩa còn ${bytes(disk.free)}`}>
          Khi hết chỗ, việc thu tin tạm dừng. Hãy chuyển bản sao lưu cũ sang nơi khác hoặc tăng dung lượng.
        </Notice>
      )}
    </>
  )
}

function Parked({ visit, parked, queues, total }: HealthProps & { total: number }) {
  const topics = queues.filter((q) => q.parked > 0)
  return (
    <Section title="Việc bị gác" note="đã thử sáu lần không được; việc khác vẫn chạy">
      <div class="actions">
        <Form visit={visit} action="/health/requeue">
          <button data-busy="Đang xếp lại…">Thử lại tất cả {count(total)} việc</button>
        </Form>
        {topics.length > 1 &&
          topics.map((q) => (
            <Form visit={visit} action="/health/requeue">
              <button name="topic" value={q.topic}>
                Thử lại bước “{stageName(q.topic)}” ({count(q.parked)})
              </button>
            </Form>
          ))}
      </div>
      <div class="scroll">
        <table class="blocks">
          <thead>
            <tr>
              <th>Bước</th>
              <th>Từ lúc</th>
              <th class="num">Số lần thử</th>
              <th>Nguyên nhân (cho kỹ thuật)</th>
            </tr>
          </thead>
          <tbody>
            {parked.map((m) => (
              <tr>
                <td>{stageName(m.topic)}</td>
                <td class="nowrap">{fullDateTime(m.createdAt)}</td>
                <td class="num" data-label="Số lần thử">
                  {m.attempts}
                </td>
                <td lang="en" class="cause">
                  {m.cause}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {parked.length < total && <p class="note">Hiện {count(parked.length)} việc gần nhất.</p>}
    </Section>
  )
}

function Disk({ disk }: { disk: DiskSpace }) {
  return (
    <Section
      title="Dung lượng"
      note={`ổ đĩa còn ${bytes(disk.free)} trong ${bytes(disk.total)} (${percent(disk.total > 0 ? disk.free / disk.total : 0)})`}
    >
      <table class="few">
        <thead>
          <tr>
            <th>Phần</th>
            <th class="num">Dung lượng</th>
          </tr>
        </thead>
        <tbody>
          {disk.parts.map((part) => (
            <tr>
              <td>{part.name}</td>
              <td class="num">{bytes(part.bytes)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </Section>
  )
}

const clusterStates = {
  green: 'tốt',
  yellow: 'đủ dữ liệu, thiếu bản dự phòng',
  red: 'thiếu dữ liệu',
} as const

const Cluster = ({ status, nodes }: IndexHealth) => (
  <Section title="Chỉ mục tìm kiếm">
    <p>
      Cụm Elasticsearch {count(nodes)} máy, trạng thái: {clusterStates[status]}.
    </p>
  </Section>
)
