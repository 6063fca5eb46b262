import { caseGroups, type CaseGroup, type CaseState, type FlagLevel, type FlagReason, type Tone } from '#press'
import { groupOfState } from '#record'
import { type CaseList, type CaseTab, dueGroups, type ListedCase, type SortColumn } from '#respond'
import { CaseGlyph, CaseMark, ToneGlyph } from '../shell/components/marks.js'
import { KeyStrip, Notice, PageHead, Pages } from '../shell/components/parts.js'
import { count, dateTime } from '../shell/format.js'
import { vietnamese } from '../shell/language.js'
import { caseGroupNames, caseStateNames, flagLevelNames, flagReasonNames } from '../shell/names.js'
import { visitMay, type SignedVisit } from '../shell/visit.js'
import { casesUrl, type CasesAddress } from './cases-url.js'
import { CaseDue } from './due.view.js'
import { Filters } from './filters.view.js'
import { TurnLine } from './turn.view.js'
import { words } from './words.js'

/** Rows of a page. */
export const casesPageSize = 100

export interface CasesProps {
  readonly visit: SignedVisit
  readonly list: CaseList
  readonly address: CasesAddress
  /** Tone of the article behind each case, by case; empty for those who do not read the press. */
  readonly tones: ReadonlyMap<string, Tone>
}

export function CasesPage(p: CasesProps) {
  const { visit, list, address } = p
  const { rows } = list
  const { heading, download, lead, keys } = words()
  const csv = rows.length > 0 && (
    <a class="button" href={casesUrl({ ...address, page: 1 }, '/cases.csv')}>
      {download}
    </a>
  )
  return (
    <>
      <PageHead title={heading} lead={<Lead {...p} />} actions={csv} />
      {list.stranded > 0 && visit.account.role !== 'don-vi' && (
        <Notice kind="danger">{lead.stranded(count(list.stranded))}</Notice>
      )}
      <Tabs {...p} />
      <Filters {...p} />
      {rows.length === 0 ? <Empty {...p} /> : <Table {...p} />}
      <Pages
        page={address.page}
        size={casesPageSize}
        total={rows.length}
        href={(page) => casesUrl({ ...address, page })}
      />
      <KeyStrip
        keys={[
          ['J K', keys.move],
          ['Enter', keys.open],
        ]}
        side={words().cases(count(rows.length))}
      />
    </>
  )
}

function Empty({ visit, list, address }: CasesProps) {
  const { nothingMatches, emptyTab, clearFilters, howToAdd } = words()
  const isNarrowed = Boolean(
    address.body !== null || address.due || address.level || address.by || address.turn || address.text,
  )
  return (
    <div class="empty">
      <p>{isNarrowed ? nothingMatches : emptyTab[address.tab]}</p>
      {isNarrowed ? (
        <p>
          <a href={casesUrl({ tab: address.tab })}>{clearFilters(count(list.counts[address.tab]))}</a>
        </p>
      ) : (
        visitMay(visit, 'flag') && <p class="note">{howToAdd}</p>
      )}
    </div>
  )
}

/** How many are open, and of them what somebody must see to; each number opens its list. */
function Lead({ list, visit }: CasesProps) {
  const { counts, overdue, dueToday, unassigned } = list
  const { lead } = words()
  const whose = visit.account.role === 'don-vi' ? lead.whose(visit.account.body ?? lead.body) : ''
  if (counts.open === 0) return <>{lead.none(whose)}</>
  const parts = [
    overdue > 0 && (
      <a class="count danger" href={casesUrl({ due: 'overdue' })}>
        {lead.overdue(count(overdue))}
      </a>
    ),
    dueToday > 0 && <a href={casesUrl({ due: 'today' })}>{lead.today(count(dueToday))}</a>,
    unassigned > 0 && <a href={casesUrl({ body: '' })}>{lead.unassigned(count(unassigned))}</a>,
    counts.mine > 0 && <a href={casesUrl({ tab: 'mine' })}>{lead.mine(count(counts.mine))}</a>,
  ].filter((part) => part !== false)
  return (
    <>
      {lead.open(count(counts.open), whose)}
      {parts.map((part, i) => (
        <>
          {i === 0 ? ': ' : ', '}
          {part}
        </>
      ))}
      .
    </>
  )
}

