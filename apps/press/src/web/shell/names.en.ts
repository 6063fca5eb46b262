import type {
  CaseGroup,
  CaseState,
  EventValue,
  FlagLevel,
  FlagReason,
  OutletTier,
  Relevance,
  Role,
  Tone,
  TopicCode,
} from '#press'

export const toneEnglish: Record<Tone, string> = { critical: 'Critical', neutral: 'Neutral', favourable: 'Favourable' }
export const eventEnglish: Record<EventValue, string> = {
  negative: 'Bad news',
  positive: 'Good news',
  neutral: 'Neutral',
}
export const relevanceEnglish: Record<Relevance, string> = {
  about: 'About the province',
  mention: 'Mentions the province',
  none: 'Not relevant',
}
export const tierEnglish: Record<OutletTier, string> = {
  'trung-uong': 'National press',
  'dia-phuong': 'Local press',
  nganh: 'Sector press',
  'tap-chi': 'Magazines',
  'trang-tin': 'News aggregators',
}
export const roleEnglish: Record<Role, string> = {
  'quan-tri': 'Administrator',
  'chuyen-vien': 'Analyst',
  'truong-phong': 'Head of desk',
  'lanh-dao': 'Leader',
  'don-vi': 'Responding body',
}
export const topicEnglish: Record<TopicCode, string> = {
  'chinh-tri': 'Politics, Party building and government',
  'kinh-te': 'Economy, investment, business',
  'nong-nghiep': 'Farming and countryside',
  'dat-dai': 'Land, planning, construction',
  'giao-thong': 'Transport',
  'moi-truong': 'Resources and environment',
  'thien-tai': 'Disasters, fires, accidents, rescue',
  'y-te': 'Health and food safety',
  'giao-duc': 'Education and science',
  'van-hoa': 'Culture, tourism, entertainment',
  'the-thao': 'Sport',
  'xa-hoi': 'Labour, welfare and social life',
  'an-ninh': 'Public order and law',
  'thanh-tra': 'Inspection, complaints, anti-corruption',
  'quoc-phong': 'Defence, border, sea and islands',
  khac: 'Other fields',
}
export const caseStateEnglish: Record<CaseState, string> = {
  flagged: 'Newly flagged',
  reviewed: 'Reviewed',
  proposed: 'Handling proposed',
  dispatched: 'Dispatched',
  returned: 'Returned',
  accepted: 'Accepted',
  verifying: 'Being verified',
  reported: 'Reported back',
  'needs-more': 'More needed',
  concluded: 'Concluded',
  answered: 'Press answered',
  watched: 'Watched after answer',
  closed: 'Closed',
  dismissed: 'Not handled',
}
export const caseGroupEnglish: Record<CaseGroup, string> = {
  new: 'New',
  dispatched: 'Dispatched',
  waiting: 'Awaiting answer',
  responded: 'Answered',
  closed: 'Closed',
}
export const flagLevelEnglish: Record<FlagLevel, string> = {
  thuong: 'Normal',
  'can-chu-y': 'Needs attention',
  khan: 'Urgent',
}
export const flagReasonEnglish: Record<FlagReason, string> = {
  'phan-anh': 'Reports a shortcoming',
  'sai-su-that': 'May be untrue',
  'nhay-cam': 'Sensitive case',
  'can-phan-hoi': 'Press needs an answer',
  'guong-tot': 'Good example to spread',
}
/** What a button of a case says, by the state it is in and the one it goes to. */
export const moveVerbEnglish: Readonly<Record<string, string>> = {
  'flagged>reviewed': 'Mark as reviewed',
  'flagged>dismissed': 'Do not handle',
  'reviewed>proposed': 'Propose handling',
  'proposed>dispatched': 'Dispatch',
  'proposed>dismissed': 'Do not handle',
  'dispatched>accepted': 'Accept',
  'dispatched>returned': 'Return: not our remit',
  'returned>dispatched': 'Dispatch to another body',
  'returned>dismissed': 'Do not handle',
  'accepted>verifying': 'Begin verifying',
  'verifying>reported': 'Report the result',
  'reported>needs-more': 'Ask for more',
  'needs-more>verifying': 'Verify further',
  'reported>concluded': 'Conclude',
  'concluded>answered': 'Note the answer to the press',
  'concluded>closed': 'Close the case',
  'answered>closed': 'Close the case',
  'watched>closed': 'Close the case',
  'closed>reviewed': 'Reopen',
  'dismissed>reviewed': 'Reopen',
}
