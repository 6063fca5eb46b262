import { describeError, PressError, processEnvironment } from '#foundation'
import { commands } from './commands/index.js'

/** `npm run -s cli -- <command>`: the same services as the site. */
async function main(args: readonly string[]): Promise<void> {
  const [name = 'help', ...rest] = args
  const command = commands.find((c) => c.name === name)
  if (!command) {
    process.stdout.write(`Lệnh:\n${commands.map((c) => `  ${c.name.padEnd(12)} ${c.usage}\n`).join('')}`)
    process.exitCode = name === 'help' || name === '--help' ? 0 : 2
    return
  }
  await command.run(rest, processEnvironment())
}

main(process.argv.slice(2)).catch((error: unknown) => {
  process.stderr.write(`${error instanceof PressError ? error.userMessage : describeError(error)}\n`)
  process.exitCode = 1
})
