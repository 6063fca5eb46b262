import type { AnyHandler } from '#bus'
import { readSettings } from '#foundation'
import { type Engines, openEngines } from '../../compose.js'
import { settingsShape } from '../../settings.js'
import { startThreads } from '../../threads/start-threads.js'
import { registerStages } from '../pipeline.js'

/** Engines on a folder with all stages, as a process that has just been started; `wrap` stands around every handler. */
export async function openStages(
  folder: string,
  wrap: (handler: AnyHandler) => AnyHandler = (h) => h,
): Promise<{ engines: Engines; close: () => Promise<void> }> {
  const settings = readSettings(settingsShape, { DATA_DIR: folder, WORKERS: '0' })
  const quiet = (): void => undefined
  const engines = await openEngines(settings, quiet, quiet)
  const threads = startThreads(settings)
  const register = engines.bus.register.bind(engines.bus)
  engines.bus.register = (handler) => register(wrap(handler))
  registerStages(engines, threads)
  return {
    engines,
    close: async () => {
      await threads.close()
      await engines.close()
    },
  }
}
