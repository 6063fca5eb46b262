import { PressError, type Clock } from '#foundation'
import { announce } from '#label'
import { inTransaction, type RecordStore, type RecordTx } from '#record'
import { findCase, type CaseViewer } from './find-case.js'

/**
 * Takes flags back as if they had not been, all or none: only by who set them, and only while nobody has done anything
 * with the cases. Afterwards a case is dismissed with a reason instead. Its number is not given to another case.
 */
export async function unflag(
  where: RecordStore | RecordTx,
  clock: Clock,
  request: CaseViewer & { readonly accountId: string; readonly caseIds: readonly string[] },
): Promise<void> {
  await inTransaction(where, async (tx) => {
    const articles: string[] = []
    for (const caseId of request.caseIds) {
      const row = await findCase(tx, request, caseId)
      const events = await tx.selectFrom('caseEvent').select('id').where('caseId', '=', caseId).execute()
      if (row.state !== 'flagged' || row.createdBy !== request.accountId || events.length !== 1)
        throw wentOn(row.number)
      // Somebody may have gone on with it since we read it: then it stays, with its history.
      const { numDeletedRows } = await tx
        .deleteFrom('responseCase')
        .where('id', '=', caseId)
        .where('state', '=', row.state)
        .where('updatedAt', '=', row.updatedAt)
        .executeTakeFirst()
      if (numDeletedRows !== 1n) throw wentOn(row.number)
      await tx.deleteFrom('caseEvent').where('caseId', '=', caseId).execute()
      articles.push(row.articleId)
    }
    await announce(tx, clock, request.officeId, articles)
  })
}

const wentOn = (number: number): PressError =>
  new PressError('case-move', {
    userMessage: `Việc PH-${number} đã được xử lý tiếp nên không hoàn tác được. Hãy mở việc đó để ghi thêm.`,
  })
