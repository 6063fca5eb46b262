import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { buildDocument } from '#article-index'
import { contentId } from '#foundation'
import { utcOfLocal, weekByNumber } from '#press'
import { loadOfficeArticles, memoryRecordStore, type RecordStore } from '#record'
import type { ReportRequest } from '#report'
import { SqliteArticleIndex } from '../../article-index/src/adapters/sqlite/sqlite-article-index.js'

/** An invented province, its press and two weeks of news, for the specs of reports. */
export const office = 'o1'
export const vanHa = { name: 'Vân Hạ', slug: 'van-ha', type: 'tỉnh' } as const
export const week46 = weekByNumber('2026-W46')
export const week47 = weekByNumber('2026-W47')

export interface PlayedArticle {
  readonly at: string
  readonly outlet: string
  readonly title: string
  readonly lead: string
  readonly topics?: string
  readonly tone?: 'critical' | 'neutral' | 'favourable'
  readonly story: string
  /** Key of the article it copies. */
  readonly copies?: string
  readonly key?: string
  readonly relevance?: 'about' | 'mention' | 'none'
  readonly completeness?: string
  readonly seenAt?: string
  readonly place?: string
}

const outletRows = [
  ['nhanluan', 'Nhân Luận', 'trung-uong', 'Ban Chấp hành Trung ương Đảng', null],
  ['dongkinh', 'Nhật báo Đông Kinh', 'trung-uong', 'Thành ủy Đông Kinh', null],
  ['xaydungviet', 'Xây dựng Việt', 'nganh', 'Bộ Xây dựng', null],
  ['vanha', 'Báo và phát thanh, truyền hình Vân Hạ', 'dia-phuong', 'Tỉnh ủy Vân Hạ', 'van-ha'],
  ['cong', 'Cổng thông tin điện tử tỉnh Vân Hạ', 'trang-tin', 'UBND tỉnh Vân Hạ', 'van-ha'],
  ['lachai', 'Báo Lạc Hải', 'dia-phuong', 'Tỉnh ủy Lạc Hải', 'lac-hai'],
  ['nongthonxanh', 'Nông thôn xanh', 'tap-chi', 'Hội Nông dân', null],
  ['tinnhanh', 'Tin nhanh sông Hạ', 'trang-tin', 'Công ty Sông Hạ', null],
] as const

/** The same text in many papers, an hour apart. */
function copiesOf(first: PlayedArticle, outlets: readonly string[]): PlayedArticle[] {
  const key = first.key ?? first.story
  return [
    { ...first, key },
    ...outlets.map((outlet, i) => ({
      ...first,
      key: undefined,
      outlet,
      copies: key,
      at: new Date(Date.parse(first.at) + (i + 1) * 3_600_000).toISOString(),
    })),
  ]
}
const at = (day: string, time: string): string => utcOfLocal(`2026-11-${day}`, time)

const before: PlayedArticle[] = [
  ...copiesOf(
    {
      at: at('10', '06:30'), outlet: 'dongkinh', story: 'cau-ngoi-lat', topics: 'giao-thong,dat-dai', tone: 'critical', place: 'Xã Ngòi Lạt',
      title: 'Cầu Ngòi Lạt thông xe ba tháng đã lún mố',
      lead: 'Mố phía tây cầu Ngòi Lạt lún gần 10 cm, xe tải phải đi vòng 14 km. Chủ đầu tư nói đang chờ kết quả kiểm định.',
    },
    ['xaydungviet', 'lachai', 'tinnhanh'],
  ),
  { at: at('11', '08:00'), outlet: 'vanha', story: 'che-ta-lau', topics: 'nong-nghiep', tone: 'favourable',
    title: 'Chè Tà Lâu vào vụ cuối năm', lead: 'Hơn 300 hộ ở Tà Lâu hái lứa chè cuối với giá cao hơn năm ngoái một phần năm.' },
  { at: at('12', '17:20'), outlet: 'cong', story: 'hop-thuong-truc', topics: 'chinh-tri', tone: 'neutral',
    title: 'Thường trực UBND tỉnh nghe tiến độ sắp xếp trụ sở', lead: 'Cuộc họp chiều 12/11 thống nhất bàn giao mười hai trụ sở cũ trong tháng tới.' },
  { at: at('13', '05:45'), outlet: 'nhanluan', story: 'lop-hoc-ban-gie', topics: 'giao-duc', tone: 'favourable',
    title: 'Lớp học buổi tối ở Bản Gié', lead: 'Mỗi tối, hai mươi bảy người lớn ở Bản Gié tập đọc dưới ánh đèn của nhà văn hóa.' },
] // prettier-ignore

