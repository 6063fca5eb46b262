import { annex } from './annex/section.js'
import { attention } from './attention/section.js'
import { caveats } from './caveats/section.js'
import { critical } from './critical/section.js'
import { falseInformation } from './false-information/section.js'
import { field } from './field/section.js'
import { handlingResults } from './handling-results/section.js'
import { highlights } from './highlights/section.js'
import { opinion } from './opinion/section.js'
import { outlook } from './outlook/section.js'
import { overview } from './overview/section.js'
import { pressTier } from './press-tier/section.js'
import { proposals } from './proposals/section.js'

/** Every section a report can be made of; a new one is one folder and one entry here. */
export const reportSections = [
  overview,
  field,
  critical,
  handlingResults,
  opinion,
  falseInformation,
  outlook,
  proposals,
  caveats,
  annex,
  highlights,
  pressTier,
  attention,
] as const
export type ReportSectionName = (typeof reportSections)[number]['name']
