/** The pages of the site: one line each. */
import { HealthController } from './health/health.controller.js'
import { HomeController } from './home/home.controller.js'
import { SignInController } from './sign-in/sign-in.controller.js'

export const pages = [HomeController, SignInController, HealthController] as const
