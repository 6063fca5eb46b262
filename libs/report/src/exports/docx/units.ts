import { Paragraph, TextRun } from 'docx'
import type { PrintStyle, ReportProfile } from '../../profiles/profile.js'

/** A twip is a twentieth of a point. */
export const twips = (mm: number): number => Math.round((mm * 1440) / 25.4)
export const twipsOfPt = (pt: number): number => Math.round(pt * 20)
export const halfPoints = (pt: number): number => Math.round(pt * 2)

/** All four slots, so that no letter falls back to another font. */
export const fontOf = (profile: Pick<ReportProfile, 'font'>) => ({
  ascii: profile.font,
  hAnsi: profile.font,
  cs: profile.font,
  eastAsia: profile.font,
})

export const styleOf = (style: PrintStyle) => ({
  size: halfPoints(style.sizePt),
  ...(style.bold ? { bold: true } : {}),
  ...(style.italic ? { italics: true } : {}),
  ...(style.underline ? { underline: { type: 'single' as const } } : {}),
})

export const centred = (text: string, style: PrintStyle): Paragraph =>
  new Paragraph({ alignment: 'center', spacing: { after: 0 }, children: [new TextRun({ text, ...styleOf(style) })] })

export const noLine = { style: 'none' as const, size: 0, color: 'auto' }
export const noBorders = {
  top: noLine,
  bottom: noLine,
  left: noLine,
  right: noLine,
  insideHorizontal: noLine,
  insideVertical: noLine,
}
