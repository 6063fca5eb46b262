import { columnCount, columnGroups } from '../text-model/columns.js'
import { labelKinds } from './index.js'
import { valueOf } from './label-kind.js'

describe('label kinds', () => {
  it.each(labelKinds.map((k) => [k.name, k] as const))('%s names and explains every value in Vietnamese', (_, kind) => {
    for (const { code, name, guidance } of kind.values) {
      expect(code).toMatch(/^[a-z-]+$/)
      expect(name).toMatch(/^\p{Lu}/u)
      expect(guidance.endsWith('.')).toBe(true)
    }
    expect(new Set(kind.values.map((v) => v.code)).size).toBe(kind.values.length)
    expect(new Set(kind.values.map((v) => v.name)).size).toBe(kind.values.length)
  })
  it('calls tone Phê phán, Tích cực, Trung tính and event tin xấu, tin tốt, tin trung tính: no word in common', () => {
    const names = (kind: string): string[] => labelKinds.find((k) => k.name === kind)?.values.map((v) => v.name) ?? []
    expect(names('tone')).toEqual(['Phê phán', 'Tích cực', 'Trung tính'])
    expect(names('event')).toEqual(['Tin xấu', 'Tin tốt', 'Tin trung tính'])
  })
  it('says nothing of tone where the article is unrelated', () => {
    const tone = labelKinds.find((k) => k.name === 'tone')
    expect(tone?.appliesTo('none')).toBe(false)
    expect(tone?.appliesTo('mention')).toBe(true)
  })
  it('finds a value by its code and not by another', () => {
    expect(valueOf(labelKinds[1], 'y-te')?.name).toBe('Y tế, an toàn thực phẩm')
    expect(valueOf(labelKinds[1], 'critical')).toBeUndefined()
  })
  it('lays out the score columns without gaps', () => {
    let at = 0
    for (const group of columnGroups) {
      expect(group.from).toBe(at)
      at += group.size
    }
    expect(columnCount).toBe(at)
    expect(columnCount).toBe(42)
  })
})
