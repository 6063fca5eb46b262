/** Flags and the cases that follow from them. */
export { caseDetails, type CaseDetails } from './case-details.js'
export type { CaseAction } from './case-event.js'
export { bodyMax, textMax } from './case-text.js'
export { findCase, type CaseViewer } from './find-case.js'
export { flagArticle, type FlagRequest } from './flag-article.js'
export {
  type CaseFilters,
  type CaseList,
  type CaseTab,
  countOverdue,
  dueGroups,
  type DueGroup,
  dueOf,
  listCases,
  type ListedCase,
} from './list-cases.js'
export { type CaseField, type Conclusion, conclusions, fieldsOfMove, moveCase, type MoveRequest } from './move-case.js'
export { changeDeadline, noteCase, type NoteRequest } from './note-case.js'
export { receivingBodies, type ReceivingBody } from './receiving-bodies.js'
export { answerExtension, askExtension, extensionStates } from './extension.js'
export { type CaseSort, type SortColumn, sortColumns } from './sort-cases.js'
export { isTurnOf, type Seats, seatsOf, type Turn, type TurnStep, turnsOf } from './turn.js'
export { byItself, watchAfterDays, watchAnswered } from './watch-answered.js'
export { unflag } from './unflag.js'
export { respondSettings, respondSettingKey, type RespondSettings } from './respond-settings.js'
