import type { Story } from './stories.js'

/** One page written in the shape of a family, with what must be read from it. */
export interface Skeleton {
  name: string
  url: string
  html: string
  fetchedAt: string
  title: string
  lead: string | null
  text: string
  /** UTC, to the minute; null where the page states none. */
  publishedAt: string | null
  publishedSource?: string
  completeness?: string
  canonicalUrl?: string
  byline?: string
  section?: string
  /** Words that stand on the page but must not be in the text. */
  foreign: string[]
}

/** The fetch of every skeleton: 24 November 2026, 15:20 in Viet Nam, which is also what header clocks show. */
export const fetchedAt = '2026-11-24T08:20:00.000Z'
export const clockText = 'Thứ Ba, 24/11/2026 | 15:20 GMT+7'

export const heading = (p: string): boolean => p.startsWith('## ')
export const bare = (p: string): string => (heading(p) ? p.slice(3) : p)

/** Paragraphs of a story as markup; `wrap` makes the opening and closing tag of one paragraph. */
export function paragraphs(story: Story, open = '<p>', close = '</p>', h = 'h3'): string[] {
  return story.body.map((p) => (heading(p) ? `<${h}>${bare(p)}</${h}>` : `${open}${p}${close}`))
}

/** What the text of a story must be. */
export function textOf(story: Story, lead: string | null = story.lead): string {
  return [...(lead === null ? [] : [lead]), ...story.body.map(bare)].join('\n')
}

export const expectOf = (story: Story): Pick<Skeleton, 'title' | 'lead' | 'text' | 'foreign' | 'fetchedAt'> => ({
  title: story.title,
  lead: story.lead,
  text: textOf(story),
  foreign: [...boxTitles, ...commentTexts, 'Giấy phép số 12/GP', 'Tổng biên tập'],
  fetchedAt,
})

const menuWords =
  'Trang chủ,Thời sự,Chính trị,Kinh tế,Xã hội,Pháp luật,Văn hóa,Giáo dục,Y tế,Thể thao,Du lịch,Môi trường,Nông nghiệp,Quốc phòng,Bạn đọc,Video,Ảnh,Podcast,Infographic,Chuyển đổi số,Rao vặt,Thời tiết'
const link = (text: string, n: number): string => `<a href="/${n}-tin-${n * 37}.html" title="${text}">${text}</a>`

/** Menu, search, ticker and, if wanted, a clock: what stands above every article. */
export function header(clock: string | null = clockText, c = 'site-header'): string {
  const items = menuWords.split(',').map((w, i) => `<li class="${c}__item">${link(w, i)}</li>`)
  const ticker = boxTitles.slice(0, 3).map((t, i) => `<span>${link(t, i + 60)}</span>`)
  return `<div class="${c}"><div class="${c}-top"><a href="/"><img src="/logo.png" alt="logo"></a>${
    clock === null ? '' : `<div class="${c}-time">${clock}</div>`
  }<form action="/tim-kiem"><input name="q"></form></div><ul class="${c}-menu">${items.join('\n')}</ul><div class="${c}-hot">${ticker.join(
    '',
  )}</div></div>`
}

export const boxTitles = [
  'Bắt nhóm trộm cáp viễn thông ở xã Mường Đán',
  'Giá xăng giảm lần thứ ba liên tiếp trong tháng',
  'Hơn 200 vận động viên dự giải chạy quanh hồ Thác Mơ',
  'Nhà máy xi măng Sơn Hà bị phạt vì xả thải',
  'Đề xuất nâng cấp bệnh viện khu vực lên 500 giường',
  'Sạt lở chia cắt tỉnh lộ 117 trong đêm',
]

const teaserTexts = [
  'Lực lượng chức năng thu giữ gần 300 mét cáp cùng nhiều dụng cụ cắt phá, các đối tượng khai nhận gây ra chín vụ từ đầu năm đến nay.',
  'Đây là kỳ điều hành thứ ba liên tiếp giá các mặt hàng xăng dầu đi xuống, mức giảm từ 220 đến 410 đồng mỗi lít tùy loại.',
  'Giải chạy thu hút nhiều câu lạc bộ trong và ngoài tỉnh, đường chạy đi qua ba xã ven hồ với phong cảnh được đánh giá rất đẹp.',
  'Đoàn kiểm tra xác định nước thải sau xử lý vượt quy chuẩn 2,4 lần, doanh nghiệp bị phạt 380 triệu đồng và buộc khắc phục.',
]

