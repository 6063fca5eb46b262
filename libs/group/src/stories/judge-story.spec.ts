import { continuesStory, longestStoryDays, probability, type StoryEvidence, storyScore } from './judge-story.js'

const evidence = (changes: Partial<StoryEvidence> = {}): StoryEvidence => ({
  most: 0.4,
  mean: 0.4,
  names: 0.5,
  cohesion: 0,
  nearest: 0.1,
  age: 0.1,
  size: 1,
  ...changes,
})

describe('The story decision', () => {
  it('grows with likeness and names, and falls with time', () => {
    const base = storyScore(evidence())
    expect(base).toBeGreaterThan(0)
    expect(storyScore(evidence({ mean: 0.1 }))).toBeLessThan(base)
    expect(storyScore(evidence({ names: 0 }))).toBeLessThan(base)
    expect(storyScore(evidence({ nearest: 3, age: 3 }))).toBeLessThan(base)
    expect(storyScore(evidence({ mean: 0.02, names: 0 }))).toBeLessThan(0)
  })
  it('asks a close-knit story for more likeness than a loose one', () => {
    expect(storyScore(evidence({ cohesion: 0.5, size: 3 }))).toBeLessThan(
      storyScore(evidence({ cohesion: 0.1, size: 3 })),
    )
  })
  it('asks the more, the bigger a story has grown', () => {
    expect(storyScore(evidence({ size: 200 }))).toBeLessThan(storyScore(evidence({ size: 20 })))
    expect(storyScore(evidence({ size: 20 }))).toBeLessThan(storyScore(evidence({ size: 10 })))
  })
  it('closes a story after its longest time, and then says that it is continued', () => {
    const late = evidence({ mean: 0.9, names: 1, nearest: 0.1, age: longestStoryDays + 0.1 })
    expect(storyScore(late)).toBe(-Infinity)
    expect(continuesStory(late)).toBe(true)
    expect(continuesStory(evidence({ mean: 0.02, names: 0, age: 20 }))).toBe(false)
    expect(probability(storyScore(late))).toBe(0)
  })
})
