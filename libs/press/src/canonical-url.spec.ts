import { PressError } from '#foundation'
import { canonicalUrl, hostOf } from './canonical-url.js'

describe('canonicalUrl', () => {
  it.each([
    ['drops the fragment', 'https://bao.example/tin-1.htm#binh-luan', 'https://bao.example/tin-1.htm'],
    ['lowers the host, not the path', 'HTTPS://Bao.Example/Thoi-Su/Tin.HTM', 'https://bao.example/Thoi-Su/Tin.HTM'],
    [
      'drops campaign marks',
      'https://bao.example/a?utm_source=zalo&utm_medium=x&zarsrc=30&fbclid=1',
      'https://bao.example/a',
    ],
    [
      'keeps what a portal needs',
      'https://so.example/tin.aspx?ItemID=5123&utm_campaign=z',
      'https://so.example/tin.aspx?ItemID=5123',
    ],
    ['keeps a bare number as query', 'https://so.example/bai?15791911', 'https://so.example/bai?15791911'],
    ['keeps order and repeats of parameters', 'https://so.example/?b=2&a=1&b=3', 'https://so.example/?b=2&a=1&b=3'],
    ['drops default ports', 'http://bao.example:80/a', 'http://bao.example/a'],
    ['keeps other ports', 'http://bao.example:8080/a', 'http://bao.example:8080/a'],
    ['turns Vietnamese hosts to ASCII', 'https://báo.example/tin', 'https://xn--bo-mia.example/tin'],
    ['adds the slash of the root', 'https://bao.example', 'https://bao.example/'],
    ['leaves a trailing slash alone', 'https://bao.example/muc/', 'https://bao.example/muc/'],
    [
      'leaves AMP hints to the page',
      'https://bao.example/amp/tin-1.htm?amp=1',
      'https://bao.example/amp/tin-1.htm?amp=1',
    ],
    ['drops credentials', 'https://a:b@bao.example/x', 'https://bao.example/x'],
    ['drops the dot after the host', 'https://bao.example./x', 'https://bao.example/x'],
    [
      'spells escapes one way',
      'https://bao.example/%c3%a1-%61%7E?q=%e1%ba%a1',
      'https://bao.example/%C3%A1-a~?q=%E1%BA%A1',
    ],
    ['escapes raw Vietnamese letters', 'https://bao.example/sạt-lở', 'https://bao.example/s%E1%BA%A1t-l%E1%BB%9F'],
    ['drops an empty query', 'https://bao.example/a?', 'https://bao.example/a'],
    ['forgives spaces and line ends around it', ' https://bao.example/a\n', 'https://bao.example/a'],
    [
      'sees marks behind an HTML ampersand',
      'https://bao.example/a?id=1&amp;utm_source=rss',
      'https://bao.example/a?id=1',
    ],
  ])('%s', (_, link, expected) => {
    expect(canonicalUrl(link)).toBe(expected)
  })

  it('gives its own answer again when asked about it', () => {
    const once = canonicalUrl('https://Bao.example:443/a%2fb?x=%7e1&utm_term=#c')
    expect(canonicalUrl(once)).toBe(once)
  })

  it('resolves relative links against a base', () => {
    expect(canonicalUrl('../tin-2.htm?gclid=9', 'https://bao.example/muc/con/')).toBe(
      'https://bao.example/muc/tin-2.htm',
    )
    expect(canonicalUrl('//m.bao.example/x', 'https://bao.example/')).toBe('https://m.bao.example/x')
  })

  it.each(['javascript:alert(1)', 'mailto:toasoan@bao.example', 'tin-1.htm', '', 'http://'])('refuses %p', (link) => {
    expect(() => canonicalUrl(link)).toThrow(PressError)
  })
})

describe('hostOf', () => {
  it('gives the bare host, or nothing', () => {
    expect(hostOf('https://WWW.Bao.example:8443/x')).toBe('www.bao.example')
    expect(hostOf('không phải địa chỉ')).toBe('')
  })
})
