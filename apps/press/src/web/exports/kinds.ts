import { csvKind } from './csv/csv.js'
import { docxKind } from './docx/press-list.js'
import { xlsxKind } from './xlsx/xlsx.js'

/** Kinds of files for a list of articles: one line each. */
export const exportKinds = [xlsxKind, docxKind, csvKind] as const
export type ExportKindName = (typeof exportKinds)[number]['name']
