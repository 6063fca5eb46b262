import type { DraftSection } from '#report'
import type { OpenReport } from '../../reports/report-rows.js'
import { editorTexts, plainTyped, textMark } from '../../reports/typed-texts.js'
import { Field, Form, Notice, Section } from '../shell/components/parts.js'
import { fullDateTime } from '../shell/format.js'
import type { SignedVisit } from '../shell/visit.js'
import { vietnamese } from '../shell/language.js'
import { Sources } from './reading.view.js'
import { words } from './words.js'

/** What somebody typed while another person saved a newer revision: only texts that were really changed, by field name. */
export interface TypedBefore {
  readonly texts: ReadonlyMap<string, string>
  /** Who saved the newer revision. */
  readonly otherName: string
}

interface EditorProps {
  readonly visit: SignedVisit
  readonly report: OpenReport
  readonly typed: TypedBefore | null
  readonly typedSource: string
  readonly sourceError: string | null
}

/** Every paragraph as a text box of one form; works without script. */
export function Editor({ visit, report, typed, typedSource, sourceError }: EditorProps) {
  const { row, edited } = report
  const { editor } = words()
  const texts = editorTexts(edited)
  const sections = edited.sections.filter((s) => s.place !== 'annex')
  return (
    <div class="two-columns report-desk">
      <Form visit={visit} action={`/reports/${row.id}/text`} class="report-editor" id="editor">
        <input type="hidden" name="revision" value={row.revision} />
        {typed && <StaleNotice report={report} typed={typed} />}
        <p class="hint">{editor.hint}</p>
        {sections.map((s) => (
          <Section
            title={`${s.number ? `${s.number}. ` : ''}${s.title || editor.opening}`}
            lang={s.title ? vietnamese() : undefined}
          >
            <SectionFields section={s} texts={texts} typed={typed} />
          </Section>
        ))}
        <Field
          name="source"
          label={editor.source}
          hint={editor.sourceHint}
          value={typedSource}
          error={sourceError}
          maxLength={2000}
          autocomplete="off"
        />
        <div class="save-bar">
          <button class="primary" data-busy={editor.saving}>
            {editor.save}
          </button>
          <span class="note">{editor.saveNote}</span>
          <button type="button" class="link" data-next hidden>
            {editor.next}
          </button>
        </div>
      </Form>
      <aside class="report-side report">
        <Sources draft={edited} />
      </aside>
    </div>
  )
}

function StaleNotice({ report, typed }: { report: OpenReport; typed: TypedBefore }) {
  return (
    <Notice kind="danger" title={words().editor.staleTitle}>
      <p>{words().editor.stale(typed.otherName, fullDateTime(report.row.updatedAt), typed.texts.size)}</p>
    </Notice>
  )
}

interface FieldsProps {
  readonly section: DraftSection
  readonly texts: ReadonlyMap<string, string>
  readonly typed: TypedBefore | null
}

function SectionFields({ section, texts, typed }: FieldsProps) {
  const area = (id: string, label: string, isOpen = false) => (
    <TextArea id={id} label={label} text={texts.get(id) ?? ''} typed={typed?.texts.get(`p:${id}`)} isOpen={isOpen} />
  )
  const { editor } = words()
  const last = section.blocks.at(-1)?.id ?? section.id
  return (
    <>
      {section.blocks.map((b, at) => {
        if (b.type === 'paragraph') return area(b.id, editor.paragraph(at + 1))
        if (b.type === 'empty-for-writer') return area(b.id, b.prompt, true)
        if (b.type === 'story-list')
          return b.items.map((item, i) => (
            <div class="report-story">
              {area(`${item.id}/heading`, editor.story(i + 1))}
              {item.paragraphs.map((q, n) => area(q.id, editor.storyParagraph(n + 1, i + 1)))}
            </div>
          ))
        return (
          <p class="note">
            {b.type === 'table' ? editor.table : editor.figure} <span lang={vietnamese()}>{b.caption}</span>
          </p>
        )
      })}
      <NewParagraph after={last} typed={typed?.texts.get(`n:${last}`)} />
    </>
  )
}

const rowsOf = (text: string): number => Math.min(14, Math.max(2, Math.ceil(text.length / 85)))

interface TextAreaProps {
  readonly id: string
  readonly label: string
  readonly text: string
  readonly typed: string | undefined
  /** A place that waits for its writer. */
  readonly isOpen: boolean
}

function TextArea({ id, label, text, typed, isOpen }: TextAreaProps) {
  const isOverNewer = typed !== undefined && plainTyped(typed) !== plainTyped(text)
  return (
    <div class={isOverNewer ? 'field report-field is-unsaved' : 'field report-field'}>
      <label for={id}>
        {label}
        {isOverNewer && <b>{words().editor.unsaved}</b>}
      </label>
      <textarea
        id={id}
        name={`p:${id}`}
        rows={rowsOf(typed ?? text)}
        lang={vietnamese()}
        data-settle={isOpen || isOverNewer ? '' : undefined}
      >
        {typed ?? text}
      </textarea>
      <input type="hidden" name={`m:${id}`} value={textMark(text)} />
      {isOverNewer && (
        <p class="hint">
          {words().editor.justSaved} {text ? <span lang={vietnamese()}>{text}</span> : words().editor.empty}
        </p>
      )}
    </div>
  )
}

/** A box for one more paragraph at the end of a section; closed until somebody wants it. */
function NewParagraph({ after, typed }: { after: string; typed: string | undefined }) {
  const id = `them-${after}`
  return (
    <details class="more" open={typed !== undefined}>
      <summary>{words().editor.add}</summary>
      <div class="field report-field">
        <label class="hidden" for={id}>
          {words().editor.added}
        </label>
        <textarea id={id} name={`n:${after}`} rows={3} lang={vietnamese()}>
          {typed ?? ''}
        </textarea>
      </div>
    </details>
  )
}
