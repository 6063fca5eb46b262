import { Document, Header, PageNumber, Packer, Paragraph, type ISectionOptions, TextRun } from 'docx'
import { plainTitle } from '../file-name.js'
import type { ExportFormat } from '../export-format.js'
import { layOut } from '../lay-out.js'
import type { Layout } from '../layout.js'
import { bodyNodes, headNodes, noteNodes } from './paragraphs.js'
import { ruled, twoColumns } from './two-columns.js'
import { centred, fontOf, halfPoints, twips } from './units.js'

/** Word file; opens in Word, LibreOffice and the document systems of offices. */
export const docxFormat: ExportFormat<'docx'> = {
  name: 'docx',
  extension: 'docx',
  mime: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  write: (issue, profile) =>
    layoutDocx(layOut(issue, profile), { creator: issue.settings.issuingBody, description: issue.draft.subject }),
}

/** Any layout as a Word file. */
export function layoutDocx(layout: Layout, about: { creator: string; description: string }): Promise<Buffer> {
  const { profile } = layout
  const document = new Document({
    title: plainTitle(layout.title),
    ...about,
    styles: {
      default: {
        document: {
          run: { font: fontOf(profile), size: halfPoints(profile.body.sizePt), language: { value: 'vi-VN' } },
        },
      },
    },
    sections: [mainSection(layout), ...layout.annexes.map((annex) => annexSection(layout, annex))],
  })
  return Packer.toBuffer(document)
}

function mainSection(layout: Layout): ISectionOptions {
  const { profile } = layout
  return {
    ...pageOptions(layout),
    children: [
      twoColumns(layout.head, profile, { spaceAfterPt: 0 }),
      ...headNodes(layout.titleBlock, profile),
      ...bodyNodes(layout.body, profile),
      ...(layout.foot.left.length + layout.foot.right.length > 0
        ? [
            new Paragraph({ spacing: { before: 0, after: 0, line: 200 } }),
            twoColumns(layout.foot, profile, { alignLeft: true }),
          ]
        : []),
      ...(layout.notes.length > 0 ? [ruled(profile), ...noteNodes(layout.notes, profile)] : []),
    ],
  }
}

function annexSection(layout: Layout, annex: Layout['annexes'][number]): ISectionOptions {
  return {
    ...pageOptions(layout),
    children: [...headNodes(annex.title, layout.profile), ...bodyNodes(annex.body, layout.profile)],
  }
}

/** A4, margins of the profile, page numbers from the second page; each annex counts its own pages. */
function pageOptions(layout: Layout): Pick<ISectionOptions, 'properties' | 'headers'> {
  const { page, pageNumber } = layout.profile
  const mark = layout.demoMark ? ` - ${layout.demoMark}` : ''
  const number = new Paragraph({
    alignment: 'center',
    children: [
      new TextRun({
        children: [PageNumber.CURRENT],
        size: halfPoints(pageNumber.sizePt),
        font: fontOf(layout.profile),
      }),
      ...(mark ? [new TextRun({ text: mark, size: 18, font: fontOf(layout.profile) })] : []),
    ],
  })
  return {
    headers: {
      default: new Header({ children: [number] }),
      first: new Header({ children: [layout.demoMark ? centred(layout.demoMark, { sizePt: 9 }) : new Paragraph({})] }),
    },
    properties: {
      titlePage: true,
      page: {
        size: { width: twips(page.widthMm), height: twips(page.heightMm) },
        margin: {
          top: twips(page.topMm),
          bottom: twips(page.bottomMm),
          left: twips(page.leftMm),
          right: twips(page.rightMm),
          header: twips(pageNumber.fromTopMm),
          footer: twips(10),
        },
        pageNumbers: { start: 1 },
      },
    },
  }
}
