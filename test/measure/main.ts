/** `npm run bench|eval|soak -- [name …] [--out figures.jsonl] [--material folder]`: without a name, all of that kind. */
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { readMeasureArguments } from './arguments.js'
import { benches } from './bench/index.js'
import { evaluations } from './eval/index.js'
import type { Measurement } from './measurement.js'
import { Outcomes } from './outcome.js'
import { soaks } from './soak/index.js'

const kinds: Record<string, readonly Measurement[]> = { bench: benches, eval: evaluations, soak: soaks }
const [kind = '', ...rest] = process.argv.slice(2)
const all = kinds[kind] ?? []
const { names, options } = readMeasureArguments(
  rest,
  all.map((m) => m.name),
)
const unknown = names.filter((name) => !all.some((m) => m.name === name))
if (all.length === 0 || unknown.length > 0) {
  process.stderr.write(`No ${kind} named ${unknown.join(', ')}. There are:\n`)
  for (const m of all) process.stderr.write(`  ${m.name.padEnd(14)}${m.words}\n`)
  process.exit(2)
}

const text = (name: string): string | undefined => options.get(name) ?? undefined
/** Articles and gold sets lie beside the checkout, not in it: they are other people's texts. */
const folder = text('material') ?? join(process.cwd(), '..', 'shared')
const outcomes = new Outcomes()
let failed = false
for (const measurement of all.filter((m) => names.length === 0 || names.includes(m.name))) {
  process.stderr.write(`── ${kind} ${measurement.name}: ${measurement.words}\n`)
  try {
    await measurement.run({
      outcomes,
      material: (path) => {
        const full = join(folder, path)
        if (existsSync(full)) return full
        throw new Error(`measuring material is missing: ${full} (say where it is with --material <folder>)`)
      },
      option: text,
      flag: (name) => options.has(name),
      say: (line) => process.stderr.write(`   ${line}\n`),
    })
  } catch (error) {
    failed = true
    process.stderr.write(`   not measured: ${error instanceof Error ? error.message : String(error)}\n`)
  }
}
process.stdout.write(`${outcomes.table()}\n`)
const out = text('out')
if (out) outcomes.write(out)
process.exit(failed || outcomes.shortfall ? 1 : 0)
