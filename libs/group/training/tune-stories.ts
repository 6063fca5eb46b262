import { readFileSync } from 'node:fs'
import { gunzipSync } from 'node:zlib'
import { bCubed, type Grouping, GroupWindow, type IncomingArticle, type Joined } from '../src/index.js'
import { type StoryEvidence, type StoryJudge, storyTerms } from '../src/stories/judge-story.js'
import type { FoundStory } from '../src/stories/story-finder.js'
import type { Signature } from '../src/window/signature.js'
import { type Case, fitLogistic } from './fit-logistic.js'

/**
 * Fits the weights of `judge-story.ts` to a set with known stories, and tells by cross-validation what they are worth.
 *
 *   node dist/libs/group/training/tune-stories.js STORIES.jsonl[.gz] TRUTH.tsv
 *
 * STORIES: JSON lines `{id, title, text, publishedAt}` in stream order. TRUTH: columns `id` and `story`, with a head line.
 */
/** The terms the decision is fitted with, by their names in `StoryJudge`. */
const used = ['mean', 'names', 'cohesion', 'hasCohesion', 'nearest', 'age'] as const
const folds = 5

/** A window that is told the true story after each answer, and notes which stories came into question. */
class TaughtWindow extends GroupWindow {
  noted: FoundStory[] = []
  protected override storiesFor(signature: Signature, publishedMs: number): FoundStory[] {
    return (this.noted = super.storiesFor(signature, publishedMs))
  }
  teach(article: IncomingArticle, story: string): { joined: Joined; found: FoundStory[] } {
    this.noted = []
    const joined = this.join(article)
    this.assign(article.id, { story: `true ${story}` })
    return { joined, found: this.noted }
  }
}

function collectCases(articles: readonly IncomingArticle[], truth: Grouping): Case[] {
  const window = new TaughtWindow()
  return articles.flatMap((article) => {
    const story = truth.get(article.id) as string
    const { found } = window.teach(article, story)
    return found
      .filter((f) => Number.isFinite(f.score))
      .map((f) => ({ terms: termsOf(f.evidence), holds: f.story === `true ${story}` }))
  })
}

function termsOf(evidence: StoryEvidence): number[] {
  const all = storyTerms(evidence)
  return used.map((name) => all[name])
}

function judgeOf([constant = 0, ...weights]: readonly number[], threshold: number): StoryJudge {
  const [mean = 0, names = 0, cohesion = 0, hasCohesion = 0, nearest = 0, age = 0] = weights
  return { constant, mean, names, cohesion, hasCohesion, nearest, age, threshold }
}

function answer(articles: readonly IncomingArticle[], judge: StoryJudge): Grouping {
  const window = new GroupWindow({ judge })
  return new Map(articles.map((article) => [article.id, window.join(article).story]))
}

function worth(truth: Grouping, given: Grouping): number {
  return (bCubed(truth, given).f1 + bCubed(truth, given, { onlyWithCompany: true }).f1) / 2
}

/** Weights and the middle of the thresholds that are within a hair of the best. */
function tune(articles: readonly IncomingArticle[], truth: Grouping): StoryJudge {
  const weights = fitLogistic(collectCases(articles, truth))
  const tried = Array.from({ length: 17 }, (_, k) => {
    const threshold = -2.4 + 0.2 * k
    return { threshold, worth: worth(truth, answer(articles, judgeOf(weights, threshold))) }
  })
  const best = Math.max(...tried.map((t) => t.worth))
  const good = tried.filter((t) => t.worth >= best - 0.0015)
  return judgeOf(weights, good.reduce((sum, t) => sum + t.threshold, 0) / good.length)
}

/** F1 over the items of the folds left out, in streams of all items. */
function crossValidate(
  articles: readonly IncomingArticle[],
  truth: Grouping,
  seed: number,
): { all: number; company: number } {
  const foldOf = (id: string): number =>
    ([...`${seed}${truth.get(id)}`].reduce((h, c) => Math.imul(h ^ c.charCodeAt(0), 16777619) >>> 0, 2166136261) %
      65521) %
    folds
  const sums = { all: [0, 0, 0], company: [0, 0, 0] }
  for (let fold = 0; fold < folds; fold++) {
    const train = articles.filter((a) => foldOf(a.id) !== fold)
    const judge = tune(train, new Map(train.map((a) => [a.id, truth.get(a.id) as string])))
    const given = answer(articles, judge)
    for (const [id, p, r, size] of itemScores(truth, given)) {
      if (foldOf(id) !== fold) continue
      for (const sum of size > 1 ? [sums.all, sums.company] : [sums.all])
        [p, r, 1].forEach((v, k) => (sum[k] = (sum[k] as number) + v))
    }
  }
  const f1 = ([p, r, n]: number[]): number =>
    (2 * (p as number) * (r as number)) / ((p as number) + (r as number)) / (n as number)
  return { all: f1(sums.all), company: f1(sums.company) }
}

function itemScores(truth: Grouping, given: Grouping): [string, number, number, number][] {
  const members = (g: Grouping): Map<string, string[]> => {
    const map = new Map<string, string[]>()
    for (const id of truth.keys()) map.set(g.get(id) as string, [...(map.get(g.get(id) as string) ?? []), id])
    return map
  }
  const [trueOnes, givenOnes] = [members(truth), members(given)]
  return [...truth.keys()].map((id) => {
    const t = trueOnes.get(truth.get(id) as string) as string[]
    const g = givenOnes.get(given.get(id) as string) as string[]
    const both = g.filter((x) => truth.get(x) === truth.get(id)).length
    return [id, both / g.length, both / t.length, t.length]
  })
}

function readLines(path: string): string[] {
  const raw = readFileSync(path)
  return (path.endsWith('.gz') ? gunzipSync(raw) : raw)
    .toString('utf8')
    .split('\n')
    .filter((line) => line.trim() !== '')
}

const [storiesPath, truthPath, seeds = '2'] = process.argv.slice(2)
if (!storiesPath || !truthPath) throw new Error('usage: tune-stories.js STORIES.jsonl[.gz] TRUTH.tsv [seeds]')
const articles = readLines(storiesPath).map((line) => JSON.parse(line) as IncomingArticle)
const truth = new Map(
  readLines(truthPath)
    .slice(1)
    .map((line) => line.split('\t').slice(0, 2) as [string, string]),
)
const judge = tune(articles, truth)
const given = answer(articles, judge)
const show = (n: number): string => n.toFixed(4)
process.stdout.write(
  `${JSON.stringify(judge)}\non the set itself: all ${show(bCubed(truth, given).f1)}, with company ${show(bCubed(truth, given, { onlyWithCompany: true }).f1)}\n`,
)
for (let seed = 1; seed <= Number(seeds); seed++) {
  const { all, company } = crossValidate(articles, truth, seed)
  process.stdout.write(`cross-validated, seed ${seed}: all ${show(all)}, with company ${show(company)}\n`)
}
