import { words } from '../words.js'
import type { ChartName } from './index.js'

/**
 * The chart beside it as a file. `search` is the query string of its page; the picture is made by `charts.js` from the
 * canvas that `canvas` selects, so its button shows only where a script has drawn one.
 */
export function ChartMenu({ name, search, canvas }: { name: ChartName; search: string; canvas: string }) {
  const { chart } = words()
  return (
    <details class="take-away">
      <summary>{chart.open}</summary>
      <div class="take-away-menu">
        <ul>
          <li>
            <a href={`/charts/${name}.svg${search}`} download>
              {chart.svg}
            </a>
          </li>
          <li hidden>
            <button type="button" data-save-canvas={canvas} data-file={`${name}.png`}>
              {chart.png}
            </button>
          </li>
          <li>
            <a href={`/charts/${name}.csv${search}`} download>
              {chart.csv}
            </a>
          </li>
        </ul>
      </div>
    </details>
  )
}
