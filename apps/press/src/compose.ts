import { readFileSync } from 'node:fs'
import type { ArticleIndex } from '#article-index'
import type { Bus } from '#bus'
import { describeError, type Clock, jsonLog, type Log, Metrics, PressError, SystemClock } from '#foundation'
import { createGazetteer, type GazetteerOverlay } from '#gazetteer'
import type { RecordStore } from '#record'
import { EmbeddedBus } from '../../../libs/bus/src/adapters/embedded/embedded-bus.js'
import { kafkaConfig } from '../../../libs/bus/src/adapters/kafka/connection.js'
import { KafkaBus } from '../../../libs/bus/src/adapters/kafka/kafka-bus.js'
import { openIndex } from './compose-index.js'
import { lockRecord, openRecord } from './compose-record.js'
import type { Gazetteer } from './desk.js'
import { DrivenClock } from './driven/driven-clock.js'
import type { Settings } from './settings.js'

/** The engines and shared tools of one process: the only file that names adapters. */
export interface Engines {
  readonly settings: Settings
  readonly clock: Clock
  readonly driven: DrivenClock | null
  readonly log: Log
  readonly metrics: Metrics
  readonly store: RecordStore
  readonly index: ArticleIndex
  readonly bus: Bus
  readonly gazetteer: Gazetteer
  close(): Promise<void>
}

/** Opens everything a process needs. `say` tells a person at the console what is being done. */
export async function openEngines(
  settings: Settings,
  write: (line: string) => void,
  say: (text: string) => void,
): Promise<Engines> {
  refuseUnbuilt(settings)
  const driven = settings.clockUrl && settings.pressSimulator ? await DrivenClock.connect(settings.clockUrl) : null
  const clock: Clock = driven ?? new SystemClock()
  const log = leveled(
    jsonLog(write, () => clock.now()),
    settings.logLevel,
  )
  const lock = await lockRecord(settings)
  try {
    const store = await openRecord(settings, clock, say)
    const index = await openIndex(settings).catch(async (error: unknown) => {
      await store.close()
      throw error
    })
    const bus = await openBus(settings, { store, clock, log }).catch(async (error: unknown) => {
      await index.close()
      await store.close()
      throw error
    })
    const gazetteer = createGazetteer(readOverlay(settings))
    const close = async (): Promise<void> => {
      await bus.stop()
      await index.close()
      await store.close()
      await lock.release()
    }
    return { settings, clock, driven, log, metrics: new Metrics(), store, index, bus, gazetteer, close }
  } catch (error) {
    await lock.release()
    throw error
  }
}

/** `KAFKA_BROKERS` alone decides. */
async function openBus(settings: Settings, parts: Pick<Engines, 'store' | 'clock' | 'log'>): Promise<Bus> {
  if (settings.kafkaBrokers.length === 0) return new EmbeddedBus(parts)
  return KafkaBus.open({ ...parts, kafka: kafkaConfig(settings), prefix: settings.kafkaPrefix })
}

/** Has the index lost articles that the record has (a deleted folder, a first start after restore)? */
export async function indexIsBehind({ store, index }: Pick<Engines, 'store' | 'index'>): Promise<boolean> {
  if ((await index.count()) > 0) return false
  const labelled = await store.reader.selectFrom('label').select('id').limit(1).executeTakeFirst()
  return labelled !== undefined
}

function readOverlay(settings: Settings): GazetteerOverlay | undefined {
  if (!settings.gazetteerOverlay) return undefined
  try {
    return JSON.parse(readFileSync(settings.gazetteerOverlay, 'utf8')) as GazetteerOverlay
  } catch (cause) {
    throw new PressError('gazetteer-overlay', {
      userMessage: `Không đọc được danh mục địa giới bổ sung ${settings.gazetteerOverlay}. Hãy kiểm tra GAZETTEER_OVERLAY.`,
      details: { cause: describeError(cause) },
      cause,
    })
  }
}

/** Engines that settings can name but that this build does not have yet: said at once, not at the first use. */
function refuseUnbuilt(settings: Settings): void {
  const named = [settings.roles !== 'all' && 'ROLES'].filter(Boolean)
  if (named.length === 0) return
  throw new PressError('engine-not-available', {
    userMessage: `Bản này mới chạy được trong một tiến trình với bộ máy đi kèm. Hãy bỏ thiết lập: ${named.join(', ')}.`,
    details: { named },
  })
}

function leveled(log: Log, level: Settings['logLevel']): Log {
  const quiet = (): void => undefined
  return {
    info: level === 'info' ? log.info : quiet,
    warn: level === 'error' ? quiet : log.warn,
    error: log.error,
  }
}
