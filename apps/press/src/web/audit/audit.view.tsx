import type { AuditChain } from '#record'
import { Field, Notice, PageHead, Pages } from '../shell/components/parts.js'
import { count, fullDateTime } from '../shell/format.js'
import { vietnamese } from '../shell/language.js'
import { roleNames } from '../shell/names.js'
import { type ActionGroup, actionGroups, type AuditAddress, type AuditRow, auditUrl, nobody } from './audit-query.js'
import type { Subject } from './audit-subjects.js'
import { words } from './words.js'

export interface AuditProps {
  readonly address: AuditAddress
  readonly rows: readonly AuditRow[]
  readonly total: number
  readonly pageSize: number
  readonly people: readonly { readonly id: string; readonly name: string }[]
  readonly subjects: ReadonlyMap<string, Subject>
  readonly chain: AuditChain
}

export function AuditPage(p: AuditProps) {
  const w = words()
  return (
    <>
      <PageHead
        title={w.title}
        note={w.note}
        lead={w.lead(count(p.total), count(p.chain.entries))}
        actions={
          <a class="button" href={auditUrl({ ...p.address, page: 1 }, '/audit/csv')}>
            {w.csv}
          </a>
        }
      />
      <Chain chain={p.chain} />
      <Filters {...p} />
      {p.rows.length === 0 ? <p class="empty">{w.empty}</p> : <Entries {...p} />}
      <Pages
        page={p.address.page}
        size={p.pageSize}
        total={p.total}
        href={(page) => auditUrl({ ...p.address, page })}
      />
    </>
  )
}

function Chain({ chain }: { chain: AuditChain }) {
  const w = words()
  if (chain.brokenAt !== null)
    return (
      <Notice kind="danger" title={w.broken(count(chain.brokenAt))}>
        {w.brokenMeans}
      </Notice>
    )
  return (
    <Notice kind="good">
      {w.whole(count(chain.entries))} <a href="/audit?check=all">{w.checkAgain}</a>
      <p class="note seal">
        {w.seal} <code>{chain.seal}</code>
      </p>
    </Notice>
  )
}

function Filters({ address, people }: AuditProps) {
  const w = words().filters
  const { groups } = words()
  return (
    <form action="/audit" class="row-fields audit-filters">
      <Field
        name="who"
        label={w.who}
        value={address.who}
        options={[
          { value: '', label: w.anybody },
          ...people.map((p) => ({ value: p.id, label: p.name })),
          { value: nobody, label: w.nobody },
        ]}
      />
      <Field
        name="what"
        label={w.what}
        value={address.what}
        options={[
          { value: '', label: w.anything },
          ...(Object.keys(actionGroups) as ActionGroup[]).map((g) => ({ value: g, label: groups[g] })),
        ]}
      />
      <Field name="from" label={w.from} type="date" value={address.from} />
      <Field name="to" label={w.to} type="date" value={address.to} />
      <div class="field">
        <button>{w.show}</button> <a href="/audit">{w.clear}</a>
      </div>
    </form>
  )
}

function Entries({ rows, people, subjects }: AuditProps) {
  const w = words()
  const names = new Map(people.map((p) => [p.id, p.name]))
  const nameOf = (id: string | null): string => (id === null ? w.filters.nobody : (names.get(id) ?? w.unknownPerson))
  return (
    <table class="blocks audit">
      <thead>
        <tr>
          <th class="number">{w.columns.number}</th>
          <th>{w.columns.when}</th>
          <th>{w.columns.who}</th>
          <th>{w.columns.what}</th>
          <th>{w.columns.subject}</th>
          <th>{w.columns.more}</th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr>
            <td class="number">{row.seq}</td>
            <td class="when">{fullDateTime(row.at)}</td>
            <td>{nameOf(row.accountId)}</td>
            <td>{w.actions[row.action] ?? row.action}</td>
            <td lang={vietnamese()}>
              <SubjectCell row={row} subjects={subjects} />
            </td>
            <td class="note">{detailText(row)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

function SubjectCell({ row, subjects }: { row: AuditRow; subjects: AuditProps['subjects'] }) {
  const known = subjects.get(row.subject ?? '')
  if (known?.href) return <a href={known.href}>{known.text}</a>
  return <>{known?.text ?? row.subject ?? ''}</>
}

/** What is known of the details, each with its name; the file has them whole. */
function detailText({ details }: AuditRow): string {
  const w = words()
  const said = Object.entries(JSON.parse(details) as Record<string, unknown>).flatMap(([key, value]) => {
    const name = w.details[key]
    if (!name || (typeof value !== 'string' && typeof value !== 'number')) return []
    return [`${name} ${valueText(key, value)}`]
  })
  return said.join(', ')
}

function valueText(key: string, value: string | number): string {
  if (typeof value === 'number') return key === 'case' || key === 'number' ? words().caseNumber(value) : count(value)
  if (key === 'role') return (roleNames as Record<string, string>)[value] ?? value
  return key === 'used' ? (words().used[value] ?? value) : value
}
