import { readFileSync } from 'node:fs'
import { type Kafka, type KafkaConfig, logLevel, type SASLOptions } from 'kafkajs'
import type { PressError } from '#foundation'
import { kafkaRefused, kafkaSettings, kafkaUnreachable } from '../../errors.js'

/** How to reach the brokers, as the settings of the product say it. */
export interface KafkaSettings {
  /** `host:port` each. */
  readonly kafkaBrokers: readonly string[]
  readonly kafkaUsername: string | null
  readonly kafkaPassword: string | null
  readonly kafkaSasl: 'plain' | 'scram-sha-256' | 'scram-sha-512'
  readonly kafkaTls: boolean
  /** PEM file of the authority that signed the brokers' certificates; implies TLS. */
  readonly kafkaCa: string | null
  readonly kafkaPrefix: string
}

/** Settings to the client's configuration; what does not fit together is refused with all mistakes named. */
export function kafkaConfig(settings: KafkaSettings): KafkaConfig {
  const mistakes = mistakesIn(settings)
  if (mistakes.length > 0) {
    throw kafkaSettings(`Thiết lập Kafka chưa đúng, hãy sửa rồi chạy lại:\n  ${mistakes.join('\n  ')}`)
  }
  return {
    clientId: 'diem-bao',
    brokers: [...settings.kafkaBrokers],
    connectionTimeout: 5_000,
    authenticationTimeout: 10_000,
    requestTimeout: 30_000,
    ...(settings.kafkaTls || settings.kafkaCa
      ? { ssl: settings.kafkaCa ? { ca: [readCa(settings.kafkaCa)] } : true }
      : {}),
    ...(settings.kafkaUsername ? { sasl: saslOf(settings) } : {}),
    // A fresh broker makes the client write errors that it mends itself; what matters arrives as an error or an event.
    logLevel: logLevel.NOTHING,
    logCreator: () => () => undefined,
  }
}

function mistakesIn({ kafkaBrokers, kafkaUsername, kafkaPassword, kafkaPrefix }: KafkaSettings): string[] {
  const mistakes = kafkaBrokers
    .filter((b) => !/^(?:[\w.-]+|\[[\da-fA-F:]+\]):\d{1,5}$/.test(b))
    .map((b) => `KAFKA_BROKERS: "${b.includes('@') ? '***' : b}" cần có dạng máy:cổng, không kèm tài khoản`)
  if (kafkaUsername && !kafkaPassword) mistakes.push('KAFKA_USERNAME cần đi cùng KAFKA_PASSWORD')
  if (kafkaPassword && !kafkaUsername) mistakes.push('KAFKA_PASSWORD cần đi cùng KAFKA_USERNAME')
  // A topic has at most 249 characters; the longest name of a stage takes 30.
  if (!/^[\w.-]{1,200}$/.test(kafkaPrefix)) mistakes.push('KAFKA_PREFIX chỉ gồm chữ không dấu, chữ số, dấu . _ -')
  return mistakes
}

function saslOf({ kafkaSasl, kafkaUsername, kafkaPassword }: KafkaSettings): SASLOptions {
  return { mechanism: kafkaSasl, username: kafkaUsername ?? '', password: kafkaPassword ?? '' }
}

function readCa(file: string): string {
  const pem = readText(file)
  if (!pem.includes('-----BEGIN CERTIFICATE-----')) {
    throw kafkaSettings(`Tệp ${file} không phải chứng chỉ dạng PEM. Hãy kiểm tra KAFKA_CA.`)
  }
  return pem
}

function readText(file: string): string {
  try {
    return readFileSync(file, 'utf8')
  } catch (cause) {
    throw kafkaSettings(`Không đọc được tệp chứng chỉ ${file}. Hãy kiểm tra KAFKA_CA.`, cause)
  }
}

/** Asks the cluster for itself: says at once, in words a person can act on, that it does not answer or refuses the account. */
export async function reachKafka(kafka: Kafka, brokers: readonly string[]): Promise<void> {
  const admin = kafka.admin({ retry: { retries: 2, initialRetryTime: 300 } })
  try {
    await admin.connect()
    await admin.describeCluster()
  } catch (cause) {
    throw connectionError(brokers, cause)
  } finally {
    await admin.disconnect().catch(() => undefined)
  }
}

export function connectionError(brokers: readonly string[], cause: unknown): PressError {
  for (let e = cause, depth = 0; e instanceof Error && depth < 10; e = e.cause, depth++) {
    if (/SASL|Authorization/i.test(`${e.name} ${String((e as { type?: unknown }).type)}`))
      return kafkaRefused(brokers, cause)
  }
  return kafkaUnreachable(brokers, cause)
}
