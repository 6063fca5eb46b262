import type { LabelKindName } from '#press'
import type { OfficeArticle } from '#record'

/** A stretch of a paragraph; `mark` numbers the deciding sentence it belongs to. */
export interface TextPart {
  readonly text: string
  readonly mark: number | null
  /** `critical` solid, `favourable` dotted, `topic` dashed, `other` plain. */
  readonly style: 'critical' | 'favourable' | 'topic' | 'other' | null
}
export interface DecidingSentence {
  readonly number: number
  readonly kinds: readonly LabelKindName[]
  readonly start: number
  readonly end: number
  readonly style: Exclude<TextPart['style'], null>
}

/** The sentences of the text that decided labels, in order of the text, each once. */
export function decidingSentences(article: OfficeArticle): DecidingSentence[] {
  const spans = new Map<
    string,
    { start: number; end: number; kinds: LabelKindName[]; style: DecidingSentence['style'] }
  >()
  for (const kind of ['tone', 'topic', 'event', 'respond'] as const) {
    const label = article.labels[kind]
    const evidence = label?.evidence
    if (!label || evidence?.part !== 'text' || evidence.end <= evidence.start) continue
    const key = `${evidence.start}-${evidence.end}`
    const known = spans.get(key)
    if (known) known.kinds.push(kind)
    else
      spans.set(key, { start: evidence.start, end: evidence.end, kinds: [kind], style: styleOf(kind, label.values[0]) })
  }
  const ordered = [...spans.values()].sort((a, b) => a.start - b.start)
  return ordered
    .filter((s, i) => i === 0 || s.start >= (ordered[i - 1] as typeof s).end)
    .map((s, i) => ({ ...s, number: i + 1 }))
}

function styleOf(kind: LabelKindName, value: string | undefined): DecidingSentence['style'] {
  if (kind === 'topic') return 'topic'
  if (kind === 'tone' && value === 'critical') return 'critical'
  if (kind === 'tone' && value === 'favourable') return 'favourable'
  return 'other'
}

/** Paragraphs of the text, cut where deciding sentences begin and end. */
export function markedParagraphs(text: string, marks: readonly DecidingSentence[]): TextPart[][] {
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
