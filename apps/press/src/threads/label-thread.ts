import { workerData } from 'node:worker_threads'
import { answerTasks } from './answer-tasks.js'
import { type LabelTask, textLabeller } from './label-tasks.js'

const label = textLabeller((workerData as { overlay: string | null }).overlay)
answerTasks(({ texts }: LabelTask) => Promise.resolve(texts.map(label)))
