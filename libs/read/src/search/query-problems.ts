/** What can be wrong with a typed query; a page that speaks another language words it by this code. */
export type QueryProblemCode = keyof typeof sentences

/** Something of a query that could not be read. */
export interface QueryFault {
  readonly code: QueryProblemCode
  /** What was typed there, where the sentence repeats it. */
  readonly value: string
}

const sentences = {
  'too-long': () => 'Câu tìm quá dài; phần sau được bỏ qua.',
  'too-many-words': (most: string) => `Câu tìm có hơn ${most} từ; phần sau được bỏ qua.`,
  'no-words': () => 'Câu tìm không có chữ hay số nào để tìm.',
  'quote-open': () => 'Thiếu dấu ngoặc kép đóng; đã coi phần còn lại là một cụm từ.',
  'close-extra': () => 'Thừa dấu ngoặc đóng; đã bỏ qua.',
  'or-alone': () => 'Chữ OR cần có từ ở cả hai bên; đã bỏ qua.',
  'nested-deep': () => 'Quá nhiều dấu ngoặc lồng nhau; đã bỏ qua.',
  'close-missing': () => 'Thiếu dấu ngoặc đóng; đã coi như đóng ở cuối câu.',
  'value-missing': (field: string) => `Sau “${field}:” cần có giá trị, ví dụ ${field}:"…".`,
  outlet: (value: string) => `Không có đầu báo tên “${value}”.`,
  topic: (value: string) => `Không có chủ đề “${value}”.`,
  tone: (value: string) => `Sắc thái là phê phán, trung tính hoặc tích cực; không có “${value}”.`,
  place: (value: string) => `Không có xã, phường tên “${value}”.`,
  original: (value: string) => `Sau “gốc:” là “có” hoặc “không”; không đọc được “${value}”.`,
  day: (value: string) => `Không đọc được ngày “${value}”. Ví dụ: 23/11/2026.`,
} as const satisfies Record<string, (value: string) => string>

/** The fault as a Vietnamese sentence. */
export const sentenceOfFault = ({ code, value }: QueryFault): string => sentences[code](value)
