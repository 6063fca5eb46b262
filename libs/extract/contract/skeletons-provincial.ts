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
  related,
  sidebar,
  type Skeleton,
  textOf,
} from './page-parts.js'
import { brief, bridge, council, feature, fire, interview, meals, type Story } from './stories.js'

const home = 'https://bao-tinh.example'

/** F6: month in the path, lead as the first bold paragraph, `Cập nhật` as the only time. */
function f6bold(story: Story): Skeleton {
  const body = `${header('Thứ Ba, 24/11/2026, 15:20 (GMT+7)')}<div id="main"><div class="col-left"><div class="bread"><a href="/xa-hoi/">${story.section}</a></div><h1 class="title">${story.title}</h1><div class="date">Cập nhật, 16:34, Thứ Hai, 23/11/2026 (GMT+7)</div><div id="content" class="content-detail"><p><strong>${story.lead}</strong></p>${paragraphs(story, '<p style="text-align: justify">').join('')}<table align="center"><tbody><tr><td><img src="a.jpg"></td></tr><tr><td><em>${story.captions[0] ?? 'Ảnh minh họa'}</em></td></tr></tbody></table><p style="text-align: right"><strong>${story.author}</strong></p></div><div class="other">${related('cac-tin-khac')}</div></div>${sidebar('right')}</div>${footer()}`
  return {
    ...expectOf(story),
    name: 'F6 bold lead, only an update time',
    url: `${home}/xa-hoi/202611/cau-treo-ban-la-3ac6d79/`,
    html: page(head(`${story.title} - Báo Sơn Hà điện tử`), body),
    publishedAt: '2026-11-23T09:34',
    byline: story.author,
  }
}

/** F6: `div.desc`, time before date without weekday, photo with credit in one paragraph. */
function f6desc(story: Story): Skeleton {
  const body = `${header('15:20 24/11/2026')}<div class="wrap"><article><h1>${story.title}</h1><span class="post-date">18:10, 22/11/2026</span><div class="desc">${story.lead}</div><div class="td-post-content"><div><img src="b.jpg"><p class="cap"><em>${story.captions[0] ?? 'Ảnh minh họa'}</em></p></div>${paragraphs(story).join('')}<p><strong>${story.author}</strong></p></div></article>${sidebar('c2')}</div>${footer()}`
  return {
    ...expectOf(story),
    name: 'F6 description block',
    url: `${home}/kinh-te/202611/giam-doc-so-0be12fa/`,
    html: page(head(story.title, meta({ description: `${story.lead.slice(0, 120)}...` })), body),
    publishedAt: '2026-11-22T11:10',
  }
}

