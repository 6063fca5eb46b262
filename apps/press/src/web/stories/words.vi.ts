import type { StoryEvent, StoryTone } from '#read'

/** Words of the stories. */
export const vi = {
  stories: 'Dòng sự kiện',
  listNote: (from: string) => `28 ngày, từ ${from}; tin, bài về tỉnh`,
  none: 'Chưa có sự kiện nào được từ hai tin trở lên nói tới. Mục này tự cập nhật khi thu được tin mới.',
  total: (n: string) =>
    `${n} dòng sự kiện có từ hai tin trở lên; dòng được ghim đứng đầu, rồi đến dòng nhiều tin nhất.`,
  days28: '28 ngày',
  articles: 'Tin',
  originals: 'Bài gốc',
  outlets: 'Đầu báo',
  tonesOfOriginals: 'Sắc thái bài gốc',
  perDay: (numbers: string) => `Tin mỗi ngày: ${numbers}`,
  rising: 'đang tăng',
  risingMeans: 'Hôm qua và hôm nay nhiều tin hơn hẳn mức thường của dòng này',
  pinned: 'đã ghim',
  storyTone: { critical: 'Phê phán', neutral: 'Trung tính', favourable: 'Tích cực', mixed: 'Đan xen' } satisfies Record<
    StoryTone,
    string
  >,
  storyToneMeans: 'Sắc thái chung, theo số bài gốc',
  articlesLink: (n: string) => `${n} tin, bài`,
  including: ', gồm ',
  originalsLink: (n: string) => `${n} bài gốc`,
  on: ', trên ',
  outletsLink: (n: string) => `${n} đầu báo`,
  first: (outlet: string, at: string) => `${outlet} đăng đầu tiên lúc ${at}`,
  latest: (at: string) => `; tin gần nhất lúc ${at}`,
  flagged: (n: string) => ` ${n} bài đã gắn cờ.`,
  besides: 'Ngoài ra có ',
  mentionsLink: (n: string) => `${n} tin`,
  mentionsOnly: ' chỉ nhắc đến tỉnh, không tính vào các số trên.',
  ownTitle: 'Tên do người dùng đặt.',
  whoWhen: 'Ai đăng, lúc nào',
  bigMark: 'dấu lớn: bài gốc',
  stroke: 'vạch: bài đăng lại',
  stripLabel: (outlets: string, from: string, to: string) =>
    `${outlets} đầu báo đăng từ ${from} đến ${to}; danh sách đầy đủ ở mục Theo thời gian`,
  originalsHead: 'bài gốc',
  otherOutlets: (n: string) => `${n} đầu báo khác`,
  weekdays: ['CN', 'T2', 'T3', 'T4', 'T5', 'T6', 'T7'],
  dayMonth: (day: number, month: number) => `${day}/${month}`,
  mostCopied: 'Bài gốc lan nhiều nhất',
  mostCopiedNote: 'số tin cùng nội dung, kể cả bài gốc',
  timeline: 'Theo thời gian',
  timelineNote: (texts: string) => `${texts} nội dung; bài đăng lại xếp dưới bài gốc`,
  timelineCut: (n: string) => `${n} tin đầu`,
  inSearch: 'Mở trong Tìm kiếm',
  copies: (n: string) => `${n} bài đăng lại`,
  isCopy: 'bài đăng lại',
  isCorrected: 'đã hiệu chỉnh',
  isKept: 'ghim vào dòng này',
  quoted: 'Các bài nêu',
  verbatim: 'trích nguyên văn',
  tonePerDay: 'Sắc thái theo ngày',
  countOfOriginals: 'số bài gốc',
  day: 'Ngày',
  earlierDays: (n: string) => `${n} ngày trước đó`,
  places: 'Địa bàn được nhắc',
  spread: 'Mức lan',
  tier: 'Loại báo',
  speed: (second: string, half: string, n: string) =>
    `Đầu báo thứ hai đăng sau ${second}; một nửa trong ${n} đầu báo đã đăng sau ${half}.`,
  oneOutlet: 'Mới có một đầu báo đăng.',
  minutes: (n: string) => `${n} phút`,
  hours: (n: string) => `${n} giờ`,
  daysSpan: (n: string) => `${n} ngày`,
  atOnce: 'cùng lúc',
  silent: (silent: string, followed: string) => `${silent} trong ${followed} đầu báo đang theo dõi chưa đăng`,
  noneSilent: 'Mọi đầu báo đang theo dõi đều đã đăng.',
  continues: 'Tiếp nối',
  continuesNote: 'cùng vụ việc, cách nhau nhiều ngày',
  before: 'Diễn biến trước',
  after: 'Diễn biến sau',
  linkCounts: (articles: string, outlets: string) => `${articles} tin, ${outlets} đầu báo`,
  tools: 'Sửa dòng sự kiện',
  rename: 'Đổi tên',
  title: 'Tên dòng sự kiện',
  titleHint: 'Dùng trong danh sách và trên trang này; tiêu đề các bài không đổi.',
  save: 'Lưu',
  saving: 'Đang lưu…',
  pin: 'Ghim lên đầu danh sách',
  unpin: 'Bỏ ghim',
  merge: 'Gộp vào dòng khác…',
  chosen: 'Với các bài đã chọn:',
  moveElsewhere: 'Chuyển sang dòng khác…',
  split: 'Tách thành dòng mới',
  keep: 'Ghim vào dòng này',
  notThis: 'Không thuộc dòng sự kiện này',
  choose: (title: string) => `Chọn bài ${title}`,
  keysHelp: {
    rows: 'từng bài',
    spaceKey: 'Cách',
    space: 'chọn',
    A: 'gộp',
    R: 'đổi tên',
    O: 'chuyển',
    S: 'tách',
    N: 'ghim bài',
    Z: 'hoàn tác',
    esc: 'về danh sách',
  },
  mergeTitle: 'Gộp vào dòng sự kiện khác',
  mergeLead: (title: string) =>
    `Mọi bài của “${title}”, kể cả bài sẽ đến sau, được tính vào dòng chọn dưới đây. Có thể hoàn tác.`,
  moveTitle: (n: string) => `Chuyển ${n} bài sang dòng khác`,
  moveLead: 'Bài cùng nội dung (bài đăng lại) trong dòng này được chuyển theo. Có thể hoàn tác.',
  searchStories: 'Tìm dòng sự kiện theo tiêu đề',
  search: 'Tìm',
  target: 'Dòng sự kiện nhận bài',
  noTarget: 'Không thấy dòng nào gần giống. Hãy gõ vài từ trong tiêu đề của dòng cần tìm.',
  chooseTarget: 'Chọn một dòng sự kiện trong danh sách.',
  doMerge: 'Gộp vào dòng đã chọn',
  doMove: 'Chuyển sang dòng đã chọn',
  cancel: 'Hủy, quay lại',
  undo: 'Hoàn tác',
  undone: 'Đã hoàn tác.',
  history: 'Người dùng đã sửa',
  somebody: 'Không rõ ai',
  revoked: (by: string, at: string) => `${by} đã hoàn tác lúc ${at}`,
  reason: (text: string) => `Lý do: ${text}`,
  more: 'và các bài khác',
  articleDone: {
    kept: 'Đã ghim bài vào dòng sự kiện này.',
    'moved-out': 'Đã chuyển bài sang dòng sự kiện khác; bài cùng nội dung được chuyển theo.',
  },
  did: (e: Pick<StoryEvent, 'kind' | 'articles'>): string => {
    switch (e.kind) {
      case 'merge':
        return 'gộp dòng này vào'
      case 'merged-here':
        return 'gộp vào đây dòng'
      case 'title':
        return 'đổi tên thành'
      case 'pin':
        return 'ghim dòng này lên đầu danh sách'
      case 'moved-in':
        return `chuyển vào đây ${e.articles} bài:`
      case 'moved-out':
        return `chuyển khỏi đây ${e.articles} bài:`
      case 'kept':
        return `ghim ${e.articles} bài vào dòng này:`
    }
  },
  done: (e: Pick<StoryEvent, 'kind' | 'articles'>): string => {
    switch (e.kind) {
      case 'merge':
      case 'merged-here':
        return 'Đã gộp hai dòng sự kiện.'
      case 'title':
        return 'Đã đổi tên dòng sự kiện.'
      case 'pin':
        return 'Đã ghim dòng này lên đầu danh sách.'
      case 'moved-in':
        return `Đã chuyển ${e.articles} bài vào dòng này.`
      case 'moved-out':
        return `Đã chuyển ${e.articles} bài khỏi dòng này.`
      case 'kept':
        return `Đã ghim ${e.articles} bài vào dòng này.`
    }
  },
}
