/** Words that open something which is not the article: what they mean decides how far the cut goes. */
export type Cue = 'comments' | 'related' | 'end' | 'line'

/** A cue is a line of its own; anything longer is a sentence that happens to begin with such words. */
const longestCue = 90

const commentCue =
  /^(?:\d+\s+)?(?:bình luận|ý kiến bạn đọc|ý kiến độc giả|bạn đọc bình luận|gửi bình luận|viết bình luận|gửi ý kiến|phản hồi của bạn đọc|ý kiến của bạn|comments?|leave a (?:reply|comment)|post a comment|join the (?:conversation|discussion)|view comments|show comments|add a comment|what do you think|deixe (?:um comentário|uma resposta)|comentários|kommentare?|commentaires?|reacties)(?:\s*[:(.!?\d]|\s*$|\s+\(?\d)/iu
const relatedCue =
  /^(?:[>»•+*\-–►▶\s]*)(?:(?:(?:các )?(?:tin|bài)(?: viết)? (?:liên quan|khác|mới(?: nhất| hơn)?|nổi bật|nóng|đọc nhiều|nên đọc)|tin tức (?:mới(?: nhất)?|liên quan|khác)|chủ đề liên quan|liên quan)(?=\s*(?:$|[:…(»>]))|(?:(?:các )?(?:tin|bài)(?: viết)? (?:cùng (?:chuyên mục|mục|loại|chủ đề)|cũ hơn)|cùng (?:chuyên mục|chủ đề)|xem thêm|đọc thêm|xem nhiều|đọc nhiều|đọc tiếp|có thể bạn (?:quan tâm|thích)|bạn có thể (?:quan tâm|thích)|có thể quý vị quan tâm|mời (?:bạn|quý vị|độc giả) (?:đọc|xem) thêm|related|read (?:more|next|also|this next)|more (?:from|on|in|great|news|stories|about)|see also|see more|you (?:may|might) (?:also )?(?:like|be interested)|also (?:on|read|in)|recommended|most (?:read|popular|viewed|shared|recent)|trending|popular (?:posts|now|stories)|latest (?:news|stories|posts)|top stories|explore further|up next|don['’]?t miss|editor['’]?s picks?|what to read next|leia (?:também|mais)|veja (?:também|mais)|você pode gostar|lire aussi|voir aussi|lesen sie auch|mehr zum thema|lee también|te puede interesar|читайте также|further reading)(?=$|[\s:.…,(!?>»]))/iu
const endCue =
  /^(?:(?:từ khóa|từ khoá|tags?|thẻ|chủ đề|nhãn|chia sẻ(?: (?:bài viết|bài|tin|qua|lên).{0,30})?|topics?|labels)\s*(?:$|[:(|,])|(?:theo dõi chúng tôi|đăng ký nhận (?:tin|bản tin)|share (?:this|on|via|article)|filed under|follow us|follow [^.]{2,30} on (?:twitter|facebook|instagram)|sign up (?:for|to|now)|subscribe (?:to|now|for)|about the author|contact the author|get the latest|our newsletter|advertisement|sponsored)(?!\p{L})|(?:©|\(c\)|copyright)\s)/iu
/** A list of key words may be longer than any other cue. */
const keywordList = /^(?:từ kho[áa]|từ khóa|tags?|keywords?|nhãn)\s*:(?!.*[.!?…]$)/iu
const longestKeywordList = 300
const lineCue =
  /^(?:quảng cáo|ads?|advertisement|advertising|publicidade|anzeige|continue reading(?: below)?|story continues(?: below.*)?|article continues(?: below.*)?|scroll (?:down )?(?:to|for) .{3,40}|click here .{0,60}|image \d+ of .{0,6}|photos?|videos?|video:.{0,80}|loading\.*|share|tweet|pin it|print|email|facebook|twitter|whatsapp|linkedin|reddit|zalo|copy link|sao chép liên kết|in bài viết|nghe đọc bài|nghe bài|cỡ chữ|theo dõi|chia sẻ|lưu|thích|like|save|reply|trả lời|báo cáo vi phạm|google news|read full article|read more|play|close|caption|\d{1,2} ?\/ ?\d{1,2}|min read|\d+ min(?:ute)?s? read)$/iu

/** Rows of share buttons. */
const shareLine =
  /^(?:(?:facebook|zalo|twitter|x|email|in bài|in|print|chia sẻ(?: bài viết)?|share|linkedin|pinterest|whatsapp|telegram|messenger|copy(?: link)?|sao chép(?: liên kết)?|lưu(?: bài)?|gửi|google news|theo dõi(?: trên)?|tweet|pin|reddit|thích|bình luận|a[+-]?|\d{1,5})[\s|,·•:]{0,3}){1,12}$/iu

/** An advertisement that says so: `Quảng cáo: …`. */
const advertisement = /^[[(]?(?:quảng cáo|tài trợ|advertisement|sponsored)[\])]?\s?[:|–]\s.{0,140}$/iu
const ratingWords =
  /^(?:đánh giá|bình chọn|xếp hạng|chấm điểm|cho điểm|rate|rating)(?: (?:của bạn|bạn đọc|bài viết|bài|tin|này|this|article|post|story)){1,3}\s?(?:$|[:(])/iu
const stars = /[★☆⭐✩✪✭✮✯]/gu

/** A row of stars for readers to press, or the words before it. */
function isRating(text: string): boolean {
  if (text.length > longestCue) return false
  return ratingWords.test(text) || (/^(?:[★☆⭐✩✪✭✮✯]\s?){3}/u.test(text) && !/\p{L}{2}/u.test(text.replace(stars, '')))
}

/** True for a line that names other articles after a word of cue: `Xem thêm: …`, however many it names. */
export function isLinkedCue(text: string, linkChars: number): boolean {
  return linkChars > 0.6 * text.length && relatedCue.test(text)
}

/** What a line announces, or null when it is a line like any other. */
export function cueOf(text: string): Cue | null {
  if (text.length <= longestKeywordList && keywordList.test(text)) return 'end'
  if (advertisement.test(text) || isRating(text)) return 'line'
  if (text.length > longestCue) return null
  if (lineCue.test(text) || (text.length < 70 && /\p{L}/u.test(text) && shareLine.test(text))) return 'line'
  if (commentCue.test(text)) return 'comments'
  if (relatedCue.test(text)) return 'related'
  if (text.length < 60 && endCue.test(text)) return 'end'
  return null
}

/** Said in an imprint only: at its beginning, or wherever in the line. */
const imprint =
  /^(?:cơ quan (?:chủ quản|ngôn luận)\s?(?::|của)|(?:phó )?tổng biên tập\s?:|chịu trách nhiệm (?:nội dung|xuất bản)|liên hệ quảng cáo|gp(?:xb|bc)[ :]|ghi rõ nguồn|bản quyền(?: thuộc|\s?[:©(])|®|©|\(c\)|copyright|all rights reserved|thiết kế (?:bởi|và phát triển)|phát triển bởi|powered by|designed by)|[-–|•] cơ quan (?:chủ quản|ngôn luận)\s?:|^(?:báo|tạp chí) [^.,]{2,40} [-–|•] cơ quan ngôn luận của[^.]{2,90}$|\/gp-?(?:bttt+|bvhtt|stttt|tttt|ttđt|cbc|bc|ptth)|giấy phép (?:hoạt động|xuất bản|thiết lập|báo chí|trang)[^.]{0,60}(?: số|:)|ghi rõ nguồn .{0,40}khi|all rights reserved|bản quyền thuộc về/iu
/** Said in an imprint, but also in a notice that gives an office's address. */
const contact =
  /^(?:(?:tòa soạn|toà soạn|trụ sở(?: chính)?|đường dây nóng|hotline|địa chỉ|điện thoại|email)(?: (?:tòa soạn|toà soạn))?)\s?(?::|[-–]\s|số \d|\d)/iu

/** True for lines of the imprint at the foot of a page: licence, editor, addresses, copyright. */
export function isImprint(text: string): boolean {
  return text.length < 500 && imprint.test(text)
}

/** True for a line with an address or a number to call: of the imprint when it stands outside the article's element. */
export function isContact(text: string): boolean {
  return text.length < 300 && contact.test(text)
}
