import type { ReportContext } from '../draft/context.js'
import type { Run } from '../draft/content.js'
import type { StoryLine } from '../draft/stories.js'
import { counted, derived, enumerate, say, text } from './runs.js'

/** Above this many the rest of the outlets is given as a difference: an address cannot hold them all. */
const listedMax = 150

/** `Báo Nhân Dân, Báo X (đăng đầu tiên) và 19 đầu báo khác`: the first and the most important are named. */
export function outletsOf(context: ReportContext, line: StoryLine): Run[] {
  const { outlets } = context
  const first = line.first.outletId
  const all = line.outletIds
  if (all.length <= 3) return enumerate(all.map((id) => text(outlets.of(id).phrase)))
  const named = all.filter((id, i) => i < 2 || id === first)
  const rest = all.filter((id) => !named.includes(id))
  const names = named.map((id) => text(outlets.of(id).phrase + (id === first ? ' (đăng đầu tiên)' : '')))
  if (rest.length === 0) return enumerate(names)
  const { filters } = line.outlets
  const others =
    rest.length <= listedMax
      ? counted(context.coverage.figure(rest.length, 'đầu báo', { ...filters, outlet: rest }))
      : derived('rest', line.outlets, context.coverage.figure(named.length, 'đầu báo', { ...filters, outlet: named }))
  return enumerate([...names, say`${others} đầu báo khác`])
}
