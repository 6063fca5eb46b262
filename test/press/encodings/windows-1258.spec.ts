import { encodeWindows1258 } from './windows-1258.js'

const decoder = new TextDecoder('windows-1258')

describe('windows-1258', () => {
  it('writes every Vietnamese letter as base letter and tone', () => {
    const text = 'Ủy ban, hồ Khe Dâu: ằẳẵặấầẩẫậếềểễệốồổỗộớờởỡợứừửữự íìỉĩị ýỳỷỹỵ đĐ ƯƠ “lũ quét” – 30 ₫'
    expect(decoder.decode(encodeWindows1258(text)).normalize('NFC')).toBe(text)
    expect([...encodeWindows1258('ệ')]).toEqual([0xea, 0xf2])
  })

  it('writes what the table lacks as a numeric reference', () => {
    expect(encodeWindows1258('→').toString('latin1')).toBe('&#8594;')
  })
})
