import { Body, Controller, Inject, Param, Post, Req, Res } from '@nestjs/common'
import type { Response } from 'express'
import { buildDocument } from '#article-index'
import { PressError } from '#foundation'
import { decideStory, moveArticles, revokeCorrection, revokeStoryDecision } from '#label'
import { storyDecisionKinds, type StoryDecisionKind } from '#press'
import { loadOfficeArticles, membersOfStory, type RecordTx, storyDecisions } from '#record'
import { DESK, type Desk } from '../../desk.js'
import { fieldList, fieldText, type FormBody } from '../article/form-fields.js'
import { actorOf, writeDown } from '../shell/actor.js'
import { Permit } from '../shell/guard.js'
import { ownPath } from '../shell/security.js'
import { signedVisit, type SignedVisit, type VisitRequest } from '../shell/visit.js'
import { choicePath, chosenMax, storyPath, withDone } from './story-paths.js'

/** What people do with stories: each step is written down and can be taken back. */
@Controller('/stories')
export class StoryActionsController {
  constructor(@Inject(DESK) private readonly desk: Desk) {}

  /** Takes back one decision, or all corrections of one press of a button: `done` names the decision or one of those. */
  @Post('undo')
  @Permit('correct')
  async undo(@Req() request: VisitRequest, @Res() response: Response, @Body() body: FormBody): Promise<void> {
    const visit = signedVisit(request)
    const id = fieldText(body, 'done')
    const story = await this.desk.store.transaction(async (tx) => {
      const undone = (await this.undoMoves(tx, visit, id)) ?? (await this.undoDecision(tx, visit, id))
      await writeDown(tx, this.desk.clock, visit, { action: 'story.undo', subject: undone, details: { done: id } })
      return undone
    })
    await this.refresh(visit, story)
    response.redirect(303, withDone(await this.stillThere(visit, fieldText(body, 'back'), storyPath(story)), 'undone'))
  }

  @Post(':id/decisions')
  @Permit('correct')
  async decide(
    @Req() request: VisitRequest,
    @Res() response: Response,
    @Param('id') story: string,
    @Body() body: FormBody,
  ): Promise<void> {
    const visit = signedVisit(request)
    const kind = fieldText(body, 'kind') as StoryDecisionKind
    if (!storyDecisionKinds.includes(kind)) throw new PressError('form-invalid', { userMessage: 'Không có việc này. Hãy tải lại trang.' })
    const value = fieldText(body, 'value')
    if (kind === 'merge' && !value) return response.redirect(303, `${choicePath(story)}?mistake=1`)
    const made = await this.desk.store.transaction(async (tx) => {
      const row = await decideStory(tx, this.desk.clock, { ...actorOf(visit), story, kind, value })
      await writeDown(tx, this.desk.clock, visit, { action: `story.${kind}`, subject: row.story, details: { decision: row.id, value: row.value } })
      return row
    })
    const shown = kind === 'merge' ? made.value : made.story
    await this.refresh(visit, shown)
    response.redirect(303, withDone(storyPath(shown), made.id))
  } // prettier-ignore

  /** `to`: another story, `new`, `here`, or `choose` for the page where one is chosen. */
  @Post(':id/moves')
  @Permit('correct')
  async move(
    @Req() request: VisitRequest,
    @Res() response: Response,
    @Param('id') story: string,
    @Body() body: FormBody,
  ): Promise<void> {
    const visit = signedVisit(request)
    const articleIds = [...new Set(fieldList(body, 'article'))].slice(0, chosenMax)
    const back = ownPath(fieldText(body, 'back'), storyPath(story))
    const to = fieldText(body, 'to')
    if (articleIds.length === 0)
      throw new PressError('form-invalid', { userMessage: 'Chưa chọn bài nào. Hãy đánh dấu vào ô ở đầu dòng rồi làm lại.' })
    if (to === 'choose') return response.redirect(303, choicePath(story, articleIds, back))
    if (to === '') return response.redirect(303, `${choicePath(story, articleIds, back)}&mistake=1`)
    const made = await this.desk.store.transaction(async (tx) => {
      const asked = { ...actorOf(visit), articleIds, to: to === 'here' ? story : to }
      const rows = await moveArticles(tx, this.desk.clock, asked)
      await writeDown(tx, this.desk.clock, visit, { action: 'story.move', subject: story, details: { to: rows[0]?.value, articles: rows.map((r) => r.articleId) } })
      return rows
    })
    const target = made[0]?.value ?? story
    await this.refresh(visit, target)
    response.redirect(303, withDone(await this.stillThere(visit, back, storyPath(target)), made[0]?.id ?? ''))
  } // prettier-ignore

  /**
   * What the next page shows is asked of the index, so the articles of the story go there at once; the messages on the lane of
   * people, which do the same, come after, and do it alone where the index is away.
   */
  private async refresh({ office }: SignedVisit, story: string): Promise<void> {
    const { store, index, bus, log } = this.desk
    bus.wake()
    try {
      const ids = await membersOfStory(store.db, office.id, story)
      for (let i = 0; i < ids.length; i += refreshedAtOnce) {
        const articles = await loadOfficeArticles(store.db, office.id, ids.slice(i, i + refreshedAtOnce))
        await index.put(articles.map((a) => buildDocument(office.id, a)))
      }
    } catch (error) {
      log.warn('story.refresh', { story, error })
    }
  }

  /** The page to go back to; where it is of a story that has no articles any more, the other one. */
  private async stillThere({ office }: SignedVisit, back: string, other: string): Promise<string> {
    const path = ownPath(back, other)
    const [, id] = /^\/stories\/([^/?#]+)/.exec(path) ?? []
    if (!id) return path
    const { db } = this.desk.store
    const root = (await storyDecisions(db, office.id)).rootOf(decoded(id))
    return (await membersOfStory(db, office.id, root)).length > 0 ? path : other
  }

  private async undoMoves(tx: RecordTx, visit: SignedVisit, id: string): Promise<string | null> {
    const { officeId } = actorOf(visit)
    const own = tx.selectFrom('correction').selectAll().where('officeId', '=', officeId).where('kind', '=', 'story')
    const one = await own.where('id', '=', id).executeTakeFirst()
    if (!one) return null
    const act = await own
      .where('at', '=', one.at)
      .where('accountId', '=', one.accountId)
      .where('value', '=', one.value)
      .where('revokedAt', 'is', null)
      .execute()
    if (act.length === 0) throw undoneAlready()
    for (const { id: correctionId } of act)
      await revokeCorrection(tx, this.desk.clock, { ...actorOf(visit), correctionId })
    return one.previous ?? one.value
  }

  private async undoDecision(tx: RecordTx, visit: SignedVisit, decisionId: string): Promise<string> {
    const row = await revokeStoryDecision(tx, this.desk.clock, { ...actorOf(visit), decisionId })
    return (await storyDecisions(tx, visit.office.id)).rootOf(row.story)
  }
}

const refreshedAtOnce = 200
const undoneAlready = (): PressError =>
  new PressError('decision-unknown', {
    userMessage: 'Việc này đã được hoàn tác hoặc không còn. Hãy tải lại trang.',
  })

/** A path may hold a percent sign that begins nothing. */
function decoded(id: string): string {
  try {
    return decodeURIComponent(id)
  } catch {
    return id
  }
}
