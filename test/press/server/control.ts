import type { IncomingMessage, ServerResponse } from 'node:http'
import { attackList } from '../attacks/attacks.js'
import { linkRuleOf } from '../listings/list-pages.js'
import { commenterNames, commentSentences } from '../pages/words.js'
import { slugOf } from '../text.js'
import { truthRow } from '../world/truth.js'
import type { OutletSpec } from '../world/types.js'
import { faultModes, type FaultMode } from './faults.js'
import type { PressServerParts } from './server.js'

/** A time as text, in milliseconds; a number is taken as milliseconds. */
function readTime(value: unknown): number | null {
  if (value === null || value === undefined) return null
  const ms = typeof value === 'number' ? value : Date.parse(String(value))
  if (!Number.isFinite(ms)) throw new Error(`not a time: ${String(value)}`)
  return ms
}

async function readBody(request: IncomingMessage): Promise<Record<string, unknown>> {
  let text = ''
  for await (const part of request) text += String(part)
  return text.trim() === '' ? {} : (JSON.parse(text) as Record<string, unknown>)
}

const iso = (ms: number | null): string | null => (ms === null ? null : new Date(ms).toISOString())

/** An outlet as the registry shows it; with its section feeds where many sources are wanted. */
export function registryRow(outlet: OutletSpec, withSections = false): object {
  const { code, name, agency, governingBody, tier, kind, host, family, robots } = outlet
  const sources = outlet.sources.map((source) => ({
    kind: source.kind,
    url: `http://${host}${source.path}`,
    ...(source.kind === 'list-page' ? { linkRule: linkRuleOf(outlet) } : {}),
  }))
  const sections = withSections
    ? outlet.sections.map((section) => ({ kind: 'feed', url: `http://${host}/rss/muc/${slugOf(section)}.rss` }))
    : []
  return {
    code,
    name,
    agency,
    governingBody,
    tier,
    kind,
    host,
    home: `http://${host}/`,
    family,
    robots,
    sources: [...sources, ...sections],
  }
}

function addFault(parts: PressServerParts, body: Record<string, unknown>): object {
  const mode = String(body.mode) as FaultMode
  if (!faultModes.includes(mode)) throw new Error(`unknown mode ${mode}; one of ${faultModes.join(' ')}`)
  if (typeof body.host !== 'string') throw new Error('host is missing')
  const fault = {
    host: body.host,
    mode,
    from: readTime(body.from) ?? parts.clock.now(),
    to: readTime(body.to),
    path: String(body.path ?? '/'),
    delayMs: Number(body.delayMs ?? 5000),
    retryAfter: body.retryAfter === undefined ? null : String(body.retryAfter),
  }
  parts.faults.add(fault)
  return { ...fault, from: iso(fault.from), to: iso(fault.to) }
}

type Answer = (parts: PressServerParts, query: URLSearchParams, request: IncomingMessage) => unknown

const answers: Record<string, Answer> = {
  'GET clock': ({ clock }) => ({ now: iso(clock.now()), limit: iso(clock.limit()) }),
  'POST clock/advance': async ({ clock }, _query, request) => {
    const to = readTime((await readBody(request)).to)
    return { now: iso(clock.advance(to ?? clock.now())), limit: iso(clock.limit()) }
  },
  'POST clock/limit': async ({ clock }, _query, request) => {
    clock.setLimit(readTime((await readBody(request)).to))
    return { now: iso(clock.now()), limit: iso(clock.limit()) }
  },
  'GET registry': ({ world }, query) =>
    world.outlets.map((outlet) => registryRow(outlet, query.get('sections') === '1')),
  'GET log': ({ log }, query) => log.since(query.get('since'), query.get('host')),
  'DELETE log': ({ log }) => {
    log.clear()
    return {}
  },
  'GET faults': ({ faults }) => faults.all(),
  'POST faults': async (parts, _query, request) => addFault(parts, await readBody(request)),
  'DELETE faults': ({ faults }, query) => {
    faults.clear(query.get('host'))
    return {}
  },
  'GET commenters': () => ({ names: commenterNames, sentences: commentSentences }),
  'GET attacks': ({ touched }) => attackList().map((attack) => ({ ...attack, touched: touched.has(attack.name) })),
  'GET world': ({ world }) => ({
    start: iso(world.start),
    end: iso(world.end),
    outlets: world.outlets.length,
    publications: world.publications.length,
  }),
}

/** Sends the truth row by row, so that twenty thousand texts need not stand in memory as one string. */
async function sendTruth(parts: PressServerParts, query: URLSearchParams, response: ServerResponse): Promise<void> {
  const at = readTime(query.get('at')) ?? parts.clock.now()
  const outlet = query.get('outlet')
  response.writeHead(200, { 'content-type': 'application/json; charset=utf-8' })
  let open = '['
  for (const publication of parts.world.publications) {
    if (publication.publishedAt > at || (outlet !== null && publication.outlet.code !== outlet)) continue
    const ready = response.write(`${open}${JSON.stringify(truthRow(publication, at, parts.world))}`)
    open = ',\n'
    if (!ready) await new Promise((resolve) => response.once('drain', resolve))
  }
  response.end(open === '[' ? '[]' : ']')
}

/** Answers the control interface. Mistakes of the caller are told with status 400. */
export async function handleControl(
  parts: PressServerParts,
  request: IncomingMessage,
  response: ServerResponse,
  path: string,
): Promise<void> {
  const url = new URL(path, 'http://control/')
  const name = `${request.method} ${url.pathname.slice(1)}`
  try {
    if (name === 'GET truth') return await sendTruth(parts, url.searchParams, response)
    const answer = answers[name]
    const body =
      answer === undefined ? { error: `no such control: ${name}` } : await answer(parts, url.searchParams, request)
    response.writeHead(answer === undefined ? 404 : 200, { 'content-type': 'application/json; charset=utf-8' })
    response.end(JSON.stringify(body))
  } catch (error) {
    response.writeHead(400, { 'content-type': 'application/json; charset=utf-8' })
    response.end(JSON.stringify({ error: error instanceof Error ? error.message : String(error) }))
  }
}
