import {
  caseStateNames,
  flagLevels,
  flagReasons,
  type CaseState,
  type LabelKindName,
  type Tone,
  tones,
  topicCodes,
  events,
  relevances,
} from '#press'
import { searchUrl } from '#read'
import type { OfficeArticle } from '#record'
import { SparkBars, ToneMark, toneNames } from '../shell/components/marks.js'
import { Field, Form, FormProblems, KeyStrip, Notice, Section } from '../shell/components/parts.js'
import { confidence, count, dateTime, fullDateTime } from '../shell/format.js'
import { eventNames, relevanceNames, topicName } from '../shell/names.js'
import { visitMay, type SignedVisit } from '../shell/visit.js'
import type { ArticleDetails } from './article-details.js'
import { decidingSentences, markedParagraphs, type DecidingSentence } from './marked-text.js'
import { wordDiff } from './word-diff.js'

export interface ArticleProps {
  readonly visit: SignedVisit
  readonly details: ArticleDetails
  readonly done: string | null
  readonly problem: { field: string; message: string } | null
  readonly typed: Readonly<Record<string, string | undefined>>
}

export function ArticlePage(p: ArticleProps) {
  const marks = decidingSentences(p.details.article)
  return (
    <>
      <Done {...p} />
      <div class="three-columns">
        <Text {...p} marks={marks} />
        <div>
          <Labels {...p} marks={marks} />
        </div>
        <div>
          <Flag {...p} />
          <Reprints {...p} />
          <Versions {...p} />
          <History {...p} />
        </div>
      </div>
      <KeyStrip
        keys={[
          ['F', 'gắn cờ'],
          ['E', 'sửa nhãn'],
          ['X', 'không liên quan'],
          ['Esc', 'về danh sách'],
        ]}
      />
    </>
  )
}

function Done({ visit, details, done }: ArticleProps) {
  if (!done) return null
  if (done === 'undone') return <Notice kind="good">Đã hoàn tác hiệu chỉnh.</Notice>
  if (done === 'flagged')
    return (
      <Notice kind="good">
        Đã gắn cờ. <a href={`/cases/${details.openCase?.id ?? ''}`}>Mở việc PH-{details.openCase?.number}</a>
      </Notice>
    )
  const made = details.corrections.find((c) => c.id === done && !c.revokedAt)
  if (!made) return null
  return (
    <div class="undo-bar" role="status">
      <span>Đã ghi hiệu chỉnh: {kindNames[made.kind] ?? made.kind}.</span>
      <Form visit={visit} action={`/articles/${details.article.article.id}/corrections/${made.id}/revocation`}>
        <button data-key="Z">Hoàn tác</button>
      </Form>
    </div>
  )
}

function Text({ details, marks }: ArticleProps & { marks: readonly DecidingSentence[] }) {
  const { article, version, outlet } = details.article
  return (
    <article>
      <h1 class="headline">{version.title}</h1>
      <p class="note article-meta">
        <b>{outlet.name}</b>
        {version.byline && <> · {version.byline}</>} ·{' '}
        <time dateTime={article.publishedAt}>{fullDateTime(article.publishedAt)}</time>
        {article.publishedPrecision === 'day' && ' (chỉ ghi ngày)'}
        {article.publishedSource === 'fetch' && ' (giờ tải, trang không ghi giờ đăng)'}
        {details.places[0] && <> · {details.places[0].name}</>} ·{' '}
        <a href={details.originalLink} rel="noreferrer noopener" target="_blank">
          Bài tại tòa soạn
        </a>{' '}
        · <a href={`/articles/${article.id}/page`}>Bản chụp</a>
      </p>
      {article.completeness === 'partial' && (
        <Notice kind="warn">Trang báo chỉ cho đọc một phần; đây là phần tóm tắt đọc được.</Notice>
      )}
      {article.completeness === 'encoded' && (
        <Notice kind="warn">Trang báo mã hóa nội dung; chỉ có tiêu đề và phần mở đầu.</Notice>
      )}
      <div class="reading">
        {markedParagraphs(version.text, marks).map((parts, i) => (
          <p class={i === 0 && version.lead ? 'lead-paragraph' : undefined}>
            {parts.map((part) =>
              part.mark === null ? (
                part.text
              ) : (
                <span class={`deciding deciding-${part.style}`} id={`cau-${part.mark}`}>
                  <sup>{part.mark}</sup>
                  {part.text}
                </span>
              ),
            )}
          </p>
        ))}
      </div>
      {version.sourceLine && <p class="note">Nguồn ghi cuối bài: {version.sourceLine}</p>}
      {marks.length > 0 && (
        <p class="note legend">
          Câu quyết định: <span class="deciding deciding-critical">gạch liền</span> kéo về phê phán,{' '}
          <span class="deciding deciding-favourable">gạch chấm</span> kéo về tích cực,{' '}
          <span class="deciding deciding-topic">gạch đứt</span> quyết định chủ đề
        </p>
      )}
    </article>
  )
}

