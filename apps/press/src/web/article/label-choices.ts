import { events, relevances, tones, topicCodes, type LabelKindName } from '#press'
import { eventNames, relevanceNames, topicName, toneNames } from '../shell/names.js'
import { words } from './words.js'

/** The values of a label with their names, in the order of the form. */
export function choicesOf(kind: LabelKindName): { value: string; label: string }[] {
  const named = (values: readonly string[], name: (value: string) => string | undefined) =>
    values.map((value) => ({ value, label: name(value) ?? value }))
  if (kind === 'tone') return named(tones, (v) => toneNames[v as keyof typeof toneNames])
  if (kind === 'event') return named(events, (v) => eventNames[v])
  if (kind === 'relevance') return named(relevances, (v) => relevanceNames[v])
  if (kind === 'respond') return named(['true', 'false'], (v) => words().respond[v])
  return named(topicCodes, topicName)
}

/** Values of a label in words: `Giáo dục, Y tế`. */
export function valueNames(kind: LabelKindName, values: readonly string[]): string {
  const names = new Map(choicesOf(kind).map((c) => [c.value, c.label]))
  return values.map((v) => names.get(v) ?? v).join(', ') || words().noValue
}
