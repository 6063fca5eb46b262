import { docxFormat } from './docx/format.js'
import { pdfFormat } from './pdf/format.js'

/** Every file a report can become; a new one is one folder and one entry here. */
export const exportFormats = [docxFormat, pdfFormat] as const
export type ExportFormatName = (typeof exportFormats)[number]['name']
