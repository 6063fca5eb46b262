/** Where the Kafka of this test run is; started by `engines-up.mjs`. */
export function kafkaOfTests(): { brokers: string; secure: string; ca: string } {
  const told = process.env['TEST_KAFKA']
  if (!told) throw new Error('no Kafka is running: start these tests with `npm test` or `npm run engines`')
  return JSON.parse(told) as ReturnType<typeof kafkaOfTests>
}

/** The account of the listener with TLS and passwords; `kafka.mjs` makes it. */
export const kafkaAccount = { username: 'desk', password: 'cau-song-Vang-71' }

export interface TestKafka {
  readonly brokers: string
  /** Starts it again on the same ports with what it kept. */
  start(): Promise<void>
  end(signal?: NodeJS.Signals): Promise<void>
  stop(): Promise<void>
}

/** A broker of its own, for a test that ends it. */
export async function startKafka(): Promise<TestKafka> {
  const file: string = './kafka.mjs'
  return ((await import(file)) as { startKafka: typeof startKafka }).startKafka()
}