function Tabs({ list, address }: CasesProps) {
  const { tabs, tabsLabel } = words()
  const all: [CaseTab, string][] = [
    ['mine', tabs.mine],
    ['open', tabs.open],
    ...(Object.keys(caseGroups) as CaseGroup[]).map((g): [CaseTab, string] => [g, caseGroupNames[g]]),
    ['all', tabs.all],
  ]
  return (
    <nav class="tabs" aria-label={tabsLabel}>
      {all.map(([tab, label]) => (
        <a href={casesUrl({ tab })} aria-current={tab === address.tab ? 'page' : undefined}>
          {tab !== 'open' && tab !== 'all' && tab !== 'mine' && <CaseGlyph group={tab} hasName />}
          {label} <span class="count">{count(list.counts[tab])}</span>
        </a>
      ))}
    </nav>
  )
}

/** A column's title, which sorts by it, and back the other way at the second press. */
function SortHead({ column, address }: { column: SortColumn | 'due'; address: CasesAddress }) {
  const { sort } = address
  const name = words().columns[column]
  if (column === 'due')
    return (
      <th aria-sort={sort ? undefined : 'ascending'}>
        {sort ? <a href={casesUrl({ ...address, sort: null, page: 1 })}>{name}</a> : `${name} ↑`}
      </th>
    )
  const isSorted = sort?.column === column
  const isDescending = isSorted && !sort.isDescending
  return (
    <th aria-sort={isSorted ? (sort.isDescending ? 'descending' : 'ascending') : undefined}>
      <a href={casesUrl({ ...address, sort: { column, isDescending }, page: 1 })}>
        {name}
        {isSorted && (sort.isDescending ? ' ↓' : ' ↑')}
      </a>
    </th>
  )
}

function Table(p: CasesProps) {
  const { address } = p
  const from = (address.page - 1) * casesPageSize
  const rows = p.list.rows.slice(from, from + casesPageSize)
  const columns = ['number', 'title', 'state', 'body', 'level', 'due', 'updated'] as const
  return (
    <table class="cases">
      <thead>
        <tr>
          {columns.map((column) => (
            <SortHead column={column} address={address} />
          ))}
        </tr>
      </thead>
      {address.sort ? (
        <tbody>
          {rows.map((c) => (
            <Row {...p} c={c} />
          ))}
        </tbody>
      ) : (
        <Groups {...p} rows={rows} />
      )}
    </table>
  )
}

/** In the order by deadline the rows stand in groups, each with its number. */
function Groups(p: CasesProps & { rows: readonly ListedCase[] }) {
  const groups = dueGroups
    .map((due) => ({ due, cases: p.rows.filter((c) => c.due === due) }))
    .filter((g) => g.cases.length > 0)
  return (
    <>
      {groups.map(({ due, cases }) => (
        <tbody>
          <tr class="group">
            <th colSpan={7} scope="rowgroup">
              {words().dues[due]} <span class="count">{count(p.list.rows.filter((c) => c.due === due).length)}</span>
            </th>
          </tr>
          {cases.map((c) => (
            <Row {...p} c={c} />
          ))}
        </tbody>
      ))}
    </>
  )
}

function Row({ visit, tones, c }: CasesProps & { c: ListedCase }) {
  const tone = tones.get(c.id)
  const level = flagLevelNames[c.level as FlagLevel] ?? c.level
  return (
    <tr class="row">
      <td class="case-code nowrap">PH-{c.number}</td>
      <td class="case-title">
        <div>
          {tone && <ToneGlyph tone={tone} />}
          <span>
            <a class="title" href={`/cases/${c.id}`} lang={vietnamese()}>
              {c.title}
            </a>
            <span class="note">
              <span lang={vietnamese()}>{c.outlet}</span> · {flagReasonNames[c.reason as FlagReason] ?? c.reason}
            </span>
          </span>
        </div>
      </td>
      <td class="case-state">
        <CaseMark group={groupOfState(c.state as CaseState)} name={caseStateNames[c.state as CaseState]} />
        <span class="note">
          <TurnLine turns={c.turns} body={c.body} role={visit.account.role} />
        </span>
      </td>
      <td class="case-body" lang={c.body ? vietnamese() : undefined}>
        {c.body ?? <span class="quiet">{words().facts.noBody}</span>}
      </td>
      <td class="case-level">{c.level === 'khan' ? <b>{level}</b> : level}</td>
      <td class="case-due nowrap">
        <CaseDue row={c} now={visit.now} />
      </td>
      <td class="case-updated note nowrap">{dateTime(c.updatedAt)}</td>
    </tr>
  )
}
