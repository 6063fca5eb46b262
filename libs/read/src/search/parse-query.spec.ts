import { highlight, parseQuery, type QueryNames, snippet } from '#read'

const names: QueryNames = {
  outlets: [
    { id: 'hoaigiang', name: 'Báo Hoài Giang' },
    { id: 'thiendo', name: 'Nhật báo Thiên Đô' },
  ],
  topics: [{ code: 'moi-truong', name: 'Môi trường' }],
  tones: [{ value: 'critical', name: 'Phê phán' }],
  places: ['Xã Khe Dâu', 'Phường Nam Hoài'],
}
const parse = (text: string) => parseQuery(text, names, '2026-11-24')
const w = (folded: string, exact: string | null = null) => ({ folded, exact })

describe('the language of queries', () => {
  it.each([
    ['dap', { type: 'word', word: w('dap') }],
    ['đập', { type: 'word', word: w('dap', 'đập') }],
    ['thuỷ', { type: 'word', word: w('thuy', 'thủy') }],
    ['cong*', { type: 'word', word: w('cong'), prefix: true }],
    ['"thai nguyên"', { type: 'phrase', words: [w('thai'), w('nguyen', 'nguyên')] }],
    ['dap -nuoc', { type: 'and', of: [{ type: 'word', word: w('dap') }, { type: 'not', of: { type: 'word', word: w('nuoc') } }] }],
    ['dap OR (cau -duong)', { type: 'or', of: [{ type: 'word', word: w('dap') }, { type: 'and', of: [{ type: 'word', word: w('cau') }, { type: 'not', of: { type: 'word', word: w('duong') } }] }] }],
    ['tiêu đề:dap', { type: 'word', word: w('dap'), titleOnly: true }],
    ['title:"be tong"', { type: 'phrase', words: [w('be'), w('tong')], titleOnly: true }],
  ])('%s', (text, expected) => {
    expect(parse(text)).toMatchObject({ text: expected, problems: [] })
  }) // prettier-ignore

  it('reads fields in Vietnamese and English, with and without marks, as filters', () => {
    const { filters, text, problems } = parse(
      'sac thai:"phê phán" báo:"thien do" topic:moi-truong địa bàn:"khe dâu" từ:16/11 đến:22/11/2026 gốc:có',
    )
    expect(problems).toEqual([])
    expect(text).toBeNull()
    expect(filters).toEqual({
      tone: ['critical'],
      outlet: ['thiendo'],
      topic: ['moi-truong'],
      place: ['Xã Khe Dâu'],
      from: '2026-11-15T17:00:00.000Z',
      to: '2026-11-22T17:00:00.000Z',
      original: true,
    })
  })
  it('takes a day without a year as the last such day', () => {
    expect(parse('từ:25/12').filters.from).toBe('2025-12-24T17:00:00.000Z')
  })
  it('lets names of several words stand without quotation marks, as far as they are names', () => {
    const { filters, text } = parse('sắc thái: phê phán chủ đề:môi trường nước đục')
    expect(filters).toEqual({ tone: ['critical'], topic: ['moi-truong'] })
    expect(text).toMatchObject({ type: 'and', of: [{ word: w('nuoc', 'nước') }, { word: w('duc', 'đục') }] })
  })
  it('reads typed text in any Unicode form, and says places in the form it read', () => {
    const { input, text, problems } = parse('đập (hồ'.normalize('NFD'))
    expect(text).toEqual(parse('đập (hồ').text)
    expect(input.slice(problems[0]?.at)).toBe('(hồ')
  })
  it('keeps a field inside OR or after minus in the tree', () => {
    expect(parse('-tone:critical').text).toEqual({
      type: 'not',
      of: { type: 'filter', filters: { tone: ['critical'] } },
    })
  })
  it.each([
    ['"không đóng', 'ngoặc kép'],
    ['(dap', 'Thiếu dấu ngoặc đóng'],
    ['dap)', 'Thừa dấu ngoặc đóng'],
    ['dap OR', 'OR'],
    ['báo:khongco', 'Không có đầu báo'],
    ['từ:32/13', 'Không đọc được ngày'],
    ['dap báo:', 'cần có giá trị'],
    ['gốc:nhiều', '“có” hoặc “không”'],
    ['?!', 'không có chữ hay số'],
    [`${'('.repeat(30)}dap`, 'lồng nhau'],
    [`dap ${'x'.repeat(3000)}`, 'quá dài'],
    ['dap '.repeat(150), 'hơn 100 từ'],
  ])('says what is wrong with %s and where, and still gives the rest', (text, message) => {
    const { problems } = parse(text)
    expect(problems[0]?.message).toContain(message)
    expect(problems[0]?.at).toBeGreaterThanOrEqual(0)
  })
  it.each(['(dap', 'dap)', 'dap OR', '"dap', 'báo:khongco dap', 'dap báo:', '- dap'])('%s still finds dap', (text) => {
    expect(parse(text).text).toMatchObject(text.includes('"') ? { type: 'word' } : { word: { folded: 'dap' } })
  })
  it('survives ten thousand random strings quickly', () => {
    const letters = '"()-*: ORđậpbáo:từ\u0000\u0301~'
    const started = performance.now()
    let seed = 7
    const random = (): number => (seed = (seed * 16807) % 2147483647) / 2147483647
    for (let i = 0; i < 10_000; i++) {
      const text = Array.from(
        { length: Math.floor(random() * 40) },
        () => letters[Math.floor(random() * letters.length)],
      ).join('')
      expect(() => parse(text)).not.toThrow()
    }
    expect(performance.now() - started).toBeLessThan(5_000)
  })
  it('reads the longest query of fields at once', () => {
    const started = performance.now()
    for (const part of ['báo:a ', 'chủ đề:x y z ', '(', '"', '-(', 'a OR ']) parse(part.repeat(2000))
    expect(performance.now() - started).toBeLessThan(2_000)
  })
})

