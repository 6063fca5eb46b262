import type { LabelKindName, Tone } from '#press'
import { figureUrl, searchUrl } from '#read'
import type { EffectiveLabel } from '#record'
import { ToneGlyph, ToneMark } from '../shell/components/marks.js'
import { Field, Form, FormProblems, Section } from '../shell/components/parts.js'
import { confidence, count, dateTime } from '../shell/format.js'
import { vietnamese } from '../shell/language.js'
import { visitMay } from '../shell/visit.js'
import { ArticleSteps } from '../stories/article-steps.view.js'
import type { MarkedProps } from './article.view.js'
import { BackField, Correction, hereOf } from './correction.view.js'
import { choicesOf, valueNames } from './label-choices.js'
import { words } from './words.js'

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
    <Section title={words().kinds[kind]} side={<Decided {...p} label={label} />}>
      <p class="label-value">
        <b>{label ? <Value kind={kind} values={label.values} /> : words().noneYet}</b>
        {label?.by === 'machine' && <Why {...p} label={label} />}
      </p>
      {label?.by === 'person' && label.machine && (
        <p class="note machine-value">
          {words().machine} {valueNames(kind, label.machine.values)}, {words().sure}{' '}
          {confidence(label.machine.confidence)}
          <Sentence {...p} />
        </p>
      )}
      {label?.by === 'person' && label.correction?.reason && (
        <p class="note">
          {words().reasonOfCorrection} <span lang={vietnamese()}>{label.correction.reason}</span>
        </p>
      )}
      {visitMay(p.visit, 'correct') && (
        <>
          {kind === 'relevance' && label?.values[0] !== 'none' && (
            <Correction {...p} kind="relevance" value="none" label={words().irrelevant} hotkey="X" />
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
      {made ? words().correctedBy(made.displayName, dateTime(made.at)) : label ? words().unreviewed : words().waiting}
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
      {words().sure} <b>{confidence(p.label.machine.confidence)}</b>
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
      <a href={`#cau-${mark.number}`}>
        {mark.part === 'title' ? words().sentenceOfTitle(mark.number) : words().sentence(mark.number)}
      </a>
    </>
  )
}

function CorrectionForm(p: LabelProps & { label: EffectiveLabel | undefined }) {
  const { kind, label } = p
  const mine = p.problem?.form === kind ? p.problem : null
  const isMany = kind === 'topic'
  const name = words().kinds[kind]
  return (
    <details class="more" data-key={kind === 'tone' ? 'E' : undefined} open={mine !== null}>
      <summary>{words().correct(words().kindsWithin[kind])}</summary>
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
        {isMany && <p class="hint">{words().oneToThree}</p>}
        <Field
          name={`reason-${kind}`}
          label={words().reasonOptional}
          value={mine?.typed[`reason-${kind}`] ?? ''}
          maxLength={reasonMax}
        />
        <button class="primary" data-busy={words().saving}>
          {words().save}
        </button>{' '}
        <span class="note">{words().machineKept}</span>
      </Form>
    </details>
  )
}

function Places({ details }: MarkedProps) {
  return (
    <Section title={words().places}>
      {details.places.length === 0 && <p class="quiet">{words().noPlace}</p>}
      <ul class="plain-list">
        {details.places.map((place) => (
          <li>
            <a href={searchUrl({ filters: { place: [place.name] } })} lang={vietnamese()}>
              {place.name}
            </a>{' '}
            <span class="note">{words().named(count(place.count))}</span>
          </li>
        ))}
      </ul>
    </Section>
  )
}

function Story(p: MarkedProps) {
  const { story } = p.details
  return (
    <Section title={words().kinds.story}>
      {story.hasOthers ? (
        <>
          <p>
            <a class="serif" href={`/stories/${encodeURIComponent(story.id)}`} lang={vietnamese()}>
              {story.title}
            </a>
          </p>
          <p class="note">
            <a href={figureUrl(story.filters)}>{words().items(count(story.articles))}</a>, {words().consisting}{' '}
            <a href={figureUrl({ ...story.filters, original: true })}>{words().originals(count(story.originals))}</a>,{' '}
            {words().onOutlets(count(story.outlets))}
          </p>
        </>
      ) : (
        <p class="quiet">{words().noStory}</p>
      )}
      {visitMay(p.visit, 'correct') && (
        <ArticleSteps
          visit={p.visit}
          articleId={p.details.article.article.id}
          story={story.id}
          back={hereOf(p)}
          hasOthers={story.hasOthers}
          isKept={p.details.corrections.some((c) => c.kind === 'story' && !c.revokedAt && c.value === story.id)}
        />
      )}
    </Section>
  )
}
