/**
 * Loaded into the product before it starts (`node --import`): answers as a hostile name server would. `NAME_ANSWERS` is JSON
 * of name → list of answers; each lookup gets the next, the last one stays. Other names go to the system.
 */
import dns from 'node:dns/promises'
import { isIP } from 'node:net'
import { syncBuiltinESMExports } from 'node:module'

const answers = JSON.parse(process.env['NAME_ANSWERS'] ?? '{}') as Record<string, string[][]>
const askSystem = dns.lookup
const lookup = (host: string, options: object): Promise<unknown> => {
  const list = answers[host]
  if (!list) return askSystem(host, options)
  const addresses = (list.length > 1 ? list.shift() : list[0]) ?? []
  return Promise.resolve(addresses.map((address) => ({ address, family: isIP(address) })))
}
Object.assign(dns, { lookup })
syncBuiltinESMExports()
