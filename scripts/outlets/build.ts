import { readFileSync, writeFileSync } from 'node:fs'

/**
 * Makes the starter list of outlets from a table of facts (tab separated; columns code, name, agency, tier, kind, home,
 * feeds, sitemap, list_pages, province, old_domains, confidence, note).
 *
 *   node dist/scripts/outlets/build.js OUTLETS.tsv apps/press/data/outlets.json
 *
 * Papers that were merged into another (`(cũ)`) are no outlets of their own: their hosts become old domains of the paper
 * of the same organisation and province, so that links to them are still known. Addresses marked as guesses are kept,
 * since every address is probed before it is offered as working.
 */
function main([input, output]: string[]): void {
  if (!input || !output) throw new Error('give the table and the file to write')
  const [head = '', ...lines] = readFileSync(input, 'utf8')
    .split('\n')
    .filter((l) => l.trim() !== '' && !l.startsWith('#'))
  const names = head.split('\t')
  const rows = lines.map((line) => Object.fromEntries(line.split('\t').map((cell, i) => [names[i] ?? '', cell.trim()])))
  const isMerged = (r: Row): boolean => r['name']?.includes('(cũ)') ?? false
  const living = rows.filter((r) => r['home'] && !isMerged(r))
  const outlets = living.map((r) => outletOf(r, oldHosts(rows.filter(isMerged), r, living)))
  writeFileSync(output, `[\n${outlets.map((o) => JSON.stringify(o)).join(',\n')}\n]\n`)
}

type Row = Record<string, string>

/** Hosts of merged papers that go to `outlet`: the first living outlet of their organisation and province. */
function oldHosts(merged: readonly Row[], outlet: Row, living: readonly Row[]): string[] {
  const isHeir = (old: Row): boolean =>
    living.find((r) => r['agency'] === old['agency'] && r['province'] === old['province']) === outlet
  return merged
    .filter(isHeir)
    .flatMap((old) => [hostOf(old['home'] ?? ''), ...many(old['old_domains'])])
    .filter((host) => host !== '')
}

const hostOf = (url: string): string => (URL.canParse(url) ? new URL(url).hostname.replace(/^www\./, '') : '')

const many = (cell: string | undefined): string[] =>
  (cell ?? '')
    .split('|')
    .map((s) => s.trim())
    .filter((s) => s !== '')

function outletOf(r: Row, oldHosts: readonly string[]): object {
  return {
    code: r['code'],
    name: r['name'],
    agency: r['agency'],
    tier: r['tier'],
    kind: r['kind'],
    home: r['home'],
    domains: [...new Set([...many(r['old_domains']), ...oldHosts])],
    provinceSlug: r['province'] || null,
    sources: sourcesOf(r),
  }
}

/** The places known; an outlet without any is read from the links of its home page. */
function sourcesOf(r: Row): object[] {
  const known = [
    ...many(r['feeds']).map((url) => ({ kind: 'feed', url })),
    ...many(r['sitemap']).map((url) => ({ kind: 'sitemap', url })),
    ...many(r['list_pages']).map((url) => ({ kind: 'list-page', url })),
  ]
  return known.length > 0 ? known : [{ kind: 'list-page', url: r['home'] }]
}

main(process.argv.slice(2))
