import type { Response } from 'express'
import { audit } from '#accounts'
import { PressError } from '#foundation'
import type { Desk } from '../../desk.js'
import { currentLanguage, speaking } from '../shell/language.js'
import { ExportAborted } from './export-kind.js'
import { type ExportAsker, exportList } from './export-list.js'
import { exportFileName } from './file-name.js'
import { exportKinds } from './kinds.js'

export interface AskedExport {
  readonly asker: ExportAsker
  readonly kind: string
  readonly params: URLSearchParams
  /** Beside what was exported: the token by which a program asked. */
  readonly auditDetails?: Readonly<Record<string, unknown>>
}

/** Writes a list to the log and then to the reader; the log comes first, so that nothing leaves unwritten. */
export async function sendExport(desk: Desk, response: Response, asked: AskedExport): Promise<void> {
  const kind = exportKinds.find((k) => k.name === asked.kind)
  if (!kind)
    throw new PressError('export-kind-unknown', { userMessage: 'Danh sách chỉ tải được dạng XLSX, DOCX hoặc CSV.' })
  // Papers of the office are Vietnamese on every screen.
  await speaking(kind.name === 'docx' ? 'vi' : currentLanguage(), async () => {
    const list = await exportList(desk, asked.asker, asked.params, kind)
    await audit(desk.store, desk.clock, {
      officeId: asked.asker.office.id,
      accountId: asked.asker.accountId,
      action: 'export',
      subject: kind.name,
      details: { rows: list.rows, total: list.total, search: `?${asked.params.toString()}`, ...asked.auditDetails },
    })
    const name = exportFileName(list.head.period, list.head.at, kind.name)
    response.setHeader('content-type', kind.mime)
    response.setHeader('content-disposition', `attachment; filename="${name}"`)
    try {
      await kind.write(list, response)
      response.end()
    } catch (error) {
      if (error instanceof ExportAborted) return
      // What was begun cannot become an error page: the broken connection tells that the file is not whole.
      if (response.headersSent) response.destroy()
      throw error
    }
  })
}
