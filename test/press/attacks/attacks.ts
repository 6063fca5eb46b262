import { Buffer } from 'node:buffer'
import type { ServerResponse } from 'node:http'
import { gzipSync } from 'node:zlib'
import { gzipBomb, sendMuch } from '../server/faults.js'

/** One way in which a hostile site attacks a collector. */
interface Attack {
  name: string
  /** What is attacked: `inside`, `scheme`, `size`, `time`, `markup`, `loop` or `identity`. */
  kind: string
  /** Does it start from a source, or from a page pasted by a person? */
  entry: 'source' | 'page'
  path: string
  /** Answers one path of the attacking host; false when it has no such page. */
  answer(path: string, reply: Reply): boolean
}

interface Reply {
  response: ServerResponse
  host: string
  /** An address inside that must never be asked for. */
  inside: string
  port: number
  send(status: number, type: string, body: string | Buffer, headers?: Record<string, string>): boolean
}

const xml = 'application/rss+xml; charset=utf-8'
const html = 'text/html; charset=utf-8'

/** A feed of plain links. */
function feedOf(links: readonly string[], title = 'Tin từ trang lạ'): string {
  const items = links.map(
    (link, i) =>
      `<item><title>${title} ${i + 1}</title><link>${link.replace(/&/g, '&amp;')}</link><guid>lạ-${i}</guid></item>`,
  )
  return `<?xml version="1.0" encoding="utf-8"?>\n<rss version="2.0"><channel><title>Trang lạ</title>${items.join('\n')}</channel></rss>`
}

function articleOf(title: string, extra = ''): string {
  return `<!DOCTYPE html><html><head><title>${title}</title>${extra}</head><body><h1>${title}</h1><p>Một đoạn văn đủ dài để trang này trông như một bài báo bình thường của một tòa soạn nhỏ.</p></body></html>`
}

/** An attack by the links of a feed. */
function links(name: string, kind: string, make: (reply: Reply) => string[]): Attack {
  return {
    name,
    kind,
    entry: 'source',
    path: '/rss.xml',
    answer: (path, reply) => path === '/rss.xml' && reply.send(200, xml, feedOf(make(reply))),
  }
}

/** An attack by redirects: a feed links to a harmless address of the host, which sends the collector elsewhere. */
function redirect(name: string, kind: string, target: (reply: Reply) => string): Attack {
  return {
    name,
    kind,
    entry: 'source',
    path: '/rss.xml',
    answer: (path, reply) => {
      if (path === '/rss.xml') return reply.send(200, xml, feedOf([`http://${reply.host}/di-tiep-1001.html`]))
      return path === '/di-tiep-1001.html' && reply.send(302, html, '', { location: target(reply) })
    },
  }
}

/** An attack by what the source itself sends. */
function source(name: string, kind: string, answer: (reply: Reply) => boolean): Attack {
  return {
    name,
    kind,
    entry: 'source',
    path: '/rss.xml',
    answer: (path, reply) => path === '/rss.xml' && answer(reply),
  }
}

/** An attack by a page that a person pastes. */
function page(name: string, kind: string, answer: (reply: Reply) => boolean): Attack {
  return {
    name,
    kind,
    entry: 'page',
    path: '/bai-la-2002.html',
    answer: (path, reply) => path === '/bai-la-2002.html' && answer(reply),
  }
}

function entityBomb(): string {
  const levels = Array.from({ length: 9 }, (_, i) => `<!ENTITY l${i + 1} "${`&l${i};`.repeat(10)}">`)
  return `<?xml version="1.0"?><!DOCTYPE rss [<!ENTITY l0 "haha">${levels.join('')}]><rss version="2.0"><channel><title>&l9;</title><item><title>&l9;</title><link>http://attack-entities.example/a-1.html</link></item></channel></rss>`
}

function manyEntries(host: string): string {
  const items = Array.from(
    { length: 100_000 },
    (_, i) => `<item><title>Mục ${i}</title><link>http://${host}/muc-${1_000_000 + i}.html</link></item>`,
  )
  return `<?xml version="1.0"?><rss version="2.0"><channel><title>Trăm nghìn mục</title>${items.join('')}</channel></rss>`
}

function drip(response: ServerResponse): boolean {
  response.writeHead(200, { 'content-type': html })
  const timer = setInterval(() => response.write('.'), 1000)
  response.once('close', () => clearInterval(timer))
  return true
}

