import { longDate } from '../words/dates.js'
import { capital } from '../words/runs.js'
import type { PrintStyle, ReportProfile } from '../profiles/profile.js'
import type { ReportProfileSettings } from '../settings.js'
import { symbolText } from '../issue/number-for.js'
import type { ReportIssue } from './export-format.js'
import { bound, type HeadNode, type LineNode, type RuleNode, usableMm } from './layout.js'
import { textWidthPt } from './text-width.js'

export const line = (text: string, style: PrintStyle): LineNode => ({
  type: 'line',
  spans: [{ text: bound(text) }],
  style,
})
const rule = (widthPt: number): RuleNode => ({ type: 'rule', widthPt })
const ptOfMm = (mm: number): number => (mm * 72) / 25.4

/** What a paper's head needs to know of it. */
type HeadOf = Pick<ReportIssue, 'settings' | 'number' | 'date'> & { readonly draft: Pick<ReportIssue['draft'], 'kind'> }

/** Left: bodies, number. Right: motto, place and date. */
export function layOutHead(issue: HeadOf, profile: ReportProfile): { left: HeadNode[]; right: HeadNode[] } {
  const { settings, draft } = issue
  const left: HeadNode[] = []
  const widthPt = ptOfMm(profile.head.leftMm)
  if (settings.superiorBody.trim())
    left.push(
      ...balanced(capitals(settings.superiorBody), profile.superior, widthPt).map((t) => line(t, profile.superior)),
    )
  const names = balanced(capitals(settings.issuingBody), profile.issuing, widthPt)
  for (const name of names) left.push(line(name, profile.issuing))
  left.push(bodyMark(names.at(-1) ?? '', profile))
  if (draft.kind === 'weekly' || issue.number !== null)
    left.push(line(symbolText(profile, settings, issue.number), profile.number.style))
  const right: HeadNode[] = profile.motto.map((m) => line(m.text, m.style))
  const last = profile.motto.at(-1)
  if (last) right.push(rule(textWidthPt(last.text, last.style)))
  right.push(line(placeAndDate(settings, issue.date), profile.date))
  return { left, right }
}

/** One line where it fits, else two of nearly equal length: cut at a comma or before "VÀ" where that fits. */
export function balanced(text: string, style: PrintStyle, widthPt: number): string[] {
  if (text === '' || textWidthPt(text, style) <= widthPt * 0.98) return text === '' ? [] : [text]
  const words = text.split(/\s+/u)
  const cuts = words.slice(1).map((next, i): Cut => {
    const first = words.slice(0, i + 1).join(' ')
    return { lines: [first, words.slice(i + 1).join(' ')], isAtPause: next === 'VÀ' || first.endsWith(',') }
  })
  const longer = (cut: Cut): number => Math.max(...cut.lines.map((t) => textWidthPt(t, style)))
  const fitting = cuts.filter((c) => c.isAtPause && longer(c) <= widthPt * 0.98)
  const best = [...(fitting.length > 0 ? fitting : cuts)].sort((a, b) => longer(a) - longer(b))[0]
  return best ? [...best.lines] : [text]
}
interface Cut {
  readonly lines: readonly [string, string]
  readonly isAtPause: boolean
}

/** Under the issuing body: a rule of two fifths of its length, or the Party's asterisk. */
function bodyMark(name: string, profile: ReportProfile): HeadNode {
  if (profile.issuingMark === 'asterisk') return line('*', { sizePt: profile.issuing.sizePt })
  const width = Math.min(textWidthPt(name, profile.issuing), ptOfMm(profile.head.leftMm))
  return rule(width * 0.4)
}

function placeAndDate(settings: ReportProfileSettings, date: string | null): string {
  return `${settings.placeName}, ${date ? longDate(date) : 'ngày     tháng     năm     '}`
}

/** Type, abstract and what stands below it; then Kính gửi where the regime wants it. */
export function layOutTitle(issue: ReportIssue, profile: ReportProfile): HeadNode[] {
  const { draft, settings } = issue
  const subject = profile.subject.startsLower ? draft.subject : capital(draft.subject)
  const lines = draft.kind === 'daily' ? [subject] : subjectLines(subject)
  const nodes: HeadNode[] = [
    { type: 'gap', heightPt: 12 },
    line(profile.typeNames[draft.kind], profile.type),
    ...lines.map((text) => line(text, profile.subject.style)),
  ]
  const lastLine = lines.at(-1) ?? ''
  const width = Math.min(textWidthPt(lastLine, profile.subject.style), ptOfMm(usableMm(profile)))
  nodes.push(
    profile.subject.mark === 'hyphens' ? line('-----', { sizePt: profile.subject.style.sizePt }) : rule(width * 0.4),
    { type: 'gap', heightPt: 10 },
  )
  const to = settings.addressees.map((a) => a.trim()).filter(Boolean)
  if (draft.kind === 'weekly' && profile.addressees.onReports && to.length > 0)
    nodes.push(...addressees(to, profile.addressees.style), { type: 'gap', heightPt: 8 })
  return nodes
}

/** The period in brackets gets a line of its own. */
function subjectLines(subject: string): string[] {
  const at = subject.indexOf(' (')
  return at > 0 ? [subject.slice(0, at), subject.slice(at + 1)] : [subject]
}

/** Several addressees begin at one edge, about a quarter into the text. */
const addresseesMm = 40

function addressees(to: readonly string[], style: PrintStyle): HeadNode[] {
  if (to.length === 1) return [line(`Kính gửi: ${to[0] ?? ''}`, style)]
  const lines = ['Kính gửi:', ...to.map((name, i) => `- ${name}${i === to.length - 1 ? '.' : ';'}`)]
  return lines.map((text) => ({ ...line(text, style), leftMm: addresseesMm }))
}

/** Nơi nhận to the left, authority, post and name to the right. */
export function layOutFoot(issue: ReportIssue, profile: ReportProfile): { left: HeadNode[]; right: HeadNode[] } {
  const { settings, draft } = issue
  if (draft.kind === 'daily') return { left: compilerLines(settings), right: [] }
  const { recipients } = profile
  const list = settings.recipients.map((r) => r.trim()).filter(Boolean)
  const left: HeadNode[] = [
    line('Nơi nhận:', recipients.title),
    ...list.map((r) => line(`- ${r}${recipients.lineEnd}`, recipients.list)),
    line(`- ${recipients.archivePrefix}${settings.archive.trim()}.`, recipients.list),
  ]
  const right: HeadNode[] = []
  if (settings.authority.trim()) right.push(line(capitals(settings.authority), profile.authority))
  right.push(line(capitals(settings.post), profile.post), { type: 'gap', heightPt: profile.signatureGapPt })
  right.push(line(settings.signer.trim(), profile.signer))
  return { left, right }
}

function compilerLines(settings: ReportProfileSettings): HeadNode[] {
  const parts = [
    settings.compiler.trim() ? `Người tổng hợp: ${settings.compiler.trim()}` : '',
    settings.phone.trim() ? `Điện thoại: ${settings.phone.trim()}` : '',
  ].filter(Boolean)
  return parts.map((p) => line(p, { sizePt: 12, italic: true }))
}

const capitals = (text: string): string => text.trim().normalize('NFC').toLocaleUpperCase('vi')
