import { Worker } from 'node:worker_threads'
import { PressError } from '#foundation'
import { doPageTask, type PageAnswer, type PageTask } from './page-tasks.js'

/** A page that keeps a thread longer than this is hostile or broken; the thread is replaced. */
const taskTimeoutMs = 20_000

interface Waiting {
  readonly resolve: (answer: PageAnswer) => void
  readonly reject: (error: unknown) => void
  readonly timer: NodeJS.Timeout
}
interface Thread {
  worker: Worker
  readonly waiting: Map<number, Waiting>
}

const pageStuck = (): PressError =>
  new PressError('page-stuck', {
    userMessage: 'Trang này làm bộ đọc bị treo nên bị bỏ qua. Hãy mở trang gốc để kiểm tra.',
    retry: 'never',
  })

/** Worker threads for reading pages, so that the site answers quickly meanwhile. With `size` 0 the caller's thread works. */
export class PagePool {
  private readonly threads: Thread[] = []
  private nextId = 1
  private closed = false

  constructor(size: number) {
    for (let i = 0; i < size; i++) this.threads.push(this.startThread())
  }

  run(task: PageTask): Promise<PageAnswer> {
    if (this.threads.length === 0) return doPageTask(task)
    const thread = this.threads.reduce((a, b) => (b.waiting.size < a.waiting.size ? b : a))
    const id = this.nextId++
    return new Promise((resolve, reject) => {
      const timer = setTimeout(() => this.replace(thread, id), taskTimeoutMs + 2_000 * thread.waiting.size)
      thread.waiting.set(id, { resolve, reject, timer })
      thread.worker.postMessage({ id, task })
    })
  }

  async close(): Promise<void> {
    this.closed = true
    await Promise.all(this.threads.map((t) => t.worker.terminate()))
  }

  private startThread(): Thread {
    const thread: Thread = { worker: this.startWorker(), waiting: new Map() }
    this.listen(thread)
    return thread
  }

  private startWorker(): Worker {
    return new Worker(new URL('./page-worker.js', import.meta.url), {
      resourceLimits: { maxOldGenerationSizeMb: 160, maxYoungGenerationSizeMb: 16 },
    })
  }

  private listen(thread: Thread): void {
    thread.worker.unref()
    thread.worker.on('message', ({ id, answer, error }: { id: number; answer?: PageAnswer; error?: string }) => {
      const waiting = thread.waiting.get(id)
      if (!waiting) return
      thread.waiting.delete(id)
      clearTimeout(waiting.timer)
      if (answer) waiting.resolve(revive(answer))
      else waiting.reject(new Error(error))
    })
    thread.worker.on('error', (error) => this.restart(thread, error))
  }

  private replace(thread: Thread, stuckId: number): void {
    const stuck = thread.waiting.get(stuckId)
    if (!stuck) return
    thread.waiting.delete(stuckId)
    stuck.reject(pageStuck())
    void thread.worker.terminate()
    this.restart(thread, new Error('worker replaced'))
  }

  private restart(thread: Thread, cause: unknown): void {
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

/** Buffers cross a thread as plain arrays. */
function revive(answer: PageAnswer): PageAnswer {
  const { prepared } = answer
  return prepared ? { ...answer, prepared: { ...prepared, keptBytes: Buffer.from(prepared.keptBytes) } } : answer
}
