import { ExternalHyperlink, type ParagraphChild, TextRun } from 'docx'
import { isWebAddress, type Span } from '../layout.js'
import { halfPoints } from './units.js'

/** A span as runs; a line break inside it is a line break on paper. */
export function spanRuns(span: Span, sizePt: number): ParagraphChild[] {
  const runs = span.text.split('\n').map(
    (text, i) =>
      new TextRun({
        text,
        break: i > 0 ? 1 : undefined,
        size: halfPoints(span.sizePt ?? sizePt),
        ...(span.bold ? { bold: true } : {}),
        ...(span.italic ? { italics: true } : {}),
      }),
  )
  return span.link && isWebAddress(span.link) ? [new ExternalHyperlink({ link: span.link, children: runs })] : runs
}
