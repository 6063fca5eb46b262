/** Limits and identity of our requests. Sizes in bytes, times in milliseconds of real time. */
export interface FetchSettings {
  /** Product token of the user agent; robots.txt groups are matched against it. Letters, `-` and `_` only. */
  productToken: string
  productVersion: string
  /** How an outlet reaches the office: a mail or web address. Part of the user agent. */
  contact: string
  /** Inside hosts that may be fetched: `host`, `host:port`, an address or a CIDR (`10.1.0.0/16`). */
  allowHosts: readonly string[]
  /** `host:port` that plays every host under `.example`; null: `.example` is refused. */
  pressSimulator: string | null
  /** Hosts with an old server that needs TLS legacy renegotiation; certificates are checked all the same. */
  legacyTlsHosts: readonly string[]
  wireMaxBytes: number
  pageMaxBytes: number
  headersMaxBytes: number
  connectTimeoutMs: number
  headersTimeoutMs: number
  /** Longest silence within a body. */
  bodyTimeoutMs: number
  totalTimeoutMs: number
  maxRedirects: number
  /** How long an idle connection is kept for the next request to the same host. */
  keepAliveMs: number
}

/** Defaults: whole photo stories (8 MB) pass, endless answers do not. */
export const defaultFetchSettings: FetchSettings = {
  productToken: 'DiemBao',
  productVersion: '0.1',
  contact: 'chua-dat-dia-chi-lien-he',
  allowHosts: [],
  pressSimulator: null,
  legacyTlsHosts: [],
  wireMaxBytes: 10_000_000,
  pageMaxBytes: 20_000_000,
  headersMaxBytes: 32_768,
  connectTimeoutMs: 8_000,
  headersTimeoutMs: 20_000,
  bodyTimeoutMs: 15_000,
  totalTimeoutMs: 60_000,
  maxRedirects: 5,
  keepAliveMs: 6_000,
}

/** `DiemBao/0.1 (+contact)`: who asks, and whom to tell when we are a burden. */
export function userAgentOf(settings: FetchSettings): string {
  const contact = settings.contact.replace(/[^\x20-\x7e]|[()]/g, '')
  return `Mozilla/5.0 (compatible; ${settings.productToken}/${settings.productVersion}; +${contact})`
}
