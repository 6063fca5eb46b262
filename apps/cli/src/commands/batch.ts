import { createReadStream, createWriteStream } from 'node:fs'
import { once } from 'node:events'
import { readFeedBatch } from '#collect'
import { extractBatch } from '#extract'
import { SystemClock, textLines } from '#foundation'
import { createGazetteer, placesBatch } from '#gazetteer'
import { groupOne, GroupWindow } from '#group'
import { classifyBatch, createClassifier, loadModel } from '#label'
import { type Command, readArguments, usageError } from './command.js'

type Line = Record<string, unknown> & { id: unknown }
/** Makes the function that answers one line; called once, so that models load once. */
type Make = () => (line: never) => object | Promise<object>

/** Batch commands: JSON lines in and out, one answer a line in order. They need no data folder and write nothing but `--out`. */
const work: Record<string, { make: Make; whenBroken: (error: unknown) => object }> = {
  extract: {
    make: () => (line) => extractBatch(line, new SystemClock().now()),
    whenBroken: () => ({ title: null, lead: null, text: null, publishedAt: null, canonicalUrl: null }),
  },
  'read-feed': {
    make: () => (line) => readFeedBatch(line, new SystemClock().nowMs()),
    whenBroken: () => ({ entries: [], error: 'internal-error' }),
  },
  classify: {
    make: () => {
      const classifier = createClassifier(loadModel(), createGazetteer())
      return (line) => classifyBatch(line, classifier)
    },
    whenBroken: (error) => ({ error: String(error instanceof Error ? error.message : error) }),
  },
  places: {
    make: () => {
      const gazetteer = createGazetteer()
      return (line) => placesBatch(line, gazetteer)
    },
    whenBroken: () => ({ places: [] }),
  },
  group: {
    make: () => {
      const window = new GroupWindow()
      return (line) => groupOne(line, window)
    },
    whenBroken: () => ({}),
  },
}

export const batchCommands: readonly Command[] = Object.entries(work).map(([name, { make, whenBroken }]) => {
  const command: Command = {
    name,
    usage: '--in FILE.jsonl --out FILE.jsonl',
    run: async (args) => {
      const { values } = readArguments(command, args, { in: { type: 'string' }, out: { type: 'string' } })
      if (!values.in || !values.out) throw usageError(command)
      await answerLines(values.in, values.out, make() as (line: Line) => object | Promise<object>, name, whenBroken)
    },
  }
  return command
})

async function answerLines(
  input: string,
  output: string,
  answer: (line: Line) => object | Promise<object>,
  name: string,
  whenBroken: (error: unknown) => object,
): Promise<void> {
  const out = createWriteStream(output)
  for await (const text of textLines(createReadStream(input) as AsyncIterable<Uint8Array>)) {
    if (text.trim() === '') continue
    const line = JSON.parse(text) as Line
    let result: object
    try {
      result = await answer(line)
    } catch (error) {
      process.stderr.write(`${name} ${String(line.id)}: ${error instanceof Error ? error.message : String(error)}\n`)
      const own = name === 'group' ? { reprintGroup: String(line.id), story: String(line.id) } : whenBroken(error)
      result = { id: line.id, ...own }
    }
    if (!out.write(`${JSON.stringify(result)}\n`)) await once(out, 'drain')
  }
  out.end()
  await once(out, 'finish')
}
