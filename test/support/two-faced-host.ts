import { createServer, type RequestListener, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'

/** The address that plays "outside", opened by `ALLOW_HOSTS`; loopback itself plays "inside". */
export const outside = '127.0.1.1'

/** A hostile outlet and, at the same port of loopback, a service inside that must never be asked. */
export interface TwoFacedHost {
  readonly port: number
  /** Requests that reached the inside. */
  readonly inside: string[]
  close(): Promise<void>
}

const article = (host: string): string =>
  `<!DOCTYPE html><html lang="vi"><head><title>Xã Suối Cạn sửa cầu treo</title><meta property="article:published_time" content="2026-11-20T08:00:00+07:00"></head><body><article><h1>Xã Suối Cạn sửa cầu treo</h1>${Array.from({ length: 6 }, (_, i) => `<p>Đoạn ${i + 1}: sáng nay, công nhân của ${host} lại ra cầu treo ở đầu bản, thay những tấm ván đã mục sau mùa mưa và buộc lại dây cáp hai bên thành cầu.</p>`).join('')}</article></body></html>`

/** Every answer closes its connection: the next request has to ask the name again. */
const answer: RequestListener = (request, response) => {
  const host = String(request.headers.host)
  const send = (status: number, type: string, body: string, headers: Record<string, string> = {}): void => {
    response.writeHead(status, { 'content-type': `${type}; charset=utf-8`, connection: 'close', ...headers }).end(body)
  }
  if (request.url === '/rss.xml')
    return send(
      200,
      'application/rss+xml',
      `<rss version="2.0"><channel><title>Báo ${host}</title><item><title>Xã Suối Cạn sửa cầu treo</title><link>http://${host}/cau-treo-1001.html</link></item></channel></rss>`,
    )
  if (request.url === '/cau-treo-1001.html' && host.startsWith('chuyen'))
    return send(302, 'text/html', '', { location: `http://${host}/noi-khac-1002.html` })
  if (request.url?.endsWith('.html')) return send(200, 'text/html', article(host))
  send(404, 'text/plain', 'không có')
}

const listen = (server: Server, port: number, address: string): Promise<void> =>
  new Promise((resolve, reject) => server.once('error', reject).listen(port, address, resolve))

export async function startTwoFacedHost(): Promise<TwoFacedHost> {
  const inside: string[] = []
  const insideServer = createServer((request, response) => {
    inside.push(`${request.headers.host}${request.url}`)
    answer(request, response)
  })
  await listen(insideServer, 0, '127.0.0.1')
  const { port } = insideServer.address() as AddressInfo
  const outsideServer = createServer(answer)
  await listen(outsideServer, port, outside)
  const close = async (): Promise<void> => {
    for (const server of [insideServer, outsideServer]) {
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    }
  }
  return { port, inside, close }
}
