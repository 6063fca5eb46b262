import type { ReportTable } from '#record'

export const stateNames: Record<ReportTable['state'], string> = {
  draft: 'Bản máy',
  editing: 'Biên tập',
  frozen: 'Chốt số liệu',
  issued: 'Phát hành',
}

export const kindNames: Record<string, string> = { weekly: 'Tuần', daily: 'Ngày' }

/** What is said after a form was taken. */
export const doneWords: Record<string, string> = {
  text: 'Đã lưu bản thảo.',
  source: 'Đã lưu bản thảo và thêm nguồn vào cuối danh sách Nguồn trích.',
  figure: 'Đã xử lý số liệu.',
  frozen: 'Đã chốt số liệu. Từ nay số liệu và câu chữ giữ nguyên.',
  issued: 'Đã phát hành báo cáo.',
  version: 'Đã lập bản mới từ báo cáo đã chốt. Bản cũ giữ nguyên.',
  paper: 'Đã lưu thể thức văn bản.',
}

export const profileNames: Record<string, string> = {
  nd30: 'Văn bản hành chính (Nghị định 30/2020/NĐ-CP)',
  'dang-2026': 'Văn bản của Đảng (từ 2026)',
  'dang-2018': 'Văn bản của Đảng (trước 2026)',
}
