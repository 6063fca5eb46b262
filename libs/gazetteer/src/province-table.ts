/**
 * The 34 provinces in force since 1 July 2025 (Nghị quyết 202/2025/QH15; codes by Quyết định 19/2025/QĐ-TTg) and the 63 before.
 * Đồng Nai is a centrally run city since 30 April 2026 (Nghị quyết 30/2026/QH16); Thừa Thiên Huế became Huế city on 1 January 2025.
 */

export type ProvinceType = 'tỉnh' | 'thành phố'

/** A province of today and the old provinces it was made of besides the one of its own name. */
export interface ProvinceRow {
  readonly code: string
  readonly name: string
  readonly type: ProvinceType
  /** Code before July 2025 of the old province of the same name, where it differs. */
  readonly oldCode?: string
  /** Type of the old province of the same name, where it differs. */
  readonly oldType?: ProvinceType
  /** Last day of the old province of the same name and type, when it is not 30 June 2025. */
  readonly oldUntil?: string
  readonly aliases?: readonly string[]
  readonly absorbed?: readonly FormerProvinceRow[]
}

/** An old province under another name than the one of today. */
export interface FormerProvinceRow {
  readonly code: string
  readonly name: string
  /** `tỉnh` when it is not said. */
  readonly type?: ProvinceType
  readonly aliases?: readonly string[]
  /** Last day of the old province when it is not 30 June 2025. */
  readonly until?: string
}

