import { type FoundArticles, searchUrl, type SearchAddress } from '#read'
import type { SavedSearchTable } from '#record'
import type { ReportRow } from '../../reports/report-rows.js'
import { ChosenBar, UndoBar } from '../bulk/bulk.view.js'
import type { FoundAction } from '../bulk/done-actions.js'
import { KeyStrip, Notice, Pages } from '../shell/components/parts.js'
import { count, fullDate, periodText } from '../shell/format.js'
import { visitMay, type SignedVisit } from '../shell/visit.js'
import { Empty } from './empty.view.js'
import { Facets } from './facets.view.js'
import { Results } from './results.view.js'
import { filterTitles, flagWords, listFilters, toggled, valueName, withoutFilters } from './search-words.js'
import { ListHead, Summary } from './summary.view.js'

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
}

export function SearchPage(p: SearchProps) {
  const { address, found } = p
  return (
    <div class="search-page">
      <div class="search-top">
        <h1 class="hidden">Tìm kiếm</h1>
        <SearchBox {...p} />
        <Chips {...p} />
        <Problems {...p} />
      </div>
      <aside aria-label="Bộ lọc" class="search-side">
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
            <ChosenBar visit={p.visit} reports={p.reports} />
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
      <KeyStrip
        keys={[
          ['J K', 'xuống, lên'],
          ['Enter', 'mở bài'],
          ['Space', 'chọn'],
          ...(visitMay(p.visit, 'flag') ? ([['F', 'gắn cờ']] as const) : []),
          ...(visitMay(p.visit, 'correct')
            ? ([
                ['E', 'sửa nhãn'],
                ['X', 'không liên quan'],
              ] as const)
            : []),
          ...(p.reports.length > 0 ? ([['R', 'đưa vào báo cáo']] as const) : []),
          ['/', 'ô tìm kiếm'],
        ]}
        side={`${count(found.rows)} dòng`}
      />
    </div>
  )
}

function SearchBox({ address }: SearchProps) {
  const kept = [...new URL(searchUrl({ ...address, q: '', page: 1 }), 'http://x').searchParams]
  return (
    <form class="search-box" action="/search" role="search">
      <label class="hidden" for="q">
        Câu tìm
      </label>
      <input id="q" name="q" type="search" value={address.q} autocomplete="off" aria-describedby="q-hint" />
      {kept.map(([name, value]) => (
        <input type="hidden" name={name} value={value} />
      ))}
      <button class="primary">Tìm</button>
      <details class="hint" id="q-hint">
        <summary>Bỏ dấu vẫn tìm được; “” để tìm đúng cụm từ. Cách tìm khác</summary>
        <ul class="query-help">
          <li>
            <code>"đập Khe Dâu"</code> đúng cụm từ; <code>-mưa</code> loại bài có chữ này; <code>công*</code> từ bắt đầu
            bằng
          </li>
          <li>
            <code>đập OR hồ</code> một trong hai; <code>(đập OR hồ) -mưa</code> gộp bằng ngoặc
          </li>
          <li>
            <code>tiêu đề:</code> <code>báo:</code> <code>chủ đề:</code> <code>sắc thái:</code> <code>địa bàn:</code>{' '}
            <code>gốc:có</code> <code>từ:16/11</code> <code>đến:22/11/2026</code>
          </li>
          <li>Gõ có dấu thì tìm đúng dấu; gõ không dấu thì tìm mọi cách viết.</li>
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
  const isAny = lists.length > 0 || flags.length > 0 || Boolean(from || to || seenFrom || seenTo)
  if (!isAny) return null
  return (
    <div class="chips">
      <TimeChip title="Thời gian" from={from} to={to} href={searchUrl(withoutFilters(address, ['from', 'to']))} />
      <TimeChip
        title="Lúc thu được"
        from={seenFrom}
        to={seenTo}
        href={searchUrl(withoutFilters(address, ['seenFrom', 'seenTo']))}
      />
      {flags.map((name) => (
        <Chip href={searchUrl(withoutFilters(address, [name]))}>{flagWords[name][address.filters[name] ? 0 : 1]}</Chip>
      ))}
      {lists.map(({ name, value }) => (
        <Chip href={searchUrl(toggled(address, name, value))}>
          {filterTitles[name]}: <b>{valueName(name, value, outletNames)}</b>
        </Chip>
      ))}
      <a href={searchUrl({ q: address.q ?? '', filters: {} })}>Bỏ mọi bộ lọc</a>
    </div>
  )
}

function Chip({ href, children }: { href: string; children: preact.ComponentChildren }) {
  return (
    <a class="chip" href={href} title="Bỏ lọc này">
      {children} <span aria-hidden="true">✕</span>
      <span class="hidden">, bỏ lọc</span>
    </a>
  )
}

function TimeChip({ title, from, to, href }: { title: string; from?: string; to?: string; href: string }) {
  if (!from && !to) return null
  const last = to ? new Date(Date.parse(to) - 1).toISOString() : ''
  const text = from && to ? periodText(from, to) : from ? `từ ${fullDate(from)}` : `đến ${fullDate(last)}`
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
          {problem.message}{' '}
          <span class="query-place">
            {found.input.slice(Math.max(0, problem.at - 20), problem.at)}
            <mark>{found.input.slice(problem.at, problem.at + Math.min(problem.length, 60)) || '…'}</mark>
            {found.input.slice(problem.at + problem.length, problem.at + problem.length + 20)}
          </span>
        </Notice>
      ))}
      {found.isWithoutMarks && found.result.total > 0 && (
        <Notice>Không có bài nào khớp đúng dấu đã gõ; đang hiện kết quả không phân biệt dấu.</Notice>
      )}
    </>
  )
}
