import type { FacetName, FacetValue, Filters } from '#article-index'
import { caseGroups, type CaseGroup, type Tone } from '#press'
import { type FoundArticle, type FoundArticles, type MarkedText, searchUrl, type SearchAddress } from '#read'
import type { SavedSearchTable } from '#record'
import { ToneGlyph, ToneMark, toneNames } from '../shell/components/marks.js'
import { Form, KeyStrip, Notice, Pages } from '../shell/components/parts.js'
import { confidence, count, dateTime, fullDate, periodText } from '../shell/format.js'
import { relevanceNames, topicName } from '../shell/names.js'
import type { SignedVisit } from '../shell/visit.js'

export interface SearchProps {
  readonly visit: SignedVisit
  readonly address: SearchAddress
  readonly found: FoundArticles
  readonly saved: readonly SavedSearchTable[]
  readonly outletNames: ReadonlyMap<string, string>
}

const facetTitles: Partial<Record<FacetName, string>> = {
  tone: 'Sắc thái',
  topic: 'Chủ đề',
  place: 'Xã, phường',
  outlet: 'Đầu báo',
  handling: 'Xử lý',
  relevance: 'Liên quan',
}
const valuesShown = 5

export function SearchPage(p: SearchProps) {
  return (
    <div class="with-facets">
      <aside aria-label="Bộ lọc">
        <h1 class="hidden">Tìm kiếm</h1>
        <details class="filters" open>
          <summary>Bộ lọc</summary>
          {(Object.keys(facetTitles) as FacetName[]).map((name) => (
            <Facet {...p} name={name} />
          ))}
        </details>
        <Saved {...p} />
      </aside>
      <div>
        <SearchBox {...p} />
        <Chips {...p} />
        <Problems {...p} />
        <Summary {...p} />
        {p.found.articles.length === 0 ? <Empty {...p} /> : <Results {...p} />}
        <Pages
          page={p.address.page ?? 1}
          size={p.found.size}
          total={p.found.rows}
          href={(page) => searchUrl({ ...p.address, page })}
        />
      </div>
      <KeyStrip
        keys={[
          ['J K', 'xuống, lên'],
          ['Enter', 'mở bài'],
          ['/', 'ô tìm kiếm'],
        ]}
        side={`${count(p.found.rows)} dòng`}
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
      <p class="hint" id="q-hint">
        Bỏ dấu vẫn tìm được; “…” tìm đúng cụm từ; -từ để loại; OR, ( ), từ*; báo:, chủ đề:, sắc thái:, địa bàn:, tiêu
        đề:, từ:, đến:
      </p>
    </form>
  )
}

/** Addresses without one value of a filter, or with one more. */
function without(address: SearchAddress, name: keyof Filters, value: string): SearchAddress {
  const { [name]: list, ...rest } = address.filters
  const left = Array.isArray(list) ? (list as string[]).filter((v) => v !== value) : []
  return { ...address, page: 1, filters: left.length > 0 ? { ...rest, [name]: left } : rest }
}
function withValue(address: SearchAddress, name: keyof Filters, value: string): SearchAddress {
  const list = (address.filters[name] as readonly string[] | undefined) ?? []
  return { ...address, page: 1, filters: { ...address.filters, [name]: [...list, value] } }
}

function valueName(p: SearchProps, name: string, value: string): string {
  if (name === 'tone') return toneNames[value as Tone] ?? value
  if (name === 'topic') return topicName(value)
  if (name === 'outlet') return p.outletNames.get(value) ?? value
  if (name === 'handling') return value === 'none' ? 'Chưa gắn cờ' : (caseGroups[value as CaseGroup]?.name ?? value)
  if (name === 'relevance') return relevanceNames[value] ?? value
  if (name === 'story') return 'một dòng sự kiện'
  if (name === 'reprintGroup') return 'một bài gốc và bài đăng lại'
  return value
}

