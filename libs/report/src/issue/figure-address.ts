import { figureUrl } from '#read'
import type { ReportFigure } from '../draft/content.js'

/** Where a number leads: the list it counts; a derived one leads to its first part. Null for sources and cases. */
export function figureAddress(figure: ReportFigure): string | null {
  if (figure.kind === 'counted') return figureUrl(figure.figure.filters)
  return figure.kind === 'derived' ? figureUrl(figure.of[0].filters) : null
}
