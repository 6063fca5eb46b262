import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import { createServer as createTcpServer, type AddressInfo, type Socket } from 'node:net'
import { brotliCompressSync, deflateRawSync, gzipSync } from 'node:zlib'
import { ManualClock, silentLog } from '#foundation'
import { reasons } from '../errors.js'
import { createFetcher, type Fetcher, type FetchResult } from './fetch-url.js'
import { defaultFetchSettings, type FetchSettings } from './settings.js'

type Answer = (request: IncomingMessage, response: ServerResponse) => void

const nowMs = Date.parse('2026-11-24T01:00:00.000Z')
let server: Server
let port: number
let asked: IncomingMessage[] = []
let answer: Answer = (_, response) => response.end('chưa đặt')
const fetchers: Fetcher[] = []

beforeAll(async () => {
  server = createServer((request, response) => {
    asked.push(request)
    answer(request, response)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  port = (server.address() as AddressInfo).port
})
afterAll(async () => {
  await Promise.all(fetchers.map((f) => f.close()))
  server.closeAllConnections()
  await new Promise((resolve) => server.close(resolve))
})
beforeEach(() => {
  asked = []
})

function aFetcher(settings: Partial<FetchSettings> = {}, resolve?: (host: string) => Promise<string[]>): Fetcher {
  const all = { ...defaultFetchSettings, contact: 'bao-chi@tinh.example', allowHosts: ['127.0.0.1'], ...settings }
  const fetcher = createFetcher({
    clock: new ManualClock(nowMs),
    settings: all,
    log: silentLog,
    ...(resolve ? { resolve } : {}),
  })
  fetchers.push(fetcher)
  return fetcher
}

function get(path: string, settings: Partial<FetchSettings> = {}): Promise<FetchResult> {
  return aFetcher(settings).fetchUrl(`http://127.0.0.1:${port}${path}`)
}

describe('fetchUrl', () => {
  it('gives bytes, headers and the time of the clock', async () => {
    answer = (_, response) => {
      response.setHeader('content-type', 'text/html; charset=utf-8')
      response.setHeader('etag', '"a1"')
      response.end('<p>Xã Phú Lâm</p>')
    }
    const result = await get('/tin-1.htm')
    expect(result).toMatchObject({
      outcome: 'ok',
      reason: 'ok',
      status: 200,
      finalUrl: `http://127.0.0.1:${port}/tin-1.htm`,
      fetchedAt: '2026-11-24T01:00:00.000Z',
      headers: { 'content-type': 'text/html; charset=utf-8', etag: '"a1"' },
    })
    expect(result.bytes.toString()).toBe('<p>Xã Phú Lâm</p>')
  })

  it('says who asks and whom to tell', async () => {
    answer = (_, response) => response.end('x')
    await get('/')
    expect(asked[0]!.headers['user-agent']).toContain('DiemBao/')
    expect(asked[0]!.headers['user-agent']).toContain('bao-chi@tinh.example')
  })

  it('sends validators and takes 304 as unchanged', async () => {
    answer = (request, response) => {
      response.statusCode = request.headers['if-none-match'] === '"a1"' ? 304 : 200
      response.end()
    }
    const result = await aFetcher().fetchUrl(`http://127.0.0.1:${port}/`, { etag: '"a1"', lastModified: null })
    expect(result).toMatchObject({ outcome: 'not-modified', reason: 'not-modified' })
  })

  it.each([
    ['gzip', gzipSync],
    ['br', brotliCompressSync],
    ['deflate', deflateRawSync],
  ] as const)('opens %s', async (encoding, compress) => {
    answer = (_, response) => {
      response.setHeader('content-encoding', encoding)
      response.end(compress(Buffer.from('<p>nội dung</p>'.repeat(100))))
    }
    const result = await get('/')
    expect(result.bytes.toString()).toBe('<p>nội dung</p>'.repeat(100))
    expect(result.wireBytes).toBeLessThan(result.bytes.length)
  })

  it('forgives a wrong content-encoding in both directions', async () => {
    answer = (request, response) => {
      if (request.url === '/plain') response.setHeader('content-encoding', 'gzip')
      response.end(request.url === '/plain' ? '<p>không nén</p>' : gzipSync(Buffer.from('<p>có nén</p>')))
    }
    expect((await get('/plain')).bytes.toString()).toBe('<p>không nén</p>')
    expect((await get('/packed')).bytes.toString()).toBe('<p>có nén</p>')
  })

  it('follows redirects and lists them', async () => {
    answer = (request, response) => {
      if (request.url === '/cu') response.writeHead(301, { location: '/moi' }).end()
      else response.end('bài')
    }
    const result = await get('/cu')
    expect(result.finalUrl).toBe(`http://127.0.0.1:${port}/moi`)
    expect(result.redirects).toEqual([{ url: `http://127.0.0.1:${port}/cu`, status: 301 }])
  })

  it('sends back the cookie that ends a redirect circle', async () => {
    answer = (request, response) => {
      if (request.headers.cookie === 'phien=7') response.end('bài')
      else response.writeHead(302, { location: request.url!, 'set-cookie': 'phien=7; Path=/; HttpOnly' }).end()
    }
    expect(await get('/bai')).toMatchObject({ outcome: 'ok', status: 200 })
    await get('/bai')
    expect(asked[2]!.headers.cookie).toBeUndefined()
  })

  it('repeats once with the cookie that a short page sets by script', async () => {
    const page = '<script>document.cookie="D1N=abc123; path=/";window.location.reload(true)</script>'
    answer = (request, response) => response.end(request.headers.cookie === 'D1N=abc123' ? '<h1>Bài thật</h1>' : page)
    expect((await get('/')).bytes.toString()).toBe('<h1>Bài thật</h1>')
    answer = (_, response) => response.end(page)
    asked = []
    expect((await get('/')).bytes.toString()).toBe(page)
    expect(asked).toHaveLength(2)
  })

  it.each([
    [404, 'hard', 'not-found'],
    [410, 'gone', 'gone'],
    [401, 'hard', 'login-needed'],
    [403, 'hard', 'forbidden'],
    [406, 'hard', 'forbidden'],
    [451, 'hard', 'legal-block'],
    [400, 'hard', 'client-error'],
    [408, 'temporary', 'request-timeout'],
    [429, 'temporary', 'too-many-requests'],
    [500, 'temporary', 'server-error'],
    [503, 'temporary', 'unavailable'],
    [304, 'temporary', 'unexpected-status'],
    [204, 'temporary', 'empty-answer'],
  ])('takes status %i as %s: %s', async (status, outcome, reason) => {
    answer = (_, response) => response.writeHead(status).end(status < 400 ? undefined : 'trang lỗi')
    expect(await get('/')).toMatchObject({ status, outcome, reason })
  })

  it('reads Retry-After in seconds and as a date', async () => {
    answer = (request, response) =>
      response.writeHead(429, { 'retry-after': request.url === '/s' ? '120' : 'Tue, 24 Nov 2026 01:10:00 GMT' }).end()
    expect((await get('/s')).retryAfterMs).toBe(120_000)
    expect((await get('/d')).retryAfterMs).toBe(600_000)
  })

  it('tells a captcha apart from an article', async () => {
    answer = (_, response) => response.writeHead(403).end('<div class="g-recaptcha"></div>')
    expect((await get('/')).reason).toBe('captcha')
    answer = (_, response) => response.end('<article><h1>Xác thực captcha là gì</h1></article>')
    expect((await get('/')).reason).toBe('ok')
  })

  it('names a cut, a stall, a refusal and an abort', async () => {
    answer = (_, response) => {
      response.writeHead(200, { 'content-length': '1000' }).write('một nửa')
      setTimeout(() => response.destroy(), 20)
    }
    expect(await get('/')).toMatchObject({ outcome: 'temporary', reason: 'connection-cut' })
    answer = (_, response) => void response.write('rồi im lặng')
    expect((await get('/', { totalTimeoutMs: 100 })).reason).toBe('total-timeout')
    expect((await aFetcher().fetchUrl('http://127.0.0.1:1/')).reason).toBe('connection-refused')
    const aborter = new AbortController()
    const running = aFetcher().fetchUrl(`http://127.0.0.1:${port}/`, { signal: aborter.signal })
    setTimeout(() => aborter.abort(), 30)
    expect((await running).reason).toBe('aborted')
  })

  it('plays hosts under .example at the simulator, with their own Host header, https too', async () => {
    answer = (request, response) => response.end(`máy chủ ${request.headers.host}`)
    const fetcher = aFetcher({ allowHosts: [], pressSimulator: `127.0.0.1:${port}` })
    expect((await fetcher.fetchUrl('http://bao-phu-lam.example/tin')).bytes.toString()).toBe(
      'máy chủ bao-phu-lam.example',
    )
    expect((await fetcher.fetchUrl('https://m.bao.example/')).bytes.toString()).toBe('máy chủ m.bao.example')
    expect((await fetcher.fetchUrl(`http://127.0.0.1:${port}/`)).reason).toBe('address-inside')
    expect((await fetcher.fetchUrl('http://bao.example:6379/')).reason).toBe('port-not-allowed')
  })

  it('has a Vietnamese sentence for every reason', () => {
    for (const { sentence } of Object.values(reasons)) expect(sentence).toMatch(/^[A-ZĐ].*[àáảãạâăêôơưđ].*\.$/)
  })
})

describe('an attack', () => {
  const simulated = 'http://bao.example/'

  it.each([
    ['loopback', 'http://127.0.0.2/', 'address-inside'],
    ['decimal loopback', 'http://2130706433/', 'address-inside'],
    ['hexadecimal loopback', 'http://0x7f.0.0.1/', 'address-inside'],
    ['octal loopback', 'http://0177.0.0.1/', 'address-inside'],
    ['short loopback', 'http://127.1/', 'address-inside'],
    ['full-width digits', 'http://１２７.０.０.２/', 'address-inside'],
    ['unspecified address', 'http://0.0.0.0/', 'address-inside'],
    ['private 10/8', 'http://10.0.0.1/', 'address-inside'],
    ['private 172.16/12', 'http://172.31.255.1/', 'address-inside'],
    ['private 192.168/16', 'http://192.168.1.1/', 'address-inside'],
    ['carrier NAT', 'http://100.64.0.1/', 'address-inside'],
    ['metadata', 'http://169.254.169.254/latest/meta-data/', 'address-metadata'],
    ['metadata in decimal', 'http://2852039166/', 'address-metadata'],
    ['metadata on a public address', 'http://168.63.129.16/', 'address-metadata'],
    ['metadata on a shared address', 'http://100.100.100.200/', 'address-metadata'],
    ['IPv6 loopback', 'http://[::1]/', 'address-inside'],
    ['IPv6 unspecified', 'http://[::]/', 'address-inside'],
    ['IPv4-mapped loopback', 'http://[::ffff:127.0.0.2]/', 'address-inside'],
    ['IPv4-compatible loopback', 'http://[::127.0.0.2]/', 'address-inside'],
    ['IPv4-mapped metadata', 'http://[::ffff:a9fe:a9fe]/', 'address-metadata'],
    ['NAT64', 'http://[64:ff9b::7f00:1]/', 'address-inside'],
    ['6to4', 'http://[2002:7f00:1::]/', 'address-inside'],
    ['Teredo', 'http://[2001:0:7f00:1::]/', 'address-inside'],
    ['unique local', 'http://[fd00::1]/', 'address-inside'],
    ['IPv6 link-local', 'http://[fe80::1]/', 'address-metadata'],
    ['site local', 'http://[fec0::1]/', 'address-inside'],
    ['multicast', 'http://224.0.0.1/', 'address-inside'],
    ['broadcast', 'http://255.255.255.255/', 'address-inside'],
    ['documentation range', 'http://192.0.2.1/', 'address-inside'],
    ['localhost by name', 'http://localhost/', 'address-inside'],
    ['localhost with a dot', 'http://localhost./', 'address-inside'],
    ['a name under localhost', 'http://a.localhost/', 'address-inside'],
    ['a bare intranet name', 'http://kho-luu-tru/', 'address-inside'],
    ['an .internal name', 'http://metadata.google.internal/', 'address-inside'],
    ['a file', 'file:///etc/passwd', 'scheme-not-allowed'],
    ['ftp', 'ftp://bao.example/x', 'scheme-not-allowed'],
    ['gopher', 'gopher://127.0.0.1:6379/_FLUSHALL', 'scheme-not-allowed'],
    ['data', 'data:text/html,x', 'scheme-not-allowed'],
    ['script', 'javascript:alert(1)', 'scheme-not-allowed'],
    ['credentials that look like a host', 'http://bao.vn@127.0.0.2/', 'credentials-in-url'],
    ['a mail port', 'http://bao.vn:25/', 'port-not-allowed'],
    ['a database port', 'http://bao.vn:5432/', 'port-not-allowed'],
    ['no address at all', 'http://', 'url-invalid'],
    ['a backslash host', 'http:\\\\127.0.0.2\\', 'address-inside'],
    ['the simulated press when there is none', simulated, 'example-host'],
  ])('by %s is refused', async (_, url, reason) => {
    const result = await aFetcher({ allowHosts: [] }, () => Promise.resolve(['203.0.112.1'])).fetchUrl(url)
    expect(result).toMatchObject({ outcome: 'refused', reason, status: 0 })
    expect(asked).toHaveLength(0)
  })

  it.each([
    ['loopback', ['127.0.0.2']],
    ['a public and an inside address', ['93.184.215.14', '10.0.0.8']],
    ['mapped loopback', ['::ffff:127.0.0.2']],
    ['carrier NAT', ['100.64.1.1']],
  ])('by a name that resolves to %s is refused', async (_, addresses) => {
    const fetcher = aFetcher({}, () => Promise.resolve(addresses))
    expect(await fetcher.fetchUrl(`http://bao-gia.vn:${port}/`)).toMatchObject({
      outcome: 'refused',
      reason: 'address-inside',
    })
    expect(asked).toHaveLength(0)
  })

  it('by a name that resolves to the metadata service is refused even inside an allowed range', async () => {
    const fetcher = aFetcher({ allowHosts: ['169.254.0.0/16'] }, () => Promise.resolve(['169.254.169.254']))
    expect((await fetcher.fetchUrl('http://bao-gia.vn/')).reason).toBe('address-metadata')
  })

  it('by rebinding gets the address that was checked: the name is asked once per connection', async () => {
    const answers = [['127.0.0.1'], ['127.0.0.2']]
    let count = 0
    const fetcher = aFetcher({}, () => Promise.resolve(answers[count++]!))
    answer = (_, response) => response.writeHead(200, { connection: 'close' }).end('bài')
    expect((await fetcher.fetchUrl(`http://doi-ten.vn:${port}/`)).reason).toBe('ok')
    expect(count).toBe(1)
    expect((await fetcher.fetchUrl(`http://doi-ten.vn:${port}/`)).reason).toBe('address-inside')
  })

  it.each([
    ['an inside address', 'http://127.0.0.2/', 'address-inside'],
    ['the metadata service', 'http://169.254.169.254/', 'address-metadata'],
    ['another scheme', 'file:///etc/passwd', 'scheme-not-allowed'],
    ['a name inside', 'http://localhost:8080/', 'address-inside'],
    ['credentials', 'http://a:b@bao.vn/', 'credentials-in-url'],
  ])('by a redirect to %s is refused', async (_, location, reason) => {
    answer = (_request, response) => response.writeHead(302, { location }).end()
    expect(await get('/')).toMatchObject({ outcome: 'refused', reason })
    expect(asked).toHaveLength(1)
  })

  it('by endless redirects stops after five hops', async () => {
    answer = (request, response) => response.writeHead(302, { location: `${request.url}x` }).end()
    expect(await get('/')).toMatchObject({ outcome: 'hard', reason: 'too-many-redirects' })
    expect(asked).toHaveLength(6)
  })

  it('by a redirect circle or a redirect to nowhere stops', async () => {
    answer = (request, response) => response.writeHead(302, { location: request.url === '/a' ? '/b' : '/a' }).end()
    expect((await get('/a')).reason).toBe('redirect-loop')
    answer = (_, response) => response.writeHead(302).end()
    expect((await get('/a')).reason).toBe('redirect-broken')
  })

  it('by a gzip bomb, announced or not, or bombs in each other, is refused', async () => {
    const bomb = gzipSync(Buffer.alloc(30_000_000))
    answer = (request, response) => {
      if (request.url === '/named') response.setHeader('content-encoding', 'gzip')
      if (request.url === '/twice') response.setHeader('content-encoding', 'gzip, gzip')
      response.end(request.url === '/twice' ? gzipSync(bomb) : bomb)
    }
    for (const path of ['/named', '/silent', '/twice']) {
      expect(await get(path)).toMatchObject({ outcome: 'hard', reason: 'expands-too-large', bytes: Buffer.alloc(0) })
    }
  })

  it('by a brotli bomb or a stack of encodings is refused', async () => {
    answer = (request, response) => {
      response.setHeader('content-encoding', request.url === '/br' ? 'br' : 'gzip, gzip, gzip, gzip')
      response.end(request.url === '/br' ? brotliCompressSync(Buffer.alloc(30_000_000)) : 'x')
    }
    expect((await get('/br')).reason).toBe('expands-too-large')
    expect((await get('/stack')).reason).toBe('encoding-broken')
  })

  it('by an endless body is cut at the limit', async () => {
    answer = (_, response) => {
      const timer = setInterval(() => response.write('x'.repeat(20_000)), 1)
      response.on('close', () => clearInterval(timer))
    }
    const result = await get('/', { wireMaxBytes: 100_000 })
    expect(result).toMatchObject({ outcome: 'hard', reason: 'too-large' })
    expect(result.wireBytes).toBeLessThan(400_000)
  })

  it('by endless headers, by no HTTP at all, or by dripping headers ends with a name', async () => {
    const attacks: [string, (socket: Socket) => void, string][] = [
      ['headers', (s) => void s.write(`HTTP/1.1 200 OK\r\n${'x-a: b\r\n'.repeat(20_000)}\r\n`), 'headers-too-large'],
      ['no http', (s) => void s.end('220 mail ready\r\n'), 'http-broken'],
      ['silence', () => undefined, 'total-timeout'],
    ]
    for (const [, play, reason] of attacks) {
      const raw = createTcpServer((socket) => {
        socket.on('error', () => undefined)
        socket.once('data', () => play(socket))
      })
      await new Promise<void>((resolve) => raw.listen(0, '127.0.0.1', resolve))
      const url = `http://127.0.0.1:${(raw.address() as AddressInfo).port}/`
      const fetcher = aFetcher({ totalTimeoutMs: 300 })
      const result = await fetcher.fetchUrl(url)
      await fetcher.close()
      raw.close()
      expect(result.reason).toBe(reason)
    }
  })

  it('by a cookie for a whole top domain is not carried to another host', async () => {
    answer = (request, response) => {
      if (request.headers.host === 'a.example') {
        response.writeHead(302, { location: 'http://b.example/', 'set-cookie': 'theo-doi=1; Domain=example' }).end()
      } else response.end(request.headers.cookie ?? 'không có')
    }
    const fetcher = aFetcher({ pressSimulator: `127.0.0.1:${port}` })
    expect((await fetcher.fetchUrl('http://a.example/')).bytes.toString()).toBe('không có')
  })

  it('by line ends in stored validators does not add headers', async () => {
    answer = (_, response) => response.end('x')
    await aFetcher().fetchUrl(`http://127.0.0.1:${port}/`, { etag: '"a"\r\nx-evil: 1' })
    expect(asked[0]!.headers['x-evil']).toBeUndefined()
  })
})

describe('the allow-list', () => {
  it('opens a host, a host with port, an address or a range, and nothing beside', async () => {
    answer = (_, response) => response.end('nội bộ')
    const resolve = () => Promise.resolve(['127.0.0.1'])
    const url = `http://bao.noi-bo.vn:${port}/`
    for (const entry of ['bao.noi-bo.vn', `bao.noi-bo.vn:${port}`, '127.0.0.0/8']) {
      expect((await aFetcher({ allowHosts: [entry] }, resolve).fetchUrl(url)).reason).toBe('ok')
    }
    for (const entry of ['khac.noi-bo.vn', 'bao.noi-bo.vn:1', '10.0.0.0/8']) {
      expect((await aFetcher({ allowHosts: [entry] }, resolve).fetchUrl(url)).outcome).toBe('refused')
    }
  })

  it('refuses an entry that cannot be read', () => {
    expect(() => aFetcher({ allowHosts: ['10.0.0.0/99'] })).toThrow(/10\.0\.0\.0\/99/)
  })
})
