import { backLink } from './back-link.js'
import { deadlineFields, deadlineOf, fieldList, fieldOrNull, fieldText } from './form-fields.js'

describe('fields of a form', () => {
  it('read as text whatever was sent, and as a list where several may be', () => {
    const body = { a: 'x', b: ['y', 'z'], c: { d: 1 }, e: '' }
    expect(['a', 'b', 'c', 'e', 'none'].map((n) => fieldText(body, n))).toEqual(['x', 'y', '', '', ''])
    expect(fieldList(body, 'b')).toEqual(['y', 'z'])
    expect(fieldList(body, 'e')).toEqual([])
    expect([fieldOrNull(body, 'e'), fieldOrNull(body, 'toString')]).toEqual(['', null])
  })
  it('take a deadline in local time, the end of work where only the day was typed', () => {
    expect(deadlineOf({ deadlineDate: '2026-11-25', deadlineTime: '08:30' })).toBe('2026-11-25T01:30:00.000Z')
    expect(deadlineOf({ deadlineDate: '2026-11-25', deadlineTime: '' })).toBe('2026-11-25T10:00:00.000Z')
    expect(deadlineOf({ deadlineDate: ' ' })).toBeNull()
    expect(deadlineFields('2026-11-25T01:30:00.000Z')).toEqual({ date: '2026-11-25', time: '08:30' })
  })
  it.each([['2026-02-30', ''], ['25/11/2026', ''], ['2026-11-25', '25:00'], ['2026-11-25', '24:00'], ['2026-11-25', 'x']])(
    'refuse the deadline “%s %s” by the name of its field',
    (deadlineDate, deadlineTime) => {
      expect(() => deadlineOf({ deadlineDate, deadlineTime })).toThrow(
        expect.objectContaining({ code: 'form-invalid', details: { field: 'deadline' } }) as Error,
      )
    },
  ) // prettier-ignore
})

describe('the way back from an article', () => {
  const from = (referer: string | undefined, asked?: string) =>
    backLink({ headers: { referer } } as unknown as Parameters<typeof backLink>[0], asked)

  it('leads to the list somebody came from, with its filters', () => {
    expect(from('http://desk/search?q=x&tone=critical')).toEqual({
      href: '/search?q=x&tone=critical',
      name: 'Kết quả tìm kiếm',
    })
    expect(from('http://desk/articles/1', '/stories/s1')).toEqual({ href: '/stories/s1', name: 'Dòng sự kiện' })
  })
  it('never leads anywhere else', () => {
    for (const asked of ['https://bao.example/search', '//bao.example/search', '/\\bao.example', '/searching', 'x'])
      expect(from(undefined, asked).href).toBe('/search')
    expect(from('not a url').href).toBe('/search')
  })
})
