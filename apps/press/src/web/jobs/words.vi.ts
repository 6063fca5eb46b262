import type { Job } from '../../jobs/job-rows.js'
import { bytes, count } from '../shell/format.js'

const n = (job: Job, name: string): number => Number(job.facts?.[name] ?? 0)

const backUpResult = (job: Job): string => {
  const record = `Đã sao lưu ${count(n(job, 'articles'))} tin, bài (${bytes(n(job, 'bytes'))}) và đọc lại được`
  if (!job.facts?.['hasPages']) return `${record}; trang đã lưu không được chép vì chưa đặt thư mục thứ hai.`
  const lost = n(job, 'lostFiles')
  const mended = n(job, 'mendedFiles')
  return [
    `${record}; chép thêm ${count(n(job, 'copiedFiles'))} trong ${count(n(job, 'pageFiles'))} tệp trang.`,
    mended > 0 ? `${count(mended)} tệp ở bản sao lưu bị hỏng đã được chép lại.` : '',
    lost > 0 ? `${count(lost)} tệp ở bản sao lưu bị hỏng mà không còn bản gốc: hãy kiểm tra ổ đĩa sao lưu.` : '',
  ]
    .filter(Boolean)
    .join(' ')
}

const results: Record<Job['kind'], (job: Job) => string> = {
  'back-up': backUpResult,
  reindex: (job) => `Đã lập lại chỉ mục ${count(n(job, 'articles'))} tin, bài.`,
  rebuild: (job) =>
    `Đã dựng lại từ ${count(n(job, 'pages'))} trang${n(job, 'parked') > 0 ? `; ${count(n(job, 'parked'))} trang bị gác, xem trang Vận hành` : ''}.`,
  'import-sources': (job) =>
    `Thêm ${count(n(job, 'outlets'))} đầu báo, ${count(n(job, 'sources'))} nguồn; những mục đã có được giữ nguyên.`,
  'export-sources': (job) => `Đã xuất ${count(n(job, 'outlets'))} đầu báo, ${count(n(job, 'sources'))} nguồn.`,
  'export-articles': (job) => `Đã xuất ${count(n(job, 'rows'))} tin, bài.`,
}

export const vi = {
  title: 'Công việc chạy nền',
  toHealth: 'Vận hành',
  nothingOpen: 'Không có việc nào đang chạy.',
  open: (running: number, waiting: number) =>
    `${count(running)} việc đang chạy, ${waiting > 0 ? `${count(waiting)} việc chờ` : 'không việc nào chờ'}.`,
  lastBackUp: (ago: string) => `Sao lưu gần nhất: ${ago}.`,
  noBackUp: 'Chưa có bản sao lưu nào.',
  asked: 'Đã ghi yêu cầu; việc bắt đầu trong vài giây.',
  askedAlready: 'Việc này đang chạy hoặc đang chờ, nên không ghi thêm lần nữa.',
  cancelled: 'Đã ghi yêu cầu hủy; việc đang chạy dừng ở bước kế tiếp.',
  openTitle: 'Đang chạy và đang chờ',
  openNote: 'tắt máy giữa chừng thì lần sau chạy tiếp',
  historyTitle: 'Đã xong',
  historyNote: (shown: number) => `${count(shown)} việc gần nhất`,
  columns: {
    kind: 'Việc',
    by: 'Người yêu cầu',
    since: 'Bắt đầu',
    progress: 'Tiến độ',
    action: 'Thao tác',
    end: 'Kết thúc',
    state: 'Kết quả',
    result: 'Chi tiết',
  },
  product: 'Hệ thống',
  waiting: 'Chờ đến lượt',
  stopping: 'Đang dừng…',
  progress: (done: number, total: number) => `${count(done)}/${count(total)}`,
  progressLabel: (kind: string) => `Tiến độ: ${kind}`,
  starting: 'Đang bắt đầu',
  again: (times: number) => `chạy lại lần ${count(times)} sau khi bị ngắt`,
  cancel: 'Hủy',
  cancelOf: (kind: string) => `Hủy việc: ${kind}`,
  download: 'Tải tệp',
  beginTitle: 'Bắt đầu một việc',
  kinds: {
    'back-up': 'Sao lưu',
    reindex: 'Lập lại chỉ mục tìm kiếm',
    rebuild: 'Dựng lại từ trang đã lưu',
    'import-sources': 'Nhập danh mục nguồn',
    'export-sources': 'Xuất danh mục nguồn',
    'export-articles': 'Xuất tin, bài của một kỳ',
  } satisfies Record<Job['kind'], string>,
  means: {
    'back-up': (time: string, folder: string) =>
      `Chép dữ liệu và trang đã lưu vào ${folder}, rồi đọc lại để kiểm tra. Tự chạy mỗi ngày lúc ${time}.`,
    reindex: 'Dùng khi kết quả tìm kiếm thiếu. Vẫn tìm được trong chỉ mục cũ cho đến khi xong.',
    rebuild:
      'Làm lại phiên bản, nhóm bài và nhãn từ trang đã lưu; hiệu chỉnh của cán bộ được giữ. Trong lúc đó việc thu tin dừng và số liệu chưa đủ. Đã bắt đầu thì phải chạy đến hết.',
    'import-sources': 'Dán nội dung tệp đã xuất từ Điểm báo; mục đã có được giữ nguyên.',
    'export-sources': 'Ghi mọi đầu báo và nguồn thành một tệp để nhập ở nơi khác.',
    'export-articles': 'Ghi mọi tin, bài liên quan đến tỉnh, đăng trong kỳ, thành tệp CSV; tệp giữ 30 ngày.',
  },
  confirm: 'Tôi hiểu việc thu tin sẽ dừng trong lúc dựng lại',
  confirmFirst: 'Hãy đánh dấu ô xác nhận trước khi dựng lại.',
  registry: 'Nội dung tệp danh mục (JSON)',
  from: 'Từ ngày',
  to: 'Đến ngày',
  begin: {
    'back-up': 'Sao lưu ngay',
    reindex: 'Lập lại chỉ mục',
    rebuild: 'Dựng lại',
    'import-sources': 'Nhập danh mục',
    'export-sources': 'Xuất danh mục',
    'export-articles': 'Xuất tin, bài',
  } satisfies Record<Job['kind'], string>,
  states: {
    waiting: 'Đang chờ',
    running: 'Đang chạy',
    done: 'Xong',
    failed: 'Không thành công',
    cancelled: 'Đã hủy',
  } satisfies Record<Job['state'], string>,
  refresh: 'Làm mới',
  result: (job: Job): string => results[job.kind](job),
  errorTitle: (title: string) => `Lỗi: ${title}`,
}
