import { readFileSync, writeFileSync } from 'node:fs'
import { deflateRawSync, gunzipSync } from 'node:zlib'
import { packFrequencies, termCount } from '../src/stories/term-frequencies.js'
import { termsOfText } from '../src/stories/term-vector.js'
import { SyllableScanner } from '../src/text/syllable-scanner.js'

/**
 * Counts in how many articles of a corpus each term stands and writes `data/term-frequencies.bin`: hashes and coarse counts,
 * nothing from which a text can be read back. Terms in fewer than `leastArticles` articles are left out.
 *
 *   node dist/libs/group/training/count-terms.js CORPUS.jsonl[.gz] libs/group/data/term-frequencies.bin [leastArticles]
 *
 * Input: JSON lines with `title`, and `text` or `abstract` and `body`.
 */
const [corpusPath, outPath, least = '8'] = process.argv.slice(2)
if (!corpusPath || !outPath) throw new Error('usage: count-terms.js CORPUS.jsonl[.gz] OUT.bin [leastArticles]')

const counts = new Uint32Array(termCount)
const scan = new SyllableScanner()
let documents = 0
const raw = readFileSync(corpusPath)
for (const line of (corpusPath.endsWith('.gz') ? gunzipSync(raw) : raw).toString('utf8').split('\n')) {
  if (line.trim() === '') continue
  const article = JSON.parse(line) as { title?: string; text?: string; abstract?: string; body?: string }
  scan.clear()
  scan.add(article.title ?? '')
  scan.add(article.text ?? `${article.abstract ?? ''}\n${article.body ?? ''}`)
  for (const term of termsOfText(scan)) counts[term] = (counts[term] as number) + 1
  documents++
}
const steps = Uint8Array.from(counts, (count) => (count < Number(least) ? 0 : Math.round(2 * Math.log2(count))))
const packed = deflateRawSync(packFrequencies({ documents, steps }), { level: 9 })
writeFileSync(outPath, packed)
const known = steps.reduce((sum, step) => sum + (step > 0 ? 1 : 0), 0)
process.stdout.write(`${documents} articles, ${known} terms, ${packed.length} bytes\n`)
