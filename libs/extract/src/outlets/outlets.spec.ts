import { readPage } from '../page/read-page.js'
import { bodyByTemplate, chooseByTemplate } from './by-template.js'
import { type OutletTemplate, templateFor } from './index.js'

const template: OutletTemplate = {
  hosts: ['bao.example', '.tinh.example'],
  title: '.t',
  lead: '.l',
  body: '#noidung',
  drop: ['.quangcao'],
  byline: '.tg',
  published: 'time',
}
const page = readPage(
  'https://bao.example/a',
  '<div class="t">Tiêu đề</div><time datetime="2026-11-23T10:30">x</time><div class="l">Lời dẫn.</div><div id="noidung"><p>Một đoạn văn đủ dài để thành nội dung của bài báo.</p><p class="quangcao">Bán nhà giá rẻ.</p><p>Đoạn thứ hai của bài báo cũng dài như thế.</p></div><div class="tg">Minh Quế</div>',
)

describe('outlet templates', () => {
  it('are chosen by host', () => {
    expect(templateFor('https://www.bao.example/x', [template])).toBe(template)
    expect(templateFor('https://xa.tinh.example/x', [template])).toBe(template)
    expect(templateFor('https://xbao.example/x', [template])).toBeNull()
    expect(templateFor('no address', [template])).toBeNull()
  })

  it('say where everything stands', () => {
    expect(chooseByTemplate(page, template)).toMatchObject({
      title: { text: 'Tiêu đề' },
      lead: { text: 'Lời dẫn.' },
      byline: 'Minh Quế',
      published: '2026-11-23T10:30',
    })
    const body = bodyByTemplate(page, template)
    expect(body?.blocks.map((i) => page.blocks[i]?.text)).toEqual([
      'Một đoạn văn đủ dài để thành nội dung của bài báo.',
      'Đoạn thứ hai của bài báo cũng dài như thế.',
    ])
  })

  it('leave the body to the general reading when their element is missing', () => {
    expect(bodyByTemplate(page, { ...template, body: '#khac' })).toBeNull()
  })
})
