import { type FoundArticles, searchUrl, type SearchAddress } from '#read'
import type { SavedSearchTable } from '#record'
import type { ReportRow } from '../../reports/report-rows.js'
import { ChosenBar, UndoBar } from '../bulk/bulk.view.js'
import type { FoundAction } from '../bulk/done-actions.js'
import { KeyStrip, Notice, Pages } from '../shell/components/parts.js'
import { count, fullDate, periodText } from '../shell/format.js'
import { vietnamese } from '../shell/language.js'
import { visitMay, type SignedVisit } from '../shell/visit.js'
import { Empty } from './empty.view.js'
import { Facets } from './facets.view.js'
import { Results } from './results.view.js'
import { Pane, type PaneArticle } from './pane.view.js'
import {
  filtersChosen,
  filterTitle,
  isVietnamese,
  listFilters,
  toggled,
  valueName,
  withoutFilters,
} from './search-words.js'
import { ListHead, Summary } from './summary.view.js'
import { words } from './words.js'

export interface SearchProps {
  readonly visit: SignedVisit
  readonly address: SearchAddress
  readonly found: FoundArticles
  readonly saved: readonly SavedSearchTable[]
  readonly outletNames: ReadonlyMap<string, string>
  /** What is wrong with the dates typed, as a sentence. */
  readonly dateProblem: string | null
  /** Reports that may still take a source; none for those who write none. */
  readonly reports: readonly ReportRow[]
  /** What was just done to articles chosen here. */
  readonly done: FoundAction | null
  /** The article beside the list. */
  readonly pane: PaneArticle | null
}

export function SearchPage(p: SearchProps) {
  const { address, found } = p
  return (
    <div class={p.pane ? 'search-page has-pane' : 'search-page'}>
      <div class="search-top">
        <h1 class="hidden">{words().title}</h1>
        <SearchBox {...p} />
        <Chips {...p} />
        <Problems {...p} />
      </div>
      <aside aria-label={words().filters} class="search-side">
        <Facets {...p} />
      </aside>
      <div class="search-main">
        <UndoBar visit={p.visit} found={p.done} />
        <Summary {...p} />
        {found.articles.length === 0 ? (
          <Empty {...p} />
        ) : (
          <>
            <ListHead {...p} />
            <ChosenBar visit={p.visit} reports={p.reports} list={{ address, rows: found.rows }} />
            <Results {...p} />
          </>
        )}
        <Pages
          page={found.page}
          size={found.size}
          total={found.rows}
          href={(page) => searchUrl({ ...address, page })}
        />
      </div>
      <Pane {...p} />
      <KeyStrip keys={keysOf(p)} side={words().rows(count(found.rows))} />
    </div>
  )
}

function keysOf({ visit, reports }: SearchProps): (readonly [string, string])[] {
  const { keys } = words()
  const corrects = visitMay(visit, 'correct')
  return [
    ['J K', keys.move],
    ['Enter', keys.open],
    ['O', keys.beside],
    ['Space', keys.choose],
    ['U', keys.unread],
    ...(visitMay(visit, 'flag') ? ([['F', keys.flag]] as const) : []),
    ...(corrects ? ([['E', keys.label]] as const) : []),
    ...(corrects ? ([['X', keys.irrelevant]] as const) : []),
    ...(reports.length > 0 ? ([['R', keys.report]] as const) : []),
    ['/', keys.box],
  ]
}

function SearchBox({ address }: SearchProps) {
  const kept = [...new URL(searchUrl({ ...address, q: '', page: 1 }), 'http://x').searchParams]
  return (
    <form class="search-box" action="/search" role="search">
      <label class="hidden" for="q">
        {words().query}
      </label>
      <input id="q" name="q" type="search" value={address.q} autocomplete="off" aria-describedby="q-hint" />
      {kept.map(([name, value]) => (
        <input type="hidden" name={name} value={value} />
      ))}
      <button class="primary">{words().search}</button>
      <details class="hint" id="q-hint">
        <summary>{words().hint}</summary>
        <ul class="query-help">
          {words().help.map((line) => (
            <li>
              {line.map(([typed, means]) => (
                <>
                  {typed && <code lang={vietnamese()}>{typed}</code>} {means}{' '}
                </>
              ))}
            </li>
          ))}
        </ul>
      </details>
    </form>
  )
}

function Chips({ address, outletNames }: SearchProps) {
  const { from, to, seenFrom, seenTo } = address.filters
  const lists = listFilters.flatMap((name) =>
    (address.filters[name] ?? []).map((value) => ({ name, value: String(value) })),
  )
  const flags = (['original', 'respond', 'corrected'] as const).filter((name) => address.filters[name] !== undefined)
  if (filtersChosen(address) === 0) return null
  return (
    <div class="chips">
      <TimeChip
        title={filterTitle('from')}
        from={from}
        to={to}
        href={searchUrl(withoutFilters(address, ['from', 'to']))}
      />
      <TimeChip
        title={filterTitle('seenFrom')}
        from={seenFrom}
        to={seenTo}
        href={searchUrl(withoutFilters(address, ['seenFrom', 'seenTo']))}
      />
      {address.read !== undefined && (
        <Chip href={searchUrl({ ...address, page: 1, read: undefined })}>
          {words().readNames[address.read ? 'read' : 'unread']}
        </Chip>
      )}
      {flags.map((name) => (
        <Chip href={searchUrl(withoutFilters(address, [name]))}>
          {words().flags[name][address.filters[name] ? 0 : 1]}
        </Chip>
      ))}
      {lists.map(({ name, value }) => (
        <Chip href={searchUrl(toggled(address, name, value))}>
          {filterTitle(name)}:{' '}
          <b lang={isVietnamese(name) ? vietnamese() : undefined}>{valueName(name, value, outletNames)}</b>
        </Chip>
      ))}
      <a href={searchUrl({ q: address.q ?? '', filters: {} })}>{words().removeAll}</a>
    </div>
  )
}

function Chip({ href, children }: { href: string; children: preact.ComponentChildren }) {
  return (
    <a class="chip" href={href} title={words().removeFilter}>
      {children} <span aria-hidden="true">✕</span>
      <span class="hidden">{words().removed}</span>
    </a>
  )
}

function TimeChip({ title, from, to, href }: { title: string; from?: string; to?: string; href: string }) {
  if (!from && !to) return null
  const last = to ? new Date(Date.parse(to) - 1).toISOString() : ''
  const text = from && to ? periodText(from, to) : from ? words().from(fullDate(from)) : words().until(fullDate(last))
  return (
    <Chip href={href}>
      {title}: <b>{text}</b>
    </Chip>
  )
}

function Problems({ found, dateProblem }: SearchProps) {
  return (
    <>
      {dateProblem && <Notice kind="warn">{dateProblem}</Notice>}
      {found.problems.map((problem) => (
        <Notice kind="warn">
          {words().fault(problem)}{' '}
          <span class="query-place" lang={vietnamese()}>
            {found.input.slice(Math.max(0, problem.at - 20), problem.at)}
            <mark>{found.input.slice(problem.at, problem.at + Math.min(problem.length, 60)) || '…'}</mark>
            {found.input.slice(problem.at + problem.length, problem.at + problem.length + 20)}
          </span>
        </Notice>
      ))}
      {found.isWithoutMarks && found.result.total > 0 && <Notice>{words().withoutMarks}</Notice>}
    </>
  )
}
