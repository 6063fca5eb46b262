import { topics } from '#press'
import { type Command, print, readArguments, withEngines } from './command.js'

/** Parked messages get another six attempts. */
export const requeue: Command = {
  name: 'requeue',
  usage: '[--topic <tên>]  thử lại các việc đã tạm gác',
  run: async (args, env) => {
    const { values } = readArguments(requeue, args, { topic: { type: 'string' } })
    const topic = topics.find((t) => t === values.topic)
    await withEngines(env, async ({ bus }) => print(`Đưa lại ${await bus.requeue(topic)} việc vào hàng đợi.`))
  },
}
