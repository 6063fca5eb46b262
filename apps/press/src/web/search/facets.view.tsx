import type { FacetName, FacetValue, Filters } from '#article-index'
import { addDays, localDate, type Tone } from '#press'
import { searchUrl, type SearchAddress } from '#read'
import { ToneGlyph } from '../shell/components/marks.js'
import { Form } from '../shell/components/parts.js'
import { count } from '../shell/format.js'
import { vietnamese } from '../shell/language.js'
import type { SearchProps } from './search.view.js'
import { filtersChosen, filterTitle, isVietnamese, toggled, valueName, withoutFilters } from './search-words.js'
import { words } from './words.js'

const facetsShown: readonly FacetName[] = ['tone', 'topic', 'place', 'outlet', 'handling', 'relevance']
/** Values shown at once; the others open, up to `valuesMax`. */
const valuesShown = 5
const valuesMax = 80

export function Facets(p: SearchProps) {
  return (
    <details class="filters">
      <summary>{words().filtersChosen(filtersChosen(p.address))}</summary>
      <p class="note facet-note">{words().facetNote}</p>
      {facetsShown.slice(0, 1).map((name) => (
        <Facet {...p} name={name} />
      ))}
      <ReadState {...p} />
      <Times {...p} />
      {facetsShown.slice(1).map((name) => (
        <Facet {...p} name={name} />
      ))}
      <Saved {...p} />
    </details>
  )
}

function Facet(props: SearchProps & { name: FacetName }) {
  const { found, name } = props
  const address = inForce(props.address, name)
  const p = { ...props, address }
  const values = found.result.facets[name] ?? []
  const chosen = new Set(((address.filters[name as keyof Filters] as readonly string[] | undefined) ?? []).map(String))
  const missing = [...chosen]
    .filter((v) => !values.some((f) => f.value === v))
    .map((value): FacetValue => ({ value, count: 0 }))
  const all = inOrder(name, [...values, ...missing])
  if (all.length === 0) return null
  const most = Math.max(1, ...all.map((v) => v.count))
  const item = (v: FacetValue) => <Value {...p} value={v} isChosen={chosen.has(v.value)} most={most} />
  const first = all.filter((v, i) => i < valuesShown || chosen.has(v.value))
  const others = all.filter((v) => !first.includes(v)).slice(0, valuesMax)
  return (
    <section class="facet" id={`loc-${name}`}>
      <h2>{filterTitle(name as keyof Filters)}</h2>
      <ul>{first.map(item)}</ul>
      {others.length > 0 && (
        <details class="more">
          <summary>{words().more(others.length)}</summary>
          <ul>{others.map(item)}</ul>
        </details>
      )}
    </section>
  )
}

/** Articles about the province are chosen until something else is: the box shows it, and others are added to it. */
function inForce(address: SearchAddress, name: FacetName): SearchAddress {
  if (name !== 'relevance' || address.filters.relevance) return address
  return { ...address, filters: { ...address.filters, relevance: ['about'] } }
}

/** Tones always stand in their own order; everything else by size. */
function inOrder(name: FacetName, values: readonly FacetValue[]): readonly FacetValue[] {
  if (name !== 'tone') return values
  return (['critical', 'neutral', 'favourable'] as const).flatMap((tone) => values.filter((v) => v.value === tone))
}

function Value(p: SearchProps & { name: FacetName; value: FacetValue; isChosen: boolean; most: number }) {
  const { address, name, value, isChosen, most } = p
  return (
    <li>
      <a
        class="facet-value"
        href={searchUrl(toggled(address, name as keyof Filters, value.value))}
        aria-current={isChosen ? 'true' : undefined}
      >
        <span class="box" aria-hidden="true" />
        {name === 'tone' && <ToneGlyph tone={value.value as Tone} hasName />}{' '}
        <span lang={isVietnamese(name) ? vietnamese() : undefined}>{valueName(name, value.value, p.outletNames)}</span>{' '}
        <span class="n">{count(value.count)}</span>
      </a>
      <meter min={0} max={most} value={value.count} aria-hidden="true" />
    </li>
  )
}

/** What this person has read and has not, each counted over the whole result. */
function ReadState({ address, found: { readCounts } }: SearchProps) {
  const states = [
    ['unread', false, readCounts.unread],
    ['read', true, readCounts.read],
  ] as const
  const most = Math.max(1, readCounts.read, readCounts.unread)
  return (
    <section class="facet" id="loc-read">
      <h2>{words().readState}</h2>
      <ul>
        {states.map(([name, read, n]) => (
          <li>
            <a
              class="facet-value"
              href={searchUrl({ ...address, page: 1, read: address.read === read ? undefined : read })}
              aria-current={address.read === read ? 'true' : undefined}
            >
              <span class="box" aria-hidden="true" /> <span>{words().readNames[name]}</span>{' '}
              <span class="n">{count(n)}</span>
            </a>
            <meter min={0} max={most} value={n} aria-hidden="true" />
          </li>
        ))}
      </ul>
    </section>
  )
}

/** Usual spans of time. Days. */
const spans = [1, 7, 28] as const

/** Times of publication: usual spans as links, any days by a form. */
function Times({ address, visit }: SearchProps) {
  const { from, to } = address.filters
  const bare = withoutFilters(address, ['from', 'to'])
  const kept = [...new URL(searchUrl(bare), 'http://x').searchParams]
  return (
    <section class="facet times">
      <h2>{words().published}</h2>
      <ul>
        {spans.map((days) => (
          <li>
            <a
              class="facet-value"
              href={searchUrl({
                ...bare,
                filters: { ...bare.filters, from: addDays(visit.now, -days), to: visit.now },
              })}
            >
              {words().spans[days]}
            </a>
          </li>
        ))}
      </ul>
      <form action="/search" class="days">
        {kept.map(([name, value]) => (
          <input type="hidden" name={name} value={value} />
        ))}
        <label for="day-from">{words().dayFrom}</label>
        <input id="day-from" name="day-from" type="date" value={from ? localDate(from) : ''} />
        <label for="day-to">{words().dayTo}</label>
        <input
          id="day-to"
          name="day-to"
          type="date"
          value={to ? localDate(new Date(Date.parse(to) - 1).toISOString()) : ''}
        />
        <button>{words().filterDays}</button>
      </form>
    </section>
  )
}

/** Searches a person keeps, and the form that keeps this one. */
function Saved({ visit, address, saved }: SearchProps) {
  const query = new URL(searchUrl(address), 'http://x').search.slice(1)
  if (saved.length === 0 && !query) return null
  return (
    <section class="facet">
      <h2>{words().saved}</h2>
      <ul>
        {saved.map((s) => (
          <li class="saved">
            <a href={s.query} lang={vietnamese()}>
              {s.name}
            </a>
            <Form visit={visit} action="/saved-searches/removal" class="inline">
              <input type="hidden" name="id" value={s.id} />
              <button class="link" aria-label={words().forgetNamed(s.name)}>
                {words().forget}
              </button>
            </Form>
          </li>
        ))}
      </ul>
      {query && (
        <Form visit={visit} action="/saved-searches" class="save-search">
          <input type="hidden" name="query" value={query} />
          <label for="save-name">{words().saveName}</label>
          <input id="save-name" name="name" value={address.q} maxLength={80} />
          <button>{words().save}</button>
        </Form>
      )}
    </section>
  )
}
