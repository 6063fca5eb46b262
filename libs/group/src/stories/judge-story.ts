/** How an article stands to a story: likeness to the members most like it, times in days. */
export interface StoryEvidence {
  /** Cosine over all terms: highest, and mean over the members looked at. */
  readonly most: number
  readonly mean: number
  /** Mean cosine over names. */
  readonly names: number
  /** Mean cosine of these members to one another; 0 for a story of one. */
  readonly cohesion: number
  /** Days to the member nearest in time, and to the story's first article. */
  readonly nearest: number
  readonly age: number
  /** Articles of the story in the window, copies apart. */
  readonly size: number
}

/** Weights of the decision, see `storyTerms`. */
export interface StoryJudge {
  readonly constant: number
  readonly mean: number
  readonly names: number
  readonly cohesion: number
  readonly hasCohesion: number
  readonly nearest: number
  readonly age: number
  /** Log-odds from which an article belongs to a story. */
  readonly threshold: number
}

/** Fitted by `training/tune-stories.ts`: logistic regression on pairs of article and story, then the threshold on whole streams. */
export const storyJudge: StoryJudge = {
  constant: 8.8,
  mean: 2.2,
  names: 1.94,
  cohesion: -0.88,
  hasCohesion: -2.87,
  nearest: -1.27,
  age: -1.77,
  threshold: -1.7,
}

/** Days after which a story takes no more articles: later ones begin a story that continues it. */
export const longestStoryDays = 14

/** From here on each doubling of a story asks for more likeness: the guard against stories that draw everything in. */
const bigStory = 12
const bigStoryPenalty = 0.35

/** What the weights are multiplied with, in the order of their names in `StoryJudge`. */
export function storyTerms(
  evidence: StoryEvidence,
): Record<'mean' | 'names' | 'cohesion' | 'hasCohesion' | 'nearest' | 'age', number> {
  return {
    mean: 2 * Math.log(evidence.mean + 0.01),
    names: 2 * evidence.names,
    cohesion: evidence.cohesion > 0 ? 2 * Math.log(evidence.cohesion + 0.01) : 0,
    hasCohesion: evidence.cohesion > 0 ? 1 : 0,
    nearest: Math.log1p(evidence.nearest),
    age: Math.log1p(evidence.age),
  }
}

/** Log-odds above the threshold: above 0 the article belongs to the story. */
export function storyScore(evidence: StoryEvidence, judge = storyJudge): number {
  if (evidence.age > longestStoryDays) return -Infinity
  const terms = storyTerms(evidence)
  return likeness(evidence, judge) + judge.nearest * terms.nearest + judge.age * terms.age
}

/** True when only time keeps the article from the story. */
export function continuesStory(evidence: StoryEvidence, judge = storyJudge): boolean {
  return likeness(evidence, judge) + (judge.nearest + judge.age) * Math.log1p(1) > 0
}

function likeness(evidence: StoryEvidence, judge: StoryJudge): number {
  const terms = storyTerms(evidence)
  const size = evidence.size > bigStory ? bigStoryPenalty * Math.log2(evidence.size / bigStory) : 0
  return (
    judge.constant +
    judge.mean * terms.mean +
    judge.names * terms.names +
    judge.cohesion * terms.cohesion +
    judge.hasCohesion * terms.hasCohesion -
    size -
    judge.threshold
  )
}

/** Probability that an article with this score belongs to the story. */
export function probability(score: number): number {
  return 1 / (1 + Math.exp(-score))
}
