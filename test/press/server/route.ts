import { feedText } from '../listings/feeds.js'
import { listPieces } from '../listings/list-pages.js'
import { robotsText } from '../listings/robots.js'
import { sitemapPageText, sitemapText } from '../listings/sitemaps.js'
import { articlePieces, describePage, headerClock, lightPieces, removedPieces } from '../pages/article-page.js'
import { buildFrame, type Frame } from '../pages/frame.js'
import type { Mutation } from '../pages/mutation.js'
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

/** Makes the router of a world; frames are built on first use and kept. */
export function makeRouter(world: World, mutation: Mutation | null): Router {
  const frames = new Map<OutletSpec, Frame>()
  const frameOf = (outlet: OutletSpec): Frame => {
    const kept = frames.get(outlet) ?? buildFrame(outlet, mutation)
    frames.set(outlet, kept)
    return kept
  }

  const article = (
    press: OutletPress,
    publication: Publication,
    path: string,
    light: boolean,
    now: number,
  ): Resource => {
    const { outlet } = press
    if (publication.removedAt !== null && publication.removedAt <= now)
      return removedResource(outlet, frameOf(outlet), now)
    const version = versionAt(publication, now)
    const right = pathOf(publication, version)
    const asked = outlet.address === 'item-query' ? path : (path.split('?')[0] as string)
    if (
      !light &&
      keyOfPath(outlet, right) === keyOfPath(outlet, path) &&
      asked !== right &&
      !asked.includes('ItemID')
    ) {
      return redirectResource(`http://${outlet.host}${right}`)
    }
    const marks = {
      etag: `"a${publication.id}-${publication.versions.indexOf(version)}${light ? 'l' : ''}"`,
      lastModified: version.at,
    }
    const pieces = (): ReturnType<typeof articlePieces> => {
      const page = describePage(press, publication, now)
      return light ? lightPieces(page) : articlePieces(page, frameOf(outlet), mutation)
    }
    return pageResource(pieces, outlet.encoding, marks)
  }

  const listing = (press: OutletPress, path: string, now: number): Resource | null => {
    const [bare, query] = path.split('?') as [string, string | undefined]
    const { outlet } = press
    const section = press.sections.get(bare.replace(/(.)\/$/, '$1'))
    const isList = bare === '/' || outlet.sources.some((source) => source.kind === 'list-page' && source.path === bare)
    if (section === undefined && !isList) return null
    const page = Math.max(1, Number(/(?:^|&)page=(\d+)/.exec(query ?? '')?.[1] ?? 1))
    return pageResource(
      () => listPieces(press, frameOf(outlet), bare, page, now, section),
      outlet.encoding,
      changeMarks(press, path, now),
    )
  }

  const find = (press: OutletPress, path: string, light: boolean, now: number): Resource | null => {
    const { outlet } = press
    const bare = path.split('?')[0] as string
    if (bare === '/robots.txt') return robotsResource(press, frameOf(outlet), now)
    const source = outlet.sources.find((each) => each.kind !== 'list-page' && each.path === path)
    if (source !== undefined) return sourceResource(press, source, now)
    const page = /^\/sitemaps\/page-(\d+)\.xml$/.exec(bare)
    if (page !== null) {
      const number = Number(page[1])
      const last = press.changes.length
      if (number < 1 || (number - 1) * 1 > last) return null
      const text = sitemapPageText(press, number, now)
      return text === null
        ? null
        : textResource(() => text, 'application/xml; charset=utf-8', changeMarks(press, path, now))
    }
    const list = listing(press, path, now)
    if (list !== null) return list
    const amp = bare.startsWith('/amp/')
    const key = keyOfPath(outlet, amp ? path.slice(4) : path)
    const publication = key === null ? undefined : press.byKey.get(key)
    if (publication !== undefined && publication.publishedAt <= now)
      return article(press, publication, amp ? path.slice(4) : path, light || amp, now)
    if (/^\/(chu-de|tag|tac-gia)/.test(bare)) {
      return pageResource(
        () => [
          frameOf(outlet).top,
          '<title>Chủ đề</title>',
          frameOf(outlet).menu,
          headerClock(now),
          frameOf(outlet).bottom,
        ],
        outlet.encoding,
        { etag: null, lastModified: null },
      )
    }
    return null
  }

  return {
    find: (host, path, now) => {
      const bareHost = host.replace(/^(www|m)\./, '')
      const press = world.byHost.get(bareHost)
      if (press === undefined) return null
      if (host.startsWith('www.')) return redirectResource(`http://${bareHost}${path}`)
      return find(press, path, host.startsWith('m.'), now) ?? plainResource(404, 'Không tìm thấy trang')
    },
  }
}
