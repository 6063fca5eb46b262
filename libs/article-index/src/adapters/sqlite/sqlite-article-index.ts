import { existsSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import type {
  ArticleIndex,
  IndexDocument,
  IndexRebuild,
  IndexState,
  SearchRequest,
  SearchResult,
} from '../../article-index.js'
import { Columns, type DocumentFields } from './columns.js'
import { runIds, runSearch } from './run-search.js'
import { TextMatches } from './text-matches.js'

const pointerFile = 'current'

/** The embedded index: FTS5 for words, columns in memory for filters and facets. One file a generation. */
export class SqliteArticleIndex implements ArticleIndex {
  readonly name = 'sqlite'
  private generation: Generation

  /** `folder` is made for the index alone; it can be deleted and rebuilt at any time. */
  constructor(private readonly folder: string) {
    this.generation = new Generation(this.currentFile())
  }

  put(documents: readonly IndexDocument[]): Promise<void> {
    this.generation.put(documents)
    return Promise.resolve()
  }
  remove(documents: readonly { officeId: string; articleId: string }[]): Promise<void> {
    this.generation.remove(documents)
    return Promise.resolve()
  }
  search(request: SearchRequest): Promise<SearchResult> {
    return Promise.resolve(runSearch(this.generation.columns, this.generation.text, request))
  }
  ids(request: SearchRequest): Promise<string[]> {
    return Promise.resolve(runIds(this.generation.columns, this.generation.text, request))
  }
  count(): Promise<number> {
    return Promise.resolve(this.generation.count())
  }
  state(): Promise<IndexState> {
    return Promise.resolve({ engine: this.name, status: 'green', nodes: 1 })
  }
  close(): Promise<void> {
    this.generation.close()
    return Promise.resolve()
  }

  beginRebuild(): Promise<IndexRebuild> {
    const name = nextName(this.currentName())
    removeFiles(join(this.folder, name))
    const next = new Generation(join(this.folder, name))
    return Promise.resolve({
      put: (documents: readonly IndexDocument[]) => {
        next.put(documents)
        return Promise.resolve()
      },
      commit: () => {
        const old = join(this.folder, this.currentName())
        writeFileSync(join(this.folder, `${pointerFile}.new`), name)
        renameSync(join(this.folder, `${pointerFile}.new`), join(this.folder, pointerFile))
        const previous = this.generation
        this.generation = next
        previous.close()
        removeFiles(old)
        return Promise.resolve()
      },
      abandon: () => {
        next.close()
        removeFiles(join(this.folder, name))
        return Promise.resolve()
      },
    })
  }

  private currentName(): string {
    const pointer = join(this.folder, pointerFile)
    return existsSync(pointer) ? readFileSync(pointer, 'utf8').trim() : 'index-1.sqlite'
  }
  private currentFile(): string {
    return join(this.folder, this.currentName())
  }
}

const nextName = (name: string): string => `index-${Number(/\d+/.exec(name)?.[0] ?? 0) + 1}.sqlite`

function removeFiles(file: string): void {
  for (const end of ['', '-wal', '-shm', '-journal']) rmSync(file + end, { force: true })
}

/** One file of the index with its columns loaded. */
class Generation {
  readonly columns = new Columns()
  readonly text: TextMatches
  private readonly db: DatabaseSync
  private readonly rowOf = new Map<string, number>()

  constructor(file: string) {
    this.db = new DatabaseSync(file)
    this.db
      .exec(`PRAGMA busy_timeout = 5000; PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL; PRAGMA cache_size = -8000;
      PRAGMA wal_autocheckpoint = 4000;
      CREATE TABLE IF NOT EXISTS document (row INTEGER PRIMARY KEY, officeId TEXT NOT NULL, articleId TEXT NOT NULL, fields TEXT NOT NULL,
        UNIQUE (officeId, articleId));
      CREATE VIRTUAL TABLE IF NOT EXISTS words USING fts5(title_exact, title_folded, body_exact, body_folded,
        content='', contentless_delete=1, tokenize="unicode61 remove_diacritics 0 tokenchars '.,'");`)
    this.text = new TextMatches(this.db)
    for (const row of this.db.prepare('SELECT row, fields FROM document ORDER BY row').iterate()) {
      const fields = JSON.parse(row['fields'] as string) as DocumentFields
      this.columns.set(row['row'] as number, fields)
      this.rowOf.set(keyOf(fields), row['row'] as number)
    }
    for (let row = 0; row < this.columns.size; row++)
      if (this.columns.articleId[row] === undefined) this.columns.clear(row)
  }

  put(documents: readonly IndexDocument[]): void {
    const addDocument = this.db.prepare(
      'INSERT INTO document (row, officeId, articleId, fields) VALUES (?, ?, ?, ?) ON CONFLICT (row) DO UPDATE SET fields = excluded.fields',
    )
    const addWords = this.db.prepare(
      'INSERT OR REPLACE INTO words (rowid, title_exact, title_folded, body_exact, body_folded) VALUES (?, ?, ?, ?, ?)',
    )
    const placed: { row: number; fields: DocumentFields }[] = []
    const added = new Map<string, { row: number; revision: number }>()
    let next = this.columns.size
    this.write(() => {
      for (const document of documents) {
        const key = keyOf(document)
        const known = this.rowOf.get(key)
        const row = known ?? added.get(key)?.row ?? next++
        const before = added.get(key)?.revision ?? this.keptRevision(known)
        if (before !== null && before > document.revision) continue
        const { title, body, ...fields } = document
        addDocument.run(row, document.officeId, document.articleId, JSON.stringify(fields))
        addWords.run(row, title.exact, title.folded, body.exact, body.folded)
        placed.push({ row, fields })
        added.set(key, { row, revision: document.revision })
      }
    })
    for (const [key, { row }] of added) this.rowOf.set(key, row)
    for (const { row, fields } of placed) this.columns.set(row, fields)
    this.text.changed()
  }

  remove(documents: readonly { officeId: string; articleId: string }[]): void {
    const rows = documents.map((d) => this.rowOf.get(keyOf(d))).filter((r) => r !== undefined)
    this.write(() => {
      for (const row of rows) {
        this.db.prepare('DELETE FROM document WHERE row = ?').run(row)
        this.db.prepare('DELETE FROM words WHERE rowid = ?').run(row)
      }
    })
    for (const row of rows) this.columns.clear(row)
    this.text.changed()
  }

  count(): number {
    return (this.db.prepare('SELECT count(*) AS n FROM document').get() as { n: number }).n
  }

  close(): void {
    this.db.close()
  }

  private keptRevision(row: number | undefined): number | null {
    return row === undefined || this.columns.isGone(row) ? null : (this.columns.revision[row] ?? 0)
  }

  private write(work: () => void): void {
    this.db.exec('BEGIN')
    try {
      work()
      this.db.exec('COMMIT')
    } catch (error) {
      this.db.exec('ROLLBACK')
      throw error
    }
  }
}

const keyOf = (d: { officeId: string; articleId: string }): string => `${d.officeId}/${d.articleId}`
