import {
  comments,
  expectOf,
  footer,
  head,
  header,
  jsonLd,
  meta,
  page,
  paragraphs,
  sidebar,
  type Skeleton,
} from './page-parts.js'
import { brief, bridge, council, feature, fire, meals, type Story } from './stories.js'

const at = 'https://bao-khac.example'
const plain = (story: Story, time: string, more = ''): string =>
  `${header()}<div class="k"><h1>${story.title}</h1><div class="d">${time}</div><p class="s">${story.lead}</p><div class="b">${paragraphs(story).join('')}</div>${more}</div>${sidebar()}${footer()}`

/** Structured data with a raw line break, quotation marks inside a text and a comma too many. */
function brokenJson(story: Story): Skeleton {
  const broken = `<script type="application/ld+json">{"@context":"https://schema.org","@type":"NewsArticle","headline":"${story.title}","description":"Một dòng "trong ngoặc" và\n xuống dòng","datePublished":"2026-11-23T10:30:00+07:00","author":{"@type":"Person","name":"${story.author}"},}</script>`
  return {
    ...expectOf(story),
    name: 'broken structured data',
    url: `${at}/hdnd-tinh-1.html`,
    html: page(head(story.title, broken), plain(story, 'Đăng ngày 23/11/2026')),
    publishedAt: '2026-11-23T03:30',
    publishedSource: 'json-ld',
    byline: story.author,
  }
}

/** A mobile or AMP twin names the address that counts. */
function amp(story: Story): Skeleton {
  const canonical = `<link rel="canonical" href="${at}/chay-cho-2.html?zarsrc=30&amp;utm_source=zalo#top">`
  return {
    ...expectOf(story),
    name: 'AMP twin',
    url: 'https://m.bao-khac.example/amp/chay-cho-2.html?utm_source=zalo',
    html: page(head(story.title, canonical), plain(story, '23/11/2026 10:30')),
    publishedAt: '2026-11-23T03:30',
    canonicalUrl: `${at}/chay-cho-2.html`,
  }
}

/** A page filled by script that carries its text in the structured data only. */
function bodyInData(story: Story): Skeleton {
  const text = story.body.map((p) => p.replace('## ', '')).join('\n')
  const data = jsonLd(story, '2026-11-23T03:30:00Z', { articleBody: text })
  return {
    ...expectOf(story),
    name: 'body in structured data only',
    url: `${at}/cau-treo-3.html`,
    html: page(head(story.title, data), `<div id="app"><h1>${story.title}</h1><p>${story.lead}</p></div>`),
    publishedAt: '2026-11-23T03:30',
  }
}

/** A scheduled time in the future is refused and the printed one taken. */
function futureData(story: Story): Skeleton {
  return {
    ...expectOf(story),
    name: 'structured time in the future',
    url: `${at}/lang-giay-4.html`,
    html: page(head(story.title, jsonLd(story, '2026-12-01T08:00:00+07:00')), plain(story, '23/11/2026 | 10:30')),
    publishedAt: '2026-11-23T03:30',
    publishedSource: 'selector',
  }
}

/** Z after local time that would lie in the future. */
function futureZ(story: Story): Skeleton {
  return {
    ...expectOf(story),
    name: 'Z after local time of this afternoon',
    url: `${at}/chay-cho-5.html`,
    html: page(head(story.title, jsonLd(story, '2026-11-24T15:05:00Z')), plain(story, '')),
    publishedAt: '2026-11-24T08:05',
  }
}

/** A relative time beside the headline. */
function yesterday(story: Story): Skeleton {
  return {
    ...expectOf(story),
    name: 'yesterday at 21:05',
    url: `${at}/suat-an-6.html`,
    html: page(head(story.title), plain(story, 'Hôm qua, 21:05')),
    publishedAt: '2026-11-23T14:05',
  }
}

/** Structured data knows the day, the page the minute. */
function dayInData(story: Story): Skeleton {
  return {
    ...expectOf(story),
    name: 'day in structured data, minute on the page',
    url: `${at}/hdnd-7.html`,
    html: page(head(story.title, jsonLd(story, '2026-11-23')), plain(story, 'Thứ hai, 23/11/2026 | 10:30')),
    publishedAt: '2026-11-23T03:30',
  }
}

/** A brief under forty comments, and a headline for search engines that differs from the printed one. */
function briefUnderComments(story: Story): Skeleton {
  const seo = meta({ 'og:title': 'Cúp nước Hòa Khê mới nhất: lịch chi tiết hôm nay' })
  return {
    ...expectOf(story),
    name: 'brief under many comments, other title for search engines',
    url: `${at}/ngung-cap-nuoc-8.html`,
    html: page(
      head('Cúp nước Hòa Khê mới nhất: lịch chi tiết hôm nay', seo),
      plain(story, '23/11/2026 10:30', Array.from({ length: 14 }, () => comments('c9', '')).join('')),
    ),
    publishedAt: '2026-11-23T03:30',
  }
}

export const specialSkeletons: Skeleton[] = [
  brokenJson(council),
  amp(fire),
  bodyInData(bridge),
  futureData(feature),
  futureZ(fire),
  yesterday(meals),
  dayInData(council),
  briefUnderComments(brief),
]
