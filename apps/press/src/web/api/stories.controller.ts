import { Controller, Get, Inject, Param, Req } from '@nestjs/common'
import { PressError } from '#foundation'
import { storyList, storyView } from '#read'
import { DESK, type Desk } from '../../desk.js'
import { ApiRoute } from './api-route.js'
import { callerOf, type CallerRequest } from './caller.js'
import { nextRow, readRowCursor } from './cursor.js'
import { presentArticle, presentStory } from './present.js'
import { readQuery } from './read-input.js'
import * as shapes from './shapes.js'
import { words } from './words.js'

const pageSize = 20

@Controller('/api/v1')
export class ApiStoriesController {
  constructor(@Inject(DESK) private readonly desk: Desk) {}

  @Get('stories')
  @ApiRoute({ name: 'listStories', tag: 'stories', permit: 'read-press', scope: 'read', query: shapes.pageQuery, answer: shapes.storiesAnswer })
  async list(@Req() request: CallerRequest) {
    const { office, now } = callerOf(request)
    const { limit: size = pageSize, cursor } = readQuery(request, shapes.pageQuery)
    const row = readRowCursor(cursor)
    const { rows, total } = await storyList(this.desk, office.id, now, { page: Math.floor(row / size) + 1, size })
    return { total, items: row < total ? rows.map(presentStory) : [], next: nextRow(row + size, total) }
  }

  @Get('stories/:id')
  @ApiRoute({ name: 'readStory', tag: 'stories', permit: 'read-press', scope: 'read', parameters: ['id'], answer: shapes.storyAnswer })
  async one(@Req() request: CallerRequest, @Param('id') id: string) {
    const { office, now } = callerOf(request)
    const story = await storyView(this.desk, office.id, id, now)
    if (!story) throw new PressError('story-unknown', { userMessage: words().storyUnknown })
    return {
      ...presentStory(story.row),
      firstAt: story.first.article.publishedAt,
      lastAt: story.lastAt,
      first: presentArticle(story.first),
      byOutlet: story.outlets.map((o) => ({ id: o.id, name: o.name, articles: o.articles.length, originals: o.originals })),
      places: story.places.map((p) => ({ name: p.name, articles: p.figure.value })),
    }
  }
} // prettier-ignore
