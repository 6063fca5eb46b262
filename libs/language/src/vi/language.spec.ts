import { analyse, canonicalTones, fold, normalise, sentences, tokenise } from '#language'

describe('Vietnamese text', () => {
  it('composes decomposed letters and drops invisible characters', () => {
    expect(normalise('Thuy\u0309 đie\u0323\u0302n\u200b\u00a0Ðồng'.normalize('NFD'))).toBe(
      'Thủy điện Đồng'.replace('ủy', 'uỷ'),
    )
  })
  it.each([
    ['hoà', 'hòa'],
    ['Uỷ ban', 'Ủy ban'],
    ['thuỷ', 'thủy'],
    ['quý', 'quý'],
    ['qúy', 'quý'],
    ['hoàn toán khoét huỳnh', 'hoàn toán khoét huỳnh'],
    ['HOÀ', 'HÒA'],
  ])('puts the tone of %s on the first vowel: %s', (given, expected) => {
    expect(canonicalTones(given)).toBe(expected)
  })
  it('folds letter by letter, đ too, keeping the length', () => {
    expect(fold('Đường ở Đắk Lắk')).toBe('duong o dak lak')
  })
  it('keeps numbers whole and gives offsets in the text', () => {
    const text = 'Hơn 1.234,5 tỷ đồng ở TP.HCM'
    expect(tokenise(text).map((t) => text.slice(t.start, t.end))).toEqual([
      'Hơn',
      '1.234,5',
      'tỷ',
      'đồng',
      'ở',
      'TP',
      'HCM',
    ])
    expect(analyse('Uỷ ban').exact).toBe('ủy ban')
  })
  it('does not end a sentence after TP., an initial or inside a number', () => {
    expect(sentences('Ông Trần Văn H. ở TP. Hạ Long nộp 1.234 đồng. Sau đó ông về.').map((s) => s.text)).toEqual([
      'Ông Trần Văn H. ở TP. Hạ Long nộp 1.234 đồng.',
      'Sau đó ông về.',
    ])
  })
})
