import type { ReportSectionName } from '../sections/index.js'
import { type ReportField, reportFields } from '../sections/fields.js'
import type { SectionOptions } from '../sections/section.js'
import type { ReportKind } from './content.js'

/** One line of an outline. A line without a section is a heading over those that follow. */
export interface OutlineEntry {
  /** Stable within the outline: the beginning of its blocks' ids. */
  readonly id: string
  readonly section: ReportSectionName | null
  readonly title?: string
  readonly level: 1 | 2
  readonly options?: SectionOptions
}
export interface Outline {
  readonly kind: ReportKind
  readonly entries: readonly OutlineEntry[]
}

const fieldEntry = (field: ReportField): OutlineEntry => ({
  id: `field-${field}`,
  section: 'field',
  title: reportFields[field].title,
  level: 2,
  options: { field },
})
const entry = (section: ReportSectionName): OutlineEntry => ({ id: section, section, level: 1 })

/** The weekly report as offices write it. */
export const weeklyOutline: Outline = {
  kind: 'weekly',
  entries: [
    entry('overview'),
    { id: 'content', section: null, title: 'Nội dung báo chí phản ánh', level: 1 },
    ...(Object.keys(reportFields) as ReportField[]).map(fieldEntry),
    entry('critical'),
    entry('handling-results'),
    entry('opinion'),
    entry('false-information'),
    entry('outlook'),
    entry('proposals'),
    entry('caveats'),
    entry('annex'),
  ],
}

const tierEntry = (id: string, title: string, tiers: string): OutlineEntry => ({
  id,
  section: 'press-tier',
  title,
  level: 1,
  options: { tiers },
})

/** The morning or evening digest. */
export const dailyOutline: Outline = {
  kind: 'daily',
  entries: [
    entry('highlights'),
    tierEntry('central', 'Báo chí trung ương', 'trung-uong,nganh,tap-chi'),
    tierEntry('local', 'Báo chí địa phương', 'dia-phuong'),
    tierEntry('portals', 'Cổng, trang thông tin điện tử', 'trang-tin'),
    entry('attention'),
    entry('caveats'),
  ],
}

export const outlines: Readonly<Record<ReportKind, Outline>> = { weekly: weeklyOutline, daily: dailyOutline }
