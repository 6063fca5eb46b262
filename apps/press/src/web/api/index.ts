import { ApiArticlesController } from './articles.controller.js'
import { ApiCasesController } from './cases.controller.js'
import { ApiOfficeController } from './office.controller.js'
import { ApiReportsController } from './reports.controller.js'
import { ApiSourcesController } from './sources.controller.js'
import { ApiStoriesController } from './stories.controller.js'

/** The programming interface: every route answers a bearer token with JSON or a file. */
export const apiControllers = [
  ApiArticlesController,
  ApiStoriesController,
  ApiReportsController,
  ApiCasesController,
  ApiSourcesController,
  ApiOfficeController,
] as const
