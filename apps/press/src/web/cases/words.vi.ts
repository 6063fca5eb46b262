import type { CaseState } from '#press'
import type { CaseTab, DueGroup } from '#respond'

export const dueNames: Record<DueGroup, string> = {
  overdue: 'Quá hạn',
  today: 'Đến hạn hôm nay',
  later: 'Sau hôm nay',
  none: 'Chưa đặt hạn',
  closed: 'Đã đóng',
}

/** What an empty tab says; cases come from flags on articles. */
export const emptyTab: Record<CaseTab, string> = {
  open: 'Không có việc nào đang mở.',
  new: 'Không có việc mới.',
  dispatched: 'Không có việc nào vừa giao mà đơn vị chưa tiếp nhận.',
  waiting: 'Không có việc nào đang chờ đơn vị phản hồi.',
  responded: 'Không có việc nào đã phản hồi mà chưa đóng.',
  closed: 'Chưa có việc nào đã đóng.',
  all: 'Chưa có việc nào.',
}

/** Name of the answer's field, by the move that asks for it. */
export const answerLabel: Partial<Record<CaseState, string>> = {
  reported: 'Kết quả xác minh, xử lý',
  answered: 'Nội dung đã trả lời báo',
}

/** What is said after a form was taken. */
export const doneWords: Record<string, string> = {
  moved: 'Đã chuyển trạng thái.',
  noted: 'Đã ghi vào diễn biến.',
  deadline: 'Đã đặt hạn mới.',
}