const now: PlayedArticle[] = [
  ...copiesOf(
    {
      at: at('17', '07:15'), outlet: 'xaydungviet', story: 'dap-khe-mo', topics: 'dat-dai,nong-nghiep', tone: 'critical', place: 'Xã Khe Mơ',
      title: 'Đập Khe Mơ dừng thi công, nhà thầu đã nhận tạm ứng',
      lead: 'Công trường đập Khe Mơ không có công nhân từ đầu tháng, trong khi phần vốn tạm ứng đã chi hơn một nửa.',
    },
    ['dongkinh', 'nhanluan', 'lachai', 'vanha', 'tinnhanh', 'nongthonxanh'],
  ),
  { at: at('18', '09:05'), outlet: 'dongkinh', story: 'dap-khe-mo', key: 'dap-2', topics: 'dat-dai', tone: 'critical',
    title: 'Ai trả lời về tiền tạm ứng ở đập Khe Mơ?', lead: 'Ban quản lý dự án chưa cung cấp hồ sơ nghiệm thu cho phóng viên.' },
  { at: at('18', '14:40'), outlet: 'tinnhanh', story: 'rac-ben-dau', topics: 'moi-truong', tone: 'critical', place: 'Phường Bến Dâu',
    title: 'Mùi rác quanh trạm trung chuyển Bến Dâu', lead: 'Cư dân tổ 6 phường Bến Dâu cho biết xe rác đỗ qua đêm ngoài cổng trạm.' },
  ...copiesOf(
    { at: at('19', '10:00'), outlet: 'vanha', story: 'cam-loc-khe', topics: 'nong-nghiep,van-hoa', tone: 'favourable',
      title: 'Ngày hội cam Lộc Khê mở sớm hai tuần', lead: 'Xã Lộc Khê mở ngày hội cam từ 19/11, bốn mươi gian hàng của hợp tác xã dự bán.' },
    ['cong', 'nongthonxanh'],
  ),
  { at: at('20', '06:00'), outlet: 'nhanluan', story: 'giao-vien-na-suong', topics: 'giao-duc', tone: 'favourable',
    title: 'Mười năm giữ lớp ở Nà Sương', lead: 'Cô giáo Lò Thị Thơm đi bộ sáu cây số mỗi sáng để mở cửa điểm trường Nà Sương.' },
  { at: at('20', '16:30'), outlet: 'vanha', story: 'ma-tuy-cua-khau', topics: 'an-ninh', tone: 'neutral',
    title: 'Biên phòng Vân Hạ bắt hai người vận chuyển 12 bánh heroin', lead: 'Đồn biên phòng Pá Hin bắt quả tang hai người khi đang qua suối lúc rạng sáng.' },
  { at: at('21', '11:10'), outlet: 'cong', story: 'hop-hdnd', topics: 'chinh-tri', tone: 'neutral', completeness: 'partial',
    title: 'Ban Pháp chế HĐND tỉnh thẩm tra ba dự thảo nghị quyết', lead: 'Ba dự thảo liên quan phí, lệ phí và chế độ của cán bộ không chuyên trách ở thôn.' },
  { at: at('21', '12:00'), outlet: 'dongkinh', story: 'noi-khac', topics: 'kinh-te', tone: 'neutral', relevance: 'mention',
    title: 'Năm tỉnh phía bắc gọi vốn khu công nghiệp', lead: 'Danh sách có Lạc Hải, Vân Hạ và ba tỉnh khác.' },
  { at: at('14', '09:00'), outlet: 'nongthonxanh', story: 'suoi-can', topics: 'moi-truong', tone: 'neutral', seenAt: at('18', '03:00'),
    title: 'Suối Nậm Cắt cạn sớm', lead: 'Mực nước suối thấp hơn cùng kỳ, các bản thượng nguồn chia giờ lấy nước.' },
] // prettier-ignore

