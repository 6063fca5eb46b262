import { labelKinds, valueOf } from '#label'
import {
  caseGroups as caseGroupsOfPress,
  caseStateNames as caseStatesInVietnamese,
  flagLevels as flagLevelsInVietnamese,
  flagReasons as flagReasonsInVietnamese,
  roleNames as rolesInVietnamese,
  caseTransitions,
  topicCodes,
  type CaseGroup,
  type CaseTransition,
  type EventValue,
  type OutletTier,
  type Relevance,
  type Tone,
  type TopicCode,
} from '#press'
import type { QueryNames } from '#read'
import type { Desk } from '../../desk.js'
import { namesInLanguages } from './language.js'
import * as en from './names.en.js'

const tonesInVietnamese: Record<Tone, string> = {
  critical: 'Phê phán',
  neutral: 'Trung tính',
  favourable: 'Tích cực',
}
const eventsInVietnamese: Record<EventValue, string> = {
  negative: 'Tin xấu',
  positive: 'Tin tốt',
  neutral: 'Trung tính',
}
const relevancesInVietnamese: Record<Relevance, string> = {
  about: 'Tin về tỉnh',
  mention: 'Có nhắc đến tỉnh',
  none: 'Không liên quan',
}
const tiersInVietnamese: Record<OutletTier, string> = {
  'trung-uong': 'Báo trung ương',
  'dia-phuong': 'Báo địa phương',
  nganh: 'Báo ngành',
  'tap-chi': 'Tạp chí',
  'trang-tin': 'Trang thông tin tổng hợp',
}
const caseGroupsInVietnamese = Object.fromEntries(
  Object.entries(caseGroupsOfPress).map(([group, { name }]) => [group, name]),
) as Record<CaseGroup, string>

/** Names of values in the language of the request; a value these do not know is for the caller to show as it is. */
export const toneNames = namesInLanguages<Tone>(tonesInVietnamese, en.toneEnglish)
export const eventNames: Readonly<Record<string, string>> = namesInLanguages(eventsInVietnamese, en.eventEnglish)
export const relevanceNames: Readonly<Record<string, string>> = namesInLanguages(
  relevancesInVietnamese,
  en.relevanceEnglish,
)
export const tierNames: Readonly<Record<string, string>> = namesInLanguages(tiersInVietnamese, en.tierEnglish)
export const roleNames = namesInLanguages(rolesInVietnamese, en.roleEnglish)
export const caseStateNames = namesInLanguages(caseStatesInVietnamese, en.caseStateEnglish)
export const caseGroupNames = namesInLanguages<CaseGroup>(caseGroupsInVietnamese, en.caseGroupEnglish)
export const flagLevelNames = namesInLanguages(flagLevelsInVietnamese, en.flagLevelEnglish)
export const flagReasonNames = namesInLanguages(flagReasonsInVietnamese, en.flagReasonEnglish)

const moveKey = ({ from, to }: CaseTransition): string => `${from}>${to}`
const moveVerbs = namesInLanguages(
  Object.fromEntries(caseTransitions.map((t) => [moveKey(t), t.verb])),
  en.moveVerbEnglish,
)
/** Name of a step of a case, as on its button. */
export const moveVerb = (move: CaseTransition): string => moveVerbs[moveKey(move)] ?? move.verb

const topicInVietnamese = (code: string): string => {
  const kind = labelKinds.find((k) => k.name === 'topic')
  return (kind && valueOf(kind, code)?.name) ?? code
}
const topicNames: Readonly<Record<string, string>> = namesInLanguages<TopicCode>(
  Object.fromEntries(topicCodes.map((code) => [code, topicInVietnamese(code)])) as Record<TopicCode, string>,
  en.topicEnglish,
)
/** Name of a topic code. */
export const topicName = (code: string): string => topicNames[code] ?? code

/** Names that queries and facets use, for one office: Vietnamese in either language, so that a saved search stays itself. */
export async function queryNames(desk: Desk, provinceSlug: string): Promise<QueryNames> {
  const outlets = await desk.store.reader.selectFrom('outlet').select(['id', 'name']).execute()
  return {
    outlets,
    topics: topicCodes.map((code: TopicCode) => ({ code, name: topicInVietnamese(code) })),
    tones: (Object.keys(tonesInVietnamese) as Tone[]).map((value) => ({ value, name: tonesInVietnamese[value] })),
    places: desk.gazetteer.unitsOf(provinceSlug).map((u) => u.name),
  }
}
