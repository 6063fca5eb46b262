import type { ExportFormat } from '../export-format.js'
import { plainTitle } from '../file-name.js'
import { layOut } from '../lay-out.js'
import type { Layout } from '../layout.js'
import { fontName, preparedPdfmake } from './fonts.js'
import { bodyContent, type Content, headContent, noteContent, points, twoColumns } from './content.js'

/** PDF with embedded fonts, made in the process: no browser. */
export const pdfFormat: ExportFormat<'pdf'> = {
  name: 'pdf',
  extension: 'pdf',
  mime: 'application/pdf',
  write: async (issue, profile) => {
    const layout = layOut(issue, profile)
    const { page } = profile
    const annexes = layout.annexes.map((annex) => annexContent(layout, annex))
    const starts = annexes.map((a) => a.first)
    return preparedPdfmake()
      .createPdf({
        info: { title: plainTitle(layout.title), author: issue.settings.issuingBody, subject: issue.draft.subject },
        language: 'vi-VN',
        pageSize: { width: points(page.widthMm), height: points(page.heightMm) },
        pageMargins: [page.leftMm, page.topMm, page.rightMm, page.bottomMm].map(points),
        defaultStyle: { font: fontName, fontSize: profile.body.sizePt },
        header: (current: number) => pageHeader(layout, current, starts),
        content: [...mainContent(layout), ...annexes.flatMap((a) => a.content)],
      })
      .getBuffer()
  },
}

function mainContent(layout: Layout): Content[] {
  const { profile } = layout
  const hasFoot = layout.foot.left.length + layout.foot.right.length > 0
  return [
    twoColumns(layout.head, profile, 'center'),
    ...headContent(layout.titleBlock, profile),
    ...bodyContent(layout.body, profile),
    ...(hasFoot ? [{ ...twoColumns(layout.foot, profile, 'left'), margin: [0, 8, 0, 0], unbreakable: true }] : []),
    ...noteContent(layout.notes, profile),
  ]
}

/** A node pdfmake has placed knows its page. */
interface Placed extends Content {
  positions?: { pageNumber: number }[]
}

function annexContent(layout: Layout, annex: Layout['annexes'][number]): { first: Placed; content: Content[] } {
  const [first = {}, ...rest] = headContent(annex.title, layout.profile)
  const placed: Placed = { ...first, pageBreak: 'before' }
  return { first: placed, content: [placed, ...rest, ...bodyContent(annex.body, layout.profile)] }
}

/** Page number top centre, not on a first page; each annex counts its own pages. Invented data is marked on every page. */
function pageHeader(layout: Layout, current: number, starts: readonly Placed[]): Content | null {
  const { pageNumber } = layout.profile
  const begun = starts.map((s) => s.positions?.[0]?.pageNumber ?? Infinity).filter((start) => start <= current)
  const number = current - (begun.length > 0 ? Math.max(...begun) : 1) + 1
  const numberText = number === 1 ? [] : [{ text: String(number), fontSize: pageNumber.sizePt }]
  const mark = layout.demoMark ? [{ text: `${number === 1 ? '' : ' - '}${layout.demoMark}`, fontSize: 9 }] : []
  if (numberText.length + mark.length === 0) return null
  return {
    text: [...numberText, ...mark],
    alignment: 'center',
    margin: [0, points(pageNumber.fromTopMm), 0, 0],
  }
}
