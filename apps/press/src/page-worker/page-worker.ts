import { parentPort } from 'node:worker_threads'
import { doPageTask, type PageTask } from './page-tasks.js'

/** Thread entry: answers tasks one after the other. */
parentPort?.on('message', ({ id, task }: { id: number; task: PageTask }) => {
  doPageTask(task).then(
    (answer) => parentPort?.postMessage({ id, answer }),
    (error: unknown) => parentPort?.postMessage({ id, error: error instanceof Error ? error.message : String(error) }),
  )
})
