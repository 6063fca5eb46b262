import { PressError } from '#foundation'

/** How a fetch ended. `temporary`: try again soon; `hard`: only a change at the other end helps; `refused`: we would not ask. */
export type FetchOutcome = 'ok' | 'not-modified' | 'gone' | 'refused' | 'temporary' | 'hard'

interface ReasonEntry {
  readonly outcome: FetchOutcome
  /** What happened and what to do, for the person at the screen. */
  readonly sentence: string
}

/** Every named reason of collecting: the outcome it means for a fetch and the sentence shown to people. */
export const reasons = {
  ok: { outcome: 'ok', sentence: 'Tải được.' },
  'not-modified': { outcome: 'not-modified', sentence: 'Trang không thay đổi từ lần tải trước.' },

  // What we refuse to ask for.
  'url-invalid': { outcome: 'refused', sentence: 'Địa chỉ không hợp lệ. Hãy kiểm tra lại địa chỉ đã nhập.' },
  'scheme-not-allowed': { outcome: 'refused', sentence: 'Chỉ tải được địa chỉ bắt đầu bằng http:// hoặc https://.' },
  'credentials-in-url': {
    outcome: 'refused',
    sentence: 'Địa chỉ có kèm tên đăng nhập hoặc mật khẩu nên không được tải. Hãy bỏ phần đó khỏi địa chỉ.',
  },
  'port-not-allowed': {
    outcome: 'refused',
    sentence: 'Cổng trong địa chỉ không phải cổng của trang web nên không được tải. Hãy kiểm tra lại địa chỉ.',
  },
  'address-inside': {
    outcome: 'refused',
    sentence:
      'Địa chỉ này trỏ vào mạng nội bộ nên bị từ chối. Nếu đây là báo trên mạng nội bộ, quản trị viên có thể thêm vào danh sách cho phép.',
  },
  'address-metadata': {
    outcome: 'refused',
    sentence: 'Địa chỉ này trỏ vào máy chủ quản trị hạ tầng nên luôn bị từ chối.',
  },
  'example-host': {
    outcome: 'refused',
    sentence: 'Tên miền .example chỉ dùng cho dữ liệu minh họa và chỉ tải được khi chạy bản minh họa.',
  },
  'robots-disallowed': {
    outcome: 'refused',
    sentence: 'Tệp robots.txt của báo không cho phép tải địa chỉ này. Hãy liên hệ tòa soạn nếu cần theo dõi.',
  },
  'robots-unreachable': {
    outcome: 'temporary',
    sentence: 'Chưa đọc được robots.txt của báo nên tạm chưa tải. Hệ thống sẽ tự thử lại.',
  },

  // Redirects.
  'too-many-redirects': {
    outcome: 'hard',
    sentence: 'Địa chỉ chuyển hướng quá nhiều lần. Hãy mở thử bằng trình duyệt và dùng địa chỉ cuối cùng.',
  },
  'redirect-loop': {
    outcome: 'hard',
    sentence: 'Địa chỉ chuyển hướng vòng tròn nên không tải được. Hãy báo cho tòa soạn hoặc dùng địa chỉ khác.',
  },
  'redirect-broken': {
    outcome: 'hard',
    sentence: 'Máy chủ chuyển hướng nhưng không cho biết địa chỉ đích hợp lệ. Hãy kiểm tra lại địa chỉ nguồn.',
  },

  // The way there.
  'host-unknown': {
    outcome: 'hard',
    sentence: 'Không tìm thấy tên miền này. Hãy kiểm tra chính tả hoặc xem báo đã đổi tên miền chưa.',
  },
  'dns-failed': {
    outcome: 'temporary',
    sentence: 'Máy chủ tên miền không trả lời. Hãy kiểm tra kết nối mạng; hệ thống sẽ tự thử lại.',
  },
  'connection-refused': {
    outcome: 'temporary',
    sentence: 'Máy chủ của báo từ chối kết nối. Hệ thống sẽ tự thử lại.',
  },
  'host-unreachable': {
    outcome: 'temporary',
    sentence: 'Không kết nối được tới máy chủ của báo. Hãy kiểm tra kết nối mạng; hệ thống sẽ tự thử lại.',
  },
  'connect-timeout': { outcome: 'temporary', sentence: 'Kết nối tới máy chủ quá lâu. Hệ thống sẽ tự thử lại.' },
  'headers-timeout': { outcome: 'temporary', sentence: 'Máy chủ của báo trả lời quá chậm. Hệ thống sẽ tự thử lại.' },
  'body-timeout': {
    outcome: 'temporary',
    sentence: 'Máy chủ ngừng gửi dữ liệu giữa chừng. Hệ thống sẽ tự thử lại.',
  },
  'total-timeout': {
    outcome: 'temporary',
    sentence: 'Tải quá lâu nên đã dừng lại. Hệ thống sẽ tự thử lại.',
  },
  'connection-cut': {
    outcome: 'temporary',
    sentence: 'Kết nối bị ngắt trước khi tải xong. Hệ thống sẽ tự thử lại.',
  },
  aborted: { outcome: 'temporary', sentence: 'Lượt tải đã được dừng theo yêu cầu.' },
  'tls-certificate': {
    outcome: 'hard',
    sentence: 'Chứng chỉ bảo mật của trang không hợp lệ. Hãy báo cho tòa soạn hoặc người quản trị hệ thống.',
  },
  'tls-failed': {
    outcome: 'hard',
    sentence:
      'Không thiết lập được kết nối bảo mật với trang. Quản trị viên có thể cho phép kiểu kết nối cũ cho riêng máy chủ này.',
  },
  'http-broken': {
    outcome: 'temporary',
    sentence: 'Máy chủ trả lời sai giao thức web. Hệ thống sẽ tự thử lại.',
  },
  'headers-too-large': { outcome: 'hard', sentence: 'Phần đầu trả lời của máy chủ dài bất thường nên không tải.' },
  'network-error': { outcome: 'temporary', sentence: 'Lỗi mạng khi tải trang. Hệ thống sẽ tự thử lại.' },

  // What was answered.
  'too-large': { outcome: 'hard', sentence: 'Nội dung gửi về vượt quá dung lượng cho phép nên không tải.' },
  'expands-too-large': {
    outcome: 'hard',
    sentence: 'Nội dung nén bung ra vượt quá dung lượng cho phép nên không tải.',
  },
  'encoding-broken': { outcome: 'hard', sentence: 'Nội dung nén bị hỏng hoặc dùng kiểu nén không hỗ trợ.' },
  'empty-answer': {
    outcome: 'temporary',
    sentence: 'Máy chủ trả lời nhưng không có nội dung. Hệ thống sẽ tự thử lại.',
  },
  captcha: {
    outcome: 'hard',
    sentence: 'Trang yêu cầu xác nhận không phải máy (captcha). Hãy liên hệ tòa soạn để được cho phép thu thập.',
  },
  'not-found': { outcome: 'hard', sentence: 'Không tìm thấy trang (404). Hãy kiểm tra lại địa chỉ.' },
  gone: { outcome: 'gone', sentence: 'Trang đã bị gỡ vĩnh viễn (410). Hãy xác nhận có tiếp tục theo dõi không.' },
  'login-needed': { outcome: 'hard', sentence: 'Trang yêu cầu đăng nhập nên không tải được.' },
  forbidden: {
    outcome: 'hard',
    sentence: 'Máy chủ từ chối cho tải (403). Hãy liên hệ tòa soạn để được cho phép thu thập.',
  },
  'payment-needed': { outcome: 'hard', sentence: 'Trang yêu cầu trả phí nên không tải được.' },
  'legal-block': { outcome: 'hard', sentence: 'Trang không được cung cấp vì lý do pháp lý (451).' },
  'too-many-requests': {
    outcome: 'temporary',
    sentence: 'Máy chủ yêu cầu giãn thời gian giữa các lần tải (429). Hệ thống sẽ tự chờ rồi thử lại.',
  },
  unavailable: { outcome: 'temporary', sentence: 'Máy chủ tạm ngừng phục vụ (503). Hệ thống sẽ tự thử lại.' },
  'server-error': { outcome: 'temporary', sentence: 'Máy chủ của báo gặp lỗi. Hệ thống sẽ tự thử lại.' },
  'request-timeout': { outcome: 'temporary', sentence: 'Máy chủ báo hết giờ chờ (408). Hệ thống sẽ tự thử lại.' },
  'client-error': { outcome: 'hard', sentence: 'Máy chủ không chấp nhận yêu cầu. Hãy kiểm tra lại địa chỉ.' },
  'unexpected-status': { outcome: 'temporary', sentence: 'Máy chủ trả lời bằng mã lạ. Hệ thống sẽ tự thử lại.' },

  // What could not be read.
  'feed-empty': {
    outcome: 'ok',
    sentence: 'Nguồn đọc được nhưng không có tin nào. Hãy kiểm tra xem chuyên mục này còn được cập nhật không.',
  },
  'feed-is-html': {
    outcome: 'hard',
    sentence:
      'Địa chỉ này là trang web, không phải nguồn tin RSS. Hãy tìm đường dẫn RSS trong trang hoặc chọn kiểu "trang danh sách".',
  },
  'feed-is-sitemap': {
    outcome: 'hard',
    sentence: 'Địa chỉ này là sơ đồ trang, không phải nguồn tin RSS. Hãy chọn kiểu "sơ đồ trang".',
  },
  'feed-unreadable': {
    outcome: 'hard',
    sentence: 'Không đọc được nguồn tin này. Hãy kiểm tra địa chỉ nguồn hoặc thử lại sau.',
  },
  'not-a-feed': {
    outcome: 'hard',
    sentence: 'Nội dung ở địa chỉ này không phải nguồn tin RSS, Atom hay JSON Feed. Hãy kiểm tra lại địa chỉ.',
  },
  'xml-entities-refused': {
    outcome: 'hard',
    sentence: 'Tệp XML chứa khai báo nguy hiểm (thực thể lồng nhau hoặc trỏ ra ngoài) nên bị từ chối.',
  },
  'sitemap-unreadable': {
    outcome: 'hard',
    sentence: 'Không đọc được sơ đồ trang này. Hãy kiểm tra lại địa chỉ.',
  },
  'sitemap-empty': {
    outcome: 'ok',
    sentence:
      'Sơ đồ trang đọc được nhưng không liệt kê địa chỉ nào. Hãy kiểm tra xem báo còn cập nhật sơ đồ này không.',
  },
  'list-empty': {
    outcome: 'hard',
    sentence:
      'Không thấy đường dẫn bài nào trên trang. Hãy đặt quy tắc chọn đường dẫn, hoặc trang chỉ hiện bài khi mở bằng trình duyệt.',
  },
  'rule-broken': {
    outcome: 'hard',
    sentence: 'Quy tắc chọn đường dẫn viết sai cú pháp CSS. Hãy sửa lại quy tắc.',
  },
} as const satisfies Record<string, ReasonEntry>

