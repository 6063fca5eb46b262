import { Controller, Get, Inject, Param, Post, Req } from '@nestjs/common'
import { correctArticle, revokeCorrection } from '#label'
import { askedSearch, type Asked } from '#read'
import { loadOfficeArticles } from '#record'
import { flagArticle } from '#respond'
import { DESK, type Desk } from '../../desk.js'
import { knownArticle } from '../article/article-details.js'
import { queryNames } from '../shell/names.js'
import { cursorBehind, idsBehind } from './article-pages.js'
import { ApiRoute } from './api-route.js'
import { addressOf, utcOf } from './asked-address.js'
import { type Caller, callerOf, type CallerRequest, writeDown } from './caller.js'
import { actorOf } from '../shell/actor.js'
import { readArticleCursor } from './cursor.js'
import { presentArticle } from './present.js'
import { readBody, readQuery } from './read-input.js'
import * as shapes from './shapes.js'

const pageSize = 20

@Controller('/api/v1')
export class ApiArticlesController {
  constructor(@Inject(DESK) private readonly desk: Desk) {}

  @Get('articles')
  @ApiRoute({ name: 'searchArticles', tag: 'articles', permit: 'read-press', scope: 'read', query: shapes.articlesQuery, answer: shapes.articlesAnswer })
  async search(@Req() request: CallerRequest) {
    const caller = callerOf(request)
    const asked = readQuery(request, shapes.articlesQuery)
    const { request: search, parsed } = await askedSearch(this.desk.index, await this.questionOf(caller, asked))
    const cursor = asked.cursor === undefined ? null : readArticleCursor(asked.cursor)
    // A cursor goes on in the order in which it was begun.
    const order = cursor?.order ?? asked.order ?? 'newest'
    const limit = asked.limit ?? pageSize
    const { total, originals } = await this.desk.index.search({ ...search, collapse: undefined, limit: 0 })
    const ids = await idsBehind(this.desk.index, search, { order, limit, cursor })
    const articles = await loadOfficeArticles(this.desk.store.reader, caller.office.id, ids)
    const last = articles.at(-1)?.article
    return {
      total,
      originals,
      items: articles.map(presentArticle),
      next: cursorBehind(last, order, ids.length === limit),
      problems: parsed.problems.map(({ code, value }) => ({ code, value })),
    }
  }

  @Get('facets')
  @ApiRoute({ name: 'countArticles', tag: 'articles', permit: 'read-press', scope: 'read', query: shapes.facetsQuery, answer: shapes.facetsAnswer })
  async facets(@Req() request: CallerRequest) {
    const asked = readQuery(request, shapes.facetsQuery)
    const question = await this.questionOf(callerOf(request), asked)
    const { request: search } = await askedSearch(this.desk.index, question)
    const result = await this.desk.index.search({ ...search, collapse: undefined, limit: 0, facets: asked.facet ?? [], histogram: true })
    const { total, originals, groups, stories, outlets, facets, histogram } = result
    return { total, originals, reprintGroups: groups, stories, outlets, facets, days: histogram }
  }

  @Get('articles/:id')
  @ApiRoute({ name: 'readArticle', tag: 'articles', permit: 'read-press', scope: 'read', parameters: ['id'], answer: shapes.articleAnswer })
  async one(@Req() request: CallerRequest, @Param('id') id: string) {
    const { office } = callerOf(request)
    const article = await knownArticle(this.desk, office.id, id)
    const count = async (filters: object): Promise<number> =>
      (await this.desk.index.search({ officeId: office.id, filters, limit: 0 })).total
    return {
      ...presentArticle(article),
      reprints: await count({ reprintGroup: [article.reprintGroup] }),
      storyArticles: await count({ story: [article.story] }),
    }
  }

  @Post('articles/:id/corrections')
  @ApiRoute({ name: 'correctArticle', tag: 'articles', permit: 'correct', scope: 'correct', parameters: ['id'], body: shapes.correctionBody, answer: shapes.correctionAnswer, status: 201 })
  async correct(@Req() request: CallerRequest, @Param('id') id: string) {
    const caller = callerOf(request)
    const { kind, value, reason } = readBody(request, shapes.correctionBody)
    await knownArticle(this.desk, caller.office.id, id)
    const made = await this.desk.store.transaction(async (tx) => {
      const asked = { ...actorOf(caller), articleId: id, kind, value: [value].flat().join(',') }
      const row = await correctArticle(tx, this.desk.clock, { ...asked, reason: reason ?? null })
      const details = { kind, value: row.value, previous: row.previous }
      await writeDown(tx, this.desk.clock, caller, { action: 'correct', subject: id, details })
      return row
    })
    this.desk.bus.wake()
    return { id: made.id, article: id, kind, value: made.value, previous: made.previous }
  }

  @Post('corrections/:id/revocation')
  @ApiRoute({ name: 'revokeCorrection', tag: 'articles', permit: 'correct', scope: 'correct', parameters: ['id'], answer: shapes.revokedAnswer, status: 201 })
  async revoke(@Req() request: CallerRequest, @Param('id') id: string) {
    const caller = callerOf(request)
    const { articleId, kind } = await this.desk.store.transaction(async (tx) => {
      await revokeCorrection(tx, this.desk.clock, { ...actorOf(caller), correctionId: id })
      const row = await tx.selectFrom('correction').select(['articleId', 'kind']).where('id', '=', id).executeTakeFirstOrThrow()
      const details = { correctionId: id, kind: row.kind }
      await writeDown(tx, this.desk.clock, caller, { action: 'correct.undo', subject: row.articleId, details })
      return row
    })
    this.desk.bus.wake()
    return { id, article: articleId, kind }
  }

  @Post('articles/:id/flags')
  @ApiRoute({ name: 'flagArticle', tag: 'articles', permit: 'flag', scope: 'flag', parameters: ['id'], body: shapes.flagBody, answer: shapes.flaggedAnswer, status: 201 })
  async flag(@Req() request: CallerRequest, @Param('id') id: string) {
    const caller = callerOf(request)
    const { deadline, ...asked } = readBody(request, shapes.flagBody)
    const given = { ...actorOf(caller), ...asked, articleId: id, deadline: deadline === undefined ? null : utcOf(deadline) }
    const row = await this.desk.store.transaction(async (tx) => {
      const made = await flagArticle(tx, this.desk.clock, given)
      await writeDown(tx, this.desk.clock, caller, { action: 'flag', subject: id, details: { case: made.number } })
      return made
    })
    this.desk.bus.wake()
    return { id: row.id, code: `PH-${row.number}`, article: id, state: row.state }
  }

  private async questionOf({ office, now }: Caller, asked: Parameters<typeof addressOf>[0]): Promise<Asked> {
    const names = await queryNames(this.desk, office.provinceSlug)
    return { officeId: office.id, address: { ...addressOf(asked), view: 'flat' }, names, now }
  }
} // prettier-ignore
