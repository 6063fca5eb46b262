import type { Database, RecordTx } from '../record-store.js'
import type { StoryDecisionTable } from '../schema/tables.js'

/** What an office has decided about whole stories and not taken back. */
export class StoryDecisions {
  private readonly mergedInto: ReadonlyMap<string, string>
  private readonly titles: ReadonlyMap<string, string>
  private readonly pinned: ReadonlySet<string>

  /** `inForce`: oldest first; the newest word of a kind holds. */
  constructor(readonly inForce: readonly StoryDecisionTable[]) {
    const of = (kind: string) => inForce.filter((d) => d.kind === kind)
    this.mergedInto = new Map(of('merge').map((d) => [d.story, d.value]))
    this.titles = new Map(of('title').map((d) => [d.story, d.value]))
    this.pinned = new Set(of('pin').map((d) => d.story))
  }

  /** The story under which the articles of a story stand now: itself, or the one it was merged into. */
  rootOf(story: string): string {
    let root = story
    for (let next = this.mergedInto.get(root), steps = 0; next !== undefined && steps < 1000; steps++) {
      root = next
      next = this.mergedInto.get(root)
    }
    return root
  }

  /** Every name under which articles of a story may stand in the record: its own, and those merged into it. */
  namesOf(story: string): string[] {
    return [story, ...[...this.mergedInto.keys()].filter((name) => name !== story && this.rootOf(name) === story)]
  }

  /** The title that a person gave; null when none did. */
  titleOf(story: string): string | null {
    return this.titles.get(story) ?? null
  }

  isPinned(story: string): boolean {
    return this.pinned.has(story)
  }

  /** Stories that stand first in lists, the one pinned last first. */
  get pins(): string[] {
    return [...this.pinned].reverse()
  }
}

/** The decisions of an office about stories that are in force. */
export async function storyDecisions(db: Database | RecordTx, officeId: string): Promise<StoryDecisions> {
  const rows = await db
    .selectFrom('storyDecision')
    .selectAll()
    .where('officeId', '=', officeId)
    .where('revokedAt', 'is', null)
    .orderBy('at')
    .orderBy('id')
    .execute()
  return new StoryDecisions(rows)
}
