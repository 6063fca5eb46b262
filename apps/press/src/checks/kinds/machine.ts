import { accessSync, constants, statSync } from 'node:fs'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { bad, type Check, type Finding, good, warn } from '../check.js'

const nodeLeast = 24

/** Node, the port, and who may read and write the data folder. */
export const machine: Check = {
  name: 'machine',
  look: async ({ settings, running }) => {
    const { version } = process
    const isNew = Number(version.slice(1).split('.')[0]) >= nodeLeast
    return [
      isNew ? good('node', { version }) : bad('node-old', { version, least: nodeLeast }),
      ...folderFindings(settings.dataDir),
      await portFinding(settings.host, settings.port, running),
    ]
  },
}

function folderFindings(dataDir: string): Finding[] {
  try {
    accessSync(dataDir, constants.R_OK | constants.W_OK | constants.X_OK)
  } catch {
    return [bad('data-folder-closed', { folder: dataDir })]
  }
  const record = join(dataDir, 'record.sqlite')
  // Windows has no such bits: there the folder's own permissions decide.
  if (process.platform === 'win32') return [good('data-folder', { folder: dataDir })]
  const isOpen = [dataDir, record].every((path) => (modeOf(path) & 0o007) !== 0)
  return [isOpen ? warn('data-folder-open', { folder: dataDir }) : good('data-folder', { folder: dataDir })]
}

function modeOf(path: string): number {
  try {
    return statSync(path).mode
  } catch {
    return 0
  }
}

async function portFinding(
  host: string,
  port: number,
  running: Parameters<Check['look']>[0]['running'],
): Promise<Finding> {
  if (running) return running.isReady ? good('product-answers', { port }) : bad('product-silent', { port })
  const isFree = port === 0 || (await mayListen(host, port))
  return isFree ? good('port-free', { port }) : bad('port-taken', { port })
}

const mayListen = (host: string, port: number): Promise<boolean> =>
  new Promise((resolve) => {
    const server = createServer()
    server.once('error', () => resolve(false))
    server.listen(port, host, () => server.close(() => resolve(true)))
  })
