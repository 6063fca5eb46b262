import type { EmptyBlock } from '../draft/content.js'

/** A part only a person can write, with a line that says what belongs there. */
export const forWriter = (prefix: string, prompt: string): EmptyBlock => ({
  type: 'empty-for-writer',
  id: `${prefix}/writer`,
  prompt,
})
