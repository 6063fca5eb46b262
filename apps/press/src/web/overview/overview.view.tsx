import { isNamedReason, reasonSentence } from '#collect'
import { caseStateNames, type CaseState, type Tone } from '#press'
import { type Compared, type Figure, figureUrl, type Overview } from '#read'
import { groupOfState, type CaseTable } from '#record'
import { CaseGlyph, Deadline, HealthMark, SparkBars, ToneBar, ToneGlyph, toneNames } from '../shell/components/marks.js'
import { PageHead, Section } from '../shell/components/parts.js'
import { ago, count, dateTime, percent, periodText, signed } from '../shell/format.js'
import { topicName } from '../shell/names.js'
import type { SignedVisit } from '../shell/visit.js'
import { openingSentence } from './opening-sentence.js'
import type { TroubledSource } from './side-lists.js'

/** Below this many originals shares are shown as counts. */
const sharesFrom = 50

export interface OverviewProps {
  readonly visit: SignedVisit
  readonly view: Overview
  readonly week: { year: number; week: number }
  readonly isPresent: boolean
  readonly isLatest: boolean
  readonly cases: readonly CaseTable[]
  readonly sources: readonly TroubledSource[]
}

export function OverviewPage(p: OverviewProps) {
  const { view, week } = p
  const at = (days: number): string =>
    `/overview?at=${encodeURIComponent(new Date(Date.parse(view.period.from) + days * 86_400_000 + 3_600_000).toISOString())}`
  return (
    <>
      <PageHead
        title={`Tổng quan tuần ${week.week}`}
        note={`${periodText(view.period.from, view.period.to)}, so với ${view.isUnfinished ? 'cùng giờ tuần trước' : 'tuần trước'} (${periodText(view.previous.from, view.previous.to)})`}
        lead={openingSentence(view)}
        actions={
          <>
            <nav class="segments" aria-label="Chọn tuần">
              <a href={at(-7)}>‹ Tuần trước</a>
              <span aria-current="true">Tuần {week.week}</span>
              {p.isLatest ? <span class="quiet">Tuần sau ›</span> : <a href={at(7)}>Tuần sau ›</a>}
            </nav>
            <a class="button primary" href={`/reports/new?from=${view.period.from}&to=${view.period.to}`}>
              Lập báo cáo tuần
            </a>
          </>
        }
      />
      <Figures view={view} />
      <div class="two-columns">
        <div>
          <Topics view={view} />
          <Stories view={view} />
        </div>
        <div>
          <Cases cases={p.cases} now={p.visit.now} />
          <Sources sources={p.sources} now={p.visit.now} />
        </div>
      </div>
    </>
  )
}

/** A number that opens the list it counts. */
export function FigureLink({ figure, class: name = 'value' }: { figure: Figure; class?: string }) {
  return (
    <a class={name} href={figureUrl(figure.filters)}>
      {count(figure.value)}
    </a>
  )
}

function Change({ compared }: { compared: Compared }) {
  const difference = compared.now.value - compared.before.value
  const share = compared.before.value >= sharesFrom ? percent(Math.abs(difference) / compared.before.value) : null
  if (difference === 0) return <span class="change quiet">không đổi</span>
  return <span class="change">{share ? `${difference > 0 ? '+' : '−'}${share}` : signed(difference)}</span>
}

function Figures({ view }: { view: Overview }) {
  const rows = [
    ['Tin, bài thu được', view.articles],
    ['Bài gốc', view.originals],
    ['Đầu báo có tin', view.outlets],
  ] as const
  return (
    <div class="figures">
      {rows.map(([label, compared], i) => (
        <div class="figure">
          <span>{label}</span>
          <span>
            <FigureLink figure={compared.now} /> <Change compared={compared} />
          </span>
          <span class="note">
            kỳ trước: <FigureLink figure={compared.before} class="plain-number" />
          </span>
          {i === 0 && view.days.length > 1 && (
            <SparkBars
              values={view.days.map((d) => d.count)}
              label={`Tin mỗi ngày: ${view.days.map((d) => d.count).join(', ')}`}
            />
          )}
        </div>
      ))}
      <div class="figure">
        <span>Sắc thái, theo bài gốc</span>
        <Tones title="Kỳ này" tones={view.tones.now} />
        <Tones title="Kỳ trước" tones={view.tones.before} />
      </div>
    </div>
  )
}

function Tones({ title, tones }: { title: string; tones: Readonly<Record<Tone, Figure>> }) {
  const total = tones.critical.value + tones.neutral.value + tones.favourable.value
  return (
    <div class="tones">
      <span class="note">{title}</span>
      <ToneBar
        critical={tones.critical.value}
        neutral={tones.neutral.value}
        favourable={tones.favourable.value}
        width={220}
      />
      <span class="note">
        {(Object.keys(toneNames) as Tone[]).map((tone) => (
          <span class={`tone tone-${tone}`}>
            <ToneGlyph tone={tone} />{' '}
            <a class="plain-number" href={figureUrl(tones[tone].filters)}>
              {total >= sharesFrom ? percent(tones[tone].value / total) : count(tones[tone].value)}
            </a>{' '}
          </span>
        ))}
      </span>
    </div>
  )
}

