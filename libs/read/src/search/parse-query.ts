import type { Filters, QueryWord, TextQuery } from '#article-index'
import { canonicalTones, fold, hasMarks, normalise, tokenise } from '#language'
import { type FieldReading, readField, type QueryNames } from './query-fields.js'
import { type QueryFault, type QueryProblemCode, sentenceOfFault } from './query-problems.js'

export interface QueryProblem {
  /** UTF-16 place in `ParsedQuery.input`. */
  readonly at: number
  readonly length: number
  readonly message: string
  readonly code: QueryProblemCode
  readonly value: string
}
export interface ParsedQuery {
  /** The query as read: what was typed in normal Unicode form. Places of problems refer to it. */
  readonly input: string
  /** Null when nothing was asked in words. */
  readonly text: TextQuery | null
  /** Fields that stand for the whole query; they become filters that a page can show as chips. */
  readonly filters: Filters
  readonly problems: readonly QueryProblem[]
}

/** Longest query that is read; the rest is ignored and said so. Characters. */
const queryMax = 2000
/** Deepest nesting of parentheses. */
const depthMax = 20
/** Most words and fields of one query; each is a question to the index. */
const termsMax = 100
/** Further words that may belong to a name typed without quotes. */
const nameWordsMax = 6

type Piece =
  | { type: 'open' | 'close' | 'or' | 'not'; at: number; length: number }
  | { type: 'term'; at: number; length: number; text: string; isPhrase: boolean; field: string | null }
type Term = Extract<Piece, { type: 'term' }>

/**
 * Reads what a person typed: words, "phrases", -without, OR, parentheses, prefix*, and fields (`sắc thái:phê phán`).
 * Never throws: what is wrong is told with its place, and the rest still finds something.
 */
export function parseQuery(typed: string, names: QueryNames, today: string): ParsedQuery {
  const problems: QueryProblem[] = []
  const whole = normalise(typed)
  const input = whole.slice(0, queryMax)
  if (whole.length > queryMax) problems.push(problemAt({ at: queryMax, length: whole.length - queryMax }, 'too-long'))
  const pieces = atMost(split(input, problems), problems)
  const reader = new Reader(pieces, names, today, problems)
  const text = reader.readAll()
  const isNothing = text === null && Object.keys(reader.filters).length === 0
  if (isNothing && problems.length === 0 && input.trim() !== '')
    problems.push(problemAt({ at: 0, length: input.length }, 'no-words'))
  return { input: whole, text, filters: reader.filters, problems }
}

type Place = Pick<QueryProblem, 'at' | 'length'>

function problemAt({ at, length }: Place, code: QueryProblemCode, value = ''): QueryProblem {
  const fault: QueryFault = { code, value }
  return { at, length, ...fault, message: sentenceOfFault(fault) }
}