const kindNames: Record<string, string> = {
  relevance: 'Liên quan',
  topic: 'Chủ đề',
  event: 'Sự kiện',
  tone: 'Sắc thái',
  respond: 'Cần phản hồi',
  story: 'Dòng sự kiện',
  'reprint-group': 'Nhóm bài đăng lại',
}

function choicesOf(kind: LabelKindName): { value: string; label: string }[] {
  if (kind === 'tone') return tones.map((value) => ({ value, label: toneNames[value] }))
  if (kind === 'event') return events.map((value) => ({ value, label: eventNames[value] ?? value }))
  if (kind === 'relevance') return relevances.map((value) => ({ value, label: relevanceNames[value] ?? value }))
  if (kind === 'respond')
    return [
      { value: 'true', label: 'Cần phản hồi' },
      { value: 'false', label: 'Không cần' },
    ]
  return topicCodes.map((value) => ({ value, label: topicName(value) }))
}

function shown(kind: LabelKindName, values: readonly string[]) {
  if (kind === 'tone') return <ToneMark tone={(values[0] as Tone | undefined) ?? null} />
  const names = new Map(choicesOf(kind).map((c) => [c.value, c.label]))
  return <>{values.map((v) => names.get(v) ?? v).join(', ') || 'Không gán'}</>
}

function Labels(p: ArticleProps & { marks: readonly DecidingSentence[] }) {
  const kinds: LabelKindName[] = ['tone', 'topic', 'relevance', 'event', 'respond']
  const { article } = p.details
  return (
    <>
      {kinds.map((kind) => (
        <Label {...p} kind={kind} />
      ))}
      <Section title="Địa bàn">
        {p.details.places.length === 0 && <p class="quiet">Không thấy tên xã, phường nào của tỉnh.</p>}
        {p.details.places.map((place) => (
          <p>
            <a class="plain-number" href={searchUrl({ filters: { place: [place.name] } })}>
              {place.name}
            </a>{' '}
            <span class="note">nhắc {count(place.count)} lần</span>
          </p>
        ))}
      </Section>
      <Section title="Dòng sự kiện">
        <p>
          <a href={`/stories/${article.story}`}>{count(p.details.storySize)} tin cùng dòng sự kiện</a>
        </p>
        {p.details.storySize > 1 && visitMay(p.visit, 'correct') && (
          <Correction {...p} kind="story" value="alone" label="Không thuộc dòng sự kiện này" />
        )}
      </Section>
    </>
  )
}

function Correction({
  visit,
  details,
  kind,
  value,
  label,
  hotkey,
}: ArticleProps & { kind: string; value: string; label: string; hotkey?: string }) {
  return (
    <Form visit={visit} action={`/articles/${details.article.article.id}/corrections`} class="inline">
      <input type="hidden" name="kind" value={kind} />
      <input type="hidden" name="value" value={value} />
      <button data-key={hotkey}>{label}</button>
    </Form>
  )
}

