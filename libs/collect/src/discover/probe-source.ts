import { emptyReason, type NamedReason, sentenceOnce } from '../errors.js'
import type { Fetcher } from '../fetch/fetch-url.js'
import type { Robots } from '../robots/robots.js'
import { sourceKinds, type SourceKindName } from '../source-kinds/index.js'
import type { FeedEntry, ListRule, SourceReading } from '../source-kinds/source-kind.js'

/** What a source would bring, or what is wrong with it. */
export interface SourceProbe {
  isUsable: boolean
  reason: NamedReason
  /** One or two Vietnamese sentences for the person who would add it. */
  sentence: string
  /** Where the source really lives, after redirects; the address to save. */
  finalUrl: string
  count: number
  newestAt: string | null
  /** The first few entries, as they would come in. */
  sample: FeedEntry[]
  /** Another kind that fits better what was found there. */
  suggestedKind: SourceKindName | null
}

export interface ProbeParts {
  fetcher: Pick<Fetcher, 'fetchUrl'>
  nowMs: number
  rule?: ListRule | null
  /** Asked first when given. */
  robots?: Pick<Robots, 'check'>
}

const sampleCount = 10
/** Without anything newer than this a source is called stuck (a wrong section number gives old items for good). */
const stuckAfterMs = 60 * 86_400_000

/** Fetches and reads a source once, without keeping anything. For an index, its newest file is looked into as well. */
export async function probeSource(kindName: SourceKindName, url: string, parts: ProbeParts): Promise<SourceProbe> {
  const { reading, reason, finalUrl } = await readOnce(kindName, url, parts)
  if (!reading) return failed(reason, finalUrl)
  if (reading.error) return failed(reading.error, finalUrl, suggestedKind(reading.error))
  const child = reading.children?.[0]
  if (child === undefined && reading.entries.length === 0) return failed(emptyReason(kindName), finalUrl)
  if (child === undefined) return described(reading.entries, finalUrl, parts.nowMs, null)
  const below = await readOnce(kindName, child.url, parts)
  if (!below.reading || below.reading.error) return failed(below.reading?.error ?? below.reason, finalUrl)
  return described(below.reading.entries, finalUrl, parts.nowMs, reading.children!.length)
}

async function readOnce(
  kindName: SourceKindName,
  url: string,
  { fetcher, nowMs, rule, robots }: ProbeParts,
): Promise<{ reading: SourceReading | null; reason: NamedReason; finalUrl: string }> {
  const kind = sourceKinds.find((k) => k.name === kindName)!
  const refusal = (await robots?.check(url))?.refusal
  if (refusal) return { reading: null, reason: refusal, finalUrl: url }
  const result = await fetcher.fetchUrl(url, { accept: kind.accept })
  const { finalUrl, reason } = result
  if (result.outcome !== 'ok') return { reading: null, reason, finalUrl }
  const contentType = result.headers['content-type'] ?? null
  const reading = await kind.read({ url: finalUrl, bytes: result.bytes, contentType, rule: rule ?? null, nowMs })
  return { reading, reason, finalUrl }
}

function described(entries: readonly FeedEntry[], finalUrl: string, nowMs: number, files: number | null): SourceProbe {
  const times = entries.map((e) => e.publishedAt ?? e.updatedAt).filter((t) => t !== null)
  const newestAt = times.reduce<string | null>((newest, t) => (newest === null || t > newest ? t : newest), null)
  const withoutLink = entries.filter((e) => e.link === null).length
  const parts = [
    files === null
      ? `Đọc được ${entries.length} tin.`
      : `Đọc được danh mục ${files} tệp; tệp mới nhất có ${entries.length} địa chỉ.`,
  ]
  if (newestAt === null) parts.push('Nguồn không ghi thời gian; thời gian sẽ lấy từ trang bài.')
  else if (nowMs - Date.parse(newestAt) > stuckAfterMs) {
    parts.push(
      `Tin mới nhất từ ngày ${vietnameseDay(newestAt)}: nguồn có thể đã ngừng cập nhật hoặc sai chuyên mục, hãy kiểm tra lại.`,
    )
  } else parts.push(`Tin mới nhất lúc ${vietnameseTime(newestAt)}.`)
  if (withoutLink > 0) parts.push(`${withoutLink} tin không có đường dẫn nên sẽ bị bỏ qua.`)
  return {
    isUsable: entries.length > withoutLink,
    reason: 'ok',
    sentence: parts.join(' '),
    finalUrl,
    count: entries.length,
    newestAt,
    sample: entries.slice(0, sampleCount),
    suggestedKind: null,
  }
}

function failed(reason: NamedReason, finalUrl: string, suggested: SourceKindName | null = null): SourceProbe {
  const sentence = sentenceOnce(reason)
  return { isUsable: false, reason, sentence, finalUrl, count: 0, newestAt: null, sample: [], suggestedKind: suggested }
}

function suggestedKind(error: NamedReason): SourceKindName | null {
  if (error === 'feed-is-html') return 'list-page'
  return error === 'feed-is-sitemap' ? 'sitemap' : null
}

function vietnameseDay(iso: string): string {
  return new Date(Date.parse(iso) + 7 * 3_600_000).toISOString().slice(0, 10).split('-').reverse().join('/')
}

function vietnameseTime(iso: string): string {
  return `${new Date(Date.parse(iso) + 7 * 3_600_000).toISOString().slice(11, 16)} ngày ${vietnameseDay(iso)}`
}
