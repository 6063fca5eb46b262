/** One shared list of outcome words for logs, metrics and run records. */
export const outcomes = ['new', 'known', 'skipped', 'failed', 'unchanged', 'updated', 'parked'] as const
export type Outcome = (typeof outcomes)[number]
