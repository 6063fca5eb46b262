import type { DoneAction } from './done-actions.js'

const kept = (skipped: number, n: string, why: string): string => (skipped > 0 ? ` ${n} bài ${why}, giữ nguyên.` : '')

/** Words for steps on several articles. Numbers come formatted. */
export const vi = {
  choose: (title: string) => `Chọn bài ${title}`,
  withChosen: 'Với các bài đã chọn:',
  /** `{n}` stands where a script puts the number. */
  chosen: 'Đã chọn {n}:',
  chosenAll: 'Với cả danh sách:',
  all: (rows: string) => `Chọn cả ${rows} dòng của danh sách`,
  allAtMost: (most: string, rows: string) => `Chọn ${most} dòng đầu trong ${rows} dòng (mỗi lần nhiều nhất ${most})`,
  flag: 'Gắn cờ',
  reason: 'Lý do',
  level: 'Mức độ',
  flagChosen: 'Gắn cờ các bài đã chọn',
  flagging: 'Đang gắn cờ…',
  label: 'Sửa nhãn',
  newLabel: 'Nhãn mới',
  labelChosen: 'Sửa nhãn các bài đã chọn',
  saving: 'Đang lưu…',
  labels: { tone: 'Sắc thái', relevance: 'Liên quan', topic: 'Chủ đề' },
  report: 'Đưa vào báo cáo',
  openReport: 'Báo cáo đang viết',
  addSources: 'Thêm vào nguồn trích',
  addThis: 'Thêm bài này vào nguồn trích',
  adding: 'Đang thêm…',
  markRead: 'Đánh dấu đã đọc',
  markUnread: 'Đánh dấu chưa đọc',
  isUnread: 'Chưa đọc',
  isRead: 'Đã đọc',
  undone: 'Đã hoàn tác.',
  undo: 'Hoàn tác',
  done: {
    read: (n: string) => `Đã đánh dấu đã đọc ${n} bài.`,
    unread: (n: string) => `Đã đánh dấu chưa đọc ${n} bài.`,
    label: (n: string) => `Đã sửa nhãn ${n} bài.`,
    flag: (n: string) => `Đã gắn cờ ${n} bài.`,
    report: (n: string, title: string) => `Đã thêm ${n} bài vào nguồn trích của ${title}.`,
  },
  skipped: {
    read: (skipped, n) => kept(skipped, n, 'đã đọc từ trước'),
    unread: (skipped, n) => kept(skipped, n, 'vốn chưa đọc'),
    label: (skipped, n) => kept(skipped, n, 'không còn trong kho'),
    flag: (skipped, n) => kept(skipped, n, 'đã có việc đang mở'),
    report: (skipped, n) => kept(skipped, n, 'đã có trong nguồn trích'),
  } as Record<DoneAction['kind'], (skipped: number, n: string) => string>,
  confirm: {
    title: 'Thao tác trên nhiều bài',
    read: (n: string) => `Đánh dấu đã đọc ${n} bài?`,
    unread: (n: string) => `Đánh dấu chưa đọc ${n} bài?`,
    label: (n: string) => `Sửa nhãn ${n} bài?`,
    flag: (n: string) => `Gắn cờ ${n} bài?`,
    report: (n: string) => `Đưa ${n} bài vào báo cáo?`,
    means: 'Thực hiện một lần cho đúng những bài dưới đây; có thể hoàn tác cả lượt.',
    flagMeans:
      'Mỗi bài thành một việc phản hồi. Thực hiện một lần cho đúng những bài dưới đây; có thể hoàn tác cả lượt.',
    others: (n: string) => `và ${n} bài nữa`,
    yes: (n: string) => `Thực hiện với ${n} bài`,
    no: 'Hủy, về danh sách',
  },
}
