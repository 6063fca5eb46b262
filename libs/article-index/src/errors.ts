import { PressError } from '#foundation'

const withoutPassword = (url: string): string =>
  url
    .split(',')
    .map((one) => {
      try {
        const { protocol, host, pathname } = new URL(one.trim())
        return `${protocol}//${host}${pathname === '/' ? '' : pathname}`
      } catch {
        return 'địa chỉ không đúng dạng'
      }
    })
    .join(', ')

/** At start: the server of the settings does not answer or does not let us in. */
export const indexUnreachable = (url: string, cause?: unknown): PressError =>
  new PressError('index-unreachable', {
    userMessage: `Không kết nối được chỉ mục Elasticsearch (${withoutPassword(url)}). Hãy kiểm tra ELASTICSEARCH_URL, mật khẩu hoặc ELASTICSEARCH_API_KEY, ELASTICSEARCH_CA và máy chủ rồi chạy lại.`,
    retry: 'later',
    cause,
  })

/** Later: work that meets it is done again by itself. */
export const indexAway = (cause?: unknown): PressError =>
  new PressError('index-away', {
    userMessage:
      'Chỉ mục tìm kiếm (Elasticsearch) đang không trả lời. Dữ liệu không mất: tin bài vẫn được thu và sẽ vào chỉ mục khi máy chủ trở lại. Hãy thử lại sau ít phút; nếu vẫn lỗi, báo người quản trị.',
    retry: 'later',
    cause,
  })

export const indexMissing = (name: string, cause?: unknown): PressError =>
  new PressError('index-missing', {
    userMessage: `Chỉ mục “${name}” trên Elasticsearch đã bị xóa. Dữ liệu không mất: hãy dừng hệ thống, chạy lệnh reindex rồi khởi động lại.`,
    retry: 'later',
    cause,
  })

export const indexRefused = (cause?: unknown): PressError =>
  new PressError('index-refused', {
    userMessage:
      'Elasticsearch không cho tài khoản này dùng chỉ mục. Hãy kiểm tra mật khẩu, khóa API và quyền của tài khoản.',
    retry: 'later',
    cause,
  })