function Label(p: ArticleProps & { kind: LabelKindName; marks: readonly DecidingSentence[] }) {
  const { visit, details, kind, marks } = p
  const label = details.article.labels[kind]
  const sentence = marks.find((m) => m.kinds.includes(kind))
  const isMany = kind === 'topic'
  const by = label?.by === 'person' ? details.corrections.find((c) => c.id === label.correction?.id) : null
  return (
    <Section
      title={kindNames[kind] ?? kind}
      side={
        <span class="note">
          {by ? `${by.displayName} sửa ${dateTime(by.at)}` : label ? 'máy gán, chưa ai duyệt' : 'đang chờ máy gán'}
        </span>
      }
    >
      <p class="label-value">
        <b>{label ? shown(kind, label.values) : 'Chưa có'}</b>
        {label?.machine && label.by === 'machine' && (
          <span class="note">
            {' '}
            tin cậy {confidence(label.machine.confidence)}
            {sentence && (
              <>
                {' '}
                · <a href={`#cau-${sentence.number}`}>câu {sentence.number}</a>
              </>
            )}
            {label.evidence?.part === 'title' && ' · theo tiêu đề'}
          </span>
        )}
      </p>
      {label?.by === 'person' && label.machine && (
        <p class="note">
          Máy gán: {shown(kind, label.machine.values)} ({confidence(label.machine.confidence)})
        </p>
      )}
      {visitMay(visit, 'correct') && (
        <>
          {kind === 'relevance' && label?.values[0] !== 'none' && (
            <Correction {...p} value="none" label="Không liên quan" hotkey="X" />
          )}
          <details class="more" data-key={kind === 'tone' ? 'E' : undefined}>
            <summary>Sửa {(kindNames[kind] ?? '').toLowerCase()}</summary>
            <Form visit={visit} action={`/articles/${details.article.article.id}/corrections`} class="correction">
              <input type="hidden" name="kind" value={kind} />
              <fieldset>
                <legend class="hidden">{kindNames[kind]}</legend>
                {choicesOf(kind).map((c) => (
                  <label class="check">
                    <input
                      type={isMany ? 'checkbox' : 'radio'}
                      name="value"
                      value={c.value}
                      checked={label?.values.includes(c.value) ?? false}
                    />{' '}
                    {c.label}
                  </label>
                ))}
              </fieldset>
              {isMany && <p class="hint">Chọn tối đa ba chủ đề.</p>}
              <Field name={`reason-${kind}`} label="Lý do (không bắt buộc)" />
              <button class="primary">Lưu sửa</button> <span class="note">Bản máy gán vẫn được giữ.</span>
            </Form>
          </details>
        </>
      )}
    </Section>
  )
}

function Flag({ visit, details, problem, typed }: ArticleProps) {
  const { openCase } = details
  const isOpen = openCase && !['closed', 'dismissed'].includes(openCase.state)
  if (isOpen) {
    return (
      <Section title="Việc phản hồi">
        <p>
          <a href={`/cases/${openCase.id}`}>PH-{openCase.number}</a> · {caseStateNames[openCase.state as CaseState]} ·{' '}
          {openCase.body ?? 'chưa giao'}
        </p>
      </Section>
    )
  }
  if (!visitMay(visit, 'flag')) return null
  const error = (field: string): string | null => (problem?.field === field ? problem.message : null)
  return (
    <Section title="Gắn cờ cần phản hồi">
      <FormProblems problems={problem ? [problem] : []} />
      <details class="more" data-key="F" open={problem !== null}>
        <summary>Gắn cờ bài này</summary>
        <Form visit={visit} action={`/articles/${details.article.article.id}/flags`}>
          <Field
            name="reason"
            label="Lý do"
            value={typed['reason'] ?? ''}
            error={error('reason')}
            options={[
              { value: '', label: 'Chọn lý do' },
              ...Object.entries(flagReasons).map(([value, label]) => ({ value, label })),
            ]}
          />
          <Field
            name="level"
            label="Mức độ"
            value={typed['level'] ?? 'thuong'}
            error={error('level')}
            options={Object.entries(flagLevels).map(([value, label]) => ({ value, label }))}
          />
          <Field name="handling" label="Đề xuất xử lý" rows={3} value={typed['handling'] ?? ''} maxLength={2000} />
          <Field name="body" label="Đơn vị trả lời" value={typed['body'] ?? ''} maxLength={200} />
          <div class="row-fields">
            <Field
              name="deadlineDate"
              label="Hạn, ngày"
              type="date"
              value={typed['deadlineDate'] ?? ''}
              error={error('deadlineDate')}
            />
            <Field name="deadlineTime" label="Giờ" type="time" value={typed['deadlineTime'] ?? ''} />
          </div>
          <Field name="note" label="Ghi chú" rows={2} value={typed['note'] ?? ''} maxLength={2000} />
          <button class="primary" data-busy="Đang gắn cờ…">
            Gắn cờ
          </button>
        </Form>
      </details>
    </Section>
  )
}

