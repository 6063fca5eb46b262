import { PressError } from './errors.js'

/** One setting: its environment name, how its text is read, its default and what it does (English, for the docs). */
export interface Setting<T> {
  readonly env: string
  readonly read: (text: string) => T
  readonly fallback: T
  readonly help: string
  readonly secret?: boolean
}
export type SettingsShape = Record<string, Setting<unknown>>
export type SettingsOf<S extends SettingsShape> = { readonly [K in keyof S]: S[K] extends Setting<infer T> ? T : never }

class Unreadable extends Error {}

export const text = (env: string, fallback: string, help: string, secret = false): Setting<string> => ({
  env,
  read: (t) => t,
  fallback,
  help,
  secret,
})

export const optionalText = (env: string, help: string, secret = false): Setting<string | null> => ({
  env,
  read: (t) => t || null,
  fallback: null,
  help,
  secret,
})

/** A whole number within limits; the unit belongs into the name of the setting. */
export const whole = (env: string, fallback: number, min: number, max: number, help: string): Setting<number> => ({
  env,
  fallback,
  help,
  read: (t) => {
    const n = Number(t)
    if (!Number.isInteger(n) || n < min || n > max) throw new Unreadable(`cần số nguyên từ ${min} đến ${max}`)
    return n
  },
})

export const flag = (env: string, fallback: boolean, help: string): Setting<boolean> => ({
  env,
  fallback,
  help,
  read: (t) => {
    if (/^(1|true|yes|co|có)$/i.test(t)) return true
    if (/^(0|false|no|khong|không)$/i.test(t)) return false
    throw new Unreadable('cần true hoặc false')
  },
})

export const oneOf = <const T extends string>(
  env: string,
  values: readonly T[],
  fallback: T,
  help: string,
): Setting<T> => ({
  env,
  fallback,
  help,
  read: (t) => {
    const value = values.find((v) => v === t)
    if (value === undefined) throw new Unreadable(`cần một trong: ${values.join(', ')}`)
    return value
  },
})

/** `02:30`: hours and minutes of a day. */
export const timeOfDay = (env: string, fallback: string, help: string): Setting<string> => ({
  env,
  fallback,
  help,
  read: (t) => {
    if (!/^(?:[01]\d|2[0-3]):[0-5]\d$/.test(t)) throw new Unreadable('cần giờ và phút, ví dụ 02:30')
    return t
  },
})

/** Comma-separated. */
export const list = (env: string, fallback: readonly string[], help: string): Setting<readonly string[]> => ({
  env,
  fallback,
  help,
  read: (t) =>
    t
      .split(',')
      .map((s) => s.trim())
      .filter(Boolean),
})

/** The environment of this process: the only place that reads it. */
export const processEnvironment = (): NodeJS.ProcessEnv => process.env

/** Reads every setting, lists all mistakes together, and freezes the result. */
export function readSettings<S extends SettingsShape>(
  shape: S,
  env: NodeJS.ProcessEnv = processEnvironment(),
): SettingsOf<S> {
  const mistakes: string[] = []
  const settings: Record<string, unknown> = {}
  for (const [name, setting] of Object.entries(shape)) {
    const given = env[setting.env]?.trim()
    try {
      settings[name] = given === undefined || given === '' ? setting.fallback : setting.read(given)
    } catch (error) {
      const shown = setting.secret ? '***' : JSON.stringify(given)
      mistakes.push(`${setting.env}=${shown}: ${error instanceof Unreadable ? error.message : 'không đọc được'}`)
    }
  }
  if (mistakes.length > 0) {
    throw new PressError('settings-invalid', {
      userMessage: `Có ${mistakes.length} thiết lập chưa đúng, hãy sửa rồi chạy lại:\n  ${mistakes.join('\n  ')}`,
      details: { mistakes },
    })
  }
  return Object.freeze(settings) as SettingsOf<S>
}

/** Settings as printed: secrets as `***`. */
export function printSettings<S extends SettingsShape>(shape: S, settings: SettingsOf<S>): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(shape).map(([name, s]) => [s.env, s.secret && settings[name] ? '***' : settings[name]]),
  )
}
