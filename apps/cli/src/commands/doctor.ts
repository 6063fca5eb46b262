import { PressError, readSettings, silentLog, SystemClock } from '#foundation'
import type { CheckParts, RunningAnswer } from '../../../press/src/checks/check.js'
import { type Checked, lookAtAll } from '../../../press/src/checks/index.js'
import { sayFinding } from '../../../press/src/checks/words.js'
import { recordBeside } from '../../../press/src/compose-record.js'
import { type Settings, settingsShape } from '../../../press/src/settings.js'
import { type Command, print, readArguments, withEngines } from './command.js'

const answerMs = 5_000
const levelNames = { good: 'Tốt   ', warn: 'Chú ý ', bad: 'Lỗi   ' } as const

/** Looks at everything that can go wrong and says what to do; also beside a product that runs. */
export const doctor: Command = {
  name: 'doctor',
  usage:
    '[--json] [--verify]  kiểm tra dữ liệu, sao lưu, ổ đĩa, hàng đợi, nguồn tin, đồng hồ, chứng thư; --verify đọc lại cả bản sao lưu',
  run: async (args, env) => {
    const { values } = readArguments(doctor, args, { json: { type: 'boolean' }, verify: { type: 'boolean' } })
    const found = await examine(env, values.verify ?? false)
    if (values.json)
      print(
        JSON.stringify(
          found.map((f) => ({ ...f, says: sayFinding(f) })),
          null,
          2,
        ),
      )
    else for (const f of found) print(`${levelNames[f.level]} ${sayFinding(f)}`)
    if (found.some((f) => f.level !== 'good')) process.exitCode = 1
  },
}

async function examine(env: NodeJS.ProcessEnv, isThorough: boolean): Promise<Checked[]> {
  try {
    return await withEngines(env, ({ settings, store, clock, index, bus }) =>
      lookAtAll(
        { settings, store, clock, log: silentLog, index, busTrouble: bus.trouble(), running: null, isThorough },
        true,
      ),
    )
  } catch (error) {
    if (!(error instanceof PressError) || error.code !== 'record-in-use') throw error
    return besideProduct(readSettings(settingsShape, env), isThorough)
  }
}

/** The product runs: its record is read beside it, and it is asked over its own address. */
async function besideProduct(settings: Settings, isThorough: boolean): Promise<Checked[]> {
  const store = await recordBeside(settings)
  try {
    const running = await ask(settings)
    const parts: CheckParts = { settings, store, clock: new SystemClock(), log: silentLog, index: null, busTrouble: null, running, isThorough } // prettier-ignore
    return await lookAtAll(parts, true)
  } finally {
    await store.close()
  }
}

async function ask({ host, port }: Settings): Promise<RunningAnswer> {
  const name = host === '0.0.0.0' || host === '::' ? '127.0.0.1' : host.includes(':') ? `[${host}]` : host
  try {
    const answer = await fetch(`http://${name}:${port}/health/ready`, { signal: AbortSignal.timeout(answerMs) })
    const { articles } = (await answer.json()) as { articles?: number }
    return { isReady: answer.ok, articles: articles ?? null }
  } catch {
    return { isReady: false, articles: null }
  }
}
