import { count, percent } from '../shell/format.js'
import { sharesFrom } from '../overview/opening-sentence.js'
import type { WeekPage } from './week-page.js'

/** The week in three plain sentences, each from numbers on the page. */
export function WeekSentences({ page }: { page: WeekPage }) {
  const [articles] = page.lines
  if (!articles || articles.now.value === 0) return <>Chưa có tin, bài nào về tỉnh trong tuần này.</>
  return (
    <>
      {volume(page)} <b>{criticism(page)}</b> {cases(page)}
    </>
  )
}

const than = (page: WeekPage): string => (page.isRunning ? 'cùng giờ tuần trước' : 'tuần trước')

function volume(page: WeekPage): string {
  const [, originals] = page.lines
  if (!originals) return ''
  const { now, before } = originals
  const change = now.value - before.value
  if (change === 0) return `Báo chí có ${count(now.value)} bài gốc về tỉnh, bằng ${than(page)}.`
  const word = change > 0 ? 'nhiều hơn' : 'ít hơn'
  return `Báo chí có ${count(now.value)} bài gốc về tỉnh, ${word} ${than(page)} ${count(Math.abs(change))} bài.`
}

const sum = (t: WeekPage['tones']['now']): number => t.critical.value + t.neutral.value + t.favourable.value

function criticism(page: WeekPage): string {
  const { now, before } = page.tones
  if (now.critical.value === 0) return 'Không có bài gốc nào phê phán.'
  const [a, b] = [sum(before), sum(now)]
  if (a < sharesFrom || b < sharesFrom) {
    const past = before.critical.value === 0 ? 'không có bài nào' : `${count(before.critical.value)} bài`
    return `${count(now.critical.value)} bài phê phán; ${than(page)} ${past}.`
  }
  const [was, is] = [percent(before.critical.value / a), percent(now.critical.value / b)]
  if (was === is) return `Tỷ lệ phê phán giữ ở mức ${is}.`
  const isUp = now.critical.value / b > before.critical.value / a
  return `Tỷ lệ phê phán ${isUp ? 'tăng' : 'giảm'} từ ${was} ${isUp ? 'lên' : 'xuống'} ${is}.`
}

function cases(page: WeekPage): string {
  if (page.openCases === 0) return 'Không có việc phản hồi nào đang mở.'
  if (page.overdue === 0) return `${count(page.openCases)} việc phản hồi đang mở, không việc nào quá hạn.`
  const late = page.bodies.filter((b) => b.body !== null && b.overdue > 0).length
  const who = late > 0 ? ` ở ${count(late)} đơn vị` : ''
  return `${count(page.overdue)} trong ${count(page.openCases)} việc phản hồi đang mở đã quá hạn${who}.`
}
