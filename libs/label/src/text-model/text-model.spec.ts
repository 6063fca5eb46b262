import { authorityPositions } from './authorities.js'
import { columnCount } from './columns.js'
import { featureTable, inSlot, slotWidth } from './feature-table.js'
import { features, maskNames, views } from './features.js'
import { keyTable } from './key-table.js'
import { idfUnit, LinearModel } from './linear.js'
import { Lexicon } from './lexicon.js'
import { mentionsIn, type PlaceHit } from './mentions.js'
import { packModel, unpackModel } from './model-file.js'
import { normalisedText } from './normalised-text.js'
import { placeCountNames, placeCounts } from './place-counts.js'
import { placeOrder, placePairs } from './place-order.js'
import { sumOfTrees } from './trees.js'
import { hashWord, pair, readWords } from './words.js'

const title = 'Cháy chợ ở Quảng Ninh'
const body = 'Vụ cháy xảy ra tại phường Hạ Long. Công an Hà Nội không liên quan.'
const text = readWords({ title, abstract: '', body })
const joined = `${title}\n\n${body}`
const hit = (name: string, kind: PlaceHit['kind'], isPlace = true): PlaceHit => {
  const start = joined.indexOf(name)
  return { start, end: start + name.length, kind, province: kind === 'other' ? 'Hà Nội' : 'Quảng Ninh', isPlace }
}
const hits = [hit('Quảng Ninh', 'province'), hit('phường Hạ Long', 'unit'), hit('Hà Nội', 'other')]
const empty = new Lexicon({
  phraseKeys: new Uint32Array(),
  phraseStrength: new Float32Array(),
  unitKeys: new Uint32Array(),
  unitCluster: new Uint16Array(),
})

describe('reading an article for the model', () => {
  it('cuts the fields into sentences with offsets in their own field', () => {
    const cut = text.sentences.map((s) => [s.part, [title, '', body][s.part]?.slice(s.start, s.end)])
    expect(cut).toEqual([
      [0, title],
      [2, 'Vụ cháy xảy ra tại phường Hạ Long.'],
      [2, 'Công an Hà Nội không liên quan.'],
    ])
  })
  it('gives dates and sums their shape only', () => {
    expect(readWords({ title: 'Ngày 22-6 chi 1.234,5 tỷ', abstract: '', body: '' }).words).toEqual([
      'ngày',
      '00',
      '0',
      'chi',
      '0.000,0',
      'tỷ',
    ])
  })
  it('keeps the type word before a place name and covers the name', () => {
    const mentions = mentionsIn(text, hits)
    expect(mentions.map((m) => [m.kind, text.words.slice(m.from, m.to).join(' ')])).toEqual([
      ['own', 'quảng ninh'],
      ['unit', 'hạ long'],
      ['other', 'hà nội'],
    ])
  })
  it('counts a name inside another name apart', () => {
    const inside = mentionsIn(text, [hit('Quảng Ninh', 'province', false)])
    const counts = placeCounts(text, inside, false)
    expect(counts[placeCountNames.indexOf('ownInsideNames')]).toBe(1)
    expect(counts[placeCountNames.indexOf('ownInTitle')]).toBe(0)
  })
  it('reads the same text the same way for any province: only roles matter, not names', () => {
    const other = title.replace('Quảng Ninh', 'Thanh Hóa ')
    const again = readWords({ title: other, abstract: '', body })
    const swapped = hits.map((h, i) => (i === 0 ? { ...h, end: h.end - 1, province: 'Thanh Hóa' } : h))
    const masks = (r: typeof text, h: PlaceHit[]): number[][] => maskNames(r, mentionsIn(r, h)).map((m) => m.hashes)
    expect(masks(again, swapped)).toEqual(masks(text, hits))
  })
  it('gives place counts for every name of the list, also for an empty article', () => {
    const nothing = readWords({ title: '', abstract: '', body: '' })
    const counts = placeCounts(nothing, [], false)
    expect(counts).toHaveLength(placeCountNames.length)
    expect(counts.every(Number.isFinite)).toBe(true)
    const seen = features(nothing, [], false, empty)
    const ofArticle = [...seen.viewOf.subarray(0, seen.length)].map((v) => views[v] as string)
    expect(ofArticle.filter((v) => v === 'places')).toHaveLength(placeCountNames.length)
    expect(new Set(ofArticle)).toEqual(new Set(['places', 'placeOrder', 'placePairs']))
  })
  it('tells who is named first, and not by which name', () => {
    const order = (list: PlaceHit[]): number[] => placeOrder(text, mentionsIn(text, list))
    const otherFirst = [hit('Quảng Ninh', 'other'), hit('phường Hạ Long', 'other'), hit('Hà Nội', 'province')]
    expect(order(hits)).not.toEqual(order(otherFirst))
    expect(order(hits.map((h) => (h.kind === 'other' ? { ...h, province: 'Thanh Hóa' } : h)))).toEqual(order(hits))
    expect(new Set(order([]))).not.toEqual(new Set(order(hits)))
  })
  it('reads every two place counts together', () => {
    const none = placeCountNames.map(() => 0)
    const inTitle = none.map((n, i) => (placeCountNames[i] === 'ownInTitle' ? 1 : n))
    const changed = placePairs(inTitle).filter((h, i) => h !== placePairs(none)[i])
    expect(new Set(placePairs(none)).size).toBe((16 * 15) / 2)
    expect(changed).toHaveLength(15)
  })
  it('finds where authorities are named, in either spelling, and no lone first syllable', () => {
    const at = (words: string): number[] => authorityPositions(words.split(' ').map(hashWord))
    expect(at('ông nói công an và ubnd xã')).toEqual([2, 5])
    expect(at('uỷ ban họp')).toEqual(at('ủy ban họp'))
    expect(at('công việc của dân')).toEqual([])
    expect(at('công')).toEqual([])
  })
  it('keeps the words of a sentence that names an authority apart from the others', () => {
    const seen = features(text, mentionsIn(text, hits), false, empty)
    const sentences = new Set<number>()
    for (let i = 0; i < seen.length; i++)
      if (views[seen.viewOf[i] as number] === 'authorities') sentences.add(seen.sentenceOf[i] as number)
    expect([...sentences]).toEqual([2])
  })
  it('joins phrases, the stronger of two that overlap first, and replaces units by clusters', () => {
    const [a, b, c] = ['bức', 'xúc', 'động'].map(hashWord) as [number, number, number]
    const lexicon = new Lexicon({
      phraseKeys: Uint32Array.of(pair(a, b) >>> 0, pair(b, c) >>> 0),
      phraseStrength: Float32Array.of(20, 30),
      unitKeys: Uint32Array.of(a),
      unitCluster: Uint16Array.of(7),
    })
    expect(lexicon.join([a, b])).toEqual([pair(a, b) >>> 0])
    expect(lexicon.join([a, b, c])).toEqual([a, pair(b, c) >>> 0])
    expect(lexicon.clusters([a])).toEqual([hashWord('cluster 7')])
  })
  it('stays linear on a hostile text', () => {
    const started = performance.now()
    const long = readWords({ title: 'Hà '.repeat(50_000), abstract: '. '.repeat(50_000), body: '('.repeat(100_000) })
    expect(features(long, [], false, empty).length).toBeGreaterThan(50_000)
    expect(performance.now() - started).toBeLessThan(5_000)
  })
})

