import { readFileSync } from 'node:fs'
import { createGazetteer, type Gazetteer, type GazetteerOverlay } from '#gazetteer'
import {
  type Classification,
  type Classifier,
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
  const homeNames = new HomeNames(gazetteer)
  return (given) => {
    const { province, title, abstract, body, text, publishedAt } = given
    const plain = classifier.classify({ province, title, abstract, body })
    const atHome = plain.relevance === 'none' ? homeNames.count(province, `${title}\n${text}`) : 0
    // Places are counted for what concerns the province; the many articles that do not are half of the work.
    const places = plain.relevance !== 'none' || atHome > 1 ? placesOf(gazetteer, text, province, publishedAt) : []
    const isHome = atHome > 1 && atHome > 2 * places.filter((p) => !p.isOwn).length
    const classification = isHome ? classifyAtHome(classifier, gazetteer, given) : plain
    return {
      modelVersion: classifier.modelVersion,
      classification,
      places: classification.relevance === 'none' ? [] : places,
    }
  }
}

function placesOf(gazetteer: Gazetteer, text: string, province: string, publishedAt: string): StoredPlace[] {
  const own = gazetteer.resolveProvince(province)
  return gazetteer.findPlaces(text, { province, publishedAt }).map((p) => ({ ...p, isOwn: p.province === own?.name }))
}

/** Counts names by which local news shows its province without naming it: communes whose name no other province has. */
class HomeNames {
  private readonly patterns = new Map<string, RegExp>()
  private bases: Map<string, number> | null = null
  constructor(private readonly gazetteer: Gazetteer) {}

  count(province: string, text: string): number {
    return text.match(this.patternOf(province))?.length ?? 0
  }

  private patternOf(province: string): RegExp {
    const known = this.patterns.get(province)
    if (known) return known
    this.bases ??= this.countBases()
    const slug = this.gazetteer.resolveProvince(province)?.slug ?? ''
    const names = this.gazetteer
      .unitsOf(slug)
      .map((u) => u.base)
      .filter((base) => base.includes(' ') && this.bases?.get(base) === 1)
      .map((base) => base.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'))
    const pattern = new RegExp(`(?<!\\p{L})(?:${names.join('|') || '(?!)'})(?!\\p{L})`, 'gu')
    this.patterns.set(province, pattern)
    return pattern
  }

  private countBases(): Map<string, number> {
    const counts = new Map<string, number>()
    for (const p of this.gazetteer.provinces()) {
      for (const u of this.gazetteer.unitsOf(p.slug)) counts.set(u.base, (counts.get(u.base) ?? 0) + 1)
    }
    return counts
  }
}

/** Read again as if the article began with the province's name, as a reader of the local paper reads it. */
function classifyAtHome(
  classifier: Classifier,
  gazetteer: Gazetteer,
  { province, title, abstract, body }: TextToLabel,
): Classification {
  const opening = `${gazetteer.resolveProvince(province)?.fullName ?? province}: `
  const c = classifier.classify({ province, title, abstract: opening + abstract, body })
  const evidence = Object.fromEntries(
    Object.entries(c.evidence).map(([kind, e]) => [
      kind,
      e.part === 'abstract'
        ? { ...e, start: Math.max(0, e.start - opening.length), end: Math.max(0, e.end - opening.length) }
        : e,
    ]),
  )
  return { ...c, evidence, relevance: c.relevance === 'none' ? 'mention' : c.relevance, tone: c.tone ?? 'neutral' }
}