export const provinceTable: readonly ProvinceRow[] = [
  { code: '01', name: 'Hà Nội', type: 'thành phố', aliases: ['Hanoi'] },
  { code: '04', name: 'Cao Bằng', type: 'tỉnh' },
  { code: '08', name: 'Tuyên Quang', type: 'tỉnh', absorbed: [{ code: '02', name: 'Hà Giang' }] },
  { code: '11', name: 'Điện Biên', type: 'tỉnh' },
  { code: '12', name: 'Lai Châu', type: 'tỉnh' },
  { code: '14', name: 'Sơn La', type: 'tỉnh' },
  {
    code: '15',
    name: 'Lào Cai',
    type: 'tỉnh',
    oldCode: '10',
    aliases: ['Lao Cai'],
    absorbed: [{ code: '15', name: 'Yên Bái' }],
  },
  {
    code: '19',
    name: 'Thái Nguyên',
    type: 'tỉnh',
    absorbed: [{ code: '06', name: 'Bắc Kạn', aliases: ['Bắc Cạn'] }],
  },
  { code: '20', name: 'Lạng Sơn', type: 'tỉnh' },
  { code: '22', name: 'Quảng Ninh', type: 'tỉnh' },
  { code: '24', name: 'Bắc Ninh', type: 'tỉnh', oldCode: '27', absorbed: [{ code: '24', name: 'Bắc Giang' }] },
  {
    code: '25',
    name: 'Phú Thọ',
    type: 'tỉnh',
    absorbed: [
      { code: '17', name: 'Hòa Bình' },
      { code: '26', name: 'Vĩnh Phúc' },
    ],
  },
  { code: '31', name: 'Hải Phòng', type: 'thành phố', absorbed: [{ code: '30', name: 'Hải Dương' }] },
  { code: '33', name: 'Hưng Yên', type: 'tỉnh', absorbed: [{ code: '34', name: 'Thái Bình' }] },
  {
    code: '37',
    name: 'Ninh Bình',
    type: 'tỉnh',
    absorbed: [
      { code: '35', name: 'Hà Nam' },
      { code: '36', name: 'Nam Định' },
    ],
  },
  { code: '38', name: 'Thanh Hóa', type: 'tỉnh' },
  { code: '40', name: 'Nghệ An', type: 'tỉnh' },
  { code: '42', name: 'Hà Tĩnh', type: 'tỉnh' },
  { code: '44', name: 'Quảng Trị', type: 'tỉnh', oldCode: '45', absorbed: [{ code: '44', name: 'Quảng Bình' }] },
  {
    code: '46',
    name: 'Huế',
    type: 'thành phố',
    absorbed: [
      {
        code: '46',
        name: 'Thừa Thiên Huế',
        aliases: ['Thừa Thiên - Huế', 'TT-Huế', 'TT Huế', 'T.T.Huế', 'TTH'],
        until: '2024-12-31',
      },
    ],
  },
  { code: '48', name: 'Đà Nẵng', type: 'thành phố', absorbed: [{ code: '49', name: 'Quảng Nam' }] },
  {
    code: '51',
    name: 'Quảng Ngãi',
    type: 'tỉnh',
    aliases: ['Quãng Ngãi'],
    absorbed: [{ code: '62', name: 'Kon Tum', aliases: ['Kontum', 'Kon-Tum', 'Công Tum'] }],
  },
  { code: '52', name: 'Gia Lai', type: 'tỉnh', oldCode: '64', absorbed: [{ code: '52', name: 'Bình Định' }] },
  { code: '56', name: 'Khánh Hòa', type: 'tỉnh', absorbed: [{ code: '58', name: 'Ninh Thuận' }] },
  {
    code: '66',
    name: 'Đắk Lắk',
    type: 'tỉnh',
    aliases: ['Đắc Lắc', 'Đăk Lăk', 'Đắk Lăk', 'Đăk Lắk', 'Đắc Lắk', 'Đak Lak', 'Daklak', 'Dak Lak', 'Đaklak'],
    absorbed: [{ code: '54', name: 'Phú Yên' }],
  },
  {
    code: '68',
    name: 'Lâm Đồng',
    type: 'tỉnh',
    absorbed: [
      { code: '60', name: 'Bình Thuận' },
      { code: '67', name: 'Đắk Nông', aliases: ['Đắc Nông', 'Đăk Nông', 'Đak Nông', 'Dak Nong', 'Daknong'] },
    ],
  },
  {
    code: '75',
    name: 'Đồng Nai',
    type: 'thành phố',
    oldType: 'tỉnh',
    oldUntil: '2026-04-29',
    absorbed: [{ code: '70', name: 'Bình Phước' }],
  },
  {
    code: '79',
    name: 'Hồ Chí Minh',
    type: 'thành phố',
    aliases: ['TPHCM', 'HCM', 'HCMC', 'Sài Gòn', 'SG'],
    absorbed: [
      { code: '74', name: 'Bình Dương' },
      {
        code: '77',
        name: 'Bà Rịa - Vũng Tàu',
        aliases: ['Bà Rịa Vũng Tàu', 'BR-VT', 'BRVT', 'BR VT', 'BR - VT', 'Bà Rịa-VT'],
      },
    ],
  },
  { code: '80', name: 'Tây Ninh', type: 'tỉnh', oldCode: '72', absorbed: [{ code: '80', name: 'Long An' }] },
  { code: '82', name: 'Đồng Tháp', type: 'tỉnh', oldCode: '87', absorbed: [{ code: '82', name: 'Tiền Giang' }] },
  {
    code: '86',
    name: 'Vĩnh Long',
    type: 'tỉnh',
    absorbed: [
      { code: '83', name: 'Bến Tre' },
      { code: '84', name: 'Trà Vinh' },
    ],
  },
  { code: '91', name: 'An Giang', type: 'tỉnh', oldCode: '89', absorbed: [{ code: '91', name: 'Kiên Giang' }] },
  {
    code: '92',
    name: 'Cần Thơ',
    type: 'thành phố',
    absorbed: [
      { code: '93', name: 'Hậu Giang' },
      { code: '94', name: 'Sóc Trăng' },
    ],
  },
  { code: '96', name: 'Cà Mau', type: 'tỉnh', absorbed: [{ code: '95', name: 'Bạc Liêu' }] },
]
