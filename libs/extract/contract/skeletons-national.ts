import {
  ballast,
  comments,
  expectOf,
  footer,
  head,
  header,
  heading,
  bare,
  jsonLd,
  meta,
  page,
  paragraphs,
  related,
  sidebar,
  type Skeleton,
  textOf,
} from './page-parts.js'
import { brief, bridge, council, feature, fire, interview, meals, photos, type Story } from './stories.js'

const mid = (parts: string[], box: string, at = 2): string =>
  [...parts.slice(0, at), box, ...parts.slice(at)].join('\n')

/** F1: lead in `p.description` with a place stamp, captions in tables, writer last and to the right. */
function f1(story: Story): Skeleton {
  const parts = paragraphs(story, '<p class="Normal">', '</p>', 'p').map((p) =>
    p.replace('<p>', '<p class="Normal"><strong>').replace(/(<strong>[^<]*)<\/p>/, '$1</strong></p>'),
  )
  const figure = `<figure class="tplCaption"><div><picture><img src="a.jpg"></picture></div><figcaption><p class="Image">${story.captions[0] ?? ''}</p></figcaption></figure>`
  const body = `${header()}<section class="page-detail"><div class="container"><div class="sidebar-1"><div class="header-content width_common"><ul class="breadcrumb"><li><a href="/xa-hoi">${story.section}</a></li></ul><span class="date">Thứ hai, 23/11/2026, 10:30 (GMT+7)</span></div><h1 class="title-detail">${story.title}</h1><p class="description"><span class="location-stamp">Sơn Hà</span>${story.lead}</p><article class="fck_detail">${mid(parts, figure + related('width_common box-tinlienquan'))}<p style="text-align:right;" class="Normal"><strong>${story.author}</strong></p></article>${comments('box_comment')}</div>${sidebar('sidebar-2')}</div></section>${footer()}`
  const stamped = `Sơn Hà ${story.lead}`
  return {
    ...expectOf(story),
    name: 'F1 news with a place stamp',
    url: 'https://bao-mot.example/cau-treo-ban-la-4992107.html',
    html: page(
      head(`${story.title} - Báo Một`, meta({ pubdate: '2026-11-23T10:30:00+07:00', 'og:title': story.title })),
      body,
    ),
    lead: stamped,
    text: textOf(story, stamped),
    publishedAt: '2026-11-23T03:30',
    byline: story.author,
    section: story.section,
  }
}

/** F2: VCCorp; related box and a frame of content share one class, the type tells them apart. */
function f2(story: Story, variant: 'plain' | 'no-structured' | 'magazine'): Skeleton {
  const frame = `<div class="VCSortableInPreviewMode" type="content"><div><p>Khung thông tin: đây là đoạn nằm trong khung nhưng là nội dung thật của bài viết, không được bỏ.</p></div></div>`
  const box = related('VCSortableInPreviewMode alignRight', ' type="RelatedNewsBox"')
  const photo = `<figure class="VCSortableInPreviewMode" type="Photo"><div><img src="x.jpg"></div><figcaption class="PhotoCMS_Caption"><p>${story.captions[0] ?? 'Ảnh minh họa'}</p></figcaption></figure>`
  const parts = paragraphs(story)
  const one = `<div class="VCSortableInPreviewMode" type="RelatedOneNews"><a href="/x"><img src="y.jpg"></a><a href="/x">Nhà máy xi măng Sơn Hà bị phạt vì xả thải</a><p>Đoàn kiểm tra xác định nước thải vượt quy chuẩn.</p></div>`
  const body = `${header()}<div class="detail__cmain"><div class="detail-top"><a data-role="cate-name" href="/c">${story.section}</a></div><h1 class="detail-title article-title" data-role="title">${story.title}</h1><div class="detail-info"><div class="detail-author" data-role="author"><a class="name">${story.author}</a></div><div class="detail-time"><div data-role="publishdate">23/11/2026 10:30 GMT+7</div></div></div><h2 class="detail-sapo" data-role="sapo">${story.lead}</h2><div class="detail-content afcbc-body" data-role="content" itemprop="articleBody">${[photo, parts[0], box, parts[1], frame, one, ...parts.slice(2)].join('\n')}</div><div class="detail-tab"><a href="/t">cầu treo</a></div>${comments('detail__comment')}</div>${sidebar()}${footer()}`
  const structured =
    variant === 'no-structured'
      ? ''
      : jsonLd(story, variant === 'magazine' ? '2026-11-23T03:30:00Z' : '2026-11-23T10:30:00+07:00')
  const text = [
    story.lead,
    ...story.body.slice(0, 2),
    'Khung thông tin: đây là đoạn nằm trong khung nhưng là nội dung thật của bài viết, không được bỏ.',
    ...story.body.slice(2),
  ].map(bare)
  return {
    ...expectOf(story),
    name: `F2 ${variant}`,
    url: 'https://bao-hai.example/suat-an-100261123101015123.htm',
    html: page(head(`${story.title} - BÁO HAI ONLINE`, structured), body),
    text: text.join('\n'),
    publishedAt: '2026-11-23T03:30',
    byline: story.author,
  }
}

