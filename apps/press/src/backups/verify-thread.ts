import { parentPort, workerData } from 'node:worker_threads'
import { verifyBackup } from '#record'

parentPort?.postMessage(verifyBackup((workerData as { file: string }).file))
