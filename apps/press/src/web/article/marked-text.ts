import type { LabelKindName } from '#press'
import type { OfficeArticle } from '#record'

/** `critical` solid, `favourable` dotted, `topic` dashed, `other` thin. */
export type MarkStyle = 'critical' | 'favourable' | 'topic' | 'other'

/** A stretch of a paragraph; `mark` numbers the deciding sentence it belongs to. */
export interface TextPart {
  readonly text: string
  readonly mark: number | null
  readonly style: MarkStyle | null
}
/** A sentence that decided labels; offsets are UTF-16 in the title or in the text of the version. */
export interface DecidingSentence {
  readonly number: number
  readonly part: 'title' | 'text'
  readonly kinds: readonly LabelKindName[]
  readonly start: number
  readonly end: number
  readonly style: MarkStyle
}

/** Kinds whose sentence is shown; the first one that points at a sentence gives its look. */
const shownKinds = ['tone', 'topic', 'event', 'respond', 'relevance'] as const

/** The sentences that decided labels, the title's first, then in order of the text, each once. */
export function decidingSentences(article: OfficeArticle): DecidingSentence[] {
  const found: { part: 'title' | 'text'; start: number; end: number; kinds: LabelKindName[]; style: MarkStyle }[] = []
  for (const kind of shownKinds) {
    const label = article.labels[kind]
    const evidence = label?.evidence
    if (!label || !evidence) continue
    const { part, start } = evidence
    const end = Math.min(evidence.end, article.version[part].length)
    if (start < 0 || end <= start) continue
    const known = found.find((s) => s.part === part && s.start < end && start < s.end)
    // The sentence speaks for what the machine said, also where a person said otherwise.
    if (known) known.kinds.push(kind)
    else found.push({ part, start, end, kinds: [kind], style: styleOf(kind, label.machine?.values[0]) })
  }
  return found
    .sort((a, b) => Number(a.part === 'text') - Number(b.part === 'text') || a.start - b.start)
    .map((s, i) => ({ ...s, number: i + 1 }))
}

function styleOf(kind: LabelKindName, value: string | undefined): MarkStyle {
  if (kind === 'topic') return 'topic'
  if (kind === 'tone' && (value === 'critical' || value === 'favourable')) return value
  return 'other'
}

/** Paragraphs of a text (or of the title), cut where deciding sentences begin and end; no letter is lost. */
export function markedParagraphs(
  text: string,
  sentences: readonly DecidingSentence[],
  part: 'title' | 'text' = 'text',
): TextPart[][] {
  const marks = sentences.filter((s) => s.part === part)
  let offset = 0
  return text.split('\n').map((paragraph) => {
    const from = offset
    offset += paragraph.length + 1
    const parts: TextPart[] = []
    let at = 0
    for (const mark of marks) {
      const start = Math.max(0, mark.start - from)
      const end = Math.min(paragraph.length, mark.end - from)
      if (start >= end || start < at) continue
      if (start > at) parts.push({ text: paragraph.slice(at, start), mark: null, style: null })
      parts.push({ text: paragraph.slice(start, end), mark: mark.number, style: mark.style })
      at = end
    }
    if (at < paragraph.length) parts.push({ text: paragraph.slice(at), mark: null, style: null })
    return parts
  })
}
