import { flagLevels, type FlagLevel, type Role } from '#press'
import { dueGroups, sortColumns } from '#respond'
import { vietnamese } from '../shell/language.js'
import { flagLevelNames, roleNames } from '../shell/names.js'
import { noBody, sortText } from './cases-url.js'
import type { CasesProps } from './cases.view.js'
import { words } from './words.js'

/** Roles that a case may wait for. */
const waitedFor: readonly Role[] = ['chuyen-vien', 'truong-phong', 'lanh-dao', 'don-vi']

/** All filters of the table as one form of its address; works without script. */
export function Filters({ list, address, visit }: CasesProps) {
  const { filters } = words()
  const isClerk = visit.account.role === 'don-vi'
  return (
    <form class="case-filters" action="/cases" role="search" aria-label={filters.label}>
      {address.tab !== 'open' && <input type="hidden" name="group" value={address.tab} />}
      {list.bodies.length > 1 && (
        <Choice name="body" label={filters.body} any={filters.anyBody} chosen={chosenBody(address.body)}>
          {[[noBody, filters.noBody], ...list.bodies.map((b) => [b, b])]}
        </Choice>
      )}
      {address.tab !== 'closed' && (
        <Choice name="due" label={filters.due} any={filters.anyDue} chosen={address.due}>
          {dueGroups.filter((d) => d !== 'closed').map((d) => [d, words().dues[d]])}
        </Choice>
      )}
      <Choice name="level" label={filters.level} any={filters.anyLevel} chosen={address.level}>
        {(Object.keys(flagLevels) as FlagLevel[]).map((l) => [l, flagLevelNames[l]])}
      </Choice>
      {!isClerk && (
        <Choice name="turn" label={filters.turn} any={filters.anyTurn} chosen={address.turn}>
          {waitedFor.map((r) => [r, filters.waitsFor(roleNames[r].toLowerCase())])}
        </Choice>
      )}
      {!isClerk && list.flaggers.length > 1 && (
        <Choice name="by" label={filters.by} any={filters.anyone} chosen={address.by}>
          {list.flaggers.map((f) => [f.id, f.name])}
        </Choice>
      )}
      <Choice name="sort" label={filters.sort} any={filters.byDeadline} chosen={sortText(address.sort)}>
        {sortColumns.flatMap((c) => [
          [c, words().sorts[c]],
          [`-${c}`, filters.descending(words().sorts[c])],
        ])}
      </Choice>
      <label>
        <span class="hidden">{filters.text}</span>
        <input name="q" type="search" value={address.text ?? ''} placeholder={filters.textHint} maxLength={200} />
      </label>
      <button>{filters.apply}</button>
    </form>
  )
}

const chosenBody = (body: string | null | undefined): string | null => (body === '' ? noBody : (body ?? null))

interface ChoiceProps {
  readonly name: string
  readonly label: string
  /** The choice that leaves the filter open. */
  readonly any: string
  readonly chosen: string | null | undefined
  /** Values with their names. */
  readonly children: readonly (readonly string[])[]
}

function Choice({ name, label, any, chosen, children }: ChoiceProps) {
  return (
    <label>
      <span class="hidden">{label}</span>
      <select name={name}>
        <option value="">{any}</option>
        {children.map(([value, text]) => (
          <option value={value} selected={value === chosen} lang={value === text ? vietnamese() : undefined}>
            {text}
          </option>
        ))}
      </select>
    </label>
  )
}
