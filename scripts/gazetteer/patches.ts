/** What the packages have wrong or cannot know, looked up by hand. */

/** Old communes whose targets both packages have wrong: official targets. */
export const officialTargets: Readonly<Record<string, readonly string[]>> = {
  '00553': ['00136', '00541', '00562', '00565'], // Xã Cổ Bi, Gia Lâm, Hà Nội
  '00556': ['00541'], // Xã Đặng Xá, Gia Lâm, Hà Nội
  '01615': ['01636', '01648'], // Xã Hồng Quang, Quảng Hòa, Cao Bằng
  '02485': ['02458', '02494'], // Xã Công Đa, Yên Sơn, Tuyên Quang
  '06079': ['06079'], // Xã Hồng Phong, Bình Gia, Lạng Sơn
  '09013': ['08980', '08995', '09022', '09817'], // Xã Văn Khê, Mê Linh, Hà Nội
  '23053': ['23053'], // Xã Hòa Thắng, Bắc Bình, Bình Thuận
  '23938': ['23938'], // Xã Ia Mơ, Chư Prông, Gia Lai
  '28036': ['28036'], // Thị trấn Thủ Thừa, Thủ Thừa, Long An
  '29902': ['29905'], // Phường 3, Sa Đéc, Đồng Tháp
  '29908': ['29905'], // Phường 4, Sa Đéc, Đồng Tháp
  '30901': ['30886'], // Xã Thạnh Lộc, Châu Thành, Kiên Giang
  '30913': ['30910'], // Xã Thạnh Lộc, Giồng Riềng, Kiên Giang
}

/** Island districts that had no communes: district code -> đặc khu. */
export const islandDistricts: Readonly<Record<string, string>> = {
  '318': 'Bạch Long Vĩ',
  '471': 'Cồn Cỏ',
  '498': 'Hoàng Sa',
  '536': 'Lý Sơn',
  '755': 'Côn Đảo',
}

/** Communes of Đồng Nai that became wards on 30 April 2026 (237/NQ-UBTVQH16). */
export const wardsOf2026 = {
  from: '2026-04-30',
  codes: ['25270', '25357', '25363', '26116', '26170', '26248', '26326', '26368', '26425', '26485'],
} as const

/** Districts gone before the packages' time: name, old province, last day, first and last code of the communes they held. */
export const earlierDistricts: readonly EarlierDistrict[] = [
  { name: 'Huyện Hoành Bồ', province: '22', until: '2019-12-31', communes: ['07030', '07066'] },
  { name: 'Huyện Kỳ Sơn', province: '17', until: '2019-12-31', communes: ['04894', '04921'] },
  { name: 'Huyện Thông Nông', province: '04', until: '2020-01-31', communes: ['01363', '01387'] },
  { name: 'Huyện Trà Lĩnh', province: '04', until: '2020-02-29', communes: ['01447', '01471'] },
  { name: 'Huyện Quảng Uyên', province: '04', until: '2020-02-29', communes: ['01576', '01624'] },
  { name: 'Huyện Phục Hòa', province: '04', until: '2020-02-29', communes: ['01627', '01651'] },
  { name: 'Quận 2', province: '79', until: '2020-12-31', communes: ['27088', '27118'] },
  { name: 'Quận 9', province: '79', until: '2020-12-31', communes: ['26830', '26866'] },
  { name: 'Quận Thủ Đức', province: '79', until: '2020-12-31', communes: ['26794', '26827'] },
  { name: 'Huyện Từ Liêm', province: '01', until: '2014-03-31', communes: ['00592', '00640'] },
]

export interface EarlierDistrict {
  readonly name: string
  readonly province: string
  readonly until: string
  readonly communes: readonly [string, string]
}
