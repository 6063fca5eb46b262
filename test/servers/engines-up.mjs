// Before the tests on real engines: starts the servers. Their addresses go to the tests through the environment.
import { startElasticsearch } from './elasticsearch.mjs'
import { startKafka } from './kafka.mjs'
import { startPostgres } from './postgres.mjs'

const servers = { TEST_DATABASE_URL: startPostgres, TEST_ELASTICSEARCH_URL: startElasticsearch, TEST_KAFKA: startKafka }

export default async function up() {
  const started = await Promise.allSettled(
    Object.entries(servers).map(async ([name, start]) => {
      const { url, stop } = await start()
      process.env[name] = url
      return stop
    }),
  )
  globalThis.stopEngines = started.flatMap((s) => (s.status === 'fulfilled' ? [s.value] : []))
  const failed = started.find((s) => s.status === 'rejected')
  if (!failed) return
  for (const stop of globalThis.stopEngines) await stop()
  throw failed.reason
}
