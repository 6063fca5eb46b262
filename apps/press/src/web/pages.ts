/** The pages of the site: one line each. */
import { HealthController } from './health/health.controller.js'
import { HomeController } from './home/home.controller.js'
import { OverviewController } from './overview/overview.controller.js'
import { SearchController } from './search/search.controller.js'
import { SignInController } from './sign-in/sign-in.controller.js'
import { StoriesController } from './stories/stories.controller.js'

export const pages = [
  HomeController,
  SignInController,
  HealthController,
  OverviewController,
  SearchController,
  StoriesController,
] as const
