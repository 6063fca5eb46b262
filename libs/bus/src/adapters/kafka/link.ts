import { describeError, type Log } from '#foundation'
import { connectionError } from './connection.js'

/** What is known of the way to the brokers: parts report failure and success; said once, not at every attempt. */
export class Link {
  private readonly failures = new Map<string, unknown>()
  private since = 0

  constructor(
    private readonly brokers: readonly string[],
    private readonly log: Log,
  ) {}

  failed(part: string, error: unknown): void {
    if (!this.failures.has(part)) this.log.warn('bus.kafka-away', { part, cause: describeError(error) })
    if (this.failures.size === 0) this.since = performance.now()
    this.failures.set(part, error)
  }

  works(part: string): void {
    if (this.failures.delete(part)) this.log.info('bus.kafka-back', { part })
  }

  /** How long something has been failing, in milliseconds of real time; 0 while all is well. */
  get awayMs(): number {
    return this.failures.size > 0 ? Math.max(1, performance.now() - this.since) : 0
  }

  /** For people; null while all is well. */
  get trouble(): string | null {
    const [error] = this.failures.values()
    if (error === undefined) return null
    return connectionError(this.brokers, error).code === 'kafka-refused'
      ? `Máy chủ Kafka (${this.brokers.join(', ')}) không chấp nhận tài khoản. Việc thu tin vẫn chạy, tin bài mới chờ được xử lý; hãy kiểm tra KAFKA_USERNAME, KAFKA_PASSWORD và quyền của tài khoản.`
      : `Không kết nối được máy chủ Kafka (${this.brokers.join(', ')}). Việc thu tin vẫn chạy, tin bài mới chờ được xử lý và không mất; khi Kafka hoạt động lại, hệ thống tự tiếp tục.`
  }
}
