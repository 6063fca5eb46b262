import { Buffer } from 'node:buffer'
import { charsetName } from '../encodings/encode.js'
import { randomFrom, type Random } from '../random.js'
import { slugOf } from '../text.js'
import type { OutletSpec } from '../world/types.js'
import { families } from './families/index.js'
import type { Mutation } from './mutation.js'
import { e } from './parts.js'
import { staticPiece, type StaticPiece } from './piece.js'
import { boxHeadlines } from './words.js'

/** What stands on every page of an outlet, around the part that changes. */
export interface Frame {
  /** From the doctype into the head. */
  top: StaticPiece
  /** End of the head, menu, up to the header clock. */
  menu: StaticPiece
  /** Side boxes, footer, scripts. */
  bottom: StaticPiece
}

/** Enough style that a person who opens an original can read it. */
const plainLook =
  'body{font:17px/1.6 Georgia,serif;color:#222;max-width:980px;margin:0 auto;padding:0 16px}nav ul{list-style:none;display:flex;flex-wrap:wrap;gap:14px;padding:0}' +
  'nav ul ul{display:none}h1{font-size:30px;line-height:1.25}img{max-width:100%}aside img{width:60px;height:auto}aside,footer{font-size:14px;border-top:1px solid #ccc;margin-top:24px}figcaption{color:#666;font-size:14px}'

function styles(stem: string, random: Random): string {
  const rules = Array.from({ length: 150 }, (_, i) => {
    const size = random.between(4, 60)
    return `.${stem}-u${i}{margin:${size}px ${random.between(0, 30)}px;color:#${random.between(0x100000, 0xffffff).toString(16)};max-width:${size * 20}px}`
  })
  return `<style>${plainLook}${rules.join('')}</style>`
}

/** Minified code of no meaning, as heavy as the trackers and ad loaders of real pages. */
function script(random: Random, bytes: number): string {
  const words = [
    'init',
    'slot',
    'zone',
    'track',
    'queue',
    'banner',
    'width',
    'viewport',
    'cookie',
    'push',
    'render',
    'lazy',
    'event',
    'cfg',
  ]
  const parts: string[] = []
  let size = 0
  while (size < bytes) {
    const a = random.pick(words)
    const line = `function ${a}${random.between(10, 99999)}(e,t){var n=e.${random.pick(words)}||${random.between(0, 9999)};return t&&t.${random.pick(words)}?n+${random.between(1, 99)}:"${random.pick(words)}_${random.between(1000, 999999).toString(36)}"}`
    parts.push(line)
    size += line.length + 1
  }
  return `<script>${parts.join(';')}</script>`
}

function menu(outlet: OutletSpec, stem: string): string {
  const items = outlet.sections.map((section) => {
    const path = `/${slugOf(section)}`
    const below = ['Tin tức', 'Phân tích', 'Ảnh', 'Video', 'Đối thoại', 'Hồ sơ']
    const inner = below.map(
      (name) =>
        `<li class="${stem}-sub-item"><a href="${path}/${slugOf(name)}" title="${name} ${section}">${name}</a></li>`,
    )
    return `<li class="${stem}-menu-item"><a href="${path}" title="${section}">${section}</a><ul class="${stem}-sub-menu">${inner.join('')}</ul></li>`
  })
  return `<nav class="${stem}-menu" id="main-nav"><ul>${items.join('\n')}</ul></nav>`
}

function box(title: string, stem: string, random: Random, count: number): string {
  const rows = Array.from({ length: count }, () => {
    const headline = random.pick(boxHeadlines)
    return `<li class="${stem}-box-item"><a class="${stem}-thumb" href="/chu-de/${slugOf(headline)}"><img loading="lazy" width="120" height="80" src="/thumb/${random.between(1, 9999)}.jpg" alt="${headline}"></a>
<a class="${stem}-box-link" href="/chu-de/${slugOf(headline)}">${headline}</a></li>`
  })
  return `<div class="${stem}-box"><div class="${stem}-box-title">${title}</div><ul>${rows.join('\n')}</ul></div>`
}

function footer(outlet: OutletSpec): string {
  return `<footer class="site-footer"><p><b>${e(outlet.name)}</b> - Cơ quan chủ quản: ${e(outlet.governingBody)}</p>
<p>Giấy phép số ${12 + outlet.code.length}/GP-BVHTTDL ngày 05/01/2026. Tổng Biên tập: Ban Biên tập điều hành</p>
<p>Tòa soạn: Số ${outlet.code.length * 7} đường Bờ Kênh. Điện thoại: 02${outlet.code.length}.3888.${1000 + outlet.host.length}. Thư: toasoan@${outlet.host}</p>
<p>Trang minh họa: tòa soạn, tỉnh và nhân vật đều do chương trình dựng lên.</p></footer>`
}

/** Builds the frame of an outlet once; scripts are added until the wished weight is reached. */
export function buildFrame(outlet: OutletSpec, mutation: Mutation | null): Frame {
  const random = randomFrom(`frame ${outlet.code}`)
  const stem = families[outlet.family].stem
  const charset = charsetName(outlet.encoding)
  const top = `<!DOCTYPE html>
<html lang="vi"><head><meta charset="${charset}"><meta http-equiv="Content-Type" content="text/html; charset=${charset}"><meta name="viewport" content="width=device-width">
<link rel="icon" href="/favicon.ico"><link rel="alternate" type="application/rss+xml" href="/rss/home.rss" title="${e(outlet.name)}">${styles(stem, random)}`
  const open = `</head><body class="${stem}-page"><div class="${stem}-top"><a class="logo" href="/"><img src="/logo.png" alt="${e(outlet.name)}"></a>
<form action="/tim-kiem"><input name="q" placeholder="Tìm kiếm"></form></div>${menu(outlet, stem)}`
  const boxes = ['Đọc nhiều', 'Tin mới', 'Video', 'Có thể bạn quan tâm'].map((title) => box(title, stem, random, 12))
  const close = `<aside class="${stem}-aside">${boxes.join('\n')}</aside>${footer(outlet)}`
  const weighed = Buffer.byteLength(top + open + close)
  const scripts = script(random, Math.max(2000, outlet.weightKb * 1024 - weighed))
  const made = (html: string): StaticPiece =>
    staticPiece(mutation === null ? html : mutation.rename(html), outlet.encoding)
  return { top: made(top), menu: made(open), bottom: made(`${close}${scripts}</body></html>`) }
}