describe('highlights', () => {
  it('marks words and phrases as matched, in the text as it is', () => {
    const marked = highlight('Đập hồ Khe Dâu: đập đất', parse('dap "khe dâu"').text).filter((p) => p.isMatch)
    expect(marked.map((p) => p.text)).toEqual(['Đập', 'Khe Dâu', 'đập'])
  })
  it.each(['hòa Hòa', 'hoà HOÀ'])('marks %s however the tone is placed, in the text as it is', (text) => {
    const marked = highlight(text, parse('hoà').text)
    expect(marked.map((p) => p.text).join('')).toBe(text)
    expect(marked.filter((p) => p.isMatch)).toHaveLength(2)
  })
  it('marks neither what is left out nor what was asked of titles alone', () => {
    expect(highlight('đập và hồ', parse('đập -hồ').text).filter((p) => p.isMatch)).toHaveLength(1)
    expect(snippet('đập và hồ', parse('tiêu đề:đập').text).some((p) => p.isMatch)).toBe(false)
    expect(highlight('đập và hồ', parse('tiêu đề:đập').text).some((p) => p.isMatch)).toBe(true)
  })
  it('prefers the longer of two matches that begin together', () => {
    const marked = highlight('hồ Khe Dâu', parse('khe "khe dâu"').text)
    expect(marked.find((p) => p.isMatch)?.text).toBe('Khe Dâu')
  })
  it('gives a short text whole and a text without spaces a short snippet', () => {
    expect(snippet('Ngắn.', null)).toEqual([{ text: 'Ngắn.', isMatch: false }])
    expect(
      snippet('x'.repeat(5000), null)
        .map((p) => p.text)
        .join('').length,
    ).toBeLessThan(230)
  })
  it('cuts a snippet around the match', () => {
    const text = `${'Mở đầu dài dòng. '.repeat(40)}Hồ Khe Dâu cạn nước. ${'Kết. '.repeat(60)}`
    const cut = snippet(text, parse('"khe dau"').text)
    expect(cut.find((p) => p.isMatch)?.text).toBe('Khe Dâu')
    expect(cut.map((p) => p.text).join('').length).toBeLessThan(240)
  })
})
