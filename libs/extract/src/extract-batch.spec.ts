import { extractBatch } from './extract-batch.js'

const now = '2026-11-24T08:20:00.000Z'
const html = `<html><head><title>Tạm ngừng cấp nước ở phường Hòa Khê</title></head><body><h1>Tạm ngừng cấp nước ở phường Hòa Khê</h1><div>10:30 23/11/2026</div><p>Công ty Cấp nước Sơn Hà đề nghị người dân chủ động trữ nước trong đêm nay.</p><p>Mọi thắc mắc xin liên hệ tổ trực sự cố của công ty, làm việc cả ngày lẫn đêm.</p></body></html>`

describe('extractBatch', () => {
  it('gives the six fields with the time in the zone it was printed in', () => {
    expect(extractBatch({ id: 'a', url: 'https://bao.example/a-1.html', html }, now)).toEqual({
      id: 'a',
      title: 'Tạm ngừng cấp nước ở phường Hòa Khê',
      lead: null,
      text: 'Công ty Cấp nước Sơn Hà đề nghị người dân chủ động trữ nước trong đêm nay.\nMọi thắc mắc xin liên hệ tổ trực sự cố của công ty, làm việc cả ngày lẫn đêm.',
      publishedAt: '2026-11-23T10:30:00+07:00',
      canonicalUrl: null,
    })
  })

  it('gives no time that the page does not state', () => {
    const undated = html.replace('<div>10:30 23/11/2026</div>', '')
    expect(extractBatch({ id: 'b', url: 'https://bao.example/b.html', html: undated }, now).publishedAt).toBeNull()
  })

  it('gives nulls for a page that is no article', () => {
    expect(extractBatch({ id: 'c', url: 'https://bao.example/', html: '' }, now)).toEqual({
      id: 'c',
      title: null,
      lead: null,
      text: null,
      publishedAt: null,
      canonicalUrl: null,
    })
  })
})
