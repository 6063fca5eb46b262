import { parentPort } from 'node:worker_threads'

/** The loop of a thread: tasks in, answers out, one after the other. */
export function answerTasks<T, A>(work: (task: T) => Promise<A>): void {
  parentPort?.on('message', ({ id, task }: { id: number; task: T }) => {
    work(task).then(
      (answer) => parentPort?.postMessage({ id, answer }),
      (error: unknown) =>
        parentPort?.postMessage({ id, error: error instanceof Error ? error.message : String(error) }),
    )
  })
}
