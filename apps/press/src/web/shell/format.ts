import { localDate, localTime } from '#press'
import { currentLanguage, inLanguages } from './language.js'

interface Numbers {
  readonly whole: Intl.NumberFormat
  readonly oneDecimal: Intl.NumberFormat
  readonly twoDecimals: Intl.NumberFormat
}
const numbersOf = (locale: string): Numbers => ({
  whole: new Intl.NumberFormat(locale),
  oneDecimal: new Intl.NumberFormat(locale, { minimumFractionDigits: 1, maximumFractionDigits: 1 }),
  twoDecimals: new Intl.NumberFormat(locale, { minimumFractionDigits: 2, maximumFractionDigits: 2 }),
})
const numbers = inLanguages(numbersOf('vi-VN'), numbersOf('en-GB'))

/** `1.234`; in English `1,234`. */
export const count = (n: number): string => numbers().whole.format(n)
/** `12,4%` of a share between 0 and 1. */
export const percent = (share: number): string => `${numbers().oneDecimal.format(share * 100)}%`
/** `+25`, `−9` with a true minus; `0` without a sign. */
export const signed = (n: number): string => (n > 0 ? `+${count(n)}` : n < 0 ? `−${count(-n)}` : '0')
/** `12,4 GB`; thousands, as disks are sold. */
export function bytes(n: number): string {
  const units = ['byte', 'KB', 'MB', 'GB', 'TB']
  const step = Math.min(units.length - 1, n < 1 ? 0 : Math.floor(Math.log10(n) / 3))
  const value = n / 1000 ** step
  return `${step === 0 ? count(value) : numbers().oneDecimal.format(value)} ${units[step]}`
}
/** `0,86` */
export const confidence = (n: number): string => numbers().twoDecimals.format(n)

const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec']
const isEnglish = (): boolean => currentLanguage() === 'en'

/** `23/11` in the office zone; in English `23 Nov`, which no reader takes for a month first. */
export function shortDate(utc: string): string {
  const [, month = '', day = ''] = localDate(utc).split('-')
  return isEnglish() ? `${Number(day)} ${months[Number(month) - 1]}` : `${Number(day)}/${Number(month)}`
}
/** `23/11/2026`; in English `23 Nov 2026`. */
export function fullDate(utc: string): string {
  const [year = '', month = '', day = ''] = localDate(utc).split('-')
  return isEnglish() ? `${shortDate(utc)} ${year}` : `${day}/${month}/${year}`
}
/** `23/11, 08:15` */
export const dateTime = (utc: string): string => `${shortDate(utc)}, ${localTime(utc)}`
/** `23/11/2026, 08:15` */
export const fullDateTime = (utc: string): string => `${fullDate(utc)}, ${localTime(utc)}`

/** `16/11–22/11/2026` of a half-open period. */
export function periodText(from: string, to: string): string {
  const last = new Date(Date.parse(to) - 1).toISOString()
  if (localDate(from) === localDate(last)) return fullDate(last)
  return `${shortDate(from)}–${shortDate(last)}${isEnglish() ? ' ' : '/'}${localDate(last).slice(0, 4)}`
}

const spans = inLanguages(
  {
    now: 'vừa xong',
    minutes: (n: number) => `${n} phút trước`,
    hours: (n: number) => `${n} giờ trước`,
    days: (n: number) => `${n} ngày trước`,
  },
  {
    now: 'just now',
    minutes: (n) => `${n} min ago`,
    hours: (n) => `${n} h ago`,
    days: (n) => `${n} days ago`,
  },
)

/** `3 giờ trước`, `2 ngày trước`. */
export function ago(utc: string, now: string): string {
  const minutes = Math.floor((Date.parse(now) - Date.parse(utc)) / 60_000)
  if (minutes < 1) return spans().now
  if (minutes < 60) return spans().minutes(minutes)
  if (minutes < 48 * 60) return spans().hours(Math.floor(minutes / 60))
  return spans().days(Math.floor(minutes / 1440))
}
