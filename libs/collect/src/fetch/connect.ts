import { constants } from 'node:crypto'
import { lookup as systemLookup } from 'node:dns/promises'
import { isIP, type LookupFunction } from 'node:net'
import { buildConnector } from 'undici'
import { collectErrors } from '../errors.js'
import { bareHost, RequestRefused, type AddressGuard } from './address-guard.js'
import type { FetchSettings } from './settings.js'

/** All addresses of a name, in order of preference. */
export type Resolve = (host: string) => Promise<readonly string[]>

/** The system's resolver: hosts file and DNS. */
export const systemResolve: Resolve = async (host) =>
  (await systemLookup(host, { all: true, order: 'ipv4first' })).map((a) => a.address)

/**
 * Opens connections only to addresses that the guard has passed. The name is resolved here and the socket goes to
 * the very addresses that were checked, so a second answer of the name server (rebinding) is never asked for.
 */
export function createConnector(
  guard: AddressGuard,
  settings: FetchSettings,
  resolve: Resolve,
): buildConnector.connector {
  const common = { timeout: settings.connectTimeoutMs, allowH2: false }
  const simulator = settings.pressSimulator === null ? null : readHostPort(settings.pressSimulator)
  const toSimulator = buildConnector(common)
  /** One per port and TLS kind, so that TLS sessions are reused. */
  const connectors = new Map<string, buildConnector.connector>()
  const legacy = new Set(settings.legacyTlsHosts.map((h) => h.toLowerCase()))

  return (options, callback) => {
    const host = bareHost(options.hostname)
    const port = Number(options.port) || (options.protocol === 'https:' ? 443 : 80)
    if (guard.isSimulated(host)) {
      if (!simulator) return callback(new RequestRefused('example-host', host), null)
      // The simulator speaks plain HTTP; an https address of a simulated outlet is played without TLS.
      return toSimulator({ ...options, ...simulator, protocol: 'http:', servername: undefined }, callback)
    }
    if (isIP(host)) {
      // The lookup hook is not called for address literals.
      const reason = guard.checkAddress(host, port, host)
      if (reason) return callback(new RequestRefused(reason, host), null)
    }
    return connectorFor(port, legacy.has(host))(options, callback)
  }

  function connectorFor(port: number, isLegacy: boolean): buildConnector.connector {
    const key = `${port} ${isLegacy}`
    const known = connectors.get(key)
    if (known) return known
    const secureOptions = isLegacy ? { secureOptions: constants.SSL_OP_LEGACY_SERVER_CONNECT } : {}
    const made = buildConnector({ ...common, ...secureOptions, lookup: guardedLookup(guard, port, resolve) })
    connectors.set(key, made)
    return made
  }
}

function guardedLookup(guard: AddressGuard, port: number, resolve: Resolve): LookupFunction {
  return (hostname, options, callback) => {
    checkedAddresses(guard, bareHost(hostname), port, resolve).then(
      (addresses) => {
        if (options.all) callback(null, addresses)
        else callback(null, addresses[0]!.address, addresses[0]!.family)
      },
      (error: NodeJS.ErrnoException) => callback(error, []),
    )
  }
}

/** One inside address among several refuses the name: which one the system would pick is not ours to guess. */
async function checkedAddresses(
  guard: AddressGuard,
  host: string,
  port: number,
  resolve: Resolve,
): Promise<{ address: string; family: number }[]> {
  const addresses = await resolve(host)
  if (addresses.length === 0) throw Object.assign(new Error(`no address for ${host}`), { code: 'ENOTFOUND' })
  for (const address of addresses) {
    const reason = guard.checkAddress(host, port, address)
    if (reason) throw new RequestRefused(reason, `${host} -> ${address}`)
  }
  return addresses.map((address) => ({ address, family: isIP(address) }))
}

function readHostPort(text: string): { hostname: string; host: string; port: string } {
  const match = /^(?:https?:\/\/)?(\[[0-9a-fA-F:.]+\]|[^:/\s]+):(\d{1,5})\/?$/.exec(text.trim())
  if (!match) throw collectErrors.settings(`địa chỉ bộ mô phỏng "${text}" phải có dạng máy:cổng`)
  const hostname = bareHost(match[1]!)
  return { hostname, host: hostname, port: match[2]! }
}