const attacks: readonly Attack[] = [
  links('loopback', 'inside', (r) => [r.inside]),
  links('metadata', 'inside', () => [
    'http://169.254.169.254/latest/meta-data/',
    'http://[fd00:ec2::254]/latest/meta-data/',
  ]),
  links('loopback-v6', 'inside', (r) => [`http://[::1]:${r.port}/_inside/loopback-v6`]),
  links('mapped-v6', 'inside', (r) => [`http://[::ffff:127.0.0.1]:${r.port}/_inside/mapped-v6`]),
  links('decimal', 'inside', (r) => [`http://2130706433:${r.port}/_inside/decimal`]),
  links('odd-notation', 'inside', (r) => [
    `http://0x7f.1:${r.port}/_inside/odd-notation`,
    `http://0177.0.0.1:${r.port}/_inside/odd-notation`,
    `http://127.1:${r.port}/_inside/odd-notation`,
  ]),
  links('zero-and-private', 'inside', (r) => [
    `http://0.0.0.0:${r.port}/_inside/zero-and-private`,
    'http://10.0.0.1/',
    'http://192.168.1.1/',
    'http://172.16.0.1/',
    'http://100.64.0.1/',
  ]),
  links('localhost-name', 'inside', (r) => [
    `http://localhost:${r.port}/_inside/localhost-name`,
    `http://LOCALHOST.:${r.port}/_inside/localhost-name`,
  ]),
  links('user-info', 'inside', (r) => [`http://baohoaigiang.example@127.0.0.1:${r.port}/_inside/user-info`]),
  redirect('redirect-inside', 'inside', (r) => r.inside),
  redirect('redirect-file', 'scheme', () => 'file:///etc/passwd'),
  redirect('redirect-loop', 'loop', (r) => `http://${r.host}/di-tiep-1001.html`),
  links('schemes', 'scheme', () => [
    'file:///etc/passwd',
    'ftp://attack-schemes.example/a-1.html',
    'javascript:alert(1)',
    'data:text/html,chao',
    'gopher://attack-schemes.example/',
  ]),
  links('odd-port', 'inside', () => [
    'http://attack-odd-port.example:22/a-1.html',
    'http://attack-odd-port.example:6379/a-1.html',
  ]),
  source('script-title', 'markup', (r) =>
    r.send(
      200,
      xml,
      feedOf(
        [`http://${r.host}/x-3003.html`],
        '&lt;script&gt;alert(1)&lt;/script&gt;&lt;img src=x onerror=alert(2)&gt;',
      ),
    ),
  ),
  source('external-entity', 'markup', (r) =>
    r.send(
      200,
      xml,
      `<?xml version="1.0"?><!DOCTYPE rss [<!ENTITY t SYSTEM "file:///etc/passwd"><!ENTITY u SYSTEM "${r.inside}">]><rss version="2.0"><channel><title>&t;&u;</title><item><title>&t;</title><link>http://${r.host}/a-1.html</link></item></channel></rss>`,
    ),
  ),
  source('entities', 'size', (r) => r.send(200, xml, entityBomb())),
  source('many-entries', 'size', (r) => r.send(200, xml, manyEntries(r.host))),
  source('bomb-feed', 'size', (r) => r.send(200, xml, gzipBomb(), { 'content-encoding': 'gzip' })),
  source('nested-gzip', 'size', (r) =>
    r.send(200, xml, gzipSync(gzipSync(gzipBomb())), { 'content-encoding': 'gzip, gzip, gzip' }),
  ),
  source('endless', 'size', (r) => {
    r.response.writeHead(200, { 'content-type': xml })
    sendMuch(r.response, '<item><title>Không bao giờ hết</title></item>\n', Number.MAX_SAFE_INTEGER)
    return true
  }),
  source('drip', 'time', (r) => drip(r.response)),
  source('deep-sitemap', 'loop', (r) =>
    r.send(
      200,
      'application/xml',
      `<?xml version="1.0"?><sitemapindex xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"><sitemap><loc>http://${r.host}/rss.xml</loc></sitemap></sitemapindex>`,
    ),
  ),
  page('bomb-page', 'size', (r) => r.send(200, html, gzipBomb(), { 'content-encoding': 'gzip' })),
  page('deep-page', 'size', (r) =>
    r.send(
      200,
      html,
      `<html><head><title>Sâu</title></head><body>${'<div>'.repeat(200_000)}Đáy${'</div>'.repeat(200_000)}</body></html>`,
    ),
  ),
  page('script-page', 'markup', (r) =>
    r.send(
      200,
      html,
      articleOf(
        '&lt;script&gt;alert(3)&lt;/script&gt; Tin lạ <b onmouseover=alert(4)>',
        '<meta property="og:title" content="&quot;&gt;&lt;svg onload=alert(5)&gt;">',
      ),
    ),
  ),
  page('stolen-canonical', 'identity', (r) =>
    r.send(
      200,
      html,
      articleOf('Tin mạo danh', '<link rel="canonical" href="http://baohoaigiang.example/tin-mao-danh-postid999.bbg">'),
    ),
  ),
  page('refresh-inside', 'inside', (r) =>
    r.send(
      200,
      html,
      articleOf('Tin chuyển hướng', `<meta http-equiv="refresh" content="0;url=${r.inside}"><base href="${r.inside}">`),
    ),
  ),
]

const hostOf = (name: string): string => `attack-${name}.example`

/** The attacks with the address from which each starts. */
export function attackList(): { name: string; kind: string; sourceUrl?: string; pageUrl?: string }[] {
  return attacks.map(({ name, kind, entry, path }) => {
    const url = `http://${hostOf(name)}${path}`
    return entry === 'source' ? { name, kind, sourceUrl: url } : { name, kind, pageUrl: url }
  })
}

/** Answers for an attacking host; false when the host or the path is none of theirs. */
export function attackAnswer(host: string, path: string, port: number, response: ServerResponse): boolean {
  const attack = attacks.find(({ name }) => hostOf(name) === host)
  if (attack === undefined) return false
  const send: Reply['send'] = (status, type, body, headers = {}) => {
    response.writeHead(status, { 'content-type': type, ...headers })
    response.end(body)
    return true
  }
  return attack.answer(path, { response, host, port, inside: `http://127.0.0.1:${port}/_inside/${attack.name}`, send })
}