export interface PlayedPress {
  readonly store: RecordStore
  readonly index: SqliteArticleIndex
  request(period: { from: string; to: string }, asOf?: string): ReportRequest
  play(articles: readonly PlayedArticle[]): Promise<void>
  close(): Promise<void>
}

/** Opens a record and an index that hold both weeks. */
export async function twoWeeks(articles: readonly PlayedArticle[] = [...before, ...now]): Promise<PlayedPress> {
  const store = await memoryRecordStore()
  const folder = mkdtempSync(join(tmpdir(), 'report-index-'))
  const index = new SqliteArticleIndex(folder)
  const createdAt = '2026-01-01T00:00:00.000Z'
  await store.db.insertInto('office').values({ id: office, name: 'Sở', provinceSlug: 'van-ha', createdAt }).execute()
  for (const [id, name, tier, governingBody, provinceSlug] of outletRows) {
    await store.db
      .insertInto('agency')
      .values({ id: `a-${id}`, name, governingBody })
      .execute()
    await store.db
      .insertInto('outlet')
      .values({ id, agencyId: `a-${id}`, name, tier, kind: 'báo', home: `https://${id}.example`, domains: '[]', provinceSlug, createdAt })
      .execute() // prettier-ignore
  }
  const press: PlayedPress = {
    store,
    index,
    request: (period, asOf = '2026-11-23T01:00:00.000Z') => ({
      officeId: office,
      province: vanHa,
      period,
      cutOff: { weekday: 1, time: '00:00' },
      asOf,
      index,
      store,
    }),
    play: (more) => playArticles(store, index, more),
    close: async () => {
      await index.close()
      await store.close()
      rmSync(folder, { recursive: true, force: true })
    },
  }
  await press.play(articles)
  return press
}

export const idOf = (a: Pick<PlayedArticle, 'outlet' | 'title'>): string => contentId([a.outlet, a.title])

async function playArticles(
  store: RecordStore,
  index: SqliteArticleIndex,
  played: readonly PlayedArticle[],
): Promise<void> {
  const byKey = new Map(played.filter((a) => a.key).map((a) => [a.key as string, idOf(a)]))
  const ids = played.map(idOf)
  for (let i = 0; i < played.length; i += 500) {
    const part = played.slice(i, i + 500)
    await store.transaction(async (tx) => {
      await tx.insertInto('article').values(part.map(articleRow)).execute()
      await tx
        .insertInto('articleUrl')
        .values(part.map(articleRow).map((a) => ({ url: a.canonicalUrl, articleId: a.id })))
        .execute()
      await tx.insertInto('version').values(part.map(versionRow)).execute()
      await tx.insertInto('edition').values(part.map(editionRow)).execute()
      await tx
        .insertInto('groupMember')
        .values(part.map((a) => memberRow(a, byKey)))
        .execute()
      for (const rows of part.map(labelRows)) await tx.insertInto('label').values(rows).execute()
      await tx.insertInto('place').values(part.map(placeRow)).execute()
    })
  }
  for (let i = 0; i < ids.length; i += 400) {
    const articles = await loadOfficeArticles(store.db, office, ids.slice(i, i + 400))
    await index.put(articles.map((a) => buildDocument(office, a)))
  }
}

