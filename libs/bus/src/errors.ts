import { PressError } from '#foundation'

/** Codes: `kafka-unreachable`, `kafka-refused`, `kafka-settings`. Addresses carry no password. */
export const kafkaUnreachable = (brokers: readonly string[], cause?: unknown): PressError =>
  new PressError('kafka-unreachable', {
    userMessage: `Không kết nối được máy chủ Kafka (${brokers.join(', ')}). Hãy kiểm tra KAFKA_BROKERS, KAFKA_TLS và máy chủ rồi chạy lại.`,
    details: { brokers: brokers.join(', ') },
    retry: 'later',
    cause,
  })

export const kafkaRefused = (brokers: readonly string[], cause?: unknown): PressError =>
  new PressError('kafka-refused', {
    userMessage: `Máy chủ Kafka (${brokers.join(', ')}) không chấp nhận tài khoản. Hãy kiểm tra KAFKA_USERNAME, KAFKA_PASSWORD, KAFKA_SASL và quyền của tài khoản rồi chạy lại.`,
    details: { brokers: brokers.join(', ') },
    cause,
  })

export const kafkaSettings = (userMessage: string, cause?: unknown): PressError =>
  new PressError('kafka-settings', { userMessage, cause })
