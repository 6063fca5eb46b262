import { count } from '../shell/format.js'
import type { Printed } from './printed-figures.js'

/** A number that opens the list it counts. */
export const PrintedNumber = ({ of }: { of: Printed }) => (
  <a class="plain-number" href={of.href}>
    {count(of.value)}
  </a>
)
