import type { RecordStore } from '#record'
import type { ArticleGroups } from '../window/window-state.js'

/** A person's statement where an article belongs, and from when to when it holds. UTC. */
export interface Move {
  readonly articleId: string
  readonly kind: keyof ArticleGroups
  readonly value: string
  readonly at: string
  readonly revokedAt: string | null
}

/**
 * The moves of people, oldest first. Machine groups are shared: they follow what people decided where the record has one
 * office. Of several offices each has its own view, and the machine follows none.
 */
export async function readMoves({ db }: RecordStore): Promise<Moves> {
  const offices = await db.selectFrom('office').select('id').limit(2).execute()
  if (offices.length !== 1) return new Moves([])
  const rows = await db
    .selectFrom('correction')
    .select(['articleId', 'kind', 'value', 'at', 'revokedAt'])
    .where('officeId', '=', offices[0]?.id as string)
    .where('kind', 'in', ['story', 'reprint-group'])
    .orderBy('at')
    .orderBy('id')
    .execute()
  return new Moves(rows.map((r) => ({ ...r, kind: r.kind === 'story' ? 'story' : 'reprintGroup' })))
}

/** What people decided about groups, at any moment. */
export class Moves {
  private readonly byArticle = new Map<string, Move[]>()

  constructor(private readonly all: readonly Move[]) {
    for (const move of all) {
      const known = this.byArticle.get(move.articleId)
      if (known) known.push(move)
      else this.byArticle.set(move.articleId, [move])
    }
  }

  /** Where people had put an article at a moment; empty when they had not. */
  inForce(articleId: string, moment: string): Partial<ArticleGroups> {
    const groups: { -readonly [K in keyof ArticleGroups]?: string } = {}
    for (const move of this.byArticle.get(articleId) ?? []) if (holds(move, moment)) groups[move.kind] = move.value
    return groups
  }

  /** Articles that were moved or moved back after one moment and up to another. */
  between(after: string, upTo: string): string[] {
    const isIn = (at: string | null): boolean => at !== null && at > after && at <= upTo
    return [...new Set(this.all.filter((m) => isIn(m.at) || isIn(m.revokedAt)).map((m) => m.articleId))]
  }

  /** Every group that people ever named for an article. */
  everNamed(articleId: string, kind: keyof ArticleGroups): string[] {
    return (this.byArticle.get(articleId) ?? []).filter((m) => m.kind === kind).map((m) => m.value)
  }

  /** Articles that people had put somewhere at a moment. */
  moved(moment: string): string[] {
    return [...this.byArticle].filter(([, moves]) => moves.some((m) => holds(m, moment))).map(([id]) => id)
  }

  /** Articles that some move, in force or not, took to one of these groups. */
  everMovedTo(kind: keyof ArticleGroups, names: ReadonlySet<string>): string[] {
    return [...new Set(this.all.filter((m) => m.kind === kind && names.has(m.value)).map((m) => m.articleId))]
  }
}

const holds = ({ at, revokedAt }: Move, moment: string): boolean =>
  at <= moment && (revokedAt === null || revokedAt > moment)