/** The code of a reason; stored as text with each Fetch and each run. */
export type NamedReason = keyof typeof reasons

/** What a run of a source says when it could be read and lists nothing. */
export const emptyReason = (kind: string): NamedReason => (kind === 'sitemap' ? 'sitemap-empty' : 'feed-empty')

/** Is this the reason of a source that could be read and lists nothing? */
export const isEmptyReason = (reason: string | null): boolean => reason === 'feed-empty' || reason === 'sitemap-empty'

/** The Vietnamese sentence for a reason. */
export function reasonSentence(reason: NamedReason): string {
  return reasons[reason].sentence
}

/** The same for a reading on trial: nobody tries it again by itself, so the person is asked to. */
export const sentenceOnce = (reason: NamedReason): string =>
  reasonSentence(reason)
    .replace(/; hệ thống sẽ tự (?:chờ rồi )?thử lại\./, ', rồi thử lại.')
    .replace(/Hệ thống sẽ tự (?:chờ rồi )?thử lại\./, 'Hãy thử lại sau ít phút.')

/** Is this text (from the record) a reason that the product knows? */
export function isNamedReason(text: string): text is NamedReason {
  return Object.hasOwn(reasons, text)
}

/** Codes of the errors that this lib throws; everything else is returned as a reason. */
export const collectErrors = {
  settings: (problem: string): PressError =>
    new PressError('collect-settings', {
      userMessage: `Cài đặt thu thập không hợp lệ: ${problem}. Hãy sửa lại rồi khởi động lại.`,
      details: { problem },
    }),
  registryEntry: (entry: string): PressError =>
    new PressError('registry-entry', {
      userMessage: `Danh sách đầu báo có mục không đúng: ${entry}. Hãy kiểm tra loại đầu báo và cách thu.`,
      details: { entry },
    }),
  archiveFull: (cause: unknown): PressError =>
    new PressError('archive-full', {
      userMessage: 'Ổ đĩa đã đầy nên không lưu được trang. Việc thu thập tạm dừng; hãy giải phóng dung lượng.',
      retry: 'later',
      cause,
    }),
  archiveWrite: (cause: unknown): PressError =>
    new PressError('archive-write', {
      userMessage: 'Không ghi được kho trang. Hãy kiểm tra quyền ghi và dung lượng của thư mục dữ liệu.',
      retry: 'later',
      cause,
    }),
  archiveRead: (details: Record<string, unknown>, cause?: unknown): PressError =>
    new PressError('archive-read', {
      userMessage:
        'Không đọc được trang đã lưu. Tệp trong kho trang có thể bị mất hoặc hỏng; hãy phục hồi từ bản sao lưu.',
      details,
      cause,
    }),
}
