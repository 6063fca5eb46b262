import type { DatabaseSync, StatementSync } from 'node:sqlite'
import type { QueryWord } from '../../article-index.js'
import { Bitset } from './bitset.js'

/** Word and phrase matches kept between queries; dropped whenever a document changes. */
const cacheSize = 200

export interface TextMatch {
  /** Matches in title or body. */
  readonly any: Bitset
  /** Matches in the title. */
  readonly title: Bitset
}

/** Asks FTS5 which rows hold a word, a prefix or a phrase; nothing a person typed reaches it unquoted. */
export class TextMatches {
  private readonly cache = new Map<string, Bitset>()
  private readonly statement: StatementSync

  constructor(db: DatabaseSync) {
    this.statement = db.prepare('SELECT rowid FROM words WHERE words MATCH ?')
    // In Node since 24.0; missing from the type definitions in use.
    ;(this.statement as StatementSync & { setReturnArrays(on: boolean): void }).setReturnArrays(true)
  }

  changed(): void {
    this.cache.clear()
  }

  word(word: QueryWord, prefix: boolean, size: number): TextMatch {
    const form = word.exact === null ? 'folded' : 'exact'
    const term = quote(word.exact ?? word.folded) + (prefix ? '*' : '')
    return {
      any: this.rows(`{title_${form} body_${form}}: ${term}`, size),
      title: this.rows(`title_${form}: ${term}`, size),
    }
  }

  /** A phrase with marks on some words only: the phrase without marks, and each marked word somewhere. */
  phrase(words: readonly QueryWord[], size: number): TextMatch {
    if (words.every((w) => w.exact !== null))
      return this.run(
        'exact',
        words.map((w) => w.exact as string),
        size,
      )
    const match = this.run(
      'folded',
      words.map((w) => w.folded),
      size,
    )
    const marked = words.filter((w) => w.exact !== null)
    if (marked.length === 0) return match
    const any = match.any.clone()
    const title = match.title.clone()
    for (const w of marked) {
      const at = this.word(w, false, size)
      any.and(at.any)
      title.and(at.title)
    }
    return { any, title }
  }

  private run(form: 'exact' | 'folded', words: readonly string[], size: number): TextMatch {
    const phrase = words.map(quote).join(' + ')
    return {
      any: this.rows(`{title_${form} body_${form}}: ${phrase}`, size),
      title: this.rows(`title_${form}: ${phrase}`, size),
    }
  }

  private rows(match: string, size: number): Bitset {
    const key = `${size} ${match}`
    const known = this.cache.get(key)
    if (known) return known
    const set = new Bitset(size)
    for (const row of this.statement.all(match) as unknown as number[][]) set.add(row[0] as number)
    if (this.cache.size >= cacheSize) this.cache.delete(this.cache.keys().next().value as string)
    this.cache.set(key, set)
    return set
  }
}

/** NUL would end the query text inside SQLite. */
const quote = (word: string): string => `"${word.replaceAll('"', '""').replaceAll('\u0000', ' ')}"`
