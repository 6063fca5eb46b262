import { type PlacesCase, type PlacesOutput, scorePlaces } from '#gazetteer'
import type { MeasureContext, Measurement } from '../measurement.js'
import { readAnswers, runBatch } from './batch-command.js'
import { readJsonLines } from './gold/read-lines.js'
import { bootstrap } from './scores/bootstrap.js'
import { tellInterval } from './tell-interval.js'

/** Sentences whose places were looked up, by the command `places`. */
export const places: Measurement = {
  name: 'places',
  words: 'places of 50 sentences by the command places',
  run: async ({ outcomes, material, say }: MeasureContext) => {
    const cases = readJsonLines<PlacesCase>(material('gold/places-dev.jsonl'))
    const input = cases.map(({ id, province, text }) => ({ id, province, text }))
    const answers = readAnswers<PlacesOutput>(runBatch('places', 'places', input))
    const score = (of: readonly PlacesCase[]): ReturnType<typeof scorePlaces> =>
      scorePlaces(
        of,
        of.map((c) => answers.get(c.id)?.places ?? []),
      )
    const { f1, precision, recall, era, oldRecall, leftAlone, notPlaces, mistakes } = score(cases)
    outcomes.judge('places', 'f1', f1)
    outcomes.judge('places', 'leftAlone', leftAlone)
    tellInterval(
      outcomes,
      'places',
      'f1',
      'F1',
      bootstrap(cases, (drawn) => score(drawn).f1),
    )
    outcomes.tell('places', 'precision', precision, '', 'precision')
    outcomes.tell('places', 'recall', recall, '', 'recall')
    outcomes.tell('places', 'era', era, '', 'era right, of the places found')
    outcomes.tell('places', 'oldRecall', oldRecall, '', 'recall of former units')
    outcomes.tell('places', 'notPlaces', notPlaces, 'words', 'words that are no places, in all')
    for (const mistake of mistakes) say(mistake)
  },
}
