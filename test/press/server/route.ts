import { feedText } from '../listings/feeds.js'
import { listPieces } from '../listings/list-pages.js'
import { robotsText } from '../listings/robots.js'
import { sitemapPageText, sitemapText } from '../listings/sitemaps.js'
import { articlePieces, describePage, headerClock, lightPieces, removedPieces } from '../pages/article-page.js'
import { buildFrame, type Frame } from '../pages/frame.js'
import type { Mutation } from '../pages/mutation.js'
import type { Piece } from '../pages/piece.js'
import { slugOf } from '../text.js'
import { keyOfPath, pathOf } from '../world/addresses.js'
import type { OutletSpec, Publication, SourceSpec } from '../world/types.js'
import { countUntil, versionAt, type OutletPress, type World } from '../world/world.js'
import { pageResource, plainResource, redirectResource, textResource, type Resource } from './resource.js'

/** Answers what stands at an address of the invented web at a moment. */
export interface Router {
  find(host: string, path: string, now: number): Resource | null
}

const feedTypes = { rss: 'application/rss+xml', atom: 'application/atom+xml', rdf: 'application/rdf+xml' }

/** How long a page stays the same is told by how many changes of the site came before. */
function changeMarks(press: OutletPress, path: string, now: number): { etag: string; lastModified: number | null } {
  const count = countUntil(press.changes, now)
  return { etag: `W/"${slugOf(path).slice(0, 20)}-${count}"`, lastModified: press.changes[count - 1] ?? null }
}

function sourceResource(press: OutletPress, source: SourceSpec, now: number): Resource {
  const marks = changeMarks(press, source.path, now)
  if (source.kind === 'sitemap')
    return textResource(() => sitemapText(press, source, now), 'application/xml; charset=utf-8', marks)
  const dialect = source.dialect ?? { form: 'rss' as const }
  const encoding = dialect.encoding ?? 'utf-8'
  const contentType = dialect.contentType ?? `${feedTypes[dialect.form]}; charset=${encoding}`
  return textResource(() => feedText(press, source, now).text, contentType, { ...marks, encoding })
}

function removedResource(outlet: OutletSpec, frame: Frame, now: number): Resource {
  if (outlet.removal === 'home') return redirectResource(`http://${outlet.host}/`, 302)
  const status = outlet.removal === 'gone' ? 410 : 200
  return pageResource(() => removedPieces(outlet, frame, now), outlet.encoding, {
    etag: null,
    lastModified: null,
    status,
  })
}

function robotsResource(press: OutletPress, frame: Frame, now: number): Resource {
  const text = robotsText(press.outlet)
  if (text === null) return plainResource(404, 'Không tìm thấy')
  if (text !== 'home') return plainResource(200, text)
  return pageResource(() => listPieces(press, frame, '/', 1, now), press.outlet.encoding, {
    etag: null,
    lastModified: null,
  })
}

/** Pages of an outlet that hold no article: topics, tags, authors. */
const emptyPage = /^\/(chu-de|tag|tac-gia|dang-nhap|goi-doc)/

/** One outlet's own feed of a section, which every outlet has beside the sources of the registry. */
function sectionSource(press: OutletPress, path: string): SourceSpec | undefined {
  const name = /^\/rss\/muc\/([a-z0-9-]+)\.rss$/.exec(path)?.[1]
  const section = name === undefined ? undefined : press.sections.get(`/${name}`)
  if (section === undefined) return undefined
  const dialect = press.outlet.sources.find((source) => source.dialect !== undefined)?.dialect ?? {
    form: 'rss',
    cdata: true,
  }
  return { kind: 'feed', path, section, dialect: { ...dialect, items: 40 } }
}

class PressRouter implements Router {
  private readonly frames = new Map<OutletSpec, Frame>()

  constructor(
    private readonly world: World,
    private readonly mutation: Mutation | null,
  ) {}

