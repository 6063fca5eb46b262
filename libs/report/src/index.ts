/** Reports: sections, drafts, figures behind every number, files for paper. Reads only; the page keeps what people write. */
export type * from './draft/content.js'
export type { ReportContext, ReportRequest } from './draft/context.js'
export type { ReportProvince } from './province.js'
export { buildDraft } from './draft/build-draft.js'
export { dailyOutline, type Outline, type OutlineEntry, outlines, weeklyOutline } from './draft/outlines.js'
export {
  addParagraph,
  citationNumber,
  citeArticle,
  editableText,
  removeBlock,
  runsFromText,
  setParagraph,
} from './draft/edit-draft.js'
export { diffDraft, type ParagraphChange } from './draft/diff-draft.js'
export { figuresOf, paragraphsOf, runsOf } from './draft/walk.js'
export {
  articlesBehind,
  type ChangedFigure,
  changedFigures,
  freezeDraft,
  type FreezeContext,
  type FrozenFigure,
  type FrozenFigures,
  keepFigure,
  updateFigures,
} from './issue/freeze-draft.js'
export { unsourcedSentences, type UnsourcedSentence } from './issue/unsourced.js'
export { figureAddress } from './issue/figure-address.js'
export { type NumberedReport, numberFor, symbolText } from './issue/number-for.js'
export { type ProfileName, profileOf, reportProfiles } from './profiles/index.js'
export type { PrintStyle, ReportProfile } from './profiles/profile.js'
export { reportSections, type ReportSectionName } from './sections/index.js'
export type { ReportSection, SectionOptions } from './sections/section.js'
export { type ReportField, reportFields } from './sections/fields.js'
export { exportFormats, type ExportFormatName } from './exports/index.js'
export type { ExportFormat, ReportIssue } from './exports/export-format.js'
export { layOut } from './exports/lay-out.js'
export { layOutList, type PaperList } from './exports/lay-out-list.js'
export { layoutDocx } from './exports/docx/format.js'
export type { BodyNode, HeadNode, Layout, Span } from './exports/layout.js'
export { chartSvg } from './exports/chart-svg.js'
export { fileName } from './exports/file-name.js'
export { dayText, dayTextMax } from './day-text.js'
export {
  defaultProfileSettings,
  defaultWritingSettings,
  readProfileSettings,
  readWritingSettings,
  type ReportProfileSettings,
  type ReportWritingSettings,
} from './settings.js'
export { momentText, periodName, periodText, weekdayName } from './words/dates.js'
export { plain } from './words/runs.js'
