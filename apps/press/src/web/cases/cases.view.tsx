import {
  caseGroups,
  caseStateNames,
  flagLevels,
  flagReasons,
  type CaseGroup,
  type CaseState,
  type FlagLevel,
  type FlagReason,
  type Tone,
} from '#press'
import { groupOfState } from '#record'
import { dueGroups, type CaseList, type CaseTab, type DueGroup, type ListedCase } from '#respond'
import { CaseGlyph, CaseMark, Deadline, ToneGlyph } from '../shell/components/marks.js'
import { KeyStrip, PageHead, Pages } from '../shell/components/parts.js'
import { count, dateTime } from '../shell/format.js'
import { visitMay, type SignedVisit } from '../shell/visit.js'
import { casesUrl, noBody, type CasesAddress } from './cases-url.js'
import { dueNames, emptyTab } from './words.vi.js'

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
  const isNarrowed = Boolean(address.body !== null || address.due || address.text)
  const csv = rows.length > 0 && (
    <a class="button" href={casesUrl({ ...address, page: 1 }, '/cases.csv')}>
      Tải bảng (CSV)
    </a>
  )
  return (
    <>
      <PageHead title="Phản hồi báo chí" lead={<Lead {...p} />} actions={csv} />
      <Tabs {...p} />
      <Filters {...p} />
      {rows.length === 0 ? (
        <div class="empty">
          <p>{isNarrowed ? `Không có việc nào khớp bộ lọc trong nhóm này.` : emptyTab[address.tab]}</p>
          {isNarrowed ? (
            <p>
              <a href={casesUrl({ tab: address.tab })}>Bỏ lọc: {count(list.counts[address.tab])} việc</a>
            </p>
          ) : (
            visitMay(visit, 'flag') && <p class="note">Mở một bài rồi gắn cờ để thêm việc.</p>
          )}
        </div>
      ) : (
        <Table {...p} />
      )}
      <Pages
        page={address.page}
        size={casesPageSize}
        total={rows.length}
        href={(page) => casesUrl({ ...address, page })}
      />
      <KeyStrip
        keys={[
          ['J K', 'xuống, lên'],
          ['Enter', 'mở việc'],
        ]}
        side={`${count(rows.length)} việc`}
      />
    </>
  )
}

function Lead({ list, visit }: CasesProps) {
  const { counts, overdue, dueToday, unassigned } = list
  const whose = visit.account.role === 'don-vi' ? ` của ${visit.account.body ?? 'đơn vị'}` : ''
  if (counts.open === 0) return <>Không có việc nào đang mở{whose}.</>
  return (
    <>
      {count(counts.open)} việc đang mở{whose}
      {overdue > 0 && (
        <>
          {': '}
          <a class="count danger" href={casesUrl({ due: 'overdue' })}>
            {count(overdue)} quá hạn
          </a>
        </>
      )}
      {dueToday > 0 && (
        <>
          {overdue > 0 ? ', ' : ': '}
          <a href={casesUrl({ due: 'today' })}>{count(dueToday)} đến hạn hôm nay</a>
        </>
      )}
      {unassigned > 0 && (
        <>
          {overdue + dueToday > 0 ? ', ' : ': '}
          <a href={casesUrl({ body: '' })}>{count(unassigned)} chưa có đơn vị trả lời</a>
        </>
      )}
      .
    </>
  )
}

function Tabs({ list, address }: CasesProps) {
  const tabs: [CaseTab, string][] = [
    ['open', 'Đang mở'],
    ...(Object.keys(caseGroups) as CaseGroup[]).map((g): [CaseTab, string] => [g, caseGroups[g].name]),
    ['all', 'Tất cả'],
  ]
  return (
    <nav class="tabs" aria-label="Nhóm trạng thái">
      {tabs.map(([tab, label]) => (
        <a href={casesUrl({ tab })} aria-current={tab === address.tab ? 'page' : undefined}>
          {tab !== 'open' && tab !== 'all' && <CaseGlyph group={tab} hasName />}
          {label} <span class="count">{count(list.counts[tab])}</span>
        </a>
      ))}
    </nav>
  )
}

