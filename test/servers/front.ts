/** A server before the test Elasticsearch that does what a cluster of an office does: TLS, sign-in, being full, being away. */
import { execFileSync } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { createServer, type IncomingMessage, request, type ServerResponse } from 'node:http'
import { createServer as createTlsServer } from 'node:https'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { elasticsearchUrl } from './elasticsearch-index.js'
import { findJava } from './java.mjs'

export interface Front {
  readonly host: string
  /** Certificate of the authority, PEM; empty without TLS. */
  readonly ca: string
  /** Bytes of the bulk requests that came. */
  readonly bulkBytes: number[]
  /** Value of the header `authorization` that is let in; null: everybody. */
  authorization: string | null
  /** Bulk requests that are turned away as a full server does. */
  fullFor: number
  /** Connections are cut while true. */
  isAway: boolean
  close(): Promise<void>
}

export async function openFront({ tls = false } = {}): Promise<Front> {
  const identity = tls ? newIdentity() : null
  const answer = (req: IncomingMessage, res: ServerResponse): void => void forward(front, req, res)
  const server = identity ? createTlsServer(identity, answer) : createServer(answer)
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const front: Front = {
    host: `127.0.0.1:${(server.address() as AddressInfo).port}`,
    ca: identity?.ca ?? '',
    bulkBytes: [],
    authorization: null,
    fullFor: 0,
    isAway: false,
    close: async () => {
      server.closeAllConnections()
      await new Promise((r) => server.close(r))
    },
  }
  return front
}

async function forward(front: Front, req: IncomingMessage, res: ServerResponse): Promise<void> {
  if (front.isAway) return void req.socket.destroy()
  const parts: Buffer[] = []
  for await (const part of req) parts.push(part as Buffer)
  const body = Buffer.concat(parts)
  const refuse = (status: number): void => {
    res.writeHead(status, { 'content-type': 'application/json', 'x-elastic-product': 'Elasticsearch' })
    res.end(JSON.stringify({ status, error: { type: 'refused', reason: 'refused' } }))
  }
  if (front.authorization !== null && req.headers.authorization !== front.authorization) return refuse(401)
  if (req.url?.includes('/_bulk')) {
    front.bulkBytes.push(body.length)
    if (front.fullFor-- > 0) return refuse(429)
  }
  const target = new URL(req.url ?? '/', elasticsearchUrl())
  const onward = request(target, { method: req.method ?? 'GET', headers: { ...req.headers, host: target.host } })
  onward.on('response', (from) => {
    res.writeHead(from.statusCode ?? 502, from.headers)
    from.pipe(res)
  })
  onward.on('error', () => req.socket.destroy())
  onward.end(body)
}

/** A key and a certificate for 127.0.0.1, made by the JDK that the server needs anyway. */
function newIdentity(): { pfx: Buffer; passphrase: string; ca: string } {
  const keytool = join(dirname(findJava(21, 'Elasticsearch')), process.platform === 'win32' ? 'keytool.exe' : 'keytool')
  const folder = mkdtempSync(join(tmpdir(), 'identity-'))
  const passphrase = 'only for tests'
  const store = ['-keystore', join(folder, 'own.p12'), '-storepass', passphrase, '-alias', 'own']
  const owner = ['-dname', 'CN=127.0.0.1', '-ext', 'SAN=ip:127.0.0.1', '-validity', '2']
  try {
    execFileSync(keytool, ['-genkeypair', '-keyalg', 'EC', '-storetype', 'PKCS12', ...store, ...owner], { stdio: 'pipe' }) // prettier-ignore
    const ca = execFileSync(keytool, ['-exportcert', '-rfc', ...store], { stdio: 'pipe' }).toString('utf8')
    return { pfx: readFileSync(join(folder, 'own.p12')), passphrase, ca }
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}
