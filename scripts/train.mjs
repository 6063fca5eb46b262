// `npm run train [-- labels|terms|stories] [--check] [--material folder]`: makes the files that were learnt, each from its seed.
// `--check` learns into a temporary file and compares it with the committed one. Texts and labels lie beside the checkout.
import { spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { nodePath, prepare, root } from './prepare.mjs'

const corpus = 'corpus/vietnews-22k.jsonl.gz'
/** `target` is what the script writes, its argument after the material; without one it prints. */
const trainings = {
  labels: {
    words: 'weights of the labels (about 6 minutes of one core, 1 GB)',
    script: 'dist/scripts/train/train-labels.js',
    material: ['gold/labels', corpus],
    needs: ['gold/labels/train.tsv', 'gold/labels/train.items.jsonl.gz', corpus],
    target: 'libs/label/model/labels.bin',
  },
  terms: {
    words: 'in how many articles each term stands, for stories',
    script: 'dist/libs/group/training/count-terms.js',
    material: [corpus],
    needs: [corpus],
    target: 'libs/group/data/term-frequencies.bin',
  },
  stories: {
    words: 'weights of the story decision, printed for judge-story.ts, with their cross-validation',
    script: 'dist/libs/group/training/tune-stories.js',
    material: ['gold/stories-dev.jsonl.gz', 'gold/stories-dev.truth.tsv'],
    needs: ['gold/stories-dev.jsonl.gz', 'gold/stories-dev.truth.tsv'],
  },
}

const { values, positionals } = parseArgs({
  options: { check: { type: 'boolean', default: false }, material: { type: 'string' } },
  allowPositionals: true,
})
const [name = 'labels'] = positionals
const training = trainings[name]
if (!training || positionals.length > 1) {
  const list = Object.entries(trainings).map(([n, { words }]) => `  ${n.padEnd(9)}${words}\n`)
  fail(`Nothing to train by the name ${positionals.join(' ')}. There are:\n${list.join('')}`, 2)
}
if (values.check && !training.target) fail(`${name} writes no file that could be compared.\n`, 2)

const folder = values.material ?? join(root, '..', 'shared')
const missing = training.needs.map((path) => join(folder, path)).filter((path) => !existsSync(path))
if (missing.length > 0)
  fail(`Training material is missing (say where it is with --material <folder>):\n  ${missing.join('\n  ')}\n`, 1)

prepare(process.stderr)
const temporary = values.check ? mkdtempSync(join(tmpdir(), 'train-')) : null
const target = temporary ? join(temporary, 'learnt') : training.target
const { status } = spawnSync(
  nodePath(),
  [
    ...['--no-warnings', '--max-old-space-size=3000', join(root, training.script)],
    ...training.material.map((path) => join(folder, path)),
    ...(target ? [target] : []),
  ],
  { cwd: root, stdio: 'inherit' },
)
const isSame = status === 0 && values.check && readFileSync(target).equals(readFileSync(join(root, training.target)))
if (temporary) rmSync(temporary, { recursive: true })
if (status !== 0) process.exit(status ?? 1)
if (values.check && !isSame) fail(`What was learnt differs from ${training.target}.\n`, 1)
if (values.check) process.stdout.write(`What was learnt is ${training.target}, byte for byte.\n`)

function fail(text, code) {
  process.stderr.write(text)
  process.exit(code)
}