function Chips(p: SearchProps) {
  const { address } = p
  const { from, to, original } = address.filters
  const lists = (
    ['tone', 'topic', 'place', 'outlet', 'handling', 'relevance', 'story', 'reprintGroup', 'event', 'tier'] as const
  ).flatMap((name) => (address.filters[name] ?? []).map((value) => ({ name, value: String(value) })))
  const isAny = lists.length > 0 || from || to || original !== undefined
  if (!isAny) return null
  const drop = (names: readonly string[]): string =>
    searchUrl({
      ...address,
      page: 1,
      filters: Object.fromEntries(Object.entries(address.filters).filter(([k]) => !names.includes(k))),
    })
  return (
    <div class="chips">
      {(from || to) && (
        <a class="chip" href={drop(['from', 'to'])} title="Bỏ lọc thời gian">
          Thời gian:{' '}
          <b>
            {from && to
              ? periodText(from, to)
              : from
                ? `từ ${fullDate(from)}`
                : `đến ${fullDate(new Date(Date.parse(to as string) - 1).toISOString())}`}
          </b>{' '}
          ✕
        </a>
      )}
      {original !== undefined && (
        <a class="chip" href={drop(['original'])}>
          {original ? 'Chỉ bài gốc' : 'Chỉ bài đăng lại'} ✕
        </a>
      )}
      {lists.map(({ name, value }) => (
        <a class="chip" href={searchUrl(without(address, name, value))} title="Bỏ lọc này">
          {facetTitles[name as FacetName] ?? 'Lọc'}: <b>{valueName(p, name, value)}</b> ✕
        </a>
      ))}
      <a href={searchUrl({ q: address.q ?? '', filters: {} })}>Bỏ mọi bộ lọc</a>
    </div>
  )
}

function Problems({ found, address }: SearchProps) {
  return (
    <>
      {found.problems.map((problem) => (
        <Notice kind="warn">
          {problem.message} <span class="quiet">Ở vị trí {problem.at + 1}: </span>
          <mark>{(address.q ?? '').slice(problem.at, problem.at + problem.length) || '…'}</mark>
        </Notice>
      ))}
      {found.isWithoutMarks && (
        <Notice>Không có bài nào khớp đúng dấu đã gõ; đang hiện kết quả không phân biệt dấu.</Notice>
      )}
    </>
  )
}

function Summary({ found, address }: SearchProps) {
  const { result } = found
  const views = [
    ['reprints', 'Gộp bài đăng lại'],
    ['stories', 'Gộp theo dòng sự kiện'],
    ['flat', 'Từng tin'],
  ] as const
  const orders = [
    ['newest', 'mới nhất'],
    ['oldest', 'cũ nhất'],
    ['best', 'mức liên quan'],
  ] as const
  return (
    <>
      <p class="result-count">
        <b>{count(result.total)} tin, bài</b>{' '}
        <span class="note">
          gồm {count(result.originals)} bài gốc, {count(result.stories)} dòng sự kiện, {count(result.outlets)} đầu báo
        </span>
        <a class="side" href={searchUrl(address, '/search.csv')}>
          Tải CSV
        </a>
      </p>
      {result.histogram.length > 1 && (
        <details class="trend" open>
          <summary>Tin theo ngày</summary>
          <div class="chart">
            <canvas data-trend aria-hidden="true"></canvas>
          </div>
          <details class="more">
            <summary>Xem dạng bảng</summary>
            <table class="trend-table">
              <thead>
                <tr>
                  <th>Ngày</th>
                  <th class="num">Tin</th>
                  <th class="num">Phê phán</th>
                </tr>
              </thead>
              <tbody>
                {result.histogram.map((d) => (
                  <tr>
                    <td data-date={d.date}>{d.date.split('-').reverse().join('/')}</td>
                    <td class="num">{d.count}</td>
                    <td class="num">{d.critical}</td>
                  </tr>
                ))}
              </tbody>
            </table>
          </details>
        </details>
      )}
      <div class="list-head">
        <nav class="segments" aria-label="Cách gộp">
          {views.map(([view, label]) => (
            <a
              href={searchUrl({ ...address, view, page: 1 })}
              aria-current={(address.view ?? 'reprints') === view ? 'true' : undefined}
            >
              {label}
            </a>
          ))}
        </nav>
        <span class="side">
          Xếp theo{' '}
          {orders.map(([order, label]) =>
            (address.order ?? 'newest') === order ? (
              <b> {label} </b>
            ) : (
              <a href={searchUrl({ ...address, order, page: 1 })}> {label} </a>
            ),
          )}
        </span>
      </div>
    </>
  )
}

export function Marked({ parts }: { parts: readonly MarkedText[] }) {
  return <>{parts.map((part) => (part.isMatch ? <mark>{part.text}</mark> : part.text))}</>
}

function Results({ found, visit }: SearchProps) {
  return (
    <ol class="row-list">
      {found.articles.map((f) => (
        <Row found={f} now={visit.now} />
      ))}
    </ol>
  )
}

