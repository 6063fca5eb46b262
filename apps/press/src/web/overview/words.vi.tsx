/** Words of the overview. */
export const vi = {
  title: (week: number) => `Tổng quan tuần ${week}`,
  week: (week: number) => `Tuần ${week}`,
  sameHours: (week: number) => `Cùng giờ tuần ${week}`,
  running: ' (đang chạy)',
  compared: (period: string, running: string, isUnfinished: boolean, week: number, before: string) =>
    `${period}${running}, so với ${isUnfinished ? 'cùng giờ ' : ''}tuần ${week} (${before})`,
  chooseWeek: 'Chọn tuần',
  makeReport: 'Lập báo cáo tuần',
  nothing: 'Chưa có tin, bài nào về tỉnh trong kỳ này.',
  weekBefore: (isUnfinished: boolean): string => (isUnfinished ? 'cùng giờ tuần trước' : 'tuần trước'),
  asMany: (than: string) => `bằng ${than}`,
  more: (than: string, n: string) => `nhiều hơn ${than} ${n} tin`,
  fewer: (than: string, n: string) => `ít hơn ${than} ${n} tin`,
  articles: (n: string) => `${n} tin, bài`,
  originals: (n: string) => `${n} bài gốc`,
  outletsCount: (n: string) => `${n} đầu báo`,
  criticalCount: (n: string) => `${n} bài phê phán`,
  followedCount: (n: string) => `${n} đầu báo đang theo dõi`,
  volume: (articles: Node, change: string, originals: Node) => (
    <>
      Có {articles} về tỉnh, {change}, trong đó {originals}.
    </>
  ),
  noOriginals: 'không có bài gốc',
  followedWrote: (reported: Node, followed: Node) => (
    <>
      {reported} trong {followed} có tin.
    </>
  ),
  outletsWrote: (outlets: Node) => <>{outlets} có tin.</>,
  noCriticism: 'Không có bài gốc nào phê phán.',
  criticalOriginals: (originals: Node, past: string) => (
    <>
      {originals} có sắc thái phê phán{past}
    </>
  ),
  past: (than: string, n: string) => ` (${than}: ${n})`,
  shareSame: (share: string) => `Tỷ lệ phê phán giữ ở mức ${share} số bài gốc`,
  shareUp: (a: string, b: string) => `Tỷ lệ phê phán tăng từ ${a} lên ${b} số bài gốc`,
  shareDown: (a: string, b: string) => `Tỷ lệ phê phán giảm từ ${a} xuống ${b} số bài gốc`,
  leading: (n: Node, all: Node, story: Node) => (
    <>
      ; {n} trong {all} thuộc dòng sự kiện {story}
    </>
  ),
  growing: (story: Node, articles: Node) => (
    <>
      Tăng nhiều nhất là dòng sự kiện {story}, với {articles}.
    </>
  ),
  noChange: 'không đổi',
  collected: 'Tin, bài thu được',
  originalsLabel: 'Bài gốc',
  storiesLabel: 'Dòng sự kiện',
  outletsLabel: 'Đầu báo có tin',
  tonesByOriginals: 'Sắc thái, theo bài gốc',
  perDay: (label: string, numbers: string) => `${label}, mỗi ngày: ${numbers}`,
  copiesEach: (n: string) => ` · mỗi bài gốc được đăng lại ${n} lần`,
  criticalPoints: (text: string) => `Phê phán ${text} điểm %`,
  rising: 'Dòng sự kiện tăng nhiều nhất',
  risingNote: 'so với kỳ trước, theo số tin',
  allStories: 'Xem mọi dòng',
  storiesOfPeriod: (n: string) => `Kỳ này có ${n} dòng`,
  noStories: 'Chưa có sự kiện nào được từ hai tin trở lên nói tới trong kỳ này.',
  story: 'Dòng sự kiện',
  inPeriod: 'Trong kỳ',
  articlesHead: 'Tin',
  outletsHead: 'Đầu báo',
  change: 'Chênh lệch',
  tone: 'Sắc thái',
  topics: 'Chủ đề',
  noTopics: 'Chưa có bài nào về tỉnh trong kỳ này. Mục này tự cập nhật khi thu được tin mới.',
  topicsNote: 'số bài gốc; một bài có thể thuộc nhiều chủ đề',
  toneOf: (week: string) => `Sắc thái ${week.toLowerCase()}`,
  critical: 'Phê phán',
  cases: 'Cần phản hồi',
  openCases: (n: string) => `${n} đang mở`,
  overdueCases: (n: string) => `, ${n} quá hạn`,
  toCases: 'Mở bảng phản hồi',
  noCases: 'Không có việc nào đang mở.',
  nobody: 'Chưa giao',
  sources: 'Nguồn cần chú ý',
  allSources: 'Tất cả nguồn',
  noSources: 'Chưa có nguồn nào nên chưa thu được tin. Hãy thêm nguồn ở trang Nguồn tin.',
  goodSources: 'Không nguồn nào lỗi hoặc im lặng.',
  silent: 'Im lặng',
  unread: 'Không đọc được nguồn.',
  noNews: 'Chạy tốt, không có tin mới',
  listsNothing: 'Đọc được, nhưng không liệt kê tin nào',
  newsAt: (ago: string) => ` · tin mới ${ago}`,
  neverNews: ' · chưa có tin nào',
}
/** What stands within a sentence: a number that opens its list, a title. */
type Node = preact.ComponentChildren