function Reprints(p: ArticleProps) {
  const { reprints, article } = p.details
  if (reprints.length < 2)
    return (
      <Section title="Đăng lại">
        <p class="quiet">Chưa thấy báo nào đăng lại bài này.</p>
      </Section>
    )
  const outlets = new Set(reprints.map((r) => r.outlet.id)).size
  return (
    <Section title="Bài gốc và bài đăng lại" note={`${count(reprints.length)} tin, ${count(outlets)} đầu báo`}>
      <ReprintSpread reprints={reprints} />
      <ol class="plain-list">
        {reprints.slice(0, 12).map((r) => (
          <li>
            <span class="note">{dateTime(r.article.publishedAt)}</span>{' '}
            {r.article.id === article.article.id ? (
              <b>{r.outlet.name}</b>
            ) : (
              <a href={`/articles/${r.article.id}`}>{r.outlet.name}</a>
            )}
            {r.isOriginal && <span class="tag">bài gốc</span>}
          </li>
        ))}
      </ol>
      {reprints.length > 12 && (
        <p>
          <a
            href={searchUrl({
              filters: { reprintGroup: [article.reprintGroup], relevance: [...relevances] },
              view: 'flat',
            })}
          >
            Xem đủ {count(reprints.length)} tin
          </a>
        </p>
      )}
      {visitMay(p.visit, 'correct') && (
        <Correction {...p} kind="reprint-group" value="alone" label="Không phải bài đăng lại" />
      )}
    </Section>
  )
}

function ReprintSpread({ reprints }: { reprints: readonly OfficeArticle[] }) {
  const days = new Map<string, number>()
  for (const r of reprints)
    days.set(r.article.publishedAt.slice(0, 10), (days.get(r.article.publishedAt.slice(0, 10)) ?? 0) + 1)
  if (days.size < 2) return null
  return (
    <SparkBars
      values={[...days.values()]}
      label={`Số bài theo ngày: ${[...days.values()].join(', ')}`}
      isLastNow={false}
    />
  )
}

function Versions({ details }: ArticleProps) {
  const { versions } = details
  if (versions.length < 2) return null
  return (
    <Section title="Các bản của bài" note={`tòa soạn sửa ${versions.length - 1} lần`}>
      {versions.map((v, i) => {
        const older = versions[i + 1]
        const diff = older ? wordDiff(`${older.title}\n${older.text}`, `${v.title}\n${v.text}`) : []
        return (
          <details class="more version">
            <summary>
              Bản {v.seq} · {dateTime(v.extractedAt)}
            </summary>
            {older ? (
              <p class="diff">
                {diff.map((d) =>
                  d.op === 'added' ? (
                    <ins>{d.text}</ins>
                  ) : d.op === 'removed' ? (
                    <del>{d.text}</del>
                  ) : d.text.length > 160 ? (
                    `${d.text.slice(0, 70)} … ${d.text.slice(-70)}`
                  ) : (
                    d.text
                  ),
                )}
              </p>
            ) : (
              <p class="note">Bản đầu.</p>
            )}
          </details>
        )
      })}
    </Section>
  )
}

function History({ visit, details }: ArticleProps) {
  return (
    <Section title="Nhật ký xử lý">
      <ul class="plain-list">
        {details.corrections.map((c) => (
          <li>
            <span class="note">{dateTime(c.at)}</span> {c.displayName} sửa {(kindNames[c.kind] ?? c.kind).toLowerCase()}
            {c.reason && `: ${c.reason}`}
            {c.revokedAt ? (
              <span class="note"> (đã hoàn tác)</span>
            ) : (
              visitMay(visit, 'correct') && (
                <Form
                  visit={visit}
                  action={`/articles/${details.article.article.id}/corrections/${c.id}/revocation`}
                  class="inline"
                >
                  <button class="link">Hoàn tác</button>
                </Form>
              )
            )}
          </li>
        ))}
        {details.fetches.map((f) => (
          <li>
            <span class="note">{dateTime(f.at)}</span> Tải trang
            {f.sourceName ? ` từ nguồn của ${f.sourceName}` : ' theo đường dẫn cán bộ dán vào'}
          </li>
        ))}
      </ul>
    </Section>
  )
}
