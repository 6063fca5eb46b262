import { existsSync, readFileSync } from 'node:fs'
import { createGazetteer, placesBatch, type PlacesCase, scorePlaces } from '#gazetteer'

/**
 * Scores the finder on a file of sentences (JSON lines: id, province, text, places, notPlaces) and prints every mistake.
 * Exit code 1 when the file is missing or F1 of (start, unit) falls below the floor.
 */
const floor = 0.9
const path = process.argv[2] ?? ''
if (!existsSync(path)) {
  console.error(`no file of sentences at "${path}": give the path of a gold set (JSON lines)`)
  process.exitCode = 1
} else score(path)

function score(file: string): void {
  const lines = readFileSync(file, 'utf8').split('\n')
  const cases = lines.filter((line) => line.trim() !== '').map((line) => JSON.parse(line) as PlacesCase)
  const gazetteer = createGazetteer()
  const result = scorePlaces(
    cases,
    cases.map((c) => placesBatch(c, gazetteer).places),
  )
  for (const mistake of result.mistakes) console.log(mistake)
  console.log(
    `F1 ${result.f1.toFixed(3)} (precision ${result.precision.toFixed(3)}, recall ${result.recall.toFixed(3)}), ` +
      `era ${result.era.toFixed(3)}, old units ${result.oldRecall.toFixed(3)}, ` +
      `left alone ${result.leftAlone} of ${result.notPlaces}`,
  )
  process.exitCode = result.f1 < floor ? 1 : 0
}
