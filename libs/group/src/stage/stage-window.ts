import type { Log } from '#foundation'
import type { RecordStore } from '#record'
import type { GroupWindow } from '../window/group-window.js'
import type { IncomingArticle, Joined } from '../window/joined.js'
import type { ArticleGroups } from '../window/window-state.js'
import { loadWindow } from './load-window.js'
import { type Moves, readMoves } from './moves.js'
import { nameFirsts } from './outside.js'

/** A decision, and what the record keeps as the machine's word where a person has moved the article. */
export interface Decision {
  readonly joined: Joined
  readonly machine: ArticleGroups
}

/**
 * The window of the stage, in step with the record: filled from it at the start, and following what people decide. A move holds
 * for what was fetched after it, so that a rebuild, which knows all moves from the start, comes to the same groups.
 */
export class StageWindow {
  private moves: Moves
  private before: { moment: string; lastGroupedMs: number } | undefined
  /** The machine's word on the articles of this batch, as the record has it or as it was said just now. */
  private machine = new Map<string, ArticleGroups>()

  private constructor(
    private readonly store: RecordStore,
    private readonly window: GroupWindow,
    private moment: string,
    private lastGroupedMs: number,
    moves: Moves,
  ) {
    this.moves = moves
  }

  static async load(parts: { store: RecordStore; log: Log; windowDays: number }): Promise<StageWindow> {
    const moves = await readMoves(parts.store)
    const { window, moment, lastGroupedMs } = await loadWindow(parts, moves)
    return new StageWindow(parts.store, window, moment, lastGroupedMs, moves)
  }

  /** Begins a batch on some articles. */
  async begin(articleIds: readonly string[]): Promise<void> {
    this.moves = await readMoves(this.store)
    this.machine = await this.inRecord(articleIds)
    this.before = { moment: this.moment, lastGroupedMs: this.lastGroupedMs }
    this.window.begin()
  }

  commit(): void {
    this.window.commit()
  }

  rollback(): void {
    this.window.rollback()
    if (this.before) ({ moment: this.moment, lastGroupedMs: this.lastGroupedMs } = this.before)
  }

  /** A time of its own for each article grouped: by it a restart puts them back in the same order. */
  groupedAt(nowMs: number): string {
    this.lastGroupedMs = Math.max(nowMs, this.lastGroupedMs + 1)
    return new Date(this.lastGroupedMs).toISOString()
  }

  /** Decides for one article. `fetchedAt`: of its page; moves that people made until then are followed first. */
  async join(article: IncomingArticle, fetchedAt: string): Promise<Decision> {
    await this.follow(fetchedAt)
    const { id } = article
    const kept = this.machine.get(id)
    const groups = this.window.has(id) ? undefined : await this.sharedGroups(id, kept)
    const joined = this.window.join({ ...article, ...(groups ? { groups } : {}) })
    const { reprintGroup, story } = joined
    const decided = this.moves.inForce(id, this.moment)
    // Where a person has moved the article the machine's word stays what it was: the move may be taken back.
    const machine = { reprintGroup, story, ...pick(kept, decided) }
    this.machine.set(id, machine)
    if (Object.keys(decided).length > 0) await this.assign(id, machine)
    return { joined, machine }
  }

  /** Applies what people decided up to a moment. Time does not go back. */
  private async follow(moment: string): Promise<void> {
    if (moment <= this.moment) return
    const changed = this.moves.between(this.moment, moment)
    this.moment = moment
    if (changed.length === 0) return
    const machine = await this.inRecord(changed)
    for (const id of changed) {
      const own = this.machine.get(id) ?? machine.get(id)
      if (own) await this.assign(id, own)
    }
  }

  /** Puts an article where the person, or else the machine, says. */
  private async assign(id: string, machine: ArticleGroups): Promise<void> {
    const { moves, moment } = this
    const groups = { ...machine, ...moves.inForce(id, moment) }
    const was = this.window.groupsOf(id)
    if (was && was.reprintGroup === groups.reprintGroup && was.story === groups.story) return
    this.window.assign(id, groups)
    const named = (kind: keyof ArticleGroups): Set<string> => new Set([machine[kind], ...moves.everNamed(id, kind)])
    await nameFirsts(
      this.store,
      this.window,
      { reprintGroup: named('reprintGroup'), story: named('story') },
      { moves, moment },
    )
  }

  private async inRecord(ids: readonly string[]): Promise<Map<string, ArticleGroups>> {
    const rows = await this.store.db
      .selectFrom('groupMember')
      .select(['articleId', 'reprintGroup', 'story'])
      .where('articleId', 'in', ids)
      .execute()
    return new Map(rows.map(({ articleId, ...own }) => [articleId, own]))
  }

  /** The groups that an article older than the window has in the record, when it is not alone there. */
  private async sharedGroups(id: string, own: ArticleGroups | undefined): Promise<ArticleGroups | undefined> {
    if (!own) return undefined
    const groups = { ...own, ...this.moves.inForce(id, this.moment) }
    if (groups.reprintGroup !== id || groups.story !== id) return groups
    const other = await this.store.db
      .selectFrom('groupMember')
      .select('articleId')
      .where('articleId', '!=', id)
      .where((eb) => eb.or([eb('reprintGroup', '=', id), eb('story', '=', id)]))
      .limit(1)
      .executeTakeFirst()
    return other ? groups : undefined
  }
}

/** Of the machine's groups those that a person has decided otherwise. */
function pick(kept: ArticleGroups | undefined, decided: Partial<ArticleGroups>): Partial<ArticleGroups> {
  return {
    ...(kept && decided.reprintGroup !== undefined ? { reprintGroup: kept.reprintGroup } : {}),
    ...(kept && decided.story !== undefined ? { story: kept.story } : {}),
  }
}
