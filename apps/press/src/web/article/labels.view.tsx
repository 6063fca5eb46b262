import type { LabelKindName, Tone } from '#press'
import { figureUrl, searchUrl } from '#read'
import type { EffectiveLabel } from '#record'
import { ToneGlyph, ToneMark } from '../shell/components/marks.js'
import { Field, Form, FormProblems, Section } from '../shell/components/parts.js'
import { confidence, count, dateTime } from '../shell/format.js'
import { visitMay } from '../shell/visit.js'
import type { MarkedProps } from './article.view.js'
import { BackField, Correction } from './correction.view.js'
import { choicesOf, kindNames, valueNames } from './words.vi.js'

const shownKinds: readonly LabelKindName[] = ['tone', 'topic', 'relevance', 'event', 'respond']
const reasonMax = 500

/** What machine and people say about the article, each with its form of correction. */
export function Labels(p: MarkedProps) {
  return (
    <>
      {shownKinds.map((kind) => (
        <Label {...p} kind={kind} />
      ))}
      <Places {...p} />
      <Story {...p} />
    </>
  )
}

type LabelProps = MarkedProps & { readonly kind: LabelKindName }

function Label(p: LabelProps) {
  const { kind } = p
  const label = p.details.article.labels[kind]
  return (
    <Section title={kindNames[kind]} side={<Decided {...p} label={label} />}>
      <p class="label-value">
        <b>{label ? <Value kind={kind} values={label.values} /> : 'Chưa có'}</b>
        {label?.by === 'machine' && <Why {...p} label={label} />}
      </p>
      {label?.by === 'person' && label.machine && (
        <p class="note machine-value">
          Máy gán: {valueNames(kind, label.machine.values)}, tin cậy {confidence(label.machine.confidence)}
          <Sentence {...p} />
        </p>
      )}
      {label?.by === 'person' && label.correction?.reason && <p class="note">Lý do sửa: {label.correction.reason}</p>}
      {visitMay(p.visit, 'correct') && (
        <>
          {kind === 'relevance' && label?.values[0] !== 'none' && (
            <Correction {...p} kind="relevance" value="none" label="Không liên quan" hotkey="X" />
          )}
          <CorrectionForm {...p} label={label} />
        </>
      )}
    </Section>
  )
}

function Decided({ details, label }: LabelProps & { label: EffectiveLabel | undefined }) {
  const made = label?.by === 'person' && details.corrections.find((c) => c.id === label.correction?.id)
  return (
    <span class="note">
      {made ? `${made.displayName} sửa ${dateTime(made.at)}` : label ? 'máy gán, chưa ai duyệt' : 'đang chờ máy gán'}
    </span>
  )
}

function Value({ kind, values }: { kind: LabelKindName; values: readonly string[] }) {
  if (kind === 'tone') return <ToneMark tone={(values[0] as Tone | undefined) ?? null} />
  return <>{valueNames(kind, values)}</>
}

function Why(p: LabelProps & { label: EffectiveLabel }) {
  if (!p.label.machine) return null
  return (
    <span class="note why">
      tin cậy <b>{confidence(p.label.machine.confidence)}</b>
      <Sentence {...p} />
    </span>
  )
}

/** Leads to the sentence that decided this label. */
function Sentence({ marks, kind }: LabelProps) {
  const mark = marks.find((m) => m.kinds.includes(kind))
  if (!mark) return null
  return (
    <>
      {' · '}
      <a href={`#cau-${mark.number}`}>{mark.part === 'title' ? `tít, câu ${mark.number}` : `câu ${mark.number}`}</a>
    </>
  )
}

function CorrectionForm(p: LabelProps & { label: EffectiveLabel | undefined }) {
  const { kind, label } = p
  const mine = p.problem?.form === kind ? p.problem : null
  const isMany = kind === 'topic'
  const name = kindNames[kind]
  return (
    <details class="more" data-key={kind === 'tone' ? 'E' : undefined} open={mine !== null}>
      <summary>Sửa {name.charAt(0).toLowerCase() + name.slice(1)}</summary>
      {mine && <FormProblems problems={[{ field: `value-${kind}`, message: mine.message }]} />}
      <Form visit={p.visit} action={`/articles/${p.details.article.article.id}/corrections`} class="correction">
        <BackField {...p} />
        <input type="hidden" name="kind" value={kind} />
        <fieldset id={`value-${kind}`} tabIndex={-1}>
          <legend class="hidden">{name}</legend>
          {choicesOf(kind).map((c) => (
            <label class="check">
              <input
                type={isMany ? 'checkbox' : 'radio'}
                name="value"
                value={c.value}
                checked={label?.values.includes(c.value) ?? false}
              />
              {kind === 'tone' && <ToneGlyph tone={c.value as Tone} hasName />}
              {c.label}
            </label>
          ))}
        </fieldset>
        {isMany && <p class="hint">Chọn từ một đến ba chủ đề.</p>}
        <Field
          name={`reason-${kind}`}
          label="Lý do (không bắt buộc)"
          value={mine?.typed[`reason-${kind}`] ?? ''}
          maxLength={reasonMax}
        />
        <button class="primary" data-busy="Đang lưu…">
          Lưu sửa
        </button>{' '}
        <span class="note">Bản máy gán vẫn được giữ.</span>
      </Form>
    </details>
  )
}

function Places({ details }: MarkedProps) {
  return (
    <Section title="Địa bàn">
      {details.places.length === 0 && <p class="quiet">Không thấy tên xã, phường nào của tỉnh.</p>}
      <ul class="plain-list">
        {details.places.map((place) => (
          <li>
            <a href={searchUrl({ filters: { place: [place.name] } })}>{place.name}</a>{' '}
            <span class="note">nhắc {count(place.count)} lần</span>
          </li>
        ))}
      </ul>
    </Section>
  )
}

function Story(p: MarkedProps) {
  const { story } = p.details
  return (
    <Section title={kindNames.story}>
      {story.hasOthers ? (
        <>
          <p>
            <a class="serif" href={`/stories/${encodeURIComponent(story.id)}`}>
              {story.title}
            </a>
          </p>
          <p class="note">
            <a href={figureUrl(story.filters)}>{count(story.articles)} tin, bài</a>, gồm{' '}
            <a href={figureUrl({ ...story.filters, original: true })}>{count(story.originals)} bài gốc</a>, trên{' '}
            {count(story.outlets)} đầu báo
          </p>
          {visitMay(p.visit, 'correct') && (
            <Correction {...p} kind="story" value="alone" label="Không thuộc dòng sự kiện này" />
          )}
        </>
      ) : (
        <p class="quiet">Chưa có bài nào khác về sự kiện này.</p>
      )}
    </Section>
  )
}
