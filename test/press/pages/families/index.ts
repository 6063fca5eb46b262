import type { FamilyName } from '../../world/types.js'
import type { Family } from '../family.js'
import { f1 } from './f1.js'
import { f10 } from './f10.js'
import { f12 } from './f12.js'
import { f13 } from './f13.js'
import { f14 } from './f14.js'
import { f15 } from './f15.js'
import { f2 } from './f2.js'
import { f4 } from './f4.js'
import { f5 } from './f5.js'
import { f6 } from './f6.js'
import { f7 } from './f7.js'

/** The page families by name: the one place to add another. */
export const families: Record<FamilyName, Family> = {
  F1: f1,
  F2: f2,
  F4: f4,
  F5: f5,
  F6: f6,
  F7: f7,
  F10: f10,
  F12: f12,
  F13: f13,
  F14: f14,
  F15: f15,
}
