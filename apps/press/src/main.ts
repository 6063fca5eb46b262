import { join } from 'node:path'
import { describeError, PressError, readSettings, SystemClock } from '#foundation'
import { RotatingLog } from './logs/rotating-log.js'
import { startPress } from './press.js'
import { settingsShape } from './settings.js'

const nodeMajor = 24

/** Starts the product in this process and tells the person at the console what is being done. */
async function main(): Promise<void> {
  requireNode()
  const settings = readSettings(settingsShape)
  const say = (text: string): void => void process.stdout.write(`  ${text}\n`)
  say('Khởi động Điểm báo…')
  const log = new RotatingLog(join(settings.dataDir, 'logs'), new SystemClock(), settings)
  const press = await startPress(settings, (line) => log.write(line), say)
  const code = press.desk.firstRunCode()
  say(`Sẵn sàng: ${settings.publicUrl ?? press.url}`)
  if (code) say(`Thiết lập lần đầu: mở địa chỉ trên, nhập mã ${code}`)
  if (!isLoopback(settings.host) && !settings.publicUrl?.startsWith('https:')) {
    say('Cảnh báo: HOST mở ra mạng mà chưa có HTTPS. Hãy đặt máy chủ ủy quyền có TLS phía trước và đặt PUBLIC_URL.')
  }
  let stopping = false
  const stop = (): void => {
    if (stopping) return
    stopping = true
    say('Đang dừng, chờ ghi xong…')
    press.stop().then(
      () => process.exit(0),
      (error: unknown) => fail(error),
    )
  }
  // A limit on file sizes is an error of that write, like a full disk, not the end of the process.
  process.on('SIGXFSZ', () => undefined)
  process.on('SIGINT', stop)
  process.on('SIGTERM', stop)
}

function requireNode(): void {
  const major = Number(process.versions.node.split('.')[0])
  if (major >= nodeMajor) return
  throw new PressError('node-too-old', {
    userMessage: `Cần Node ${nodeMajor} trở lên, đang chạy bằng Node ${process.versions.node}. Hãy chạy bằng "npm start".`,
  })
}

const isLoopback = (host: string): boolean => /^(?:127\.|localhost$|::1$)/.test(host)

function fail(error: unknown): never {
  const message = error instanceof PressError ? error.userMessage : describeError(error)
  process.stderr.write(`\n  Không khởi động được: ${message}\n`)
  process.exit(1)
}

main().catch(fail)
