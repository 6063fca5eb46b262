import type { Tone } from '#press'

/** The tone of a story: that of most of its originals; `mixed` where two tones have as many. */
export type StoryTone = Tone | 'mixed'

/** Null where no original has a tone. */
export function storyTone(originals: Readonly<Record<Tone, number>>): StoryTone | null {
  const ranked = (Object.entries(originals) as [Tone, number][]).sort(([, a], [, b]) => b - a)
  const [first, second] = ranked
  if (!first || first[1] === 0) return null
  return second && second[1] === first[1] ? 'mixed' : first[0]
}
