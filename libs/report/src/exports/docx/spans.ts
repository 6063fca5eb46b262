import { ExternalHyperlink, NoBreakHyphen, type ParagraphChild, TextRun } from 'docx'
import { boundHyphen, isWebAddress, type Span } from '../layout.js'
import { halfPoints } from './units.js'

/** A span as runs; a line break inside it is a line break on paper. */
export function spanRuns(span: Span, sizePt: number): ParagraphChild[] {
  const runs = span.text.split('\n').map(
    (text, i) =>
      new TextRun({
        children: withHyphens(text),
        break: i > 0 ? 1 : undefined,
        size: halfPoints(span.sizePt ?? sizePt),
        ...(span.bold ? { bold: true } : {}),
        ...(span.italic ? { italics: true } : {}),
      }),
  )
  return span.link && isWebAddress(span.link) ? [new ExternalHyperlink({ link: span.link, children: runs })] : runs
}

/** Word has a sign of its own for a hyphen that stays in its line; the letter would be set in another font. */
const withHyphens = (text: string): (string | NoBreakHyphen)[] =>
  text.split(boundHyphen).flatMap((part, i) => (i === 0 ? [part] : [new NoBreakHyphen(), part]))