function split(input: string, problems: QueryProblem[]): Piece[] {
  const pieces: Piece[] = []
  let at = 0
  while (at < input.length) {
    const c = input[at] as string
    if (/\s/.test(c)) at++
    else if (c === '(' || c === ')') pieces.push({ type: c === '(' ? 'open' : 'close', at: at++, length: 1 })
    else if (c === '-' && /[\p{L}\p{N}"“(]/u.test(input[at + 1] ?? ''))
      pieces.push({ type: 'not', at: at++, length: 1 })
    else at = readTerm(input, at, pieces, problems)
  }
  return pieces
}

/** The pieces up to the last word that is still read. */
function atMost(pieces: readonly Piece[], problems: QueryProblem[]): readonly Piece[] {
  let terms = 0
  const first = pieces.findIndex((p) => p.type === 'term' && ++terms > termsMax)
  const cut = pieces[first]
  const last = pieces.at(-1)
  if (!cut || !last) return pieces
  problems.push(problemAt({ at: cut.at, length: last.at + last.length - cut.at }, 'too-many-words', String(termsMax)))
  return pieces.slice(0, first)
}

const opening = /["“”]/
const fieldName = /^\p{L}{1,12}(?: \p{L}{1,12})?:\s{0,3}/u

function readTerm(input: string, at: number, pieces: Piece[], problems: QueryProblem[]): number {
  const field = fieldName.exec(input.slice(at, at + 30))?.[0] ?? null
  const said = field?.trimEnd().slice(0, -1) ?? ''
  const name = isFieldName(said) ? said : null
  const from = at + (name !== null && field ? field.length : 0)
  if (opening.test(input[from] ?? '')) {
    const end = findQuote(input, from + 1)
    if (end < 0) problems.push(problemAt({ at: from, length: 1 }, 'quote-open'))
    const to = end < 0 ? input.length : end
    pieces.push({ type: 'term', at, length: to - at + 1, text: input.slice(from + 1, to), isPhrase: true, field: name })
    return to + 1
  }
  const text = /^[^\s()"“”]+/.exec(input.slice(from))?.[0] ?? ''
  const length = Math.max(1, from + text.length - at)
  if (!name && /^(?:OR|HOẶC)$/u.test(text)) pieces.push({ type: 'or', at, length })
  else pieces.push({ type: 'term', at, length, text, isPhrase: false, field: name })
  return at + length
}

function findQuote(input: string, from: number): number {
  for (let i = from; i < input.length; i++) if (opening.test(input[i] as string)) return i
  return -1
}

const fieldWords = new Set([
  'tieu de', 'title', 'bao', 'outlet', 'chu de', 'topic', 'sac thai', 'tone', 'dia ban', 'place', 'tu', 'from', 'den', 'to', 'goc', 'original',
]) // prettier-ignore
const isFieldName = (name: string): boolean => fieldWords.has(fold(name))

/** Reads pieces by precedence: OR binds weakest, then side by side, then minus. */
class Reader {
  filters: Filters = {}
  private at = 0
  constructor(
    private readonly pieces: readonly Piece[],
    private readonly names: QueryNames,
    private readonly today: string,
    private readonly problems: QueryProblem[],
  ) {}

  readAll(): TextQuery | null {
    const parts: TextQuery[] = []
    while (this.at < this.pieces.length) {
      const part = this.readOr(0)
      if (part) parts.push(part)
      const left = this.pieces[this.at]
      if (left?.type === 'close') {
        this.problem(left, 'close-extra')
        this.at++
      }
    }
    return join('and', parts)
  }

  private readOr(depth: number): TextQuery | null {
    const parts: TextQuery[] = []
    let orAt: Piece | null = null
    for (;;) {
      const part = this.readAnd(depth, orAt !== null)
      if (part) parts.push(part)
      else if (orAt) this.problem(orAt, 'or-alone')
      const next = this.pieces[this.at]
      if (next?.type !== 'or') return join('or', parts)
      if (parts.length === 0) this.problem(next, 'or-alone')
      orAt = parts.length === 0 ? null : next
      this.at++
    }
  }

  private readAnd(depth: number, isInOr: boolean): TextQuery | null {
    const parts: TextQuery[] = []
    for (
      let next = this.pieces[this.at];
      next && next.type !== 'or' && next.type !== 'close';
      next = this.pieces[this.at]
    ) {
      const part = this.readOne(depth, isInOr)
      if (part) parts.push(part)
    }
    return join('and', parts)
  }

  private readOne(depth: number, isInOr: boolean): TextQuery | null {
    const piece = this.pieces[this.at++] as Piece
    if (piece.type === 'not') {
      if (this.pieces[this.at] === undefined) return null
      const of = this.readOne(depth, true)
      return of ? { type: 'not', of } : null
    }
    if (piece.type === 'open') return this.readGroup(piece, depth)
    return piece.type === 'term' ? this.readTerm(piece, depth, isInOr) : null
  }

  private readGroup(open: Piece, depth: number): TextQuery | null {
    if (depth >= depthMax) {
      this.problem(open, 'nested-deep')
      return null
    }
    const inner = this.readOr(depth + 1)
    if (this.pieces[this.at]?.type === 'close') this.at++
    else this.problem(open, 'close-missing')
    return inner
  }

  private readTerm(piece: Term, depth: number, isInOr: boolean): TextQuery | null {
    const name = piece.field === null ? null : fold(piece.field)
    if (name !== null && piece.text.trim() === '') {
      this.problem(piece, 'value-missing', piece.field ?? '')
      return null
    }
    if (name === null || name === 'tieu de' || name === 'title') return wordsOf(piece, name !== null)
    const read = this.readValue(name, piece)
    if ('problem' in read) {
      this.problem(piece, read.problem.code, read.problem.value)
      return null
    }
    // At the top level a field is a filter of the page; inside OR or minus it is part of the tree.
    if (depth === 0 && !isInOr && !clashes(this.filters, read.filters)) {
      this.filters = { ...this.filters, ...read.filters }
      return null
    }
    return { type: 'filter', filters: read.filters }
  }

  /** The value of a field. Names of several words may stand without quotes: as many words as still make a name. */
  private readValue(name: string, piece: Term): FieldReading {
    const following: string[] = []
    for (let i = this.at; i < this.pieces.length && following.length < nameWordsMax && !piece.isPhrase; i++) {
      const next = this.pieces[i] as Piece
      if (next.type !== 'term' || next.isPhrase || next.field !== null) break
      following.push(next.text)
    }
    for (let n = following.length; n > 0; n--) {
      const read = readField(name, [piece.text, ...following.slice(0, n)].join(' '), this.names, this.today)
      if ('problem' in read) continue
      this.at += n
      return read
    }
    return readField(name, piece.text, this.names, this.today)
  }

  private problem(piece: Place, code: QueryProblemCode, value = ''): void {
    this.problems.push(problemAt(piece, code, value))
  }
}

const clashes = (a: Filters, b: Filters): boolean => Object.keys(b).some((key) => key in a)

function wordsOf(piece: { text: string; isPhrase: boolean }, titleOnly: boolean): TextQuery | null {
  const isPrefix = !piece.isPhrase && piece.text.endsWith('*')
  const words = tokenise(piece.text).map((t): QueryWord => ({
    folded: t.folded,
    exact: hasMarks(t.exact) ? canonicalTones(t.exact) : null,
  }))
  if (words.length === 0) return null
  const only = titleOnly ? { titleOnly } : {}
  // "TP.HCM" or "4-11" typed as one word are neighbours in the text.
  if (words.length > 1) return { type: 'phrase', words, ...only }
  return { type: 'word', word: words[0] as QueryWord, ...(isPrefix ? { prefix: true } : {}), ...only }
}

function join(type: 'and' | 'or', parts: readonly TextQuery[]): TextQuery | null {
  if (parts.length === 0) return null
  return parts.length === 1 ? (parts[0] as TextQuery) : { type, of: parts }
}

/** The same query with every word taken without marks: what is asked when nothing matched as typed. */
export function withoutMarks(query: TextQuery): TextQuery {
  switch (query.type) {
    case 'word':
      return { ...query, word: { folded: query.word.folded, exact: null } }
    case 'phrase':
      return { ...query, words: query.words.map((w) => ({ folded: w.folded, exact: null })) }
    case 'not':
      return { type: 'not', of: withoutMarks(query.of) }
    case 'filter':
      return query
    default:
      return { type: query.type, of: query.of.map(withoutMarks) }
  }
}

/** Does any word of the query have to match with its marks? */
export function asksForMarks(query: TextQuery): boolean {
  switch (query.type) {
    case 'word':
      return query.word.exact !== null
    case 'phrase':
      return query.words.some((w) => w.exact !== null)
    case 'not':
      return asksForMarks(query.of)
    case 'filter':
      return false
    default:
      return query.of.some(asksForMarks)
  }
}
