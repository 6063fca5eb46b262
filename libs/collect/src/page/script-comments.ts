/** A stretch of source to be replaced. */
export interface Cut {
  start: number
  end: number
  replacement: string
}

/** Keys under which structured data and page state hold readers' comments. Counts and settings are other keys. */
const commentKey =
  /(?:^|[^\w])(?:\\*["'])?(?:(?:[a-z]{0,20}[-_]?)?(?:comments?|cmts?|usercomments?|binh_?luan)(?:[-_]?(?:list|data|items?|array|nodes|entries|tree|page))?|list_?(?:comments?|cmts?|binh_?luan)|y_?kien_?ban_?doc)(\\*["'])?\s{0,8}[:=]\s{0,8}(?=[[{])/gi

const mayHoldComments = /comment|cmt|luan|kien|sender|full_?name|user_?name|nick_?name|display_?name/i

const commentType = /"@type"\s*:\s*"(?:Comment|UserComments)"/g

/**
 * Stretches of a script (JSON-LD or page state) that hold readers' comments; `offset` is the script's place in the page.
 * Found by key and balanced brackets, so it needs no valid JSON and costs one pass.
 */
export function scriptCommentCuts(script: string, offset: number): Cut[] {
  if (!mayHoldComments.test(script)) return []
  const cuts: Cut[] = []
  let from = 0
  commentKey.lastIndex = 0
  for (let match = commentKey.exec(script); match; match = commentKey.exec(script)) {
    const start = commentKey.lastIndex
    if (start < from) continue
    const end = closingBracket(script, start, (match[1] ?? '').startsWith('\\'))
    const isList = script[start] === '['
    if (end - start > 2) cuts.push({ start: offset + start, end: offset + end, replacement: isList ? '[]' : '{}' })
    from = end
    commentKey.lastIndex = end
  }
  return [...addTypedComments(script, offset, cuts), ...shapedCommentCuts(script, offset)]
}

/** Index after the bracket that closes the one at `start`; the end of the script where none does. */
function closingBracket(script: string, start: number, isEscaped: boolean): number {
  let depth = 0
  let quote = ''
  for (let i = start; i < script.length; i++) {
    const c = script[i]!
    if (quote !== '') {
      if (c === '\\') i += 1
      else if (c === quote) quote = ''
      continue
    }
    if (isEscaped && c === '\\') i += 1
    else if (c === '[' || c === '{') depth += 1
    else if (c === ']' || c === '}') {
      depth -= 1
      if (depth === 0) return i + 1
    } else if (!isEscaped && (c === '"' || c === "'" || c === '`')) quote = c
    else if (isEscaped && c === '"') return i
  }
  return script.length
}

/** JSON-LD may hold comments as items of `@graph`, known only by their type. */
function addTypedComments(script: string, offset: number, cuts: Cut[]): Cut[] {
  let typed = 0
  for (const match of script.matchAll(commentType)) {
    // Keeps the look-back bounded: a script of hundreds of loose comments is nothing else.
    if (++typed > 300) return [{ start: offset, end: offset + script.length, replacement: '' }]
    const at = offset + match.index
    if (cuts.some((c) => c.start <= at && at < c.end)) continue
    const start = openingBrace(script, match.index)
    if (start < 0) continue
    const end = closingBracket(script, start, false)
    cuts.push({ start: offset + start, end: offset + end, replacement: '{}' })
  }
  return cuts.sort((a, b) => a.start - b.start)
}

/** The brace that opens the object in which `at` stands directly, looking back a bounded way. */
function openingBrace(script: string, at: number): number {
  let depth = 0
  for (let i = at; i >= Math.max(0, at - 20_000); i--) {
    if (script[i] === '}') depth += 1
    else if (script[i] === '{' && depth-- === 0) return i
  }
  return -1
}

/** Who wrote, as page state names it; and what tells a comment from an article: it is liked and answered, not titled. */
const personKey =
  /"(?:sender|commenter|reader)?_?(?:full_?name|user_?name|nick_?name|display_?name|sender(?:_name)?|commenter)"\s*:/gi
const textKey = /"(?:content|text|body|message|noi_?dung)"\s*:\s*"/i
const answeredKey =
  /"(?:(?:total_?)?(?:dis)?likes?(?:_?count)?|(?:total_?)?repl(?:y|ies)(?:_?(?:to|id|count))?|parent_?id|sender_?\w*|votes?|reactions?)"\s*:/i
const titledKey = /"(?:title|headline|sapo|lead|slug|canonical\w*|publish\w*)"\s*:/i

/** Objects of page state that are comments by shape, under whatever key: a person, a text, and likes or replies. */
function shapedCommentCuts(script: string, offset: number): Cut[] {
  const cuts: Cut[] = []
  let from = 0
  let tried = 0
  personKey.lastIndex = 0
  for (let match = personKey.exec(script); match && tried < 2000; match = personKey.exec(script)) {
    if (match.index < from) continue
    tried += 1
    const start = openingBrace(script, match.index)
    if (start < from) continue
    const end = closingBracket(script, start, false)
    const object = script.slice(start, Math.min(end, start + 20_000))
    if (!textKey.test(object) || !answeredKey.test(object) || titledKey.test(object)) continue
    cuts.push({ start: offset + start, end: offset + end, replacement: '{}' })
    from = end
    personKey.lastIndex = end
  }
  return cuts
}
