import { defaultProfileSettings, reportProfiles, type ReportProfileSettings, type ReportProvince } from '#report'
import type { ReportWritingSettings } from '#report'
import { utcOfLocal, type ReportCutOff } from '#press'

export type Fields = Readonly<Record<string, unknown>>
export interface Problem {
  readonly field: string
  readonly message: string
}

/** Longest name beside the product's at the top of a page. Characters. */
export const officeNameMax = 60
const lineMax = 200
const linesMax = 30

/** One line as typed: no control characters, single spaces, at most `lineMax` long. */
const line = (given: unknown): string =>
  (typeof given === 'string' ? given : '')
    .normalize('NFC')
    .replace(/[\p{Cc}\s]+/gu, ' ')
    .trim()
    .slice(0, lineMax)
const lines = (given: unknown): string[] =>
  (typeof given === 'string' ? given : '')
    .split('\n')
    .map(line)
    .filter((l) => l !== '')
    .slice(0, linesMax)

export function readCutOffForm(body: Fields): { value: ReportCutOff; problems: Problem[] } {
  const value = { weekday: Number(body['weekday']), time: line(body['time']) }
  const problems: Problem[] = []
  if (!Number.isInteger(value.weekday) || value.weekday < 1 || value.weekday > 7)
    problems.push({ field: 'weekday', message: 'Chọn ngày chốt trong tuần.' })
  if (!/^([01]\d|2[0-3]):[0-5]\d$/.test(value.time))
    problems.push({ field: 'time', message: 'Nhập giờ chốt từ 00:00 đến 23:59, ví dụ 15:00.' })
  return { value, problems }
}

/**
 * What was typed about papers. Where another form of paper is chosen, fields that still hold the default of the old one
 * take the default of the new one; what a person typed stays.
 */
export function readProfileForm(
  body: Fields,
  before: ReportProfileSettings,
  province: ReportProvince,
): { value: ReportProfileSettings; problems: Problem[] } {
  const profile = reportProfiles.find((p) => p.name === body['profile'])?.name ?? before.profile
  const typed: ReportProfileSettings = {
    profile,
    superiorBody: line(body['superiorBody']),
    issuingBody: line(body['issuingBody']),
    bodySymbol: line(body['bodySymbol']),
    placeName: line(body['placeName']),
    addressees: lines(body['addressees']),
    authority: line(body['authority']),
    post: line(body['post']),
    signer: line(body['signer']),
    recipients: lines(body['recipients']),
    archive: line(body['archive']),
    compiler: line(body['compiler']),
    phone: line(body['phone']),
    termStart: line(body['termStart']) || null,
  }
  const problems: Problem[] = []
  if (!typed.issuingBody) problems.push({ field: 'issuingBody', message: 'Nhập tên cơ quan ban hành.' })
  if (!typed.bodySymbol) problems.push({ field: 'bodySymbol', message: 'Nhập chữ viết tắt của cơ quan ban hành.' })
  if (typed.termStart && !isDate(typed.termStart))
    problems.push({ field: 'termStart', message: 'Ngày bắt đầu nhiệm kỳ không có trong lịch. Hãy nhập lại.' })
  return { value: profile === before.profile ? typed : withNewDefaults(typed, before.profile, province), problems }
}

function withNewDefaults(
  typed: ReportProfileSettings,
  old: ReportProfileSettings['profile'],
  province: ReportProvince,
): ReportProfileSettings {
  const from = defaultProfileSettings(province, old) as unknown as Record<string, unknown>
  const to = defaultProfileSettings(province, typed.profile) as unknown as Record<string, unknown>
  const entries = Object.entries(typed).map(([name, value]: [string, unknown]) => [
    name,
    name !== 'profile' && JSON.stringify(value) === JSON.stringify(from[name]) ? to[name] : value,
  ])
  return Object.fromEntries(entries) as ReportProfileSettings
}

/** What the top of every page says after the product's name. */
export function readOfficeForm(body: Fields): { value: string; problems: Problem[] } {
  const value = line(body['office']).slice(0, officeNameMax)
  return { value, problems: value ? [] : [{ field: 'office', message: 'Nhập tên cơ quan.' }] }
}

const numberFields = [
  ['storiesPerField', 'Số dòng sự kiện mỗi lĩnh vực', 30],
  ['criticalStories', 'Số dòng sự kiện cần quan tâm', 50],
  ['annexRows', 'Số dòng phụ lục', 2000],
] as const

export function readWritingForm(body: Fields): { value: ReportWritingSettings; problems: Problem[] } {
  const problems: Problem[] = []
  const numbers = Object.fromEntries(
    numberFields.map(([field, name, max]) => {
      const n = Number(line(body[field]))
      if (!Number.isInteger(n) || n < 1 || n > max)
        problems.push({ field, message: `${name} là số nguyên từ 1 đến ${max}.` })
      return [field, n]
    }),
  ) as Record<(typeof numberFields)[number][0], number>
  const value: ReportWritingSettings = {
    ...numbers,
    criticalWord: body['criticalWord'] === 'tiêu cực' ? 'tiêu cực' : 'phê phán',
    leadingOutlets: lines(body['leadingOutlets']),
  }
  return { value, problems }
}

function isDate(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false
  try {
    utcOfLocal(text)
    return true
  } catch {
    return false
  }
}