  find(host: string, path: string, now: number): Resource | null {
    const bareHost = host.replace(/^(www|m)\./, '')
    const press = this.world.byHost.get(bareHost)
    if (press === undefined) return null
    if (host.startsWith('www.')) return redirectResource(`http://${bareHost}${path}`)
    return this.onSite(press, path, host.startsWith('m.'), now) ?? plainResource(404, 'Không tìm thấy trang')
  }

  /** Frames are built on first use and kept. */
  private frameOf(outlet: OutletSpec): Frame {
    const kept = this.frames.get(outlet) ?? buildFrame(outlet, this.mutation)
    this.frames.set(outlet, kept)
    return kept
  }

  private onSite(press: OutletPress, path: string, light: boolean, now: number): Resource | null {
    const { outlet } = press
    const bare = path.split('?')[0] as string
    if (bare === '/robots.txt') return robotsResource(press, this.frameOf(outlet), now)
    const source =
      outlet.sources.find((each) => each.kind !== 'list-page' && each.path === path) ?? sectionSource(press, bare)
    if (source !== undefined) return sourceResource(press, source, now)
    return (
      this.sitemapPage(press, bare, now) ??
      this.listing(press, path, now) ??
      this.byKey(press, path, light, now) ??
      this.empty(outlet, bare, now)
    )
  }

  private sitemapPage(press: OutletPress, bare: string, now: number): Resource | null {
    const page = /^\/sitemaps\/page-(\d{1,4})\.xml$/.exec(bare)
    const text = page === null ? null : sitemapPageText(press, Number(page[1]), now)
    return text === null
      ? null
      : textResource(() => text, 'application/xml; charset=utf-8', changeMarks(press, bare, now))
  }

  private listing(press: OutletPress, path: string, now: number): Resource | null {
    const [bare, query] = path.split('?') as [string, string | undefined]
    const { outlet } = press
    const section = press.sections.get(bare.replace(/(.)\/$/, '$1'))
    const isList = bare === '/' || outlet.sources.some((source) => source.kind === 'list-page' && source.path === bare)
    if (section === undefined && !isList) return null
    const page = Math.max(1, Number(/(?:^|&)page=(\d{1,5})/.exec(query ?? '')?.[1] ?? 1))
    const pieces = (): Piece[] => listPieces(press, this.frameOf(outlet), bare, page, now, section)
    return pageResource(pieces, outlet.encoding, changeMarks(press, path, now))
  }

  private byKey(press: OutletPress, path: string, light: boolean, now: number): Resource | null {
    const isAmp = path.startsWith('/amp/')
    const own = isAmp ? path.slice(4) : path
    const key = keyOfPath(press.outlet, own)
    const publication = key === null ? undefined : press.byKey.get(key)
    if (publication === undefined || publication.publishedAt > now) return null
    return this.article(press, publication, own, light || isAmp, now)
  }

  private article(press: OutletPress, publication: Publication, path: string, light: boolean, now: number): Resource {
    const { outlet } = press
    if (publication.removedAt !== null && publication.removedAt <= now)
      return removedResource(outlet, this.frameOf(outlet), now)
    const version = versionAt(publication, now)
    const right = pathOf(publication, version)
    if (!light && outlet.address !== 'item-query' && path.split('?')[0] !== right)
      return redirectResource(`http://${outlet.host}${right}`)
    const etag = `"a${publication.id}-${publication.versions.indexOf(version)}${light ? 'l' : ''}"`
    const pieces = (): Piece[] => {
      const page = describePage(press, publication, now)
      return light ? lightPieces(page) : articlePieces(page, this.frameOf(outlet), this.mutation)
    }
    return pageResource(pieces, outlet.encoding, { etag, lastModified: version.at })
  }

  private empty(outlet: OutletSpec, bare: string, now: number): Resource | null {
    if (!emptyPage.test(bare)) return null
    const frame = this.frameOf(outlet)
    const pieces = (): Piece[] => [frame.top, '<title>Chủ đề</title>', frame.menu, headerClock(now), frame.bottom]
    return pageResource(pieces, outlet.encoding, { etag: null, lastModified: null })
  }
}

/** Makes the router of a world. */
export function makeRouter(world: World, mutation: Mutation | null): Router {
  return new PressRouter(world, mutation)
}
