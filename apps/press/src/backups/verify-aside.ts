import { Worker } from 'node:worker_threads'
import { backupBroken, type BackupResult, verifyBackup, type VerifyCopy } from '#record'

/** Reads a copy of the record in a thread of its own: checking gigabytes would keep the site waiting for a minute. */
export function verifyAside(workers: number): VerifyCopy {
  if (workers === 0) return verifyBackup
  return (file) =>
    new Promise<BackupResult>((resolve, reject) => {
      const thread = new Worker(new URL('./verify-thread.js', import.meta.url), { workerData: { file } })
      thread.on('message', resolve)
      thread.on('error', (cause) => reject(backupBroken(file, cause)))
      thread.on('exit', () => reject(backupBroken(file)))
    })
}
