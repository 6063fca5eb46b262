/** The kinds of statement the office wants on every article. */
export type LabelKindName = 'relevance' | 'topic' | 'event' | 'tone' | 'respond'

/** One value of a kind: its stored code, its name on screen and when it applies. */
export interface LabelValue<Code extends string = string> {
  readonly code: Code
  /** Vietnamese, as shown. */
  readonly name: string
  /** One Vietnamese sentence for the analyst: when this value is right. */
  readonly guidance: string
}

/** A label kind as a plug-in: its values, its words on screen and how far the machine must be sure to be shown as sure. */
export interface LabelKind<Code extends string = string> {
  readonly name: LabelKindName
  /** Vietnamese name of the kind itself. */
  readonly title: string
  /** Vietnamese question the label answers. */
  readonly question: string
  /** In the order of the reading guide: where two values seem equally right, the earlier one is taken. */
  readonly values: readonly LabelValue<Code>[]
  /** How many values one article may carry; the main one comes first. */
  readonly maxValues: number
  /** Below this confidence (0 to 1) the screen asks a person to look. */
  readonly doubtBelow: number
  /** False when the kind says nothing about an article of this relevance. */
  readonly appliesTo: (relevance: string) => boolean
}

/** The value of a code, or undefined for a code the kind does not know. */
export function valueOf(kind: LabelKind, code: string): LabelValue | undefined {
  return kind.values.find((v) => v.code === code)
}