const articleRow = (a: PlayedArticle) => ({
  id: idOf(a),
  outletId: a.outlet,
  canonicalUrl: `https://${a.outlet}.example/${idOf(a).slice(0, 10)}.html`,
  firstSeenAt: a.seenAt ?? a.at,
  publishedAt: a.at,
  publishedZone: '+07:00',
  publishedPrecision: 'minute' as const,
  publishedSource: 'json-ld',
  currentVersionId: `v-${idOf(a)}`,
  completeness: a.completeness ?? 'full',
  state: 'active' as const,
  revision: 1,
})
const versionRow = (a: PlayedArticle) => ({
  id: `v-${idOf(a)}`,
  articleId: idOf(a),
  pageId: null,
  seq: 1,
  title: a.title,
  lead: a.lead,
  text: `${a.lead}\nPhóng viên còn ghi nhận ý kiến của nhiều người trong cuộc.`,
  byline: null,
  section: null,
  sourceLine: null,
  publishedAt: a.at,
  modifiedAt: null,
  extractedAt: a.at,
  method: 'test',
})
const editionRow = (a: PlayedArticle) => ({
  articleId: idOf(a),
  seq: 1,
  at: a.at,
  versionId: `v-${idOf(a)}`,
  pageId: null,
})
const memberRow = (a: PlayedArticle, byKey: ReadonlyMap<string, string>) => ({
  articleId: idOf(a),
  versionId: `v-${idOf(a)}`,
  reprintGroup: (a.copies && byKey.get(a.copies)) ?? idOf(a),
  story: a.story,
  similarity: 1,
  reason: 'test',
  publishedAt: a.at,
  groupedAt: a.at,
})
function labelRows(a: PlayedArticle) {
  const values = {
    relevance: a.relevance ?? 'about',
    topic: a.topics ?? 'khac',
    event: 'neutral',
    tone: a.tone ?? 'neutral',
    respond: String(a.tone === 'critical'),
  }
  return Object.entries(values).map(([kind, value]) => ({
    id: `${idOf(a)}-${kind}`,
    officeId: office,
    articleId: idOf(a),
    versionId: `v-${idOf(a)}`,
    kind,
    value,
    confidence: 0.9,
    evidenceStart: null,
    evidenceEnd: null,
    modelVersion: 'test',
    decidedAt: a.at,
  }))
}
const placeRow = (a: PlayedArticle) => ({
  articleId: idOf(a),
  officeId: office,
  versionId: `v-${idOf(a)}`,
  mentions: JSON.stringify(a.place ? [{ unit: a.place, level: 'xa', isOwn: true, era: 'now' }] : []),
})

/** A case on an article, as a person flagged it. */
export async function flag(
  store: RecordStore,
  article: Pick<PlayedArticle, 'outlet' | 'title'>,
  over: Partial<Awaited<ReturnType<typeof caseRow>>> & { number: number; createdAt: string },
): Promise<void> {
  await store.db
    .insertInto('responseCase')
    .values({ ...caseRow(article, over.number, over.createdAt), ...over })
    .execute()
}
const caseRow = (article: Pick<PlayedArticle, 'outlet' | 'title'>, number: number, createdAt: string) => ({
  id: `case-${number}`,
  officeId: office,
  number,
  articleId: idOf(article),
  title: article.title,
  state: 'flagged',
  reason: 'phan-anh',
  level: 'can-chu-y',
  handling: null as string | null,
  body: null as string | null,
  deadline: null as string | null,
  note: null as string | null,
  answer: null as string | null,
  createdAt,
  createdBy: 'acc',
  updatedAt: createdAt,
})

/** A source with one run in a period; called again for the same source, another run of it. */
export async function aSource(
  store: RecordStore,
  id: string,
  outletId: string,
  run: { outcome: string; found: number; at: string; reason?: string },
): Promise<void> {
  await store.db
    .insertInto('source')
    .values({
      id, outletId, kind: 'feed', url: `https://${outletId}.example/${id}`, rule: null, state: 'active', stateReason: null, intervalMs: 900_000,
      etag: null, lastModified: null, nextDueAt: run.at, lastRunAt: run.at, lastOkAt: null, lastNewAt: null, lastOutcome: run.outcome,
      lastReason: null, lastDurationMs: 10, failures: 0, createdAt: run.at,
    })
    .onConflict((c) => c.doNothing())
    .execute() // prettier-ignore
  await store.db
    .insertInto('sourceRun')
    .values({
      id: `run-${id}-${run.at}`, sourceId: id, startedAt: run.at, finishedAt: run.at, outcome: run.outcome, reason: run.reason ?? null, status: 200,
      seen: run.found, new: run.found, known: 0, skipped: 0, failed: 0, reasons: '{}', durationMs: 10,
    })
    .execute() // prettier-ignore
}
