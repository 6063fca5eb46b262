import type { Measurement } from '../measurement.js'
import { canSeeProcesses } from './process-tree.js'
import { newStore } from './store.js'

/** The archive from the press to the search, through the whole product. */
export const pipeline: Measurement = {
  name: 'pipeline',
  words: '20,000 articles fetched, read, grouped, labelled and searchable (--limit N, --archive FILE, --data FOLDER)',
  run: async (context) => {
    const { outcomes, say } = context
    const { figures } = await newStore(context)
    outcomes.judge('pipeline', 'perSecond', figures.articles / figures.seconds)
    outcomes.judge('pipeline', 'lost', figures.lost)
    outcomes.judge('pipeline', 'doubled', figures.doubled)
    if (figures.peakBytes === null) say('peak memory and processor time are not measured: this system has no /proc')
    else outcomes.judge('pipeline', 'peakMemory', figures.peakBytes / 1e6)
    outcomes.tell('pipeline', 'articles', figures.articles, 'articles', 'searchable in the end')
    outcomes.tell('pipeline', 'seconds', figures.seconds, 's', 'first request to last article searchable')
    if (!canSeeProcesses) return
    const { productCpuSeconds: product, pressCpuSeconds: press } = figures
    outcomes.tell('pipeline', 'productCpu', product, 's', 'processor time of the product')
    outcomes.tell('pipeline', 'pressCpu', press, 's', 'processor time of the simulated press')
    outcomes.tell('pipeline', 'cpuPerArticle', (product / figures.articles) * 1000, 'ms', 'of the product, an article')
  },
}