describe('model parts', () => {
  it('finds every key of a table and no other', () => {
    const keys = Uint32Array.from({ length: 5000 }, (_, i) => hashWord(`k${i}`))
    const table = keyTable(keys)
    expect(keys.every((key, row) => table.rowOf(key) === row)).toBe(true)
    expect(table.rowOf(hashWord('stranger'))).toBe(-1)
  })
  it('keeps all it knows of a feature in one slot', () => {
    const keys = Uint32Array.from({ length: 3000 }, (_, i) => hashWord(`k${i}`))
    const table = featureTable(
      keys,
      new Uint8Array(3000).fill(5),
      Uint16Array.from(keys, (_, i) => i),
    )
    const told = [...keys].map((key) => {
      const at = table.slotOf(key) * slotWidth
      return [(table.slots[at + inSlot.row] as number) - 1, table.slots[at + inSlot.viewAndIdf]]
    })
    expect(told).toEqual([...keys].map((_, row) => [row, 5 | (row << 8)]))
    expect(table.slotOf(hashWord('stranger'))).toBe(-1)
  })
  it('scores rows of narrow and of wide views, and shares out among sentences what they add', () => {
    const wide = Int8Array.from({ length: columnCount }, (_, c) => (c === 1 ? 10 : 0))
    const model = new LinearModel({
      keys: Uint32Array.of(11, 12, 13),
      viewOf: Uint8Array.of(0, 1, 1),
      idf: Uint16Array.of(idfUnit, idfUnit, idfUnit),
      // View 0 speaks to all columns, view 1 to columns 1 and 2.
      columnsHeard: [0, columnCount, 1, 3],
      weights: Int8Array.of(...wide, 3, 4, 5, 6),
      columnScale: Array<number>(columnCount).fill(0.5),
      bias: Array<number>(columnCount).fill(1),
    })
    const seen = {
      length: 4,
      keys: Uint32Array.of(11, 13, 99, 11),
      viewOf: Uint8Array.of(0, 1, 0, 0),
      sentenceOf: Int32Array.of(0, 1, 1, 1),
      counts: [],
    }
    const twice = (): number[][] => {
      const active = model.activate(seen)
      const added = model.contributions(seen, active, [{ from: 1, weights: [1, -1] }], 2)
      return [[...model.scores(active).slice(0, 4)], [...(added[0] as Float64Array)]]
    }
    // One row per view, so each has the length one: 1 + 0.5 · (10 + 5), 1 + 0.5 · 6.
    expect(twice()).toEqual([
      [1, 8.5, 4, 1],
      [2.5, 2.5 + 0.5 * (5 - 6)],
    ])
    expect(twice()).toEqual(twice())
  })
  it('walks trees to the right leaf', () => {
    const trees = { roots: [0, -3], feature: [0], threshold: [1.5], left: [-1], right: [-2], leaves: [10, 20, 0.5] }
    expect(sumOfTrees(trees, [1.5])).toBe(10.5)
    expect(sumOfTrees(trees, [2])).toBe(20.5)
  })
  it('reads back what it packed and refuses other bytes with a clear error', () => {
    const bytes = packModel({ a: 'ế' }, { x: Int8Array.of(1, -2, 3), y: Float32Array.of(0.5) })
    const { head, arrays } = unpackModel<{ a: string }>(bytes)
    expect(head.a).toBe('ế')
    expect([...(arrays.x ?? [])]).toEqual([1, -2, 3])
    expect([...(arrays.y ?? [])]).toEqual([0.5])
    expect(() => unpackModel(bytes.subarray(0, bytes.length - 6))).toThrow('label-model-unreadable')
    expect(() => unpackModel(Buffer.from('nothing'))).toThrow('label-model-unreadable')
  })
  it('leads offsets of the composed text back to the text as given', () => {
    const given = 'Thủy điện'.normalize('NFD')
    const { text: composed, toGiven } = normalisedText(given)
    const at = composed.indexOf('điện')
    expect(given.slice(toGiven(at)).normalize('NFC')).toBe('điện')
    expect(toGiven(composed.length)).toBe(given.length)
  })
})
