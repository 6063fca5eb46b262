import { Controller, Get, Inject, Param, Query, Req, Res } from '@nestjs/common'
import type { Response } from 'express'
import { PressError } from '#foundation'
import { readSearchUrl, similarStories, storyAsCounted, storyList, storyView } from '#read'
import { storyDecisions } from '#record'
import { DESK, type Desk } from '../../desk.js'
import { Permit } from '../shell/guard.js'
import { renderPage } from '../shell/layout.js'
import { ownPath } from '../shell/security.js'
import { signedVisit, type VisitRequest } from '../shell/visit.js'
import { ChoicePage } from './choice.view.js'
import { StoriesPage } from './stories.view.js'
import { StoryPage } from './story.view.js'
import { chosenMax, storyPath } from './story-paths.js'
import { words } from './words.js'

@Controller()
export class StoriesController {
  constructor(@Inject(DESK) private readonly desk: Desk) {}

  @Get('/stories')
  @Permit('read-press')
  async list(@Req() request: VisitRequest, @Res() response: Response): Promise<void> {
    const visit = signedVisit(request)
    const { page } = readSearchUrl(visit.url.searchParams)
    const list = await storyList(this.desk, visit.office.id, visit.now, { page: page ?? 1 })
    const title = words().stories
    response.send(renderPage(visit, { title, current: 'stories', body: <StoriesPage list={list} /> }))
  }

  @Get('/stories/:id')
  @Permit('read-press')
  async show(@Req() request: VisitRequest, @Res() response: Response, @Param('id') id: string): Promise<void> {
    const visit = signedVisit(request)
    const root = (await storyDecisions(this.desk.store.reader, visit.office.id)).rootOf(id)
    // The address of a story that was merged leads to the one it stands in.
    if (root !== id) return response.redirect(302, storyPath(root) + visit.url.search)
    const story = await storyView(this.desk, visit.office.id, id, visit.now)
    if (!story) throw storyUnknown()
    const { searchParams } = visit.url
    const page = Math.max(1, Math.floor(Number(searchParams.get('page'))) || 1)
    const body = <StoryPage visit={visit} story={story} page={page} done={searchParams.get('done')} />
    response.send(renderPage(visit, { title: story.row.title, current: 'stories', body }))
  }

  /** Where a story, or articles of it, may go. */
  @Get('/stories/:id/choice')
  @Permit('correct')
  async choice(
    @Req() request: VisitRequest,
    @Res() response: Response,
    @Param('id') id: string,
    @Query('q') q = '',
  ): Promise<void> {
    const visit = signedVisit(request)
    const counted = await storyAsCounted(this.desk, visit.office.id, id, visit.now)
    if (!counted) throw storyUnknown()
    const { searchParams } = visit.url
    const articles = searchParams.getAll('article').slice(0, chosenMax)
    const asked = { words: String(q).slice(0, 200) || counted.row.title, without: [id], now: visit.now }
    const body = (
      <ChoicePage
        visit={visit}
        story={counted.row}
        articles={articles}
        q={String(q)}
        back={ownPath(searchParams.get('back') ?? '', storyPath(id))}
        hasMistake={searchParams.has('mistake')}
        stories={await similarStories(this.desk, visit.office.id, asked)}
      />
    )
    const title = articles.length > 0 ? words().moveTitle(String(articles.length)) : words().mergeTitle
    response.send(renderPage(visit, { title, current: 'stories', body }))
  }
}

const storyUnknown = (): PressError =>
  new PressError('story-unknown', {
    userMessage:
      'Không có dòng sự kiện này. Có thể các bài đã được chuyển sang dòng khác; hãy tìm lại trong mục Dòng sự kiện.',
  })