/** A column of other articles with summaries and times. */
export function sidebar(c = 'sidebar-box'): string {
  const cards = teaserTexts.map(
    (t, i) =>
      `<div class="${c}-item"><a href="/tin-${i}.html"><img src="/t${i}.jpg"></a><h4>${link(boxTitles[i] ?? '', i + 80)}</h4><span class="time">${
        i + 2
      } giờ trước</span><p>${t}</p></div>`,
  )
  const list = boxTitles.map((t, i) => `<li>${link(t, i + 90)}</li>`)
  return `<div class="${c}"><h3>Đọc nhiều</h3>${cards.join('\n')}<ul>${list.join('')}</ul></div>`
}

/** A box of related articles as it stands inside a body. */
export function related(c: string, attributes = ''): string {
  const items = boxTitles.slice(3, 6).map((t, i) => `<li>${link(t, i + 40)}</li>`)
  return `<div class="${c}"${attributes}><p>Tin liên quan</p><ul>${items.join('')}</ul></div>`
}

export const commentTexts = [
  'Tỉnh này làm ăn quá kém, phải kỷ luật người đứng đầu mới được!',
  'Tôi ở gần đó, thấy bài báo viết đúng sự thật, mong các cấp sớm vào cuộc giải quyết cho bà con.',
  'Cần công khai danh sách đơn vị liên quan để người dân giám sát chứ không thể nói chung chung.',
]

/** Readers' comments rendered on the server, with names. */
export function comments(c = 'comment', title = 'Bình luận (3)'): string {
  const names = ['Nguyễn Hữu Bạn Đọc', 'thanhtung88', 'Cô Giáo Vùng Cao']
  const items = commentTexts.map(
    (t, i) =>
      `<div class="${c}-item"><b>${names[i]}</b><span class="time">${i + 1} giờ trước</span><p>${t}</p><a href="#">Thích</a> <a href="#">Trả lời</a></div>`,
  )
  return `<div class="${c}-list"><h3>${title}</h3>${items.join('\n')}<form><textarea></textarea><button>Gửi bình luận</button></form></div>`
}

/** Licence, editor and addresses, with a date that is none of the article's. */
export function footer(c = 'site-footer'): string {
  const items = menuWords.split(',').map((w, i) => link(w, i + 200))
  return `<div class="${c}"><div>${items.join(' ')}</div><p>Báo điện tử thử nghiệm. Giấy phép số 12/GP-BVHTTDL ngày 05/01/2026.</p><p>Tổng biên tập: Nguyễn Văn Mẫu. Điện thoại: 0200 3811 811. Ghi rõ nguồn khi phát hành lại thông tin từ trang này.</p></div>`
}

/** Scripts and styles that make a page weigh what real ones weigh. */
export function ballast(): string {
  const script = Array.from(
    { length: 220 },
    (_, i) => `window.cfg_${i}={id:${i},zone:"z${i}",html:"<div>ads ${i}</div>"};`,
  )
  const style = Array.from({ length: 160 }, (_, i) => `.u-${i}{margin:${i}px;padding:${i % 7}px}`)
  return `<script>${script.join('\n')}</script><style>${style.join('\n')}</style>`
}

export function head(title: string, extra = ''): string {
  return `<head><meta charset="utf-8"><title>${title}</title>${extra}${ballast()}</head>`
}

export function page(headMarkup: string, body: string): string {
  return `<!DOCTYPE html><html lang="vi">${headMarkup}<body>${body}</body></html>`
}

/** Structured data as most papers give it. */
export function jsonLd(story: Story, published: string | null, more: Record<string, unknown> = {}): string {
  const data = {
    '@context': 'https://schema.org',
    '@type': 'NewsArticle',
    headline: story.title,
    description: story.lead,
    ...(published === null ? {} : { datePublished: published }),
    ...more,
  }
  return `<script type="application/ld+json">${JSON.stringify(data)}</script>`
}

export function meta(pairs: Record<string, string>): string {
  return Object.entries(pairs)
    .map(
      ([k, v]) =>
        `<meta ${/^(?:og|article):/.test(k) ? 'property' : 'name'}="${k}" content="${v.replace(/"/g, '&quot;')}">`,
    )
    .join('')
}