function Row({ found }: { found: FoundArticle; now: string }) {
  const { article, members } = found
  const tone = article.labels.tone
  const id = article.article.id
  return (
    <li class={found.isRead ? 'row is-read' : 'row'}>
      <span class="pick" />
      <div>
        <a class="title" href={`/articles/${id}`}>
          <Marked parts={found.title} />
        </a>
        <p class="snippet">
          <Marked parts={found.snippet} />
        </p>
        <p class="meta">
          <b>{article.outlet.name}</b> ·{' '}
          <time dateTime={article.article.publishedAt}>{dateTime(article.article.publishedAt)}</time> ·{' '}
          {(article.labels.topic?.values ?? []).map(topicName).join(', ')}
          {article.isCorrected && ' · đã hiệu chỉnh'}
          {article.handling && <b> · {caseGroups[article.handling].name}</b>}
          {article.article.completeness === 'partial' && ' · chỉ đọc được phần tóm tắt'}
        </p>
      </div>
      <div>
        <ToneMark tone={(tone?.values[0] as Tone | undefined) ?? null} />
        {tone?.by === 'machine' && tone.machine && <p class="note">tin cậy {confidence(tone.machine.confidence)}</p>}
      </div>
      <div class="note">
        {members > 1 ? (
          <a
            href={searchUrl({
              filters: { reprintGroup: [article.reprintGroup], relevance: ['about', 'mention', 'none'] },
              view: 'flat',
            })}
          >
            <b>{count(members)}</b> tin cùng nội dung
          </a>
        ) : article.isOriginal ? (
          'Bài gốc'
        ) : (
          'Bài đăng lại'
        )}
      </div>
    </li>
  )
}

function Facet(p: SearchProps & { name: FacetName }) {
  const { address, found, name } = p
  const values = found.result.facets[name] ?? []
  const chosen = new Set(((address.filters[name as keyof Filters] as readonly string[] | undefined) ?? []).map(String))
  const missing = [...chosen]
    .filter((v) => !values.some((f) => f.value === v))
    .map((value): FacetValue => ({ value, count: 0 }))
  const all = [...values, ...missing]
  if (all.length === 0) return null
  const max = Math.max(1, ...all.map((v) => v.count))
  const item = (v: FacetValue) => (
    <li>
      <a
        class="facet-value"
        href={searchUrl(
          chosen.has(v.value)
            ? without(address, name as keyof Filters, v.value)
            : withValue(address, name as keyof Filters, v.value),
        )}
        aria-current={chosen.has(v.value) ? 'true' : undefined}
      >
        {name === 'tone' && <ToneGlyph tone={v.value as Tone} hasName />} {valueName(p, name, v.value)}{' '}
        <span class="n">{count(v.count)}</span>
      </a>
      <meter min={0} max={max} value={v.count} aria-hidden="true" />
    </li>
  )
  return (
    <section class="facet">
      <h3>{facetTitles[name]}</h3>
      <ul>{all.slice(0, valuesShown).map(item)}</ul>
      {all.length > valuesShown && (
        <details class="more">
          <summary>Thêm {all.length - valuesShown}</summary>
          <ul>{all.slice(valuesShown, 60).map(item)}</ul>
        </details>
      )}
    </section>
  )
}

function Saved({ visit, address, saved }: SearchProps) {
  const query = new URL(searchUrl(address), 'http://x').search.slice(1)
  return (
    <section class="facet">
      <h3>Tìm kiếm đã lưu</h3>
      <ul>
        {saved.map((s) => (
          <li class="saved">
            <a href={s.query}>{s.name}</a>
            <Form visit={visit} action="/saved-searches/removal">
              <input type="hidden" name="id" value={s.id} />
              <button class="link" aria-label={`Bỏ ${s.name}`}>
                Bỏ
              </button>
            </Form>
          </li>
        ))}
      </ul>
      {query && (
        <Form visit={visit} action="/saved-searches" class="save-search">
          <input type="hidden" name="query" value={query} />
          <label class="hidden" for="save-name">
            Tên
          </label>
          <input id="save-name" name="name" value={address.q} maxLength={80} />
          <button>Lưu tìm kiếm này</button>
        </Form>
      )}
    </section>
  )
}

function Empty({ address, found }: SearchProps) {
  const names = Object.keys(address.filters)
  return (
    <div class="empty">
      <strong>Không có bài nào khớp</strong>
      <p>
        {names.length > 0
          ? 'Các bộ lọc đang dùng cùng câu tìm không để lại bài nào.'
          : 'Hãy thử bớt từ, bỏ ngoặc kép hoặc gõ không dấu.'}
      </p>
      {names.length > 0 && <a href={searchUrl({ q: address.q ?? '', filters: {} })}>Bỏ mọi bộ lọc</a>}
      {!found.filters.relevance?.includes('none') && (
        <a
          href={searchUrl({
            ...address,
            page: 1,
            filters: { ...address.filters, relevance: ['about', 'mention', 'none'] },
          })}
        >
          Tìm cả bài không liên quan đến tỉnh
        </a>
      )}
    </div>
  )
}
