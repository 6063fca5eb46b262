// Before the tests on real engines: starts the servers. Their addresses go to the tests through the environment.
import { startPostgres } from './postgres.mjs'

export default async function up() {
  const postgres = await startPostgres()
  process.env.TEST_DATABASE_URL = postgres.url
  globalThis.stopEngines = [postgres.stop]
}
