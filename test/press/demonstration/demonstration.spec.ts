import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { textsFolder } from '../simulator.js'
import { outlets } from './outlets.js'
import { fillDays, readDemonstrationTexts, readMarked, readParagraphs } from './read-texts.js'

interface Overlay {
  provinces: { code: string; name: string; absorbed?: { code: string; name: string }[] }[]
  communes: { code: string; name: string; province: string }[]
  districts: { code: string; name: string; oldProvince: string; now: string[] }[]
  oldCommunes: { code: string; name: string; district: string; now: string[] }[]
}

const lastDay = Date.parse('2026-11-24T00:00:00+07:00')
const overlay = JSON.parse(readFileSync(join(textsFolder(), '..', 'gazetteer-overlay.json'), 'utf8')) as Overlay

describe('demonstration texts', () => {
  const texts = readDemonstrationTexts(textsFolder(), lastDay)

  it('are at least 160 originals over 60 events, all of known outlets and within the four weeks', () => {
    expect(texts.length).toBeGreaterThanOrEqual(160)
    expect(new Set(texts.map((text) => text.event)).size).toBeGreaterThanOrEqual(60)
    const codes = new Set(outlets.map((outlet) => outlet.code))
    expect(
      texts.filter((text) => !codes.has(text.outlet) || text.day > 0 || text.day < -27).map((text) => text.file),
    ).toEqual([])
  })

  it('are filled in: no placeholder, no empty part', () => {
    const bad = texts.filter((text) => {
      const whole = [text.title, text.lead, ...text.paragraphs.map((p) => p.text)]
      return whole.some((part) => part === '' || /[{}*]/.test(part)) || text.paragraphs.length < 2
    })
    expect(bad.map((text) => text.file)).toEqual([])
  })

  it('name places of the invented gazetteer', () => {
    const known = new Set(
      [...overlay.communes, ...overlay.districts, ...overlay.oldCommunes].map((unit) => unit.name.toLowerCase()),
    )
    for (const province of overlay.provinces) known.add(`tỉnh ${province.name}`.toLowerCase())
    const places = texts
      .flatMap((text) => text.place.split(/;\s*/))
      .filter((place) => /^(xã|phường|đặc khu|tỉnh) /.test(place))
    expect(places.length).toBeGreaterThan(100)
    expect([...new Set(places)].filter((place) => !known.has(place.toLowerCase()))).toEqual([])
  })

  it('render days from the last day', () => {
    expect(fillDays('sáng {{-17}}, {{-17|full}}, {{0}}', lastDay)).toBe('sáng 7/11, ngày 7/11/2026, 24/11')
  })

  it('part paragraphs and subheadings by empty lines', () => {
    const { fields, body } = readMarked(
      '---\ntitle: Một: hai\n---\nĐoạn một\ncòn nữa.\n\n## Đề mục\n\n**Có đúng không?**\n\nĐoạn hai.\n',
      'a.md',
    )
    expect(fields.title).toBe('Một: hai')
    expect(readParagraphs(body)).toEqual([
      { kind: 'p', text: 'Đoạn một còn nữa.' },
      { kind: 'heading', text: 'Đề mục' },
      { kind: 'question', text: 'Có đúng không?' },
      { kind: 'p', text: 'Đoạn hai.' },
    ])
    expect(() => readMarked('không có gì', 'b.md')).toThrow('b.md')
  })
})

describe('the invented gazetteer', () => {
  it('holds the units of the province under distinct codes that refer to each other', () => {
    const provinces = overlay.provinces.flatMap((province) => [
      province.code,
      ...(province.absorbed ?? []).map((old) => old.code),
    ])
    const codes = [
      ...provinces,
      ...[...overlay.communes, ...overlay.districts, ...overlay.oldCommunes].map((unit) => unit.code),
    ]
    expect(new Set(codes).size).toBe(codes.length)
    const communes = new Set(overlay.communes.map((unit) => unit.code))
    const heirs = [...overlay.districts, ...overlay.oldCommunes].flatMap((unit) => unit.now)
    expect(heirs.filter((code) => !communes.has(code))).toEqual([])
    expect(overlay.communes.filter((unit) => unit.province === 'X01')).toHaveLength(30)
    expect(
      overlay.oldCommunes.filter((unit) => !overlay.districts.some((district) => district.code === unit.district)),
    ).toEqual([])
  })
})