function Filters({ list, address }: CasesProps) {
  const dues: DueGroup[] = dueGroups.filter((d) => d !== 'closed')
  return (
    <form class="case-filters" action="/cases" role="search" aria-label="Lọc việc">
      {address.tab !== 'open' && <input type="hidden" name="group" value={address.tab} />}
      {list.bodies.length > 1 && (
        <label>
          <span class="hidden">Đơn vị trả lời</span>
          <select name="body">
            <option value="">Mọi đơn vị</option>
            <option value={noBody} selected={address.body === ''}>
              Chưa có đơn vị
            </option>
            {list.bodies.map((b) => (
              <option value={b} selected={b === address.body}>
                {b}
              </option>
            ))}
          </select>
        </label>
      )}
      {address.tab !== 'closed' && (
        <label>
          <span class="hidden">Hạn</span>
          <select name="due">
            <option value="">Mọi hạn</option>
            {dues.map((d) => (
              <option value={d} selected={d === address.due}>
                {dueNames[d]}
              </option>
            ))}
          </select>
        </label>
      )}
      <label>
        <span class="hidden">Lọc theo chữ trong mã, tên việc, đơn vị, đầu báo</span>
        <input name="q" value={address.text ?? ''} placeholder="Lọc theo chữ trong tên việc" maxLength={200} />
      </label>
      <button>Lọc</button>
    </form>
  )
}

function Table(p: CasesProps) {
  const from = (p.address.page - 1) * casesPageSize
  const rows = p.list.rows.slice(from, from + casesPageSize)
  const groups = dueGroups.map((due) => ({ due, cases: rows.filter((c) => c.due === due) }))
  return (
    <table class="cases">
      <thead>
        <tr>
          <th>Mã</th>
          <th>Việc và đầu báo</th>
          <th>Trạng thái</th>
          <th>Đơn vị trả lời</th>
          <th>Mức độ</th>
          <th aria-sort="ascending">Hạn ↑</th>
          <th>Cập nhật cuối</th>
        </tr>
      </thead>
      {groups
        .filter((g) => g.cases.length > 0)
        .map(({ due, cases }) => (
          <tbody>
            <tr class="group">
              <th colSpan={7} scope="rowgroup">
                {dueNames[due]} <span class="count">{count(p.list.rows.filter((c) => c.due === due).length)}</span>
              </th>
            </tr>
            {cases.map((c) => (
              <Row {...p} c={c} />
            ))}
          </tbody>
        ))}
    </table>
  )
}

function Row({ visit, tones, c }: CasesProps & { c: ListedCase }) {
  const tone = tones.get(c.id)
  return (
    <tr class="row">
      <td class="case-code nowrap">PH-{c.number}</td>
      <td class="case-title">
        <div>
          {tone && <ToneGlyph tone={tone} />}
          <span>
            <a class="title" href={`/cases/${c.id}`}>
              {c.title}
            </a>
            <span class="note">
              {c.outlet} · {flagReasons[c.reason as FlagReason] ?? c.reason}
            </span>
          </span>
        </div>
      </td>
      <td class="case-state">
        <CaseMark group={groupOfState(c.state as CaseState)} name={caseStateNames[c.state as CaseState]} />
      </td>
      <td class="case-body">{c.body ?? <span class="quiet">Chưa có đơn vị</span>}</td>
      <td class="case-level">
        {c.level === 'khan' ? <b>{flagLevels.khan}</b> : (flagLevels[c.level as FlagLevel] ?? c.level)}
      </td>
      <td class="case-due nowrap">
        {c.due === 'closed' ? (
          <span class="quiet">{c.deadline && dateTime(c.deadline)}</span>
        ) : (
          <Deadline at={c.deadline} now={visit.now} text={c.deadline ? dateTime(c.deadline) : ''} />
        )}
      </td>
      <td class="case-updated note nowrap">{dateTime(c.updatedAt)}</td>
    </tr>
  )
}