/** F7: h4 lead, body of `br` lines in one div. */
function f7(story: Story): Skeleton {
  const lines = story.body.map((p) => p.replace(/^## (.*)$/, '<b>$1</b>')).join('<br><br>\n')
  const body = `${header()}<table width="100%"><tr><td width="70%"><div class="detail"><h1>${story.title}</h1><div class="dt">23/11/2026 - 10:30</div><h4 class="sapo">${story.lead}</h4><div id="newscontents">${lines}<br><br><b>${story.author}</b></div></div></td><td>${sidebar('td-right')}</td></tr></table>${footer()}`
  return {
    ...expectOf(story),
    name: 'F7 lines parted by br in a table page',
    url: `${home}/cau-treo-ban-la-a156114.html`,
    html: page(head(story.title), body),
    publishedAt: '2026-11-23T03:30',
  }
}

/** F8: lead only in meta, old minute form, body in divs. */
function f8(story: Story): Skeleton {
  const body = `${header()}<div class="container"><h1 class="font-bold">${story.title}</h1><div class="date font5">Thứ Hai, 23/11/2026 22:7'(GMT+7)</div><div id="content">${story.body.map((p) => `<div>${p.replace('## ', '')}</div>`).join('')}</div><div class="cards"><article class="card"><a href="/k">Sạt lở chia cắt tỉnh lộ 117 trong đêm</a></article></div></div>${footer()}`
  return {
    ...expectOf(story),
    name: 'F8 lead in meta only',
    url: `${home}/hdnd-tinh-3281234.html`,
    html: page(head(story.title, meta({ description: story.lead })), body),
    publishedAt: '2026-11-23T15:07',
  }
}

/** F9: published time in meta, text opened by script. */
function f9encoded(story: Story): Skeleton {
  const code = 'TmdheSAyMy8xMSBraG9uZyBjbyBnaSBkZSB4ZW0gbyBkYXkg'.repeat(60)
  const body = `${header()}<div class="main"><h1>${story.title}</h1><div class="article__sapo">${story.lead}</div><div id="dcontent"></div><script>var c="${code}";open(c)</script></div>${footer()}`
  return {
    ...expectOf(story),
    name: 'F9 encoded body',
    url: `${home}/hdnd-tinh-256114.htm`,
    html: page(head(story.title, meta({ 'article:published_time': '2026-11-23T10:30:00+07:00' })), body),
    text: story.lead,
    publishedAt: '2026-11-23T03:30',
    completeness: 'encoded',
  }
}

/** F9: the ordinary page. */
function f9(story: Story): Skeleton {
  const body = `${header()}<div class="main"><h1>${story.title}</h1><span class="stime">23-11-2026 10:30:00</span><div class="article__sapo">${story.lead}</div><div id="dcontent">${paragraphs(story).join('')}<p style="text-align:right"><em>${story.author}</em></p></div>${comments('cmt', 'Ý kiến bạn đọc')}</div>${sidebar()}${footer()}`
  return {
    ...expectOf(story),
    name: 'F9 plain',
    url: `${home}/chay-cho-256115.htm`,
    html: page(head(story.title), body),
    publishedAt: '2026-11-23T03:30',
  }
}

/** F10: time in the head of the article, clock in the page's header. */
function f10(story: Story): Skeleton {
  const body = `${header('Thứ Ba, ngày 24 tháng 11 năm 2026')}<div class="news-detail"><div class="news-detail__head"><span>Chính trị</span> <span>Thứ Hai, 23/11/2026 - 10:30</span></div><h1>${story.title}</h1><div class="news_detail_sapo">${story.lead}</div>${paragraphs(story).join('')}<p><b>Theo Báo Sơn Hà</b></p></div>${sidebar()}${footer()}`
  return {
    ...expectOf(story),
    name: 'F10 time above the headline',
    url: `${home}/hdnd-tinh-postid432111.bbg`,
    html: page(head(story.title), body),
    publishedAt: '2026-11-23T03:30',
  }
}

/** F11: radio; time before date; station's name at the head of the lead; several writers in the signature. */
function f11(story: Story): Skeleton {
  const marked = `VOX.VN - ${story.lead}`
  const body = `${header()}<div class="row article-content-wrap"><div class="col-8"><div class="breadcrumb"><a href="/">Trang chủ</a><a href="/xa-hoi">${story.section}</a></div><h1 class="article-title">${story.title}</h1><div class="article-date">Thứ Hai, 22:35, 23/11/2026</div><h2 class="article-summary">${marked}</h2><div class="article-content"><div class="text-long">${paragraphs(story).join('')}<p>Trần Hòa - Lê Thu/VOX Tây Bắc</p></div></div>${related('article-related')}</div>${sidebar()}</div>${footer()}`
  return {
    ...expectOf(story),
    name: 'F11 radio',
    url: 'https://dai.example/xa-hoi/cau-treo-post1145123.vox',
    html: page(head(story.title), body),
    lead: marked,
    text: textOf(story, marked),
    publishedAt: '2026-11-23T15:35',
    byline: 'Trần Hòa - Lê Thu/VOX Tây Bắc',
  }
}

/** F13: SharePoint portal, 12-hour clock with CH, text in nested fonts, address with a query. */
function f13sharepoint(story: Story): Skeleton {
  const body = `<form id="aspnetForm">${header('Thứ ba, 24/11/2026')}<div class="ms-main"><div id="zone"><div class="title-news"><h1>${story.title}</h1></div><div class="date-news">23/11/2026 3:30:00 CH</div><div class="brief">${story.lead}</div><div class="ms-rtestate-field">${story.body.map((p) => `<p><font face="Times New Roman"><span style="font-size:14pt">${p.replace('## ', '')}</span></font></p>`).join('')}<p align="right"><strong>Văn phòng UBND xã</strong></p></div></div><div class="news-other"><div>Các tin khác:</div><ul><li><a href="?ItemID=1">Giá xăng giảm lần thứ ba liên tiếp trong tháng (20/11/2026)</a></li><li><a href="?ItemID=2">Đề xuất nâng cấp bệnh viện khu vực lên 500 giường (19/11/2026)</a></li></ul></div></div>${footer()}</form>`
  return {
    ...expectOf(story),
    name: 'F13 SharePoint with CH',
    url: 'https://tankhe.sonha.example/Pages/chi-tiet.aspx?ItemID=5123',
    html: page(head('Trang thông tin điện tử xã Tân Khê'), body),
    publishedAt: '2026-11-23T08:30',
  }
}

/** F13: Liferay; date in words, no time. */
function f13liferay(story: Story): Skeleton {
  const body = `${header(null)}<div class="portlet-body"><div class="asset-full-content"><h2 class="article-title">${story.title}</h2><p class="meta">Ngày 23 tháng 11 năm 2026</p><div class="article-summary">${story.lead}</div><div class="journal-content-article">${paragraphs(story).join('')}</div></div></div>${footer()}`
  return {
    ...expectOf(story),
    name: 'F13 Liferay, day in words',
    url: 'https://sonha.example/-/asset_publisher/ten-bai?15791911',
    html: page(head(`${story.title} - Cổng thông tin điện tử`), body),
    publishedAt: '2026-11-22T17:00',
  }
}

/** F14: WordPress. */
function f14(story: Story): Skeleton {
  const body = `${header(null)}<div id="content" class="site-content"><article class="post-12 post type-post"><header class="entry-header"><h1 class="entry-title">${story.title}</h1><div class="entry-meta"><time class="entry-date published" datetime="2026-11-23T10:30:00+07:00">23 Tháng 11, 2026</time> <span class="author vcard"><a href="/author/x">${story.author}</a></span> <a rel="category tag" href="/c">${story.section}</a></div></header><div class="entry-content"><p><strong>${story.lead}</strong></p><figure class="wp-block-image"><img src="w.jpg"><figcaption>${story.captions[0] ?? ''}</figcaption></figure>${paragraphs(story).join('')}<div class="sharedaddy"><h3>Chia sẻ:</h3><ul><li><a href="#">Facebook</a></li></ul></div><div class="jp-relatedposts"><h3>Liên quan</h3><a href="/q">Sạt lở chia cắt tỉnh lộ 117 trong đêm</a></div></div></article><div id="comments" class="comments-area"><h2>3 bình luận về “${story.title}”</h2>${comments('comment')}</div></div>${sidebar('widget')}${footer()}`
  return {
    ...expectOf(story),
    name: 'F14 WordPress',
    url: 'https://truyenhinh.example/chay-cho-dong-vong/',
    html: page(head(`${story.title} – Truyền hình Sơn Hà`), body),
    publishedAt: '2026-11-23T03:30',
  }
}

/** Trap 19: two roots, the first one empty; letters typed as base and marks. */
function twoRoots(story: Story): Skeleton {
  const body = `${header()}<div class="d"><h1>${story.title}</h1><p class="t">10:30, 23/11/2026</p><p class="s"><b>${story.lead}</b></p>${paragraphs(story).join('')}</div>${footer()}`
  const html = `<html></html><head><meta charset="utf-8"><title>${story.title}</title></head><body>${body}</body></html>`
  return {
    ...expectOf(story),
    name: 'two roots and decomposed letters',
    url: `${home}/chay-cho-dong-vong-4.html`,
    html: html.normalize('NFD'),
    publishedAt: '2026-11-23T03:30',
  }
}

/** Trap 2: the lead is the first paragraph once more. */
function leadTwice(story: Story): Skeleton {
  const body = `${header()}<div class="art"><h1>${story.title}</h1><div>23/11/2026 10:30</div><h2>${story.lead}</h2><div class="cont"><p>${story.lead}</p>${paragraphs(story, '<p>', '</p>', 'h4').join('')}</div></div>${footer()}`
  return {
    ...expectOf(story),
    name: 'lead repeated in the body',
    url: `${home}/suat-an-ban-tru-5.html`,
    html: page(head(story.title, jsonLd(story, null)), body),
    publishedAt: '2026-11-23T03:30',
  }
}

/** Trap 15: paid text. */
function paid(story: Story): Skeleton {
  const body = `${header()}<div class="art"><h1>${story.title}</h1><div>23/11/2026 10:30</div><p class="sapo">${story.lead}</p><div class="cont"><p>${story.body[0] ?? ''}</p><p>${story.body[1] ?? ''}</p><div class="wall">Mời bạn đăng nhập để đọc tiếp bài viết này</div></div></div>${sidebar()}${footer()}`
  return {
    ...expectOf(story),
    name: 'paid text',
    url: `${home}/suat-an-ban-tru-6.html`,
    html: page(head(story.title), body),
    text: [story.lead, ...story.body.slice(0, 2)].join('\n'),
    publishedAt: '2026-11-23T03:30',
    completeness: 'partial',
  }
}

/** A brief whose time stands only in the id of the address. */
function idOnly(story: Story): Skeleton {
  const body = `${header()}<div class="art"><h1>${story.title}</h1><p class="sapo">${story.lead}</p><div class="cont">${paragraphs(story).join('')}</div></div>${sidebar()}${footer()}`
  return {
    ...expectOf(story),
    name: 'time in the id only',
    url: 'https://bao-hai.example/tam-ngung-cap-nuoc-196261123101015123.htm',
    html: page(head(story.title), body),
    publishedAt: '2026-11-23T03:10',
    publishedSource: 'id',
  }
}

export const provincialSkeletons: Skeleton[] = [
  f6bold(bridge),
  f6desc(interview),
  { ...f6bold(meals), name: 'F6 bold lead, other story' },
  f7(bridge),
  { ...f7(fire), name: 'F7 other story' },
  f8(council),
  f9(fire),
  f9encoded(council),
  f10(council),
  f11(bridge),
  f13sharepoint(meals),
  f13liferay(council),
  f14(fire),
  { ...f14(feature), name: 'F14 other story' },
  twoRoots(fire),
  leadTwice(meals),
  paid(meals),
  idOnly(brief),
  { ...f9(brief), name: 'F9 brief with comments longer than itself' },
  { ...f11(interview), name: 'F11 interview' },
]
