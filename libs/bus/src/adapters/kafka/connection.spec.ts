import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { connectionError, kafkaConfig, type KafkaSettings } from './connection.js'

const settings = (over: Partial<KafkaSettings> = {}): KafkaSettings => ({
  kafkaBrokers: ['kafka.example:9092'],
  kafkaUsername: null,
  kafkaPassword: null,
  kafkaSasl: 'plain',
  kafkaTls: false,
  kafkaCa: null,
  kafkaPrefix: 'diem-bao',
  ...over,
})

describe('the settings of Kafka', () => {
  it('need no more than brokers', () => {
    const config = kafkaConfig(settings())
    expect(config.brokers).toEqual(['kafka.example:9092'])
    expect([config.ssl, config.sasl]).toEqual([undefined, undefined])
  })

  it('are refused together, with every mistake and without a password', () => {
    const wrong = settings({
      kafkaBrokers: ['kafka.example', 'desk:very-secret@kafka.example:9092', '[::1]:9092'],
      kafkaPassword: 'very-secret',
      kafkaPrefix: 'điểm báo',
    })
    let said = ''
    try {
      kafkaConfig(wrong)
    } catch (error) {
      said = (error as { userMessage: string }).userMessage
    }
    expect(said).toContain('"kafka.example" cần có dạng máy:cổng')
    expect(said).toContain('KAFKA_PASSWORD cần đi cùng KAFKA_USERNAME')
    expect(said).toContain('KAFKA_PREFIX')
    expect(said).not.toContain('very-secret')
    expect(said).not.toContain('::1')
    expect(() => kafkaConfig(settings({ kafkaUsername: 'desk' }))).toThrow('cần đi cùng KAFKA_PASSWORD')
  })

  it('take an authority from a PEM file, which implies TLS', () => {
    const folder = mkdtempSync(join(tmpdir(), 'ca-'))
    const [good, bad] = [join(folder, 'ca.pem'), join(folder, 'ca.txt')]
    writeFileSync(good, '-----BEGIN CERTIFICATE-----\nMIIB\n-----END CERTIFICATE-----\n')
    writeFileSync(bad, 'not a certificate')
    expect(kafkaConfig(settings({ kafkaCa: good })).ssl).toMatchObject({ ca: [expect.stringContaining('MIIB')] })
    expect(() => kafkaConfig(settings({ kafkaCa: bad }))).toThrow('không phải chứng chỉ')
    expect(() => kafkaConfig(settings({ kafkaCa: join(folder, 'none.pem') }))).toThrow('Không đọc được tệp chứng chỉ')
    rmSync(folder, { recursive: true })
  })

  it('tell a refused account from a broker that does not answer, however deep the cause lies', () => {
    const refused = Object.assign(new Error('authentication failed'), { name: 'KafkaJSSASLAuthenticationError' })
    const wrapped = new Error('gave up', { cause: new Error('connection', { cause: refused }) })
    expect(connectionError(['a:1'], wrapped).code).toBe('kafka-refused')
    expect(connectionError(['a:1'], new Error('ECONNREFUSED')).code).toBe('kafka-unreachable')
  })
})
