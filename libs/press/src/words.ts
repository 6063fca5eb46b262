/** Values that are stored, sent and shown. One list per thing; types come from the lists. */

export const relevances = ['about', 'mention', 'none'] as const
export type Relevance = (typeof relevances)[number]

export const tones = ['critical', 'neutral', 'favourable'] as const
export type Tone = (typeof tones)[number]

export const events = ['negative', 'positive', 'neutral'] as const
export type EventValue = (typeof events)[number]

export const topicCodes = [
  'chinh-tri',
  'kinh-te',
  'nong-nghiep',
  'dat-dai',
  'giao-thong',
  'moi-truong',
  'thien-tai',
  'y-te',
  'giao-duc',
  'van-hoa',
  'the-thao',
  'xa-hoi',
  'an-ninh',
  'thanh-tra',
  'quoc-phong',
  'khac',
] as const
export type TopicCode = (typeof topicCodes)[number]

export const labelKinds = ['relevance', 'topic', 'event', 'tone', 'respond'] as const
export type LabelKindName = (typeof labelKinds)[number]

/** What an analyst may correct: a label, membership of a story or reprint group, or which article of a group is the original. */
export const correctionKinds = [...labelKinds, 'story', 'reprint-group', 'original'] as const
export type CorrectionKind = (typeof correctionKinds)[number]

/** What an office may decide about a story as a whole: one with another, its title, that it stands first in lists. */
export const storyDecisionKinds = ['merge', 'title', 'pin'] as const
export type StoryDecisionKind = (typeof storyDecisionKinds)[number]

export const outletTiers = ['trung-uong', 'dia-phuong', 'nganh', 'tap-chi', 'trang-tin'] as const
export type OutletTier = (typeof outletTiers)[number]

export const sourceKindNames = ['feed', 'sitemap', 'list-page'] as const
export type SourceKindName = (typeof sourceKindNames)[number]

export const roles = ['quan-tri', 'chuyen-vien', 'truong-phong', 'lanh-dao', 'don-vi'] as const
export type Role = (typeof roles)[number]

/** The order in which a person's news is served: people first, then news, then the past. */
export const lanes = ['people', 'news', 'backfill'] as const
export type Lane = (typeof lanes)[number]

export const publishedSources = ['json-ld', 'meta', 'selector', 'feed', 'id', 'fetch'] as const
export type PublishedSource = (typeof publishedSources)[number]
