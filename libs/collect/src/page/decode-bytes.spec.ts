import iconv from 'iconv-lite'
import { decodeBytes } from './decode-bytes.js'

const sentence = 'Ủy ban nhân dân xã Phú Lâm cho biết đường qua ấp Đồng Lợi đã được sửa, người dân đi lại thuận tiện.'
const page = (charset: string | null, text = sentence): string =>
  `<html><head>${charset ? `<meta charset="${charset}">` : ''}<title>Tin</title></head><body><p>${text}</p></body></html>`

/** windows-1258 writes base letters with hat or horn, then the tone as a letter of its own. */
function in1258(text: string): Buffer {
  const split = text
    .normalize('NFD')
    .replace(
      /([aeouAEOU])([\u0323\u0300\u0301\u0303\u0309]?)([\u0302\u0306\u031b])([\u0323\u0300\u0301\u0303\u0309]?)/g,
      (_, base: string, before: string, hat: string, after: string) => (base + hat).normalize('NFC') + before + after,
    )
  return iconv.encode(split, 'windows-1258')
}

describe('decodeBytes', () => {
  it.each<[string, Uint8Array, string | null, string]>([
    ['UTF-8, declared in the header', Buffer.from(page(null)), 'text/html; charset=utf-8', 'utf-8'],
    ['UTF-8, declared nowhere', Buffer.from(page(null)), null, 'utf-8'],
    ['UTF-8, declared as something else', Buffer.from(page('windows-1258')), 'text/html; charset=iso-8859-1', 'utf-8'],
    ['UTF-8 with a byte order mark', Buffer.from('\ufeff' + page(null)), 'text/html; charset=windows-1252', 'utf-8'],
    ['UTF-16 little-endian with mark', Buffer.from('\ufeff' + page('utf-16'), 'utf16le'), null, 'utf-16le'],
    ['UTF-16 big-endian with mark', Buffer.from('\ufeff' + page('utf-16'), 'utf16le').swap16(), null, 'utf-16be'],
    ['UTF-16 without mark', Buffer.from(page('utf-16'), 'utf16le'), null, 'utf-16le'],
    ['UTF-32', iconv.encode(page(null), 'utf-32le', { addBOM: true }), null, 'utf-32le'],
    ['windows-1258 by header', in1258(page(null)), 'text/html; charset=windows-1258', 'windows-1258'],
    ['windows-1258 by meta', in1258(page('windows-1258')), 'text/html', 'windows-1258'],
    ['windows-1258, declared nowhere', in1258(page(null)), null, 'windows-1258'],
    ['windows-1258, declared as utf-8', in1258(page('utf-8')), 'text/html; charset=utf-8', 'windows-1258'],
    ['windows-1258, declared as iso-8859-1', in1258(page('iso-8859-1')), null, 'windows-1258'],
  ])('reads %s', (_, bytes, contentType, encoding) => {
    const decoded = decodeBytes(bytes, contentType, 'html')
    expect(decoded.text).toContain(sentence)
    expect(decoded).toMatchObject({ encoding, replaced: 0 })
  })

  it('reads TCVN3 and VNI of old archives as real letters', () => {
    const tcvn3 =
      'Céng hßa x· héi chñ nghÜa ViÖt Nam. ñy ban nh©n d©n tØnh vµ c¸c së ®· häp ngµy 24, ng­êi d©n ®­îc biÕt.'
    const vni = 'Coäng hoøa xaõ hoäi chuû nghóa Vieät Nam. Caùc sôû vaø ngöôøi daân ñaõ ñöôïc bieát ngaøy 24.'
    const oldPage = (text: string): Buffer => Buffer.from(page('iso-8859-1', text), 'latin1')
    expect(decodeBytes(oldPage(tcvn3), null, 'html')).toMatchObject({
      encoding: 'tcvn3',
      text: expect.stringContaining(
        'Cộng hòa xã hội chủ nghĩa Việt Nam. ủy ban nhân dân tỉnh và các sở đã họp ngày 24, người dân được biết.',
      ),
    })
    expect(decodeBytes(oldPage(vni), null, 'html')).toMatchObject({
      encoding: 'vni',
      text: expect.stringContaining('Cộng hòa xã hội chủ nghĩa Việt Nam. Các sở và người dân đã được biết ngày 24.'),
    })
    expect(decodeBytes(Buffer.from(page('utf-8', tcvn3)), null, 'html').encoding).toBe('tcvn3')
  })

  it('leaves Western and modern Vietnamese letters alone', () => {
    const french = 'Le café à la façade naïve où l’été s’achève; déjà là-bas.'
    expect(
      decodeBytes(Buffer.from(page('iso-8859-1', 'Le café à la façade naïve'), 'latin1'), null, 'html'),
    ).toMatchObject({
      encoding: 'windows-1252',
      text: expect.stringContaining('Le café à la façade naïve'),
    })
    expect(decodeBytes(Buffer.from(page(null, french)), null, 'html').text).toContain(french)
  })

  it('counts what had no meaning, and keeps a page with a damaged letter', () => {
    const bytes = Buffer.concat([Buffer.from(page(null)), Buffer.from([0xff, 0xe1])])
    expect(decodeBytes(bytes, null, 'html')).toMatchObject({
      encoding: 'utf-8',
      replaced: 2,
      text: expect.stringContaining(sentence),
    })
    expect(decodeBytes(Buffer.from('a \ufffd b'), null, 'html').replaced).toBe(0)
  })

  it('follows the XML declaration', () => {
    const xml = iconv.encode('<?xml version="1.0" encoding="windows-1251"?><a>Привет</a>', 'windows-1251')
    expect(decodeBytes(xml, 'text/xml', 'xml')).toMatchObject({
      encoding: 'windows-1251',
      text: expect.stringContaining('Привет'),
    })
  })

  it('never fails, whatever comes', () => {
    let seed = 3
    const random = (): number => (seed = (seed * 1103515245 + 12345) % 2147483648) & 255
    for (let i = 0; i < 200; i++) {
      const bytes = Uint8Array.from({ length: 200 }, random)
      expect(typeof decodeBytes(bytes, 'text/html; charset=khong-co', i % 2 ? 'xml' : 'html').text).toBe('string')
    }
    expect(decodeBytes(new Uint8Array(), null, 'html').text).toBe('')
  })
})
