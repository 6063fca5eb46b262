import { provinces, resolveProvince } from '#gazetteer'

describe('the provinces of today', () => {
  it('are 34: 27 tỉnh and 7 thành phố, made of 63', () => {
    const all = provinces()
    expect(all).toHaveLength(34)
    expect(all.filter((p) => p.type === 'thành phố').map((p) => p.name)).toEqual([
      'Hà Nội',
      'Hải Phòng',
      'Huế',
      'Đà Nẵng',
      'Đồng Nai',
      'Hồ Chí Minh',
      'Cần Thơ',
    ])
    // Huế replaced Thừa Thiên Huế under another name, so it counts once.
    expect(all.length + all.flatMap((p) => p.absorbed).length - 1).toBe(63)
  })
  it('have distinct codes, slugs and full names', () => {
    for (const field of ['code', 'slug', 'fullName'] as const) {
      expect(new Set(provinces().map((p) => p[field])).size).toBe(34)
    }
  })
  it.each([
    ['Quảng Ninh', 'Quảng Ninh'],
    ['tỉnh Quảng Ninh', 'Quảng Ninh'],
    ['quang-ninh', 'Quảng Ninh'],
    ['Hồ Chí Minh', 'Hồ Chí Minh'],
    ['TP. Hồ Chí Minh', 'Hồ Chí Minh'],
    ['TPHCM', 'Hồ Chí Minh'],
    ['TP.HCM', 'Hồ Chí Minh'],
    ['Sài Gòn', 'Hồ Chí Minh'],
    ['Thành phố Hồ Chí Minh', 'Hồ Chí Minh'],
    ['BR-VT', 'Hồ Chí Minh'],
    ['Bà Rịa – Vũng Tàu', 'Hồ Chí Minh'],
    ['Tỉnh Hoà Bình', 'Phú Thọ'],
    ['Long An', 'Tây Ninh'],
    ['Thừa Thiên - Huế', 'Huế'],
    ['TT-Huế', 'Huế'],
    ['Huế', 'Huế'],
    ['Daklak', 'Đắk Lắk'],
    ['Bình Định'.normalize('NFD'), 'Gia Lai'],
    ['THỦ ĐÔ HÀ NỘI', 'Hà Nội'],
    ['80', 'Tây Ninh'],
  ])('%s means %s', (given, expected) => {
    expect(resolveProvince(given)?.name).toBe(expected)
  })
  it.each(['', 'tỉnh', 'Thái Bình Dương', 'Đà Lạt', 'Quảng Đông'])('"%s" means none', (given) => {
    expect(resolveProvince(given)).toBeNull()
  })
})