/** F3: finance site; 24-hour clock with a PM mark, lead as h2 after the time. */
function f3(story: Story): Skeleton {
  const body = `${header()}<div class="left_cate"><h1 class="title" data-role="title">${story.title}</h1><p class="dateandcat"><span class="pdate" data-role="publishdate">23-11-2026 - 15:30 PM</span> | <a class="category-page__name" href="/d">${story.section}</a></p><h2 class="sapo" data-role="sapo">${story.lead}</h2><div id="mainContent"><div class="contentdetail">${mid(paragraphs(story), '<div class="link-content-footer"><a href="/q">Giá xăng giảm lần thứ ba liên tiếp trong tháng</a></div>')}<p class="author">${story.author}</p><p class="source" data-field="source">Theo Nhịp Sống Sơn Hà</p></div></div></div>${sidebar()}${footer()}`
  return {
    ...expectOf(story),
    name: 'F3 with 15:30 PM',
    url: 'https://tai-chinh.example/cam-ba-nghin-188261123153012.chn',
    html: page(head(story.title), body),
    publishedAt: '2026-11-23T08:30',
  }
}

/** F4: `time[datetime]` with or without zone, related block inside the body. */
function f4(story: Story, datetime: string, name: string): Skeleton {
  const box = `<div class="article__related cms-relate"><h3>Xem thêm</h3><article class="story"><h2><a href="/s1">Sạt lở chia cắt tỉnh lộ 117 trong đêm</a></h2></article><article class="story"><h2><a href="/s2">Đề xuất nâng cấp bệnh viện khu vực lên 500 giường</a></h2></article></div>`
  const photo = `<table class="picture"><tbody><tr><td class="pic"><img src="p.jpg"></td></tr><tr><td class="caption"><p>${story.captions[0] ?? 'Ảnh minh họa'}</p></td></tr></tbody></table>`
  const body = `${header('24/11/2026 15:20')}<div class="main-col"><div class="breadcrumb"><a href="/c">${story.section}</a></div><h1 class="article__title cms-title">${story.title}</h1><div class="article__meta"><time class="time" datetime="${datetime}" data-time="1">23/11/2026 22:35</time><a class="cat" href="/c">${story.section}</a></div><div class="article__sapo cms-desc">${story.lead}</div><div class="article__body zce-content-body cms-body" itemprop="articleBody">${mid(paragraphs(story, '<p>', '</p>', 'h2'), photo + box)}</div><div class="article__author"><span class="name cms-author">${story.author}</span></div><div class="article__tag"><a href="/t">#hđnd</a></div></div>${sidebar()}${footer()}`
  return {
    ...expectOf(story),
    name,
    url: 'https://bao-bon.example/hdnd-tinh-post831234.html',
    html: page(
      head(
        `${story.title} | Báo Bốn`,
        '<link rel="canonical" href="https://bao-bon.example/hdnd-tinh-post831234.html?utm_source=zalo">',
      ),
      body,
    ),
    publishedAt: '2026-11-23T15:35',
    canonicalUrl: 'https://bao-bon.example/hdnd-tinh-post831234.html',
  }
}

/** F5: scattered blocks of a long form. */
function f5(story: Story): Skeleton {
  const blocks = story.body.map((p, i) =>
    heading(p)
      ? `<div class="sc-block sc-b-${i}"><h2>${bare(p)}</h2></div>`
      : `<div class="sc-block sc-b-${i}"><div class="sc-text"><p>${p}</p></div></div>${i === 1 ? `<div class="sc-block sc-image"><img src="i.jpg"><div class="sc-cap">${story.captions[0] ?? ''}</div></div>` : ''}`,
  )
  const body = `${header()}<div class="sc-longform-header"><span class="sc-longform-header-cate">${story.section}</span><h1 class="sc-longform-header-title block-sc-title">${story.title}</h1><div class="sc-longform-header-meta"><span class="sc-longform-header-author block-sc-author">${story.author}</span> <span class="sc-longform-header-date block-sc-publish-time">23/11/2026 10:30</span></div><p class="sc-longform-header-sapo block-sc-sapo">${story.lead}</p></div><div class="b-maincontent">${blocks.join('')}</div>${comments('c-comment')}${sidebar()}${footer()}`
  return {
    ...expectOf(story),
    name: 'F5 long form',
    url: 'https://bao-nam.example/lang-giay-do-771203.html',
    html: page(
      head(story.title, meta({ 'article:published_time': '2026-11-23T10:30:00+0700', 'og:title': story.title })),
      body,
    ),
    publishedAt: '2026-11-23T03:30',
  }
}

