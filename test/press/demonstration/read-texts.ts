import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { dayMs, localTime } from '../dates.js'
import type { Paragraph } from '../world/types.js'

/** One text that a writer of this project made for the demonstration. */
export interface DemonstrationText {
  file: string
  event: string
  eventTitle: string
  topic: string
  outlet: string
  genre: string
  /** Whole days before the last day, 0 or less. */
  day: number
  hour: number
  minute: number
  section: string
  byline: string
  place: string
  title: string
  lead: string
  paragraphs: Paragraph[]
}

interface Marked {
  fields: Record<string, string>
  body: string
}

/** Splits the front matter from the text. */
export function readMarked(source: string, file: string): Marked {
  const match = /^---\n([\s\S]*?)\n---\n?([\s\S]*)$/.exec(source.replace(/\r\n/g, '\n'))
  if (match === null) throw new Error(`${file}: no front matter`)
  const fields: Record<string, string> = {}
  for (const line of (match[1] as string).split('\n')) {
    const colon = line.indexOf(':')
    if (colon > 0) fields[line.slice(0, colon).trim()] = line.slice(colon + 1).trim()
  }
  return { fields, body: match[2] as string }
}

/** Puts days in place of `{{-17}}` (7/11) and `{{-17|full}}` (ngày 7/11/2026), counted from the last day. */
export function fillDays(text: string, lastDay: number): string {
  return text.replace(/\{\{(-?\d+)(\|full)?\}\}/g, (_, days: string, full: string | undefined) => {
    const t = localTime(lastDay + Number(days) * dayMs)
    return full === undefined ? `${t.day}/${t.month}` : `ngày ${t.day}/${t.month}/${t.year}`
  })
}

function paragraphOf(block: string): Paragraph {
  if (block.startsWith('## ')) return { kind: 'heading', text: block.slice(3).trim() }
  const isQuestion = /^(\*{1,2})[^*]+\1$/.test(block)
  return { kind: isQuestion ? 'question' : 'p', text: block.replace(/\*{1,2}([^*]+)\*{1,2}/g, '$1') }
}

/** Paragraphs are parted by empty lines; `## ` opens a subheading; a block in asterisks is a question. */
export function readParagraphs(body: string): Paragraph[] {
  const blocks = body.split(/\n\s*\n/).map((block) => block.trim().replace(/\s*\n\s*/g, ' '))
  return blocks.filter((block) => block !== '').map(paragraphOf)
}

function readText(folder: string, file: string, event: Marked, lastDay: number): DemonstrationText {
  const { fields, body } = readMarked(readFileSync(join(folder, file), 'utf8'), file)
  const clean = (name: string): string =>
    fillDays((fields[name] ?? '').replace(/\s+#\s.*$/, '').normalize('NFC'), lastDay)
  const time = /^(\d{1,2}):(\d{2})/.exec(clean('time'))
  const day = Number(clean('day'))
  if (time === null || !Number.isFinite(day) || clean('title') === '' || clean('outlet') === '')
    throw new Error(`${file}: fields are missing`)
  return {
    file,
    event: String(event.fields.event),
    eventTitle: fillDays(event.fields.title ?? '', lastDay),
    topic: event.fields.topic ?? 'khac',
    outlet: clean('outlet'),
    genre: clean('genre') || 'news',
    day,
    hour: Number(time[1]),
    minute: Number(time[2]),
    section: clean('section') || 'Thời sự',
    byline: clean('byline'),
    place: clean('place'),
    title: clean('title'),
    lead: clean('lead'),
    paragraphs: readParagraphs(fillDays(body.normalize('NFC'), lastDay)),
  }
}

/** Reads all texts below a folder, by event. `lastDay` is local midnight of the last day of the play. */
export function readDemonstrationTexts(folder: string, lastDay: number): DemonstrationText[] {
  const texts: DemonstrationText[] = []
  for (const name of readdirSync(folder).sort()) {
    const files = readdirSync(join(folder, name)).filter((file) => file.endsWith('.md'))
    if (!files.includes('event.md')) continue
    const event = readMarked(readFileSync(join(folder, name, 'event.md'), 'utf8'), `${name}/event.md`)
    for (const file of files.sort())
      if (file !== 'event.md') texts.push(readText(join(folder, name), file, event, lastDay))
  }
  return texts
}
