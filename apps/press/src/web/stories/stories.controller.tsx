import { Controller, Get, Inject, Param, Req, Res } from '@nestjs/common'
import type { Response } from 'express'
import { PressError } from '#foundation'
import { readSearchUrl, storyList, storyView } from '#read'
import { DESK, type Desk } from '../../desk.js'
import { Permit } from '../shell/guard.js'
import { renderPage } from '../shell/layout.js'
import { signedVisit, type VisitRequest } from '../shell/visit.js'
import { StoriesPage } from './stories.view.js'
import { StoryPage } from './story.view.js'

@Controller()
export class StoriesController {
  constructor(@Inject(DESK) private readonly desk: Desk) {}

  @Get('/stories')
  @Permit('read-press')
  async list(@Req() request: VisitRequest, @Res() response: Response): Promise<void> {
    const visit = signedVisit(request)
    const { page } = readSearchUrl(visit.url.searchParams)
    const list = await storyList(this.desk, visit.office.id, visit.now, { page: page ?? 1 })
    response.send(renderPage(visit, { title: 'Dòng sự kiện', current: 'stories', body: <StoriesPage list={list} /> }))
  }

  @Get('/stories/:id')
  @Permit('read-press')
  async show(@Req() request: VisitRequest, @Res() response: Response, @Param('id') id: string): Promise<void> {
    const visit = signedVisit(request)
    const story = await storyView(this.desk, visit.office.id, id, visit.now)
    if (!story)
      throw new PressError('story-unknown', {
        userMessage:
          'Không có dòng sự kiện này. Có thể các bài đã được chuyển sang dòng khác; hãy tìm lại trong mục Dòng sự kiện.',
      })
    response.send(renderPage(visit, { title: story.row.title, current: 'stories', body: <StoryPage story={story} /> }))
  }
}
