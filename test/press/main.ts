import { readOptions } from './options.js'
import { startSimulator } from './simulator.js'

async function main(): Promise<void> {
  const simulator = await startSimulator(readOptions(process.argv.slice(2)))
  process.stdout.write(
    `${JSON.stringify({ ready: true, port: simulator.port, publications: simulator.world.publications.length })}\n`,
  )
  const stop = (): void => {
    void simulator.close().then(() => process.exit(0))
  }
  process.once('SIGTERM', stop)
  process.once('SIGINT', stop)
}

main().catch((error: unknown) => {
  process.stderr.write(`press simulator: ${error instanceof Error ? error.message : String(error)}\n`)
  process.exit(1)
})
