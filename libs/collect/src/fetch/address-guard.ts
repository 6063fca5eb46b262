import { isIP } from 'node:net'
import ipaddr from 'ipaddr.js'
import { collectErrors, type NamedReason } from '../errors.js'
import type { FetchSettings } from './settings.js'

/** A request that the guard stopped; travels through the HTTP client as its error. */
export class RequestRefused extends Error {
  constructor(
    readonly reason: NamedReason,
    detail: string,
  ) {
    super(`${reason}: ${detail}`)
    this.name = 'RequestRefused'
  }
}

/** Decides which addresses may be asked. Pure; the connector asks it for every address of every hop. */
export interface AddressGuard {
  /** Scheme, credentials, port, name. Null: may be tried (its addresses are checked when they are known). */
  checkUrl(url: URL): NamedReason | null
  /** May `host` be connected at `address`? Null: yes. */
  checkAddress(host: string, port: number, address: string): NamedReason | null
  /** Does this host belong to the simulated press? */
  isSimulated(host: string): boolean
}

interface Allowed {
  host: string | null
  port: number | null
  range: [ipaddr.IPv4 | ipaddr.IPv6, number] | null
}

/** Cloud metadata services that answer on public or shared addresses. Link-local ones are refused as a range. */
const metadataAddresses = new Set(['168.63.129.16', '100.100.100.200', '192.0.0.192', 'fd00:ec2::254', 'fd20:ce::254'])

/** Service ports above 1023 that are no web servers (databases, brokers, queues, remote shells, SIP, X11). */
const servicePorts = new Set([
  1433, 1521, 1720, 1723, 2049, 2375, 2376, 2379, 2380, 3306, 3389, 3659, 4045, 4190, 5060, 5061, 5432, 5672, 5900,
  5984, 5985, 6000, 6379, 6443, 6566, 6665, 6666, 6667, 6668, 6669, 6679, 6697, 7001, 8500, 9042, 9092, 9200, 9300,
  10080, 10250, 11211, 15672, 27017, 50000,
])

/** Names that mean "here" or "inside" whatever they resolve to. */
const insideNames = /(?:^|\.)(?:localhost|local|localdomain|internal|intranet|lan|home|corp|private|home\.arpa)$/

export function createAddressGuard(settings: Pick<FetchSettings, 'allowHosts' | 'pressSimulator'>): AddressGuard {
  const allowed = settings.allowHosts.map(readAllowed)
  const isSimulated = (host: string): boolean => /(?:^|\.)example\.?$/.test(host)

  function isAllowed(host: string, port: number, address: string | null): boolean {
    return allowed.some(
      (a) =>
        (a.port === null || a.port === port) &&
        (a.host !== null ? a.host === host : address !== null && matchesRange(address, a.range)),
    )
  }

  function checkUrl(url: URL): NamedReason | null {
    if (url.protocol !== 'http:' && url.protocol !== 'https:') return 'scheme-not-allowed'
    if (url.username !== '' || url.password !== '') return 'credentials-in-url'
    const host = bareHost(url.hostname)
    const port = portOf(url)
    if (isSimulated(host)) return settings.pressSimulator === null ? 'example-host' : checkPort(port)
    if (isIP(host)) {
      const refusal = checkAddress(host, port, host)
      if (refusal) return refusal
      return isAllowed(host, port, host) ? null : checkPort(port)
    }
    if (isAllowed(host, port, null)) return null
    if (!host.includes('.') || insideNames.test(host)) return 'address-inside'
    // A name may lead to an address of an allowed range with a port of its own: the connector decides then.
    return allowed.some((a) => a.range !== null) ? null : checkPort(port)
  }

  function checkAddress(host: string, port: number, address: string): NamedReason | null {
    const ip = parseAddress(address)
    if (ip === null) return 'address-inside'
    if (metadataAddresses.has(ip.toString()) || ip.range() === 'linkLocal') return 'address-metadata'
    if (isAllowed(host, port, address)) return null
    if (!isPublic(ip)) return 'address-inside'
    return checkPort(port)
  }

  return { checkUrl, checkAddress, isSimulated }
}

/** Host of a URL without brackets and without the trailing dot. */
export function bareHost(hostname: string): string {
  const host = hostname.startsWith('[') ? hostname.slice(1, -1) : hostname
  return host.endsWith('.') ? host.slice(0, -1) : host
}

/** Port of a URL with the scheme's default filled in. */
export function portOf(url: URL): number {
  if (url.port !== '') return Number(url.port)
  return url.protocol === 'https:' ? 443 : 80
}

function checkPort(port: number): NamedReason | null {
  if (port === 80 || port === 443) return null
  return port < 1024 || servicePorts.has(port) ? 'port-not-allowed' : null
}

function parseAddress(address: string): ipaddr.IPv4 | ipaddr.IPv6 | null {
  try {
    return ipaddr.process(address.replace(/%.*$/s, ''))
  } catch {
    return null
  }
}

/** IPv6 outside 2000::/3 is never public: ipaddr.js calls `::7f00:1` (IPv4-compatible loopback) "unicast". */
const globalUnicast = ipaddr.parseCIDR('2000::/3') as [ipaddr.IPv6, number]

function isPublic(ip: ipaddr.IPv4 | ipaddr.IPv6): boolean {
  if (ip.range() !== 'unicast') return false
  return ip instanceof ipaddr.IPv6 ? ip.match(globalUnicast) : true
}

function matchesRange(address: string, range: Allowed['range']): boolean {
  const ip = parseAddress(address)
  if (ip === null || range === null || ip.kind() !== range[0].kind()) return false
  return ip instanceof ipaddr.IPv4 ? ip.match(range[0], range[1]) : ip.match(range[0], range[1])
}

function readAllowed(text: string): Allowed {
  const entry = text.trim().toLowerCase()
  if (entry.includes('/')) {
    if (!ipaddr.isValidCIDR(entry)) throw collectErrors.settings(`"${text}" không phải dải địa chỉ (ví dụ 10.1.0.0/16)`)
    return { host: null, port: null, range: ipaddr.parseCIDR(entry) }
  }
  if (isIP(entry))
    return { host: null, port: null, range: ipaddr.parseCIDR(`${entry}/${isIP(entry) === 4 ? 32 : 128}`) }
  const match = /^(\[[0-9a-f:.]+\]|[^:/\s]+)(?::(\d{1,5}))?$/.exec(entry)
  if (!match) throw collectErrors.settings(`"${text}" không phải tên máy chủ hay địa chỉ`)
  const host = bareHost(match[1]!)
  const port = match[2] === undefined ? null : Number(match[2])
  if (!isIP(host)) return { host, port, range: null }
  return { host: null, port, range: ipaddr.parseCIDR(`${host}/${isIP(host) === 4 ? 32 : 128}`) }
}
