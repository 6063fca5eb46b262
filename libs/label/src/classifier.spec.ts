import { labelModelToBytes } from './text-model/label-model.js'
import type { PlaceHit } from './text-model/mentions.js'
import { type ArticleToLabel, classifyBatch, createClassifier, loadModel, type PlaceSource } from './index.js'

/** Knows one province and finds it by its plain name. */
const gazetteer: PlaceSource = {
  resolveProvince: (name) => (name === 'Quảng Ninh' ? { slug: 'quang-ninh' } : null),
  nameHits: (text) =>
    [...text.matchAll(/Quảng Ninh|Nam Định/g)].map((m): PlaceHit => ({
      start: m.index,
      end: m.index + m[0].length,
      kind: m[0] === 'Quảng Ninh' ? 'province' : 'other',
      province: m[0],
      isPlace: true,
    })),
}
const started = performance.now()
const model = loadModel()
const classifier = createClassifier(model, gazetteer)
const loadedInMs = performance.now() - started

const accident: ArticleToLabel = {
  province: 'Quảng Ninh',
  title: 'Xe tải lật trên quốc lộ 18 ở Quảng Ninh, hai người chết',
  abstract: 'Chiếc xe tải mất lái, tông vào xe máy đi ngược chiều.',
  body: 'Sáng 5/3, tai nạn giao thông xảy ra tại tỉnh Quảng Ninh. Hai người đi xe máy tử vong tại chỗ. Công an tỉnh Quảng Ninh đang điều tra nguyên nhân.',
}

describe('the built-in classifier', () => {
  it('loads in under a second and stays under 14 MB', () => {
    expect(loadedInMs).toBeLessThan(1000)
    expect(labelModelToBytes(model).length).toBeLessThan(14_000_000)
  })
  it('labels a plain accident as a reader would', () => {
    expect(classifier.classify(accident)).toMatchObject({
      relevance: 'about',
      event: 'negative',
      tone: 'neutral',
      respond: false,
    })
    expect(classifier.classify(accident).topics[0]).toBe('giao-thong')
  })
  it('gives a confidence between 0 and 1 and a whole sentence as evidence for each kind', () => {
    const { confidence, evidence } = classifier.classify(accident)
    for (const kind of ['relevance', 'topic', 'event', 'tone', 'respond'] as const) {
      expect(confidence[kind]).toBeGreaterThan(0)
      expect(confidence[kind]).toBeLessThanOrEqual(1)
      const { part, start, end } = evidence[kind] ?? { part: 'title', start: 0, end: 0 }
      expect(accident[part].slice(start, end)).toMatch(/^\p{Lu}[^]*[.\p{L}]$/u)
    }
  })
  it('points into the text as given, also when it came decomposed', () => {
    const given = { ...accident, body: accident.body.normalize('NFD'), title: '', abstract: '' }
    const { start, end } = classifier.classify(given).evidence.topic ?? { start: 0, end: 0 }
    expect(accident.body).toContain(given.body.slice(start, end).normalize('NFC'))
    expect(end).toBeGreaterThan(start)
  })
  it('has no tone for an article that does not concern the province', () => {
    const foreign = {
      ...accident,
      title: 'Bầu cử tổng thống Pháp bước vào vòng hai',
      abstract: 'Cử tri Pháp đi bỏ phiếu hôm chủ nhật.',
      body: 'Hai ứng viên tranh luận trên truyền hình tại Paris. Kết quả sẽ được công bố vào tối cùng ngày.',
    }
    expect(classifier.classify(foreign)).toMatchObject({ relevance: 'none', tone: null })
  })
  it('answers the batch command without evidence, and an empty article too', () => {
    const line = classifyBatch({ id: 'a1', province: 'Quảng Ninh', title: '', abstract: '', body: '' }, classifier)
    expect(Object.keys(line)).toEqual(['id', 'relevance', 'topics', 'event', 'tone', 'respond', 'confidence'])
    expect(line.relevance).toBe('none')
  })
  it('says in Vietnamese which province it does not know', () => {
    expect(() => classifier.classify({ ...accident, province: 'Atlantis' })).toThrow('Không nhận ra tỉnh')
  })
  it('uses the place hits a caller has already', () => {
    const hits = gazetteer.nameHits(`${accident.title}\n${accident.abstract}\n${accident.body}`, 'Quảng Ninh')
    expect(classifier.classify(accident, hits)).toEqual(classifier.classify(accident))
  })
})
