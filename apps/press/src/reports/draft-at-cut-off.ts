import { addDays, weekNumber, weekOf } from '#press'
import type { Desk } from '../desk.js'
import { ReportService } from './report-service.js'

/** Drafts the weekly report of each office when its week has ended and none exists; a notice says that it waits. */
export async function draftAtCutOff(desk: Desk): Promise<number> {
  const reports = new ReportService(desk)
  const offices = await desk.store.reader.selectFrom('office').selectAll().execute()
  let made = 0
  for (const office of offices) {
    const cutOff = await reports.cutOff(office.id)
    const week = weekOf(addDays(weekOf(desk.clock.now(), cutOff).from, -1), cutOff)
    if (office.createdAt >= week.to) continue
    const known = await desk.store.reader
      .selectFrom('report')
      .select('id')
      .where('officeId', '=', office.id)
      .where('kind', '=', 'weekly')
      .where('periodFrom', '=', week.from)
      .where('periodTo', '=', week.to)
      .executeTakeFirst()
    if (known) continue
    const notice = `Bản thảo báo cáo tuần ${weekNumber(week).week} đã sẵn sàng để biên tập`
    if ((await reports.createFirst(office, 'weekly', week, notice)) !== null) made++
  }
  return made
}
