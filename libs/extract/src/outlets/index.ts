/**
 * Where one outlet puts what, as CSS selectors, for outlets whose pages the general reading gets wrong. Keep it short:
 * a template is a promise to look after it.
 */
export interface OutletTemplate {
  /** Host names it holds for, without `www.`; a leading dot means all hosts below. */
  hosts: string[]
  title?: string
  lead?: string
  /** The element around the body; what lies in `drop` inside it is left out. */
  body?: string
  drop?: string[]
  byline?: string
  published?: string
  monthFirst?: boolean
}

/** Templates by host; the one line to add for an outlet. Empty as long as no outlet needs one. */
export const outlets: readonly OutletTemplate[] = []

/** The template for an address, if there is one. */
export function templateFor(url: string, templates: readonly OutletTemplate[] = outlets): OutletTemplate | null {
  if (templates.length === 0) return null
  let host: string
  try {
    host = new URL(url).hostname.replace(/^www\./, '')
  } catch {
    return null
  }
  const fits = (h: string): boolean => (h.startsWith('.') ? host === h.slice(1) || host.endsWith(h) : host === h)
  return templates.find((t) => t.hosts.some(fits)) ?? null
}
