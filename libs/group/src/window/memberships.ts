import type { ArticleRow, ArticleTable } from './article-table.js'

/** The article of a group that was published first. */
export interface FirstPublished {
  readonly id: string
  readonly publishedMs: number
  readonly credits: boolean
}

interface Group {
  /** Article numbers in order of arrival. */
  readonly numbers: number[]
  first: FirstPublished
}

/**
 * Who belongs to which group, for reprint groups or for stories. Most groups hold one article and bear its id: of these nothing
 * is stored. The first published of a group stays known after it has left the window, as long as the group has members there.
 */
export class Memberships {
  private readonly groups = new Map<string, Group>()

  constructor(
    private readonly kind: 'reprintGroup' | 'story',
    private readonly table: ArticleTable,
    private readonly numbers: ReadonlyMap<string, number>,
  ) {}

  /** Article numbers of a group, in order of arrival. */
  of(name: string): readonly number[] {
    const known = this.groups.get(name)
    if (known) return known.numbers
    const alone = this.numbers.get(name)
    return alone !== undefined && this.table.row(alone)?.[this.kind] === name ? [alone] : []
  }

  first(name: string): FirstPublished | undefined {
    return this.groups.get(name)?.first ?? this.table.row(this.of(name)[0] ?? -1)
  }

  /** Enters an article that stands in the table. The group's first published may change. */
  enter(number: number, row: ArticleRow): void {
    const name = row[this.kind]
    const group = this.groups.get(name) ?? this.begin(name, number, row)
    if (!group) return
    let at = group.numbers.length
    while (at > 0 && (group.numbers[at - 1] as number) > number) at--
    group.numbers.splice(at, 0, number)
    if (isBefore(row, group.first)) group.first = firstOf(row)
  }

  /** A stored group, unless the article is alone under its own id. */
  private begin(name: string, number: number, row: ArticleRow): Group | undefined {
    const other = this.numbers.get(name)
    const otherRow = other === undefined || other === number ? undefined : this.table.row(other)
    const joins = otherRow?.[this.kind] === name
    if (!joins && name === row.id) return undefined
    const group = joins
      ? { numbers: [other as number], first: firstOf(otherRow) }
      : { numbers: [], first: firstOf(row) }
    this.groups.set(name, group)
    return group
  }

  /** Takes an article out of its group. `forgetFirst`: if it was the first published, the next one takes its place. */
  leave(number: number, row: ArticleRow, forgetFirst: boolean): void {
    const name = row[this.kind]
    const group = this.groups.get(name)
    if (!group) return
    group.numbers.splice(group.numbers.indexOf(number), 1)
    if (group.numbers.length === 0) this.groups.delete(name)
    else if (forgetFirst && group.first.id === row.id) group.first = this.earliest(group.numbers)
  }

  private earliest(numbers: readonly number[]): FirstPublished {
    const rows = numbers.map((number) => this.table.row(number) as ArticleRow)
    return firstOf(rows.reduce((first, row) => (isBefore(row, first) ? row : first)))
  }

  /** Puts back who was published first before a change that is taken back. */
  setFirst(name: string, first: FirstPublished | undefined): void {
    const known = this.groups.get(name)
    if (known && first) known.first = firstOf(first)
  }

  /** Who was published first, seen together with the earliest member that the window does not hold. */
  setOutside(name: string, outside: FirstPublished | undefined): void {
    const numbers = this.of(name)
    if (numbers.length === 0) return
    const within = this.earliest(numbers)
    const first = outside && isBefore(outside, within) ? firstOf(outside) : within
    const known = this.groups.get(name)
    if (known) known.first = first
    else if (first !== within) this.groups.set(name, { numbers: [...numbers], first })
  }
}

/**
 * Earlier; of the same minute the one without a word that it was taken from elsewhere, then the smaller id. The record's
 * `effectiveGroups` goes by the same rule.
 */
export function isBefore(row: FirstPublished, first: FirstPublished): boolean {
  if (row.publishedMs !== first.publishedMs) return row.publishedMs < first.publishedMs
  if (row.credits !== first.credits) return first.credits
  return row.id < first.id
}

function firstOf(row: FirstPublished): FirstPublished {
  return { id: row.id, publishedMs: row.publishedMs, credits: row.credits }
}
