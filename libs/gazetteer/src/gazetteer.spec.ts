import { createGazetteer, type GazetteerOverlay, placesBatch } from '#gazetteer'
import { tokenise } from '#language'
import { syllablesOf } from './find/name-tree.js'

const gazetteer = createGazetteer()
const all = gazetteer.provinces()

describe('the units', () => {
  it('are 3,321 communes of today: 697 wards, 2,611 xã and 13 đặc khu', () => {
    const communes = all.flatMap((p) => gazetteer.unitsOf(p.slug))
    const count = (type: string) => communes.filter((u) => u.type === type).length
    expect([communes.length, count('phường'), count('xã'), count('đặc khu')]).toEqual([3321, 697, 2611, 13])
  })
  it('of Quảng Ninh are 30 wards, 22 xã and 2 đặc khu', () => {
    const types = gazetteer.unitsOf('quang-ninh').map((u) => u.type)
    expect(['phường', 'xã', 'đặc khu'].map((t) => types.filter((x) => x === t).length)).toEqual([30, 22, 2])
  })
  it.each([
    ['quang-ninh', 'Phường Hà Khẩu', ['Phường Tuần Châu', 'Phường Việt Hưng']],
    ['quang-ninh', 'Xã Hải Lạng', ['Xã Ba Chẽ', 'Xã Hải Hòa', 'Xã Hải Lạng']],
    ['thai-nguyen', 'Phường Gia Sàng', ['Phường Gia Sàng', 'Phường Phan Đình Phùng']],
    ['tay-ninh', 'Xã Thái Bình', ['Phường Tân Ninh', 'Xã Châu Thành']],
  ])('of %s: %s went to %j', (slug, name, now) => {
    const old = gazetteer.oldUnitsOf(slug).find((u) => u.name === name && u.until === '2025-06-30')
    expect(old?.now.map((u) => u.name).sort()).toEqual(now)
  })
  it('of every old commune of 2025 have an heir, and a district has the heirs of its communes', () => {
    const old = all.flatMap((p) => gazetteer.oldUnitsOf(p.slug)).filter((u) => u.until === '2025-06-30')
    expect(old.filter((u) => u.now.length === 0)).toEqual([])
    const haLong = old.find((u) => u.name === 'Thành phố Hạ Long')
    expect(haLong?.now).toHaveLength(13)
  })
  it('have names that are cut the same way as texts', () => {
    const names = all.flatMap((p) => [...gazetteer.unitsOf(p.slug), ...gazetteer.oldUnitsOf(p.slug)]).map((u) => u.base)
    const wrong = names.filter(
      (n) =>
        syllablesOf(n).join(' ') !==
        tokenise(n)
          .map((t) => t.exact)
          .join(' '),
    )
    expect(wrong).toEqual([])
  })
})

describe('finding places', () => {
  it('gives every field of an old commune', () => {
    expect(gazetteer.findPlaces('Năm 2023, phường Hà Khẩu bị ngập.', { province: 'Quảng Ninh' })).toEqual([
      {
        surface: 'phường Hà Khẩu',
        start: 10,
        unit: 'Phường Hà Khẩu',
        level: 'xa',
        era: 'old',
        province: 'Quảng Ninh',
        code: '06655',
        oldProvince: 'Quảng Ninh',
        oldDistrict: 'Thành phố Hạ Long',
        now: ['Phường Việt Hưng', 'Phường Tuần Châu'],
      },
    ])
  })
  it('counts offsets in a decomposed text as given', () => {
    const text = 'Cử tri xã Đồng Hỷ và phường Bắc Kạn'.normalize('NFD')
    const [first, second] = gazetteer.findPlaces(text, { province: 'Thái Nguyên' })
    expect(text.slice(first?.start).startsWith('xã Đồng Hỷ'.normalize('NFD'))).toBe(true)
    expect(second?.surface).toBe('phường Bắc Kạn'.normalize('NFD'))
    expect(text.slice(second?.start, (second?.start ?? 0) + (second?.surface.length ?? 0))).toBe(second?.surface)
  })
  it('reads the same name by the day of publication', () => {
    const at = (publishedAt: string) =>
      gazetteer.findPlaces('UBND xã Tân Thành họp dân.', { province: 'Thái Nguyên', publishedAt })[0]
    expect(at('2024-03-01T00:00:00.000Z')).toMatchObject({ era: 'old', oldDistrict: 'Huyện Phú Bình' })
    expect(at('2026-03-01T00:00:00.000Z')).toMatchObject({ era: 'new', code: '05923' })
  })
  it('leaves a name alone that several provinces have and nothing decides', () => {
    expect(gazetteer.findPlaces('UBND xã Tân Thành họp dân.')).toEqual([])
  })
  it('gives no code where two old communes of one name cannot be told apart', () => {
    const [place] = gazetteer.findPlaces('Năm 2022, Phường 4 của tỉnh Tây Ninh và phường 1.', {
      province: 'Hồ Chí Minh',
    })
    expect(place).toMatchObject({ unit: 'Phường 4', province: 'Tây Ninh', code: '25462' })
    const [ward] = gazetteer.findPlaces('Năm 2022, cháy nhà ở phường 4.', { province: 'Hồ Chí Minh' })
    expect(ward).toMatchObject({ unit: 'Phường 4', province: 'Hồ Chí Minh' })
    expect(ward).not.toHaveProperty('code')
  })
  it('asks for a province it knows', () => {
    expect(() => gazetteer.findPlaces('', { province: 'Atlantis' })).toThrow(
      'Không có tỉnh, thành phố nào tên "Atlantis"',
    )
  })
  it.each([
    ['a list without end', `các xã ${'Tân Thành, '.repeat(1500)}`],
    ['type words alone', 'xã, '.repeat(5000)],
    ['capitals alone', 'A '.repeat(8000)],
    ['parentheses never closed', '(Tân Thành '.repeat(1500)],
    ['provinces joined by và', 'Hà Nội và '.repeat(1500)],
    ['combining marks', 'a\u0301'.repeat(8000)],
  ])('takes time in step with the length on %s', (_name, text) => {
    const time = (t: string): number => {
      const start = performance.now()
      gazetteer.findPlaces(t, { province: 'Tây Ninh' })
      return performance.now() - start
    }
    time(text.slice(0, 1000))
    // A square law would take sixteen times as long as for a quarter of the text; the margin is for a busy machine.
    const quarter = Math.min(time(text.slice(0, text.length / 4)), time(text.slice(0, text.length / 4)))
    const whole = Math.min(time(text), time(text))
    expect(whole).toBeLessThan(Math.max(quarter, 20) * 12)
  })
})

