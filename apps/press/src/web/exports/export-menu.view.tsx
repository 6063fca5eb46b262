import { searchUrl, type SearchAddress } from '#read'
import { count } from '../shell/format.js'
import { exportKinds } from './kinds.js'
import { words } from './words.js'

/** The list in view as a file; works without script. */
export function ExportMenu({ address, total }: { address: SearchAddress; total: number }) {
  const { menu } = words()
  return (
    <details class="take-away">
      <summary class="button">{menu.open}</summary>
      <div class="take-away-menu">
        <p class="note">{menu.title}</p>
        <ul>
          {exportKinds.map((kind) => {
            const [title, what] = menu.kinds[kind.name] as [string, string]
            return (
              <li>
                <a href={searchUrl({ ...address, page: 1 }, `/search.${kind.name}`)} download>
                  {title}
                </a>
                <span class="note">{what}</span>
                {total > kind.limit && <span class="note warn">{menu.limit(count(kind.limit))}</span>}
              </li>
            )
          })}
        </ul>
        <p class="note">{menu.note}</p>
      </div>
    </details>
  )
}
