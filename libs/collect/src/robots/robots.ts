import type { Clock, Log } from '#foundation'
import type { NamedReason } from '../errors.js'
import type { Fetcher, FetchResult } from '../fetch/fetch-url.js'
import { noRules, parseRobots, robotsMaxBytes, type RobotsRules } from './parse-robots.js'

/** What an outlet's robots.txt says about one address. */
export interface RobotsAnswer {
  /** Null: may be fetched. */
  refusal: NamedReason | null
  /** With a refusal that passes by itself: when to ask again. */
  retryAfterMs?: number
  crawlDelayMs: number | null
  sitemaps: string[]
}

/** Asks robots.txt once a day per host and remembers. */
export interface Robots {
  /** The answer for this address; fetches the file where it is not known. */
  check(url: string): Promise<RobotsAnswer>
  /** The answer if it is known without a request, else null: then `check` costs a request to that host. */
  peek(url: string): RobotsAnswer | null
}

export interface RobotsParts {
  fetcher: Pick<Fetcher, 'fetchUrl'>
  clock: Clock
  /** Our name in robots.txt. */
  productToken: string
  log: Log
  /** Told when a file was read: the place to set the host's gap. */
  onRead?: (host: string, crawlDelayMs: number | null) => void
}

interface Known {
  rules: RobotsRules
  refusal: NamedReason | null
  untilMs: number
}

/** RFC 9309 §2.4: no copy is used for longer than 24 hours, … */
const keepMs = 24 * 3_600_000
/** … and while the file cannot be had, nothing is fetched; asked again after this. */
const retryMs = 10 * 60_000
const maxOrigins = 5000

export function createRobots({ fetcher, clock, productToken, log, onRead }: RobotsParts): Robots {
  const known = new Map<string, Known>()
  const running = new Map<string, Promise<Known>>()

  async function check(url: string): Promise<RobotsAnswer> {
    const answer = peek(url)
    if (answer) return answer
    const origin = originOf(url)
    if (origin === null) return { refusal: 'url-invalid', crawlDelayMs: null, sitemaps: [] }
    let load = running.get(origin)
    if (!load) {
      load = read(origin).finally(() => running.delete(origin))
      running.set(origin, load)
    }
    return answerOf(await load, url)
  }

  function peek(url: string): RobotsAnswer | null {
    const entry = known.get(originOf(url) ?? '')
    return entry && entry.untilMs > clock.nowMs() ? answerOf(entry, url) : null
  }

  function answerOf(entry: Known, url: string): RobotsAnswer {
    const { crawlDelayMs, sitemaps } = entry.rules
    if (entry.refusal === 'robots-unreachable') {
      return {
        refusal: entry.refusal,
        retryAfterMs: Math.max(entry.untilMs - clock.nowMs(), 1000),
        crawlDelayMs,
        sitemaps,
      }
    }
    const refusal = entry.refusal ?? (entry.rules.isAllowed(new URL(url).href) ? null : 'robots-disallowed')
    return { refusal, crawlDelayMs, sitemaps }
  }

  async function read(origin: string): Promise<Known> {
    const result = await fetcher.fetchUrl(`${origin}/robots.txt`, {
      accept: 'text/plain, */*;q=0.5',
      maxBytes: 4 * robotsMaxBytes,
    })
    const entry = judge(result, known.get(origin))
    known.delete(origin)
    known.set(origin, entry)
    if (known.size > maxOrigins) known.delete(known.keys().next().value!)
    log.info('robots.read', {
      origin,
      reason: result.reason,
      refusal: entry.refusal,
      crawlDelayMs: entry.rules.crawlDelayMs,
    })
    onRead?.(new URL(origin).hostname, entry.rules.crawlDelayMs)
    return entry
  }

  function judge(result: FetchResult, before: Known | undefined): Known {
    const nowMs = clock.nowMs()
    const untilMs = nowMs + keepMs
    if (result.outcome === 'ok') return { rules: readRules(result.bytes, productToken), refusal: null, untilMs }
    if (result.outcome === 'refused') return { rules: noRules, refusal: result.reason, untilMs: nowMs + retryMs }
    if (isUnavailable(result)) return { rules: noRules, refusal: null, untilMs }
    // Unreachable: yesterday's rules serve on, if there are any; else nothing is fetched for now.
    if (before && before.refusal === null) return { ...before, untilMs: nowMs + retryMs }
    return {
      rules: noRules,
      refusal: 'robots-unreachable',
      untilMs: nowMs + Math.max(retryMs, result.retryAfterMs ?? 0),
    }
  }

  return { check, peek }
}

/**
 * RFC 9309 §2.3.1.3: a 4xx (or a chain of redirects without end) means that there is no file, and all may be fetched.
 * 429 is the exception: it asks for silence. An empty 200 is a file without rules.
 */
function isUnavailable({ status, reason }: FetchResult): boolean {
  if (reason === 'empty-answer' || reason === 'too-large' || reason === 'expands-too-large') return true
  if (reason === 'too-many-redirects' || reason === 'redirect-loop' || reason === 'redirect-broken') return true
  return status >= 400 && status < 500 && status !== 429
}

/** Some hosts answer every unknown address with their home page: markup is no rule file. */
function readRules(bytes: Buffer, productToken: string): RobotsRules {
  const text = new TextDecoder('utf-8').decode(bytes.subarray(0, robotsMaxBytes))
  return /^\s*</.test(text.slice(0, 1000)) ? noRules : parseRobots(text, productToken)
}

function originOf(url: string): string | null {
  if (!URL.canParse(url)) return null
  const { protocol, origin } = new URL(url)
  return protocol === 'http:' || protocol === 'https:' ? origin : null
}
