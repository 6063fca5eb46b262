import { outletIdOf } from '#press'

it.each([
  ['https://www.bao.example/ten-moi-100261124083015123.htm', 'id:bao.example/100261124083015123'],
  ['https://m.bao.example/ten-cu-100261124083015123.htm', 'id:bao.example/100261124083015123'],
  ['https://bao.example/sat-lo-post831234.html', 'id:bao.example/831234'],
  ['https://bao.example/kinh-te/sat-lo-4992107.html', 'id:bao.example/4992107'],
  ['https://bao.example/lich-cup-dien-20261124.html', null],
  ['https://bao.example/sat-lo-bo-song.htm', null],
  ['https://bao.example/top-10-nam-2026.html', null],
  ['https://cong.example/tin.aspx?ItemID=512312', null],
  ['not an address', null],
])('%s is known to its outlet as %s', (url, id) => {
  expect(outletIdOf(url)).toBe(id)
})
