import { count, percent } from '../shell/format.js'
import { sharesFrom } from '../overview/opening-sentence.js'
import type { WeekPage } from './week-page.js'
import { words } from './words.js'

/** The week in three plain sentences, each from numbers on the page. */
export function WeekSentences({ page }: { page: WeekPage }) {
  const [articles] = page.lines
  if (!articles || articles.now.value === 0) return <>{words().nothing}</>
  return (
    <>
      {volume(page)} <b>{criticism(page)}</b> {cases(page)}
    </>
  )
}

function volume(page: WeekPage): string {
  const [, originals] = page.lines
  if (!originals) return ''
  const w = words()
  const than = w.than(page.isRunning)
  const { now, before } = originals
  const change = now.value - before.value
  if (change === 0) return w.asMany(count(now.value), than)
  return (change > 0 ? w.moreThan : w.fewerThan)(count(now.value), than, count(Math.abs(change)))
}

const sum = (t: WeekPage['tones']['now']): number => t.critical.value + t.neutral.value + t.favourable.value

function criticism(page: WeekPage): string {
  const w = words()
  const { now, before } = page.tones
  if (now.critical.value === 0) return w.noCriticism
  const [a, b] = [sum(before), sum(now)]
  if (a < sharesFrom || b < sharesFrom) {
    const past = before.critical.value === 0 ? null : count(before.critical.value)
    return w.criticalAgainst(count(now.critical.value), w.than(page.isRunning), past)
  }
  const [was, is] = [percent(before.critical.value / a), percent(now.critical.value / b)]
  if (was === is) return w.shareSame(is)
  return (now.critical.value / b > before.critical.value / a ? w.shareUp : w.shareDown)(was, is)
}

function cases(page: WeekPage): string {
  const w = words()
  const open = count(page.openCases)
  if (page.openCases === 0) return w.noneOpen
  if (page.overdue === 0) return w.noneLate(open)
  const late = page.bodies.filter((b) => b.body !== null && b.overdue > 0).length
  return w.late(count(page.overdue), open, late > 0 ? count(late) : null)
}
