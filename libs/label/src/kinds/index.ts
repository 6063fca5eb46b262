import { event } from './event/event.js'
import { relevance } from './relevance/relevance.js'
import { respond } from './respond/respond.js'
import { tone } from './tone/tone.js'
import { topic } from './topic/topic.js'

/** Every label kind of the product; a new kind is one folder and one entry here. */
export const labelKinds = [relevance, topic, event, tone, respond] as const

/** The stored codes of one kind. */
export type ValueOf<Name extends (typeof labelKinds)[number]['name']> = Extract<
  (typeof labelKinds)[number],
  { name: Name }
>['values'][number]['code']
