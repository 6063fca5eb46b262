import { bytes, count, fullDateTime } from '../web/shell/format.js'

type Values = Readonly<Record<string, string | number>>
const n = (v: Values, name: string): string => count(Number(v[name]))
const size = (v: Values, name: string): string => bytes(Number(v[name]))
const lasts = (v: Values): string =>
  Number(v['days']) < 0
    ? ''
    : `; với tốc độ ${bytes(Math.max(0, Number(v['perDay'] ?? 0)))} mỗi ngày thì đầy sau khoảng ${n(v, 'days')} ngày`

export const vi = {
  'check-failed': (v: Values) => `Không kiểm tra được phần “${v['name']}” (${v['cause']}). Hãy xem nhật ký.`,
  node: (v: Values) => `Node ${v['version']}`,
  'node-old': (v: Values) => `Node ${v['version']} quá cũ: hãy chạy bằng “npm start”, cần Node ${v['least']} trở lên`,
  'data-folder': (v: Values) => `Thư mục dữ liệu ${v['folder']} đọc và ghi được`,
  'data-folder-closed': (v: Values) =>
    `Không đọc hoặc không ghi được thư mục dữ liệu ${v['folder']}: hãy cấp quyền cho tài khoản chạy phần mềm`,
  'data-folder-open': (v: Values) =>
    `Mọi tài khoản trên máy đều đọc được thư mục dữ liệu ${v['folder']}: hãy đặt quyền 750 (chmod 750)`,
  'product-answers': (v: Values) => `Hệ thống đang chạy và trả lời ở cổng ${v['port']}`,
  'product-silent': (v: Values) =>
    `Hệ thống đang chạy mà không trả lời ở cổng ${v['port']}: hãy xem nhật ký rồi khởi động lại`,
  'port-free': (v: Values) => (Number(v['port']) === 0 ? 'Cổng tự chọn khi chạy' : `Cổng ${v['port']} còn trống`),
  'port-taken': (v: Values) =>
    `Cổng ${v['port']} đang bị chương trình khác dùng: hãy tắt chương trình đó hoặc đổi PORT`,
  office: (v: Values) => `Văn phòng: ${n(v, 'offices')}, tài khoản: ${n(v, 'accounts')}`,
  'office-missing': () => 'Chưa có văn phòng: hãy mở trang thiết lập lần đầu',
  articles: (v: Values) => `Tin bài: ${n(v, 'articles')}`,
  'rebuild-unfinished': (v: Values) =>
    `Dựng lại dở dang, mới ${n(v, 'done')}/${n(v, 'total')} trang: khởi động hệ thống hoặc chạy lệnh rebuild để làm tiếp`,
  index: (v: Values) => `Chỉ mục đủ: ${n(v, 'articles')} tin bài`,
  'index-behind': (v: Values) => `Chỉ mục thiếu ${n(v, 'missing')} tin bài: hãy chạy lệnh reindex`,
  'index-away': () => 'Chỉ mục tìm kiếm không trả lời: hãy kiểm tra máy chủ chỉ mục và thiết lập ELASTICSEARCH_URL',
  queue: (v: Values) => `Hàng đợi: ${n(v, 'waiting')} việc chờ, không việc nào bị gác`,
  parked: (v: Values) =>
    `${n(v, 'parked')} việc bị gác: hãy xem nguyên nhân ở trang Vận hành rồi thử lại (lệnh requeue)`,
  'queue-stuck': (v: Values) =>
    `${n(v, 'waiting')} việc chờ, lâu nhất đã ${n(v, 'hours')} giờ: hãy xem nhật ký rồi khởi động lại hệ thống`,
  'bus-away': (v: Values) => String(v['sentence']),
  sources: (v: Values) => `${n(v, 'active')} nguồn tin đang thu, không nguồn nào lỗi, ${n(v, 'paused')} nguồn tạm dừng`,
  'sources-none': () => 'Chưa có nguồn tin nào đang thu: hãy thêm nguồn ở trang Nguồn tin',
  'sources-failing': (v: Values) =>
    `${n(v, 'failing')} trong ${n(v, 'active')} nguồn lỗi nhiều lần liên tiếp, hãy xem trang Nguồn tin: ${v['urls']}`,
  disk: (v: Values) => `Ổ đĩa còn ${size(v, 'free')} trong ${size(v, 'total')}${lasts(v)}`,
  'disk-scarce': (v: Values) =>
    `Ổ đĩa còn ${size(v, 'free')} trong ${size(v, 'total')}${lasts(v)}: hãy tăng dung lượng hoặc chuyển bớt tệp sang nơi khác`,
  'disk-full': (v: Values) =>
    `Ổ đĩa chỉ còn ${size(v, 'free')}: hãy giải phóng dung lượng ngay, khi hết chỗ việc thu tin tạm dừng`,
  'disk-unknown': (v: Values) => `Không xem được dung lượng của ${v['folder']}: hãy kiểm tra thư mục và ổ đĩa`,
  'pages-budget': (v: Values) => `Trang đã lưu chiếm ${size(v, 'bytes')} trong hạn mức ${size(v, 'budget')}`,
  'pages-budget-near': (v: Values) =>
    `Trang đã lưu chiếm ${size(v, 'bytes')} trong hạn mức ${size(v, 'budget')}: hãy tăng PAGES_BUDGET_GB hoặc thêm ổ đĩa`,
  wal: (v: Values) => `Tệp ghi trước (WAL): ${size(v, 'bytes')}`,
  'wal-large': (v: Values) =>
    `Tệp ghi trước (WAL) lớn bất thường, ${size(v, 'bytes')}: hãy khởi động lại hệ thống vào lúc vắng người`,
  'back-up': (v: Values) => `Sao lưu gần nhất ${fullDateTime(String(v['at']))}, đã đọc lại được: ${v['folder']}`,
  'back-up-old': (v: Values) =>
    `Bản sao lưu gần nhất đã ${n(v, 'days')} ngày: hãy xem trang Công việc chạy nền rồi chạy lệnh backup`,
  'back-up-none': (v: Values) => `Chưa có bản sao lưu nào ở ${v['folder']}: hãy chạy lệnh backup`,
  'back-up-damaged': (v: Values) =>
    `Bản sao lưu ${v['folder']} hỏng trên ổ đĩa: hãy kiểm tra ổ đĩa sao lưu rồi chạy lệnh backup`,
  'back-up-one-disk': () =>
    'Sao lưu chỉ nằm cùng ổ với dữ liệu và không có trang đã lưu: hãy đặt BACKUP_DIR là thư mục trên ổ đĩa khác',
  'back-up-same-disk': (v: Values) =>
    `Thư mục sao lưu ${v['folder']} nằm cùng ổ đĩa với dữ liệu: hỏng ổ là mất cả hai, hãy chọn ổ khác`,
  'back-up-folder-away': (v: Values) =>
    `Không mở được thư mục sao lưu ${v['folder']}: hãy kiểm tra ổ đĩa đã gắn và quyền ghi (BACKUP_DIR)`,
  logs: (v: Values) => `Nhật ký ghi được: ${v['folder']} (${size(v, 'bytes')})`,
  'logs-closed': (v: Values) => `Không ghi được nhật ký vào ${v['folder']}: hãy cấp quyền ghi`,
  window: (v: Values) =>
    `${n(v, 'articles')} tin bài trong ${n(v, 'days')} ngày được giữ trong bộ nhớ để tìm bài đăng lại, khoảng ${size(v, 'bytes')}`,
  'window-large': (v: Values) =>
    `${n(v, 'articles')} tin bài được giữ trong bộ nhớ, khoảng ${size(v, 'bytes')}: hãy thêm bộ nhớ hoặc giảm GROUP_WINDOW_DAYS`,
  audit: (v: Values) =>
    `Nhật ký kiểm tra: ${n(v, 'entries')} dòng, niêm liền mạch, dấu niêm cuối ${v['seal'] || 'chưa có'}`,
  'audit-broken': (v: Values) =>
    `Nhật ký kiểm tra đứt niêm ở dòng ${v['line']}: đã bị sửa ngoài phần mềm. Hãy giữ nguyên máy, báo người phụ trách an toàn thông tin, đối chiếu bản sao lưu`,
  clock: (v: Values) => `Đồng hồ máy đúng (lệch ${n(v, 'seconds')} giây so với các báo)`,
  'clock-unknown': () => 'Không so được đồng hồ với báo nào: hãy kiểm tra kết nối mạng',
  'clock-wrong': (v: Values) =>
    `Đồng hồ máy ${Number(v['isAhead']) === 1 ? 'nhanh' : 'chậm'} ${n(v, 'seconds')} giây: hãy bật tự chỉnh giờ (NTP)`,
  certificate: (v: Values) => `Chứng thư ${v['name']} còn ${n(v, 'days')} ngày`,
  'certificate-soon': (v: Values) => `Chứng thư ${v['name']} chỉ còn ${n(v, 'days')} ngày: hãy gia hạn`,
  'certificate-over': (v: Values) => `Chứng thư ${v['name']} đã hết hạn: hãy thay chứng thư mới`,
  'certificate-unreadable': (v: Values) => `Không đọc được tệp chứng thư ${v['name']}: hãy kiểm tra đường dẫn và quyền`,
  'certificate-unknown': (v: Values) =>
    `Không xem được chứng thư của ${v['name']}: hãy kiểm tra máy chủ ủy quyền và PUBLIC_URL`,
  'site-without-tls': (v: Values) =>
    `Trang mở ra mạng ở ${v['host']} mà không có HTTPS: hãy đặt máy chủ ủy quyền có TLS phía trước và đặt PUBLIC_URL`,
} as const

export type CheckCode = keyof typeof vi
