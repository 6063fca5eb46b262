/** Words that open something which is not the article: what they mean decides how far the cut goes. */
export type Cue = 'comments' | 'related' | 'end' | 'line'

/** A cue is a line of its own; anything longer is a sentence that happens to begin with such words. */
const longestCue = 90

const commentCue =
  /^(?:\d+\s+)?(?:bình luận|ý kiến bạn đọc|ý kiến độc giả|bạn đọc bình luận|gửi bình luận|viết bình luận|gửi ý kiến|phản hồi của bạn đọc|ý kiến của bạn|comments?|leave a (?:reply|comment)|post a comment|join the (?:conversation|discussion)|view comments|show comments|add a comment|what do you think|deixe (?:um comentário|uma resposta)|comentários|kommentare?|commentaires?|reacties)(?:\s*[:(.!?\d]|\s*$|\s+\(?\d)/iu
const relatedCue =
  /^(?:[>»•+*\-–►▶\s]*)(?:(?:các )?(?:tin|bài)(?: viết)? (?:liên quan|cùng chuyên mục|khác|mới(?: nhất| hơn)?|cũ hơn|nổi bật|đọc nhiều|nên đọc)|cùng chuyên mục|xem thêm|đọc thêm|xem nhiều|đọc nhiều|đọc tiếp|tin nóng|có thể bạn (?:quan tâm|thích)|bạn có thể (?:quan tâm|thích)|có thể quý vị quan tâm|bài viết liên quan|chủ đề liên quan|mời (?:bạn|quý vị|độc giả) (?:đọc|xem) thêm|tin liên quan|liên quan|related|read (?:more|next|also|this next)|more (?:from|on|in|great|news|stories|about)|see also|see more|you (?:may|might) (?:also )?(?:like|be interested)|also (?:on|read|in)|recommended|most (?:read|popular|viewed|shared|recent)|trending|popular (?:posts|now|stories)|latest (?:news|stories|posts)|top stories|explore further|up next|don['’]?t miss|editor['’]?s picks?|what to read next|leia (?:também|mais)|veja (?:também|mais)|você pode gostar|lire aussi|voir aussi|lesen sie auch|mehr zum thema|lee también|te puede interesar|читайте также|further reading)(?=$|[\s:.…,(!?>»])/iu
const endCue =
  /^(?:từ khóa|từ khoá|tags?|thẻ|chủ đề|chia sẻ(?: bài viết| qua)?|nhãn|theo dõi chúng tôi|đăng ký nhận (?:tin|bản tin)|share (?:this|on|via|article)|filed under|topics?|labels|follow us|follow [^.]{2,30} on (?:twitter|facebook|instagram)|sign up (?:for|to|now)|subscribe (?:to|now|for)|about the author|contact the author|get the latest|our newsletter|advertisement|sponsored|(?:©|\(c\)|copyright)\s)(?=$|[\s:.…,(!?\d]|.)/iu
const lineCue =
  /^(?:quảng cáo|ads?|advertisement|advertising|publicidade|anzeige|continue reading(?: below)?|story continues(?: below.*)?|article continues(?: below.*)?|scroll (?:down )?(?:to|for) .{3,40}|click here .{0,60}|image \d+ of .{0,6}|photos?|videos?|video:.{0,80}|loading\.*|share|tweet|pin it|print|email|facebook|twitter|whatsapp|linkedin|reddit|zalo|copy link|sao chép liên kết|in bài viết|nghe đọc bài|nghe bài|cỡ chữ|theo dõi|chia sẻ|lưu|thích|like|save|reply|trả lời|báo cáo vi phạm|google news|read full article|read more|play|close|caption|\d{1,2} ?\/ ?\d{1,2}|min read|\d+ min(?:ute)?s? read)$/iu

/** Rows of share buttons. */
const shareLine =
  /^(?:(?:facebook|zalo|twitter|x|email|in bài|in|print|chia sẻ(?: bài viết)?|share|linkedin|pinterest|whatsapp|telegram|messenger|copy(?: link)?|sao chép(?: liên kết)?|lưu(?: bài)?|gửi|google news|theo dõi(?: trên)?|tweet|pin|reddit|thích|bình luận|a[+-]?|\d{1,5})[\s|,·•:]{0,3}){1,12}$/iu

/** What a line announces, or null when it is a line like any other. */
export function cueOf(text: string): Cue | null {
  if (text.length > longestCue) return null
  if (lineCue.test(text) || (text.length < 70 && /\p{L}/u.test(text) && shareLine.test(text))) return 'line'
  if (commentCue.test(text)) return 'comments'
  if (relatedCue.test(text)) return 'related'
  if (text.length < 60 && endCue.test(text)) return 'end'
  return null
}

const imprint =
  /^(?:(?:cơ quan (?:chủ quản|ngôn luận)|tổng biên tập|phó tổng biên tập|chịu trách nhiệm|tòa soạn|toà soạn|trụ sở|đường dây nóng|hotline|liên hệ quảng cáo|giấy phép|gp(?:xb|bc)?[ :]|ghi rõ nguồn|bản quyền|bản quyền thuộc|®|©|\(c\)|copyright|all rights reserved|địa chỉ:|điện thoại:|email:|thiết kế (?:bởi|và phát triển)|phát triển bởi|powered by|designed by))|\/GP[- ]|giấy phép (?:hoạt động|xuất bản|thiết lập|báo chí)|ghi rõ nguồn .{0,40}khi|all rights reserved|bản quyền thuộc về/iu

/** True for lines of the imprint at the foot of a page: licence, editor, addresses, copyright. */
export function isImprint(text: string): boolean {
  return text.length < 500 && imprint.test(text)
}
