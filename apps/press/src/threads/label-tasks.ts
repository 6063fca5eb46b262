import { readFileSync } from 'node:fs'
import { createGazetteer, type Gazetteer, type GazetteerOverlay } from '#gazetteer'
import {
  createClassifier,
  type LabelText,
  loadModel,
  type MachineLabels,
  type StoredPlace,
  type TextToLabel,
} from '#label'
import { ThreadPool } from './thread-pool.js'

export interface LabelTask {
  readonly texts: readonly TextToLabel[]
}
export type LabelPool = ThreadPool<LabelTask, readonly MachineLabels[]>

/** `overlay` is the path of the invented units, or null. */
export function labelPool(size: number, overlay: string | null): LabelPool {
  let label: LabelText | null = null
  return new ThreadPool<LabelTask, readonly MachineLabels[]>({
    entry: new URL('./label-thread.js', import.meta.url),
    size,
    data: { overlay },
    inPlace: ({ texts }) => Promise.resolve(texts.map((label ??= textLabeller(overlay)))),
    oldSpaceMb: 160,
  })
}

/** Loads model and gazetteer once; the function labels one text for one province. */
export function textLabeller(overlay: string | null): LabelText {
  const gazetteer = createGazetteer(
    overlay ? (JSON.parse(readFileSync(overlay, 'utf8')) as GazetteerOverlay) : undefined,
  )
  const classifier = createClassifier(loadModel(), gazetteer)
  return ({ province, title, abstract, body, text, publishedAt }) => {
    const classification = classifier.classify({ province, title, abstract, body })
    // Places are counted for what concerns the province; the many articles that do not are half of the work.
    const places = classification.relevance === 'none' ? [] : placesOf(gazetteer, text, province, publishedAt)
    return { modelVersion: classifier.modelVersion, classification, places }
  }
}

function placesOf(gazetteer: Gazetteer, text: string, province: string, publishedAt: string): StoredPlace[] {
  const own = gazetteer.resolveProvince(province)
  return gazetteer.findPlaces(text, { province, publishedAt }).map((p) => ({ ...p, isOwn: p.province === own?.name }))
}
