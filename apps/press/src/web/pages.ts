/** The pages of the site: one line each. */
import { AccountsController } from './accounts/accounts.controller.js'
import { ApiDocsController } from './api/docs.controller.js'
import { ArticleController } from './article/article.controller.js'
import { AuditController } from './audit/audit.controller.js'
import { BulkController } from './bulk/bulk.controller.js'
import { CasesController } from './cases/cases.controller.js'
import { ChartsController } from './exports/charts/charts.controller.js'
import { ExportsController } from './exports/exports.controller.js'
import { ErasureController } from './erasure/erasure.controller.js'
import { FirstRunController } from './first-run/first-run.controller.js'
import { HealthController } from './health/health.controller.js'
import { HomeController } from './home/home.controller.js'
import { InvitationController } from './sign-in/invitation.controller.js'
import { MyAccountController } from './sign-in/my-account.controller.js'
import { JobsController } from './jobs/jobs.controller.js'
import { NoticesController } from './notices/notices.controller.js'
import { OverviewController } from './overview/overview.controller.js'
import { ReportIssueController } from './reports/report-issue.controller.js'
import { ReportPaperController } from './reports/report-paper.controller.js'
import { ReportTextController } from './reports/report-text.controller.js'
import { ReportsController } from './reports/reports.controller.js'
import { SearchController } from './search/search.controller.js'
import { SecondFactorController } from './sign-in/second-factor.controller.js'
import { SettingsController } from './settings/settings.controller.js'
import { SignInController } from './sign-in/sign-in.controller.js'
import { SourcesController } from './sources/sources.controller.js'
import { StoryActionsController } from './stories/story-actions.controller.js'
import { StoriesController } from './stories/stories.controller.js'
import { TokensController } from './tokens/tokens.controller.js'
import { WeekController } from './week/week.controller.js'

export const pages = [
  HomeController,
  FirstRunController,
  SignInController,
  MyAccountController,
  SecondFactorController,
  InvitationController,
  HealthController,
  JobsController,
  WeekController,
  OverviewController,
  SearchController,
  ExportsController,
  ChartsController,
  ArticleController,
  StoryActionsController,
  ErasureController,
  StoriesController,
  CasesController,
  BulkController,
  ReportPaperController,
  ReportsController,
  ReportTextController,
  ReportIssueController,
  SourcesController,
  NoticesController,
  AccountsController,
  AuditController,
  TokensController,
  ApiDocsController,
  SettingsController,
] as const
