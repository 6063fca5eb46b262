/** The number by which an outlet knows an article, as it stands at the end of the address: six digits or more. */
const idAtEnd = /(?:^|[-/]|-(?:post|postid|a|i|ar|d))(\d{6,20})(?:\.[a-z]{2,5})?\/?$/i
/** `…-20261124.html` ends in a day, which many articles share. */
const isDay = /^(?:19|20)\d{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])$/

/**
 * A name for the article that stays when its title, and with it the address, is changed: `id:host/number`; null where the
 * address carries no such number. Twins under `www.`, `m.` and `amp.` share it.
 *
 * @example outletIdOf('https://www.bao.example/ten-moi-100261124083015123.htm') // 'id:bao.example/100261124083015123'
 */
export function outletIdOf(url: string): string | null {
  if (!URL.canParse(url)) return null
  const { hostname, pathname } = new URL(url)
  const id = idAtEnd.exec(pathname)?.[1]
  if (!id || isDay.test(id)) return null
  return `id:${hostname.toLowerCase().replace(/^(?:www|m|amp|mobile)\./, '')}/${id}`
}