/** F12: datetime without zone late in the evening, lead with the paper's name that the description lacks. */
function f12(story: Story): Skeleton {
  const marked = `(Báo Dân) - ${story.lead}`
  const body = `${header()}<main><article class="singular-container"><ol class="dt-breadcrumb"><li><a href="/x">${story.section}</a></li></ol><h1 class="title-page detail">${story.title}</h1><div class="author-meta"><div class="author-name"><a href="/a"><b>${story.author}</b></a></div><time class="author-time" datetime="2026-11-23 23:50">Thứ hai, 23/11/2026 - 23:50</time></div><h2 class="singular-sapo">${marked}</h2><div class="singular-content">${mid(paragraphs(story), `<figure class="image align-center"><img data-src="x"><figcaption><p>${story.captions[0] ?? ''}</p></figcaption></figure><article class="article-related"><a href="/r">Nhà máy xi măng Sơn Hà bị phạt vì xả thải</a></article>`, 1)}</div></article>${comments('comment-wrap')}<aside>${sidebar()}</aside></main><footer>${footer()}</footer>`
  return {
    ...expectOf(story),
    name: 'F12 datetime without zone',
    url: 'https://bao-dan.example/xa-hoi/chay-cho-20261123234512345.htm',
    html: page(head(`${story.title} | Báo Dân`, meta({ description: story.lead })), body),
    lead: marked,
    text: textOf(story, marked),
    publishedAt: '2026-11-23T16:50',
  }
}

/** F12: utility class names only, Z after local time in the structured data. */
function f12utility(story: Story): Skeleton {
  const parts = paragraphs(story, '<p class="mb-4 leading-7">', '</p>', 'h2')
  const body = `<div class="flex">${header(undefined, 'css-1x9ab')}</div><div class="grid grid-cols-12 gap-4"><div class="col-span-8 css-77yd"><div class="text-sm text-gray-500">23/11/2026 | 10:30</div><h1 class="text-4xl font-bold">${story.title}</h1><div class="text-lg font-semibold mt-3">${story.lead}</div><div class="mt-6 css-0011">${parts.join('')}<p class="text-right font-bold">${story.author}</p></div><div class="css-88aa">${related('css-99')}</div></div><div class="col-span-4">${sidebar('css-4ke')}</div></div><div class="css-0f">${footer('css-ft')}</div>${ballast()}`
  return {
    ...expectOf(story),
    name: 'F12 utility classes, Z after local time',
    url: 'https://bao-moi-lam.example/kinh-te/giam-doc-so-nong-nghiep.htm',
    html: page(head(story.title, jsonLd(story, '2026-11-23T10:30:00Z')), body),
    publishedAt: '2026-11-23T03:30',
    publishedSource: 'selector',
  }
}

/** F15: aggregator with the source named at the end. */
function f15(story: Story): Skeleton {
  const body = `${header()}<div class="article"><h1 class="article__header">${story.title}</h1><div class="article__meta"><time datetime="2026-11-23T10:30:00.000+07:00">2 giờ trước</time></div><h3 class="article__sapo">${story.lead}</h3><div class="article__body">${paragraphs(story, '<p class="body-text">').join('')}<p class="body-author"><strong>${story.author}</strong></p></div><p class="article__source">Theo Báo Một</p><div class="bm-resource">${related('keywords')}</div></div>${sidebar()}${footer()}`
  return {
    ...expectOf(story),
    name: 'F15 aggregator',
    url: 'https://tong-hop.example/cau-treo-c51234567.epi',
    html: page(head(story.title), body),
    publishedAt: '2026-11-23T03:30',
  }
}

/** A photo story: the captions are the text. */
function photoStory(story: Story): Skeleton {
  const figures = story.captions.map((c, i) => `<figure><img src="/${i}.jpg"><figcaption>${c}</figcaption></figure>`)
  const body = `${header()}<div class="e-magazine"><h1>${story.title}</h1><p class="time">10:30 23/11/2026</p><p class="sapo">${story.lead}</p><div class="content">${figures.join('')}</div></div>${sidebar()}${footer()}`
  return {
    ...expectOf(story),
    name: 'photo story',
    url: 'https://bao-anh.example/chum-anh-mua-nuoc-do-12345.html',
    html: page(head(story.title), body),
    text: [story.lead, ...story.captions].join('\n'),
    publishedAt: '2026-11-23T03:30',
  }
}

export const nationalSkeletons: Skeleton[] = [
  f1(bridge),
  { ...f1(council), name: 'F1 council' },
  f2(meals, 'plain'),
  f2(bridge, 'no-structured'),
  f2(feature, 'magazine'),
  f3(interview),
  f4(council, '2026-11-23T22:35:00+07:00', 'F4 datetime with zone'),
  f4(fire, '2026-11-23T22:35:00+0700', 'F4 datetime with +0700'),
  f4(feature, '2026-11-23T22:35', 'F4 datetime without zone'),
  f5(feature),
  { ...f5(bridge), name: 'F5 long form, no heading levels' },
  f12(fire),
  f12utility(interview),
  { ...f12utility(bridge), name: 'F12 utility classes, other story' },
  f15(bridge),
  { ...f15(meals), name: 'F15 other story' },
  photoStory(photos),
  { ...f3(brief), name: 'F3 brief' },
]