describe('name hits', () => {
  it('tell the own names from others, and places from names inside names', () => {
    const text = 'Long An cũ, phường Tân Ninh và Tây Ninh; Đại học Tây Ninh; TP.HCM; xã Phú Bình, tỉnh Thái Nguyên.'
    const hits = gazetteer.nameHits(text, 'Tây Ninh')
    expect(hits.map((h) => [text.slice(h.start, h.end), h.kind, h.isPlace])).toEqual([
      ['Long An', 'absorbed', true],
      ['phường Tân Ninh', 'unit', true],
      ['Tây Ninh', 'province', true],
      ['Tây Ninh', 'province', false],
      ['TP.HCM', 'other', true],
      ['xã Phú Bình', 'other', true],
      ['tỉnh Thái Nguyên', 'other', true],
    ])
  })
  it('do not take the man for the city', () => {
    expect(gazetteer.nameHits('Chủ tịch Hồ Chí Minh về thăm Cao Bằng', 'Cao Bằng')).toHaveLength(1)
  })
})

describe('an overlay', () => {
  const overlay: GazetteerOverlay = {
    provinces: [{ code: 'Y1', name: 'Vân Khê', type: 'tỉnh', absorbed: [{ code: 'Y2', name: 'Mạc Sơn' }] }],
    communes: [
      { code: 'Y1-1', name: 'Phường Lạc Thủy Đông', province: 'Y1' },
      { code: 'Y1-2', name: 'Xã Tân Thành', province: 'Y1' },
    ],
    districts: [{ code: 'Y2-D', name: 'Huyện Hạ Mạc', oldProvince: 'Y2' }],
    oldCommunes: [{ code: 'Y2-1', name: 'Xã Thượng Mạc', district: 'Y2-D', now: ['Y1-2'] }],
  }
  const demo = createGazetteer(overlay)
  it('adds its province to the real ones', () => {
    expect(demo.provinces()).toHaveLength(35)
    expect(demo.resolveProvince('tỉnh Mạc Sơn')?.slug).toBe('van-khe')
    expect(demo.unitsOf('van-khe').map((u) => u.name)).toEqual(['Phường Lạc Thủy Đông', 'Xã Tân Thành'])
  })
  it('is found in texts like the real units', () => {
    const text = 'UBND xã Tân Thành, tỉnh Vân Khê tiếp nhận hồ sơ của xã Thượng Mạc, huyện Hạ Mạc, tỉnh Mạc Sơn.'
    const places = demo.findPlaces(text)
    expect(places.map((p) => [p.unit, p.era, p.province, p.now?.[0]])).toEqual([
      ['Xã Tân Thành', 'new', 'Vân Khê', undefined],
      ['Tỉnh Vân Khê', 'new', 'Vân Khê', undefined],
      ['Xã Thượng Mạc', 'old', 'Vân Khê', 'Xã Tân Thành'],
      ['Huyện Hạ Mạc', 'old', 'Vân Khê', 'Xã Tân Thành'],
      ['Tỉnh Mạc Sơn', 'old', 'Vân Khê', 'Tỉnh Vân Khê'],
    ])
  })
  it('is refused with the reason when a name lacks its type or a code is used twice', () => {
    const without = createGazetteer({ provinces: [], communes: [{ code: 'Z', name: 'Vân Khê', province: '01' }] })
    expect(() => without.unitsOf('ha-noi')).toThrow('tên thiếu loại đơn vị: "Vân Khê"')
    const twice = createGazetteer({ provinces: [], communes: [{ code: '00004', name: 'Xã A', province: '01' }] })
    expect(() => twice.unitsOf('ha-noi')).toThrow('mã "00004" bị dùng hai lần')
  })
})

describe('the places command', () => {
  it('answers each line and takes an unknown province for no hint', () => {
    const line = { id: 'a', province: 'Atlantis', text: 'Mưa lớn ở Cà Mau.' }
    expect(placesBatch(line, gazetteer)).toMatchObject({ id: 'a', places: [{ unit: 'Tỉnh Cà Mau', start: 10 }] })
  })
})
