import { PressError } from '#foundation'

export const databaseBusy = (file: string, cause?: unknown): PressError =>
  new PressError('record-in-use', {
    userMessage: `Thư mục dữ liệu đang được một tiến trình khác dùng (${file}). Hãy tắt tiến trình kia hoặc chọn thư mục dữ liệu khác bằng DATA_DIR.`,
    details: { file },
    cause,
  })

export const databaseHeld = (url: string): PressError =>
  new PressError('record-in-use', {
    userMessage: `Cơ sở dữ liệu (${withoutPassword(url)}) đang được một hệ thống khác dùng. Hãy tắt hệ thống kia hoặc đặt DATABASE_URL khác.`,
  })

/** The address is told without its password. */
export const recordUnreachable = (url: string, cause?: unknown): PressError =>
  new PressError('record-unreachable', {
    userMessage: `Không kết nối được cơ sở dữ liệu PostgreSQL (${withoutPassword(url)}). Hãy kiểm tra DATABASE_URL, mật khẩu và máy chủ rồi chạy lại.`,
    retry: 'later',
    cause,
  })

function withoutPassword(url: string): string {
  try {
    const { protocol, hostname, port, pathname } = new URL(url)
    return `${protocol}//${hostname}${port && `:${port}`}${pathname}`
  } catch {
    return 'địa chỉ không đúng dạng'
  }
}

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

/** Does a small write that reading does not depend on (a mark, a time of last use); on a full disk it is left undone. */
export async function unlessFull(write: { execute(): Promise<unknown> }): Promise<void> {
  try {
    await write.execute()
  } catch (error) {
    if (!isDiskFull(error)) throw error
  }
}

/**
 * SQLite's codes of a write that could not be done: FULL, and of IOERR those of writing (3), syncing (4), truncating (6) and
 * growing the shared memory (19). It says FULL for ENOSPC alone: a quota or a file-size limit comes as IOERR_WRITE.
 */
const unwritable = new Set([13, 10 | (3 << 8), 10 | (4 << 8), 10 | (6 << 8), 10 | (19 << 8)])

/** True for what SQLite and the file system say when no space is left (also a quota or a file-size limit). */
export function isDiskFull(error: unknown): boolean {
  for (
    let e = error as Failure | undefined, depth = 0;
    e && typeof e === 'object' && depth < 10;
    e = e.cause, depth++
  ) {
    // 53100: PostgreSQL's own disk is full.
    if (/^(?:ENOSPC|EDQUOT|EFBIG|53100)$/.test(String(e.code)) || unwritable.has(Number(e.errcode))) return true
    if (/database or disk is full|no space left/i.test(String(e.message))) return true
  }
  return false
}

/** What errors of SQLite and the file system carry; asked for by shape, as they may come from another realm. */
interface Failure {
  readonly code?: unknown
  readonly errcode?: unknown
  readonly message?: unknown
  readonly cause?: Failure
}
