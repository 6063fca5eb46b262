import { bareHost } from './address-guard.js'

/**
 * Cookies of one fetch: what a site sets itself on the way is sent back on the next hop, then forgotten.
 * Some outlets redirect in a circle, or answer a page that sets a cookie by script, until they see their cookie.
 */
export class CookieJar {
  private readonly cookies = new Map<string, { domain: string; hostOnly: boolean; name: string; value: string }>()

  /** Takes `Set-Cookie` lines (or a script's `document.cookie` text). True when something new was learnt. */
  take(url: URL, lines: readonly string[]): boolean {
    let isNew = false
    for (const line of lines) {
      const cookie = readCookie(bareHost(url.hostname), line)
      if (!cookie) continue
      const key = `${cookie.domain}\n${cookie.name}`
      if (this.cookies.get(key)?.value === cookie.value) continue
      if (this.cookies.size >= maxCookies && !this.cookies.has(key)) continue
      this.cookies.set(key, cookie)
      isNew = true
    }
    return isNew
  }

  /** The `Cookie` header for this address, or null. */
  header(url: URL): string | null {
    const host = bareHost(url.hostname)
    const pairs = [...this.cookies.values()]
      .filter((c) => host === c.domain || (!c.hostOnly && host.endsWith(`.${c.domain}`)))
      .map((c) => `${c.name}=${c.value}`)
    return pairs.length > 0 ? pairs.join('; ') : null
  }
}

const maxCookies = 30
const maxCookieChars = 4096

function readCookie(
  host: string,
  line: string,
): { domain: string; hostOnly: boolean; name: string; value: string } | null {
  if (line.length > maxCookieChars) return null
  const [pair = '', ...attributes] = line.split(';')
  const equals = pair.indexOf('=')
  if (equals <= 0) return null
  const name = pair.slice(0, equals).trim()
  const value = pair.slice(equals + 1).trim()
  if (!/^[!#$%&'*+\-.^_`|~0-9A-Za-z]+$/.test(name) || /[^\x20-\x7e]/.test(value)) return null
  for (const attribute of attributes) {
    const match = /^\s*domain\s*=\s*\.?([^\s]+)\s*$/i.exec(attribute)
    if (!match) continue
    const domain = match[1]!.toLowerCase()
    if (host !== domain && !(host.endsWith(`.${domain}`) && isRegistrable(domain))) return null
    return { domain, hostOnly: false, name, value }
  }
  return { domain: host, hostOnly: true, name, value }
}

/** Rough public suffix test: a cookie for all of `.vn` or `.com.vn` is refused. */
function isRegistrable(domain: string): boolean {
  return (
    domain.includes('.') &&
    !/^(?:com|net|org|edu|gov|info|int|ac|biz|name|pro|health|co|id|io|ai)\.[a-z]{2}$/.test(domain)
  )
}

/** A cookie that a short page sets by script before it loads itself again; null for any other page. */
export function scriptCookie(html: string): string | null {
  if (html.length > 6000 || !/location\s*(?:\.|=|\[)/.test(html)) return null
  const match = /document\s*\.\s*cookie\s*=\s*(?:"([^"\n]{3,1000})"|'([^'\n]{3,1000})')/.exec(html)
  return match ? (match[1] ?? match[2] ?? null) : null
}
