import { Worker } from 'node:worker_threads'
import { PressError } from '#foundation'

/** A task that keeps a thread longer than this is hostile or broken; the thread is replaced. Milliseconds. */
const taskTimeoutMs = 20_000

interface Waiting<A> {
  readonly resolve: (answer: A) => void
  readonly reject: (error: unknown) => void
  readonly timer: NodeJS.Timeout
}
interface Thread<A> {
  worker: Worker
  readonly waiting: Map<number, Waiting<A>>
}

export interface ThreadPoolOptions<T, A> {
  /** The built entry file of a thread; it answers `{ id, task }` with `{ id, answer }` or `{ id, error }`. */
  readonly entry: URL
  /** Threads; with 0 the caller's thread does the work by `inPlace`. */
  readonly size: number
  readonly inPlace: (task: T) => Promise<A>
  /** Given to each thread at its start. */
  readonly data?: unknown
  readonly oldSpaceMb: number
  /** Room for short-lived objects; parsing pages makes many. */
  readonly youngMb?: number
}

const taskStuck = (): PressError =>
  new PressError('task-stuck', {
    userMessage: 'Trang này làm bộ đọc bị treo nên bị bỏ qua. Hãy mở trang gốc để kiểm tra.',
    retry: 'never',
  })

/** Worker threads for heavy work, so that the site answers quickly meanwhile. */
export class ThreadPool<T, A> {
  private readonly threads: Thread<A>[] = []
  private nextId = 1
  private closed = false

  constructor(private readonly options: ThreadPoolOptions<T, A>) {
    for (let i = 0; i < options.size; i++) {
      const thread: Thread<A> = { worker: this.startWorker(), waiting: new Map() }
      this.listen(thread)
      this.threads.push(thread)
    }
  }

  run(task: T, transfer: ArrayBuffer[] = []): Promise<A> {
    if (this.threads.length === 0) return this.options.inPlace(task)
    const thread = this.threads.reduce((a, b) => (b.waiting.size < a.waiting.size ? b : a))
    const id = this.nextId++
    return new Promise((resolve, reject) => {
      const timer = setTimeout(() => this.replace(thread, id), taskTimeoutMs + 2_000 * thread.waiting.size)
      thread.waiting.set(id, { resolve, reject, timer })
      thread.worker.postMessage({ id, task }, transfer)
    })
  }

  async close(): Promise<void> {
    this.closed = true
    await Promise.all(this.threads.map((t) => t.worker.terminate()))
  }

  private startWorker(): Worker {
    const { entry, data, oldSpaceMb, youngMb = 24 } = this.options
    return new Worker(entry, {
      workerData: data,
      resourceLimits: { maxOldGenerationSizeMb: oldSpaceMb, maxYoungGenerationSizeMb: youngMb },
    })
  }

  private listen(thread: Thread<A>): void {
    const { worker } = thread
    worker.unref()
    worker.on('message', ({ id, answer, error }: { id: number; answer?: A; error?: string }) => {
      const waiting = thread.waiting.get(id)
      if (!waiting) return
      thread.waiting.delete(id)
      clearTimeout(waiting.timer)
      if (answer !== undefined) waiting.resolve(answer)
      else waiting.reject(new Error(error))
    })
    worker.on('error', (error) => {
      if (thread.worker === worker) this.restart(thread, error)
    })
  }

  private replace(thread: Thread<A>, stuckId: number): void {
    const stuck = thread.waiting.get(stuckId)
    if (!stuck) return
    thread.waiting.delete(stuckId)
    stuck.reject(taskStuck())
    void thread.worker.terminate()
    this.restart(thread, new Error('worker replaced'))
  }

  private restart(thread: Thread<A>, cause: unknown): void {
    for (const { reject, timer } of thread.waiting.values()) {
      clearTimeout(timer)
      reject(cause)
    }
    thread.waiting.clear()
    if (this.closed) return
    thread.worker = this.startWorker()
    this.listen(thread)
  }
}
