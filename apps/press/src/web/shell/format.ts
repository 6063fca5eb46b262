import { localDate, localTime } from '#press'

const numbers = new Intl.NumberFormat('vi-VN')
const oneDecimal = new Intl.NumberFormat('vi-VN', { minimumFractionDigits: 1, maximumFractionDigits: 1 })

/** `1.234` */
export const count = (n: number): string => numbers.format(n)
/** `12,4%` of a share between 0 and 1. */
export const percent = (share: number): string => `${oneDecimal.format(share * 100)}%`
/** `+25`, `−9` with a true minus; `0` without a sign. */
export const signed = (n: number): string => (n > 0 ? `+${count(n)}` : n < 0 ? `−${count(-n)}` : '0')
/** `12,4 GB`; thousands, as disks are sold. */
export function bytes(n: number): string {
  const units = ['byte', 'KB', 'MB', 'GB', 'TB']
  const step = Math.min(units.length - 1, n < 1 ? 0 : Math.floor(Math.log10(n) / 3))
  const value = n / 1000 ** step
  return `${step === 0 ? count(value) : oneDecimal.format(value)} ${units[step]}`
}
/** `0,86` */
export const confidence = (n: number): string => n.toFixed(2).replace('.', ',')

/** `23/11` in the office zone. */
export function shortDate(utc: string): string {
  const [, month = '', day = ''] = localDate(utc).split('-')
  return `${Number(day)}/${Number(month)}`
}
/** `23/11/2026` */
export function fullDate(utc: string): string {
  const [year = '', month = '', day = ''] = localDate(utc).split('-')
  return `${day}/${month}/${year}`
}
/** `23/11, 08:15` */
export const dateTime = (utc: string): string => `${shortDate(utc)}, ${localTime(utc)}`
/** `23/11/2026, 08:15` */
export const fullDateTime = (utc: string): string => `${fullDate(utc)}, ${localTime(utc)}`

/** `16/11–22/11/2026` of a half-open period. */
export function periodText(from: string, to: string): string {
  const last = new Date(Date.parse(to) - 1).toISOString()
  const a = shortDate(from)
  const b = fullDate(last)
  return localDate(from) === localDate(last)
    ? b
    : `${a}–${Number(b.slice(0, 2))}/${Number(b.slice(3, 5))}/${b.slice(6)}`
}

/** `3 giờ trước`, `2 ngày trước`. */
export function ago(utc: string, now: string): string {
  const minutes = Math.floor((Date.parse(now) - Date.parse(utc)) / 60_000)
  if (minutes < 1) return 'vừa xong'
  if (minutes < 60) return `${minutes} phút trước`
  if (minutes < 48 * 60) return `${Math.floor(minutes / 60)} giờ trước`
  return `${Math.floor(minutes / 1440)} ngày trước`
}
