import { PressError } from '#foundation'

export const jobUnknown = (): PressError =>
  new PressError('job-unknown', { userMessage: 'Không có công việc này. Hãy mở lại trang Công việc chạy nền.' })

export const jobKindUnknown = (name: string): PressError =>
  new PressError('job-kind-unknown', {
    userMessage: 'Không có loại công việc này. Hãy chọn một loại có trên trang Công việc chạy nền.',
    details: { name },
  })

/** A job whose process ended so often that it may be the job that ends it. */
export const jobBrokenOff = (times: number): PressError =>
  new PressError('job-broken-off', {
    userMessage: `Công việc bị ngắt ${times} lần nên không chạy lại nữa. Hãy xem nhật ký rồi yêu cầu lại.`,
  })

export const jobFailed = (): PressError =>
  new PressError('job-failed', {
    userMessage: 'Công việc gặp lỗi; nguyên nhân ghi trong nhật ký ở dòng “job.failed”. Hãy thử lại.',
  })

/** Brokers are left and found again only by a new start. */
export const stopFirst = (): PressError =>
  new PressError('job-stop-first', {
    userMessage:
      'Khi dùng Kafka, việc dựng lại chạy bằng dòng lệnh: hãy dừng hệ thống, chạy lệnh rebuild, rồi khởi động lại.',
  })

export const needsEngines = (): PressError =>
  new PressError('job-needs-engines', {
    userMessage: 'Việc này cần chỉ mục và hàng đợi. Hãy chạy khi cả hai đang hoạt động.',
  })

/** A demonstration that plays its weeks would be torn apart. */
export const stillPlaying = (): PressError =>
  new PressError('job-while-playing', {
    userMessage: 'Bản minh họa đang phát lại các tuần trước. Hãy chờ phát xong rồi thử lại.',
    retry: 'later',
  })

export const goesToItsEnd = (): PressError =>
  new PressError('job-goes-to-its-end', {
    userMessage:
      'Việc dựng lại đã bắt đầu thì phải chạy đến hết, nếu không số liệu sẽ thiếu. Tắt hệ thống giữa chừng được: lần sau việc chạy tiếp.',
  })
