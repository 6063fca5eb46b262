import type { Completeness } from '../extraction.js'
import type { Block, Page } from '../page/page.js'

/** What papers write where the text stops for those who have not paid or signed in. */
const wall =
  /(?:mời|vui lòng|hãy|quý (?:bạn đọc|độc giả|vị)|bạn (?:cần|phải|vui lòng))[^.]{0,60}(?:đăng nhập|đăng ký|mua (?:gói|báo)|trả phí|nâng cấp)[^.]{0,50}(?:đọc|xem|tiếp|toàn bộ|nội dung|bài)|(?:đăng nhập|đăng ký|mua gói|trả phí) để (?:đọc|xem)|nội dung (?:chỉ )?dành (?:cho|riêng cho) (?:thành viên|hội viên|thuê bao|bạn đọc (?:trả phí|đăng ký))|bài viết (?:này )?dành cho (?:thành viên|thuê bao|bạn đọc)|subscribe to (?:continue|read)|to continue reading|already a subscriber|log in to (?:continue|read)/iu
const longestNotice = 300

/** True for a line that asks the reader to sign in or pay. */
export function isWallNotice(block: Block): boolean {
  return block.text.length <= longestNotice && wall.test(block.text)
}

/** Base64 of this length in a script holds a text rather than a key or a picture. */
const encodedBody = 800
/** Less visible text than this under a headline, and a script that holds a body, mean an encoded body. */
const littleText = 500

/** How much of the article the page gave. */
export function completenessOf(page: Page, bodyChars: number, noticed: boolean, isFree: boolean | null): Completeness {
  if (bodyChars < littleText && page.encodedChars() >= Math.max(encodedBody, 2 * bodyChars)) return 'encoded'
  if (noticed) return 'partial'
  return isFree === false && bodyChars < 1200 ? 'partial' : 'full'
}
