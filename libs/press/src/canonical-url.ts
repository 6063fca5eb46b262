import { PressError } from '#foundation'

/**
 * Parameters that only say how a reader came: campaign, click and sharing marks. Everything else stays, because some
 * portals need their query (`?ItemID=`, `?Cat=`, even a bare `?15791911`).
 */
const trackingNames = new Set([
  'fbclid', 'gclid', 'gclsrc', 'dclid', 'gbraid', 'wbraid', 'msclkid', 'yclid', 'twclid', 'ttclid', 'li_fat_id', 'igshid',
  'igsh', 'mc_cid', 'mc_eid', '_ga', '_gl', '_gac', '_hsenc', '_hsmi', 'vero_id', 'oly_enc_id', 'oly_anon_id', 'wickedid',
  'zarsrc', 'gidzl', 'zalo_source', 'zsrc', 'fb_action_ids', 'fb_action_types', 'fb_source', 'fb_ref', 'fb_comment_id',
  'ref_src', 'ref_url', 's_cid', 'cmpid', 'ns_mchannel', 'at_medium', 'at_campaign', 'at_custom1', 'at_custom2',
  'at_custom3', 'at_custom4', 'mibextid', 'rdid', 'share_url', 'wt_mc', 'srsltid', 'spm', 'pk_campaign', 'pk_kwd',
]) // prettier-ignore
const trackingPrefix = /^(?:utm_|utm-|itm_|mtm_|piwik_|hsa_|vnn_source|zalo_utm)/

/**
 * The one spelling under which an article is known: absolute, host in lower-case ASCII without default port or trailing
 * dot, no fragment, no credentials, no tracking parameters. Scheme, `www.`, path case, trailing slash and all other
 * parameters stay as given: some hosts answer 404 without them. AMP and mobile twins are joined later, by the page's
 * own canonical link.
 *
 * @throws PressError `link-unreadable` when `link` is no http or https address.
 * @example canonicalUrl('/tin-1.htm?utm_source=zalo#top', 'https://Bao.example/') // 'https://bao.example/tin-1.htm'
 */
export function canonicalUrl(link: string, base?: string): string {
  const url = parseWebUrl(link, base)
  if (url === null) {
    throw new PressError('link-unreadable', {
      userMessage: 'Đường dẫn không hợp lệ. Hãy dán lại địa chỉ đầy đủ của bài, bắt đầu bằng http:// hoặc https://.',
      details: { link: link.slice(0, 300) },
    })
  }
  url.hash = ''
  url.username = ''
  url.password = ''
  if (url.hostname.endsWith('.')) url.hostname = url.hostname.replace(/\.+$/, '')
  url.pathname = sameEscapes(url.pathname)
  url.search = sameEscapes(withoutTracking(url.search))
  return url.href
}

/** Host of an address: lower-case ASCII, without port; empty where there is none. */
export function hostOf(url: string): string {
  return parseWebUrl(url)?.hostname.replace(/\.+$/, '') ?? ''
}

function parseWebUrl(link: string, base?: string): URL | null {
  const text = link.replace(/[\t\n\r\u00ad\u200b\ufeff]/g, '').trim()
  if (text === '' && base === undefined) return null
  if (!URL.canParse(text, base)) return null
  const url = new URL(text, base)
  return (url.protocol === 'http:' || url.protocol === 'https:') && url.hostname !== '' ? url : null
}

function withoutTracking(search: string): string {
  if (search.length <= 1) return ''
  const kept = search
    .slice(1)
    .split('&')
    .filter((pair) => pair !== '' && !isTracking(pair.split('=', 1)[0]!))
  return kept.length > 0 ? `?${kept.join('&')}` : ''
}

function isTracking(name: string): boolean {
  // Links copied out of HTML keep `amp;` before a name.
  const lower = name.toLowerCase().replace(/^amp;/, '')
  return trackingNames.has(lower) || trackingPrefix.test(lower)
}

/** One spelling of percent escapes: upper-case digits, and none where a letter may stand plainly (RFC 3986, 6.2.2). */
function sameEscapes(text: string): string {
  return text.replace(/%([0-9a-fA-F]{2})/g, (_, digits: string) => {
    const character = String.fromCharCode(parseInt(digits, 16))
    return /[A-Za-z0-9\-._~]/.test(character) ? character : `%${digits.toUpperCase()}`
  })
}
