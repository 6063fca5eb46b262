import type { KyselyPlugin, PluginTransformQueryArgs, PluginTransformResultArgs } from 'kysely'
import type { RecordStore, RecordTx } from '#record'

type Query = PluginTransformQueryArgs['node']

/** The query on a table after which something happens; `nth` counts such queries of one transaction from 1. */
export interface Moment {
  readonly kind: 'SelectQueryNode' | 'InsertQueryNode' | 'UpdateQueryNode'
  readonly table: string
  readonly nth?: number
}

/**
 * A store in whose transactions something happens right after a query: what another connection wrote meanwhile, or a failure
 * in the middle. SQLite has one connection for writing, so that two transactions never meet there by themselves.
 */
export function meanwhile(store: RecordStore, moment: Moment, happens: (tx: RecordTx) => Promise<void>): RecordStore {
  const transaction = store.transaction.bind(store)
  return Object.assign(Object.create(store) as RecordStore, {
    transaction: <T>(work: (tx: RecordTx) => Promise<T>): Promise<T> =>
      transaction((tx) => work(tx.withPlugin(new After(moment, () => happens(tx))))),
  })
}

class After implements KyselyPlugin {
  private seen = 0
  private readonly awaited = new WeakSet<object>()

  constructor(
    private readonly moment: Moment,
    private readonly happens: () => Promise<void>,
  ) {}

  transformQuery({ node, queryId }: PluginTransformQueryArgs): Query {
    const { kind, table, nth = 1 } = this.moment
    if (node.kind === kind && JSON.stringify(node).includes(`"name":"${table}"`) && ++this.seen === nth)
      this.awaited.add(queryId)
    return node
  }

  async transformResult({ result, queryId }: PluginTransformResultArgs): Promise<PluginTransformResultArgs['result']> {
    if (this.awaited.delete(queryId)) await this.happens()
    return result
  }
}
