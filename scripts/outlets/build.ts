import { readFileSync, writeFileSync } from 'node:fs'

/**
 * Makes the starter list of outlets from a table of facts (tab separated; columns code, name, agency, tier, kind, home,
 * feeds, sitemap, list_pages, province, old_domains, confidence, note).
 *
 *   node dist/scripts/outlets/build.js OUTLETS.tsv apps/press/data/outlets.json
 *
 * Papers of provinces that were merged (`(cũ)`) become old domains of nobody and are left out; addresses marked as guesses
 * are kept, since every address is probed before it is offered as working.
 */
function main([input, output]: string[]): void {
  if (!input || !output) throw new Error('give the table and the file to write')
  const [head = '', ...lines] = readFileSync(input, 'utf8')
    .split('\n')
    .filter((l) => l.trim() !== '' && !l.startsWith('#'))
  const names = head.split('\t')
  const rows = lines.map((line) => Object.fromEntries(line.split('\t').map((cell, i) => [names[i] ?? '', cell.trim()])))
  const outlets = rows.filter((r) => r['home'] && !r['name']?.includes('(cũ)')).map(outletOf)
  writeFileSync(output, `[\n${outlets.map((o) => JSON.stringify(o)).join(',\n')}\n]\n`)
}

const many = (cell: string | undefined): string[] =>
  (cell ?? '')
    .split('|')
    .map((s) => s.trim())
    .filter((s) => s !== '')

function outletOf(r: Record<string, string>): object {
  return {
    code: r['code'],
    name: r['name'],
    agency: r['agency'],
    tier: r['tier'],
    kind: r['kind'],
    home: r['home'],
    domains: many(r['old_domains']),
    provinceSlug: r['province'] || null,
    sources: sourcesOf(r),
  }
}

/** The places known; an outlet without any is read from the links of its home page. */
function sourcesOf(r: Record<string, string>): object[] {
  const known = [
    ...many(r['feeds']).map((url) => ({ kind: 'feed', url })),
    ...many(r['sitemap']).map((url) => ({ kind: 'sitemap', url })),
    ...many(r['list_pages']).map((url) => ({ kind: 'list-page', url })),
  ]
  return known.length > 0 ? known : [{ kind: 'list-page', url: r['home'] }]
}

main(process.argv.slice(2))