function Topics({ view }: { view: Overview }) {
  if (view.topics.length === 0)
    return (
      <Section title="Chủ đề">
        <p class="empty">Chưa có bài nào về tỉnh trong kỳ này. Mục này tự đầy khi tin được thu về.</p>
      </Section>
    )
  return (
    <Section title="Chủ đề" note="số bài gốc; một bài có thể thuộc nhiều chủ đề">
      <div class="scroll">
        <table>
          <thead>
            <tr>
              <th>Chủ đề</th>
              <th class="num">Kỳ này</th>
              <th class="num">Kỳ trước</th>
              <th class="num">Chênh</th>
              <th>Sắc thái</th>
              <th class="num">Phê phán</th>
            </tr>
          </thead>
          <tbody>
            {view.topics.map((t) => (
              <tr>
                <td>{topicName(t.topic)}</td>
                <td class="num">
                  <b>
                    <FigureLink figure={t.now} class="plain-number" />
                  </b>
                </td>
                <td class="num quiet">
                  <FigureLink figure={t.before} class="plain-number" />
                </td>
                <td class="num">{signed(t.now.value - t.before.value)}</td>
                <td>
                  <ToneBar {...t.tones} />
                </td>
                <td class="num">
                  <ToneGlyph tone="critical" />{' '}
                  <a class="plain-number" href={figureUrl(t.critical.filters)}>
                    {count(t.critical.value)}
                  </a>
                  /{count(t.now.value)}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </Section>
  )
}

function Stories({ view }: { view: Overview }) {
  return (
    <Section title="Dòng sự kiện nổi bật" side={<a href="/stories">Xem mọi dòng</a>}>
      {view.stories.length === 0 ? (
        <p class="quiet">Chưa có sự kiện nào được từ hai bài trở lên nói tới trong kỳ này.</p>
      ) : (
        <div class="scroll">
          <table>
            <thead>
              <tr>
                <th>Dòng sự kiện</th>
                <th>Trong kỳ</th>
                <th class="num">Tin</th>
                <th class="num">Bài gốc</th>
                <th class="num">Đầu báo</th>
                <th>Sắc thái</th>
              </tr>
            </thead>
            <tbody>
              {view.stories.map((s) => (
                <tr>
                  <td>
                    <a class="serif story-title" href={`/stories/${s.story}`}>
                      {s.title}
                    </a>
                  </td>
                  <td>
                    <SparkBars values={s.days} label={`Tin mỗi ngày: ${s.days.join(', ')}`} />
                  </td>
                  <td class="num">
                    <b>
                      <FigureLink figure={s.articles} class="plain-number" />
                    </b>
                  </td>
                  <td class="num">
                    <FigureLink figure={s.originals} class="plain-number" />
                  </td>
                  <td class="num">{count(s.outlets)}</td>
                  <td>
                    <ToneBar {...s.tones} width={80} />
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </Section>
  )
}

function Cases({ cases, now }: { cases: readonly CaseTable[]; now: string }) {
  const overdue = cases.filter((c) => c.deadline !== null && c.deadline < now).length
  return (
    <Section
      title="Cần phản hồi"
      note={overdue > 0 ? <b class="count danger">{overdue} quá hạn</b> : undefined}
      side={<a href="/cases">Mở bảng phản hồi</a>}
    >
      {cases.length === 0 && <p class="quiet">Không có việc nào đang mở.</p>}
      <ul class="side-list">
        {cases.map((c) => (
          <li>
            <CaseGlyph group={groupOfState(c.state as CaseState)} />
            <div>
              <a href={`/cases/${c.id}`}>{c.title}</a>
              <p class="note">
                {caseStateNames[c.state as CaseState]} · {c.body ?? 'Chưa giao'}
              </p>
            </div>
            <Deadline at={c.deadline} now={now} text={c.deadline ? dateTime(c.deadline) : ''} />
          </li>
        ))}
      </ul>
    </Section>
  )
}

function Sources({ sources, now }: { sources: readonly TroubledSource[]; now: string }) {
  return (
    <Section title="Nguồn cần để ý" side={<a href="/sources">Tất cả nguồn</a>}>
      {sources.length === 0 && <p class="quiet">Mọi nguồn đều chạy và có tin mới.</p>}
      <ul class="side-list">
        {sources.map((s) => (
          <li>
            <HealthMark health={s.isFailing ? 'failing' : 'good'} />
            <div>
              <a href={`/sources/${s.id}`}>{s.name}</a>
              <p class="note">
                {s.isFailing
                  ? s.reason && isNamedReason(s.reason)
                    ? reasonSentence(s.reason)
                    : 'Không đọc được nguồn.'
                  : 'Chạy tốt, không có tin mới'}
                {s.lastNewAt ? ` · tin mới ${ago(s.lastNewAt, now)}` : ' · chưa có tin nào'}
              </p>
            </div>
          </li>
        ))}
      </ul>
    </Section>
  )
}
