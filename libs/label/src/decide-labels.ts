import type { LabelKindName } from './kinds/label-kind.js'

/** A person's statement on one kind; it always wins. */
export interface LabelCorrection {
  readonly kind: LabelKindName
  /** Codes, the main one first; empty means "this kind says nothing here". */
  readonly values: readonly string[]
  readonly by: string
  /** ISO time; the latest of several wins. */
  readonly at: string
}

/** What an office's rule says about this article. */
export interface LabelRuling {
  readonly kind: LabelKindName
  readonly values: readonly string[]
  readonly ruleId: string
  /** ISO time of the rule's present form; the latest of several matching rules wins. */
  readonly at: string
}

/** What the model says. */
export interface MachineLabel {
  readonly kind: LabelKindName
  readonly values: readonly string[]
  readonly confidence: number
  readonly modelVersion: string
}

/** The label in force for one kind and who decided it. */
export type DecidedLabel = { readonly kind: LabelKindName; readonly values: readonly string[] } & (
  | { readonly decidedBy: 'person'; readonly by: string; readonly at: string }
  | { readonly decidedBy: 'rule'; readonly ruleId: string; readonly at: string }
  | { readonly decidedBy: 'model'; readonly modelVersion: string; readonly confidence: number }
)

export interface LabelSources {
  readonly machine: readonly MachineLabel[]
  readonly rules: readonly LabelRuling[]
  readonly corrections: readonly LabelCorrection[]
}

/**
 * The label in force for every kind anybody has spoken about: a person's correction, else a rule, else the model. Tone falls
 * away where the relevance in force is none, unless a person set it.
 */
export function decideLabels({ machine, rules, corrections }: LabelSources): DecidedLabel[] {
  const decided = new Map<LabelKindName, DecidedLabel>()
  for (const m of machine) decided.set(m.kind, { ...m, decidedBy: 'model' })
  for (const r of byTime(rules)) decided.set(r.kind, { ...r, decidedBy: 'rule' })
  for (const c of byTime(corrections)) decided.set(c.kind, { ...c, decidedBy: 'person' })
  const unrelated = decided.get('relevance')?.values[0] === 'none'
  if (unrelated && decided.get('tone')?.decidedBy !== 'person') decided.delete('tone')
  return [...decided.values()]
}

/** Oldest first, so that the latest is written last; equal times keep the order given. */
function byTime<T extends { readonly at: string }>(list: readonly T[]): T[] {
  return [...list].sort((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0))
}
