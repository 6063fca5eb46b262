import type { Desk } from '../../desk.js'

/** Where a person opens an article at its outlet; a demonstration's outlets live in the simulator. */
export function originalLink(desk: Pick<Desk, 'settings'>, url: string): string {
  const { isDemo, pressSimulator } = desk.settings
  if (!isDemo || !pressSimulator || !URL.canParse(url)) return safeLink(url)
  const { hostname, pathname, search } = new URL(url)
  return hostname.endsWith('.example') ? `http://${pressSimulator}/_web/${hostname}${pathname}${search}` : safeLink(url)
}

/** Only web addresses become links. */
const safeLink = (url: string): string => (/^https?:\/\//i.test(url) ? url : '#')
