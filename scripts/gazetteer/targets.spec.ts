import type { NewUnit, OldUnit } from './sources.js'
import { targetsOfOldCommunes } from './targets.js'

const today = (code: string, key: string): NewUnit => ({
  code,
  key,
  provinceKey: 'tinh',
  name: key,
  provinceCode: '1',
  lat: 0,
  lon: 0,
})
const old = (code: string, key: string, provinceCode: string): OldUnit => ({
  code,
  key,
  provinceCode,
  name: code,
  districtCode: '1',
  district: 'Huyện A',
})

describe('where an old commune went', () => {
  it('adds the parts of a split that the table by codes has lost', () => {
    const targets = targetsOfOldCommunes({
      newUnits: [today('n1', 'mot'), today('n2', 'hai')],
      oldUnits: [old('o1', 'a_b_c', '10'), old('o2', 'a_b_d', '10')],
      byCode: new Map([
        ['o1', ['n1']],
        ['o2', ['n2']],
      ]),
      byKey: new Map([['a_b_c', ['tinh/mot', 'tinh/hai']]]),
    })
    expect(targets.get('o1')).toEqual(['n1', 'n2'])
    expect(targets.get('o2')).toEqual(['n2'])
  })
  it('drops a homonym that only another old province feeds', () => {
    const targets = targetsOfOldCommunes({
      newUnits: [today('n1', 'mot'), today('n2', 'hai')],
      oldUnits: [old('o1', 'a_b_c', '10'), old('o2', 'x_y_c', '20')],
      byCode: new Map([
        ['o1', ['n1']],
        ['o2', ['n2']],
      ]),
      byKey: new Map([['a_b_c', ['tinh/mot', 'tinh/hai']]]),
    })
    expect(targets.get('o1')).toEqual(['n1'])
  })
  it('takes the official targets where both tables are wrong', () => {
    const targets = targetsOfOldCommunes({
      newUnits: [],
      oldUnits: [old('29902', 'k', '87')],
      byCode: new Map([['29902', ['99999']]]),
      byKey: new Map(),
    })
    expect(targets.get('29902')).toEqual(['29905'])
  })
})
