import { PressError } from '#foundation'

export const databaseBusy = (file: string, cause?: unknown): PressError =>
  new PressError('record-in-use', {
    userMessage: `Thư mục dữ liệu đang được một tiến trình khác dùng (${file}). Hãy tắt tiến trình kia hoặc chọn thư mục dữ liệu khác bằng DATA_DIR.`,
    details: { file },
    cause,
  })

export const backupBroken = (file: string, cause?: unknown): PressError =>
  new PressError('backup-unreadable', {
    userMessage: `Bản sao lưu ${file} không đọc lại được. Dữ liệu đang dùng vẫn nguyên vẹn; hãy kiểm tra ổ đĩa rồi sao lưu lại.`,
    details: { file },
    cause,
  })

export const diskFull = (cause?: unknown): PressError =>
  new PressError('disk-full', {
    userMessage:
      'Ổ đĩa đã đầy. Việc thu tin tạm dừng, dữ liệu đã có vẫn đọc được. Hãy giải phóng dung lượng; việc thu tin tự chạy lại.',
    retry: 'later',
    cause,
  })

/** True for what SQLite and the file system say when no space is left (also a quota or a file-size limit). */
export function isDiskFull(error: unknown): boolean {
  for (let e: unknown = error; e instanceof Error; e = e.cause) {
    const code = String((e as { code?: unknown }).code ?? '')
    const errcode = Number((e as { errcode?: unknown }).errcode ?? 0)
    if (/ENOSPC|EDQUOT|EFBIG/.test(code) || (errcode & 0xff) === 13) return true
    if (/database or disk is full|no space left/i.test(e.message)) return true
  }
  return false
}
