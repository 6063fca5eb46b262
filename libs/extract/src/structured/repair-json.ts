/** JSON as the press writes it into pages: parsed as it stands, else repaired, else null. */
export function parseLooseJson(text: string): unknown {
  const bare = stripWrapping(text)
  return tryParse(bare) ?? tryParse(repair(bare)) ?? null
}

function tryParse(text: string): unknown {
  try {
    return JSON.parse(text) as unknown
  } catch {
    return null
  }
}

const openings = ['/*', '*/', '//', '<!--', '<![CDATA[', '\ufeff']
const closings = ['-->', ']]>', '*/', '/*', '//', ';']

/** Takes off comment and CDATA marks, byte order marks and a closing semicolon, in whatever order they stand. */
function stripWrapping(text: string): string {
  let bare = text.trim()
  for (let before = ''; bare !== before;) {
    before = bare
    for (const mark of openings) if (bare.startsWith(mark)) bare = bare.slice(mark.length).trimStart()
    for (const mark of closings) if (bare.endsWith(mark)) bare = bare.slice(0, -mark.length).trimEnd()
  }
  return bare
}

/**
 * One pass over the text: raw control characters inside strings become spaces, quotation marks that do not end their
 * string are escaped, commas before a closing bracket go, single characters after a backslash that JSON does not know
 * lose the backslash.
 */
function repair(text: string): string {
  const out: string[] = []
  let inString = false
  for (let i = 0; i < text.length; i++) {
    const c = text[i] as string
    if (!inString) {
      if (c === '"') inString = true
      if (c === ',' && isClosing(nextVisible(text, i + 1))) continue
      out.push(c)
    } else if (c === '\\') {
      const next = text[i + 1] ?? ''
      if ('"\\/bfnrtu'.includes(next) && next !== '') out.push(c, next)
      else if (next !== '') out.push(next)
      i++
    } else if (c === '"') {
      if (endsString(text, i)) {
        inString = false
        out.push(c)
      } else out.push('\\"')
    } else out.push(c < ' ' ? ' ' : c)
  }
  return out.join('')
}

function isClosing(c: string): boolean {
  return c === '}' || c === ']'
}

/** A quotation mark ends its string when what follows could follow a string in JSON. */
function endsString(text: string, at: number): boolean {
  const next = nextVisible(text, at + 1)
  if (next === '' || next === ':' || isClosing(next)) return true
  if (next !== ',') return false
  const comma = text.indexOf(',', at + 1)
  const after = nextVisible(text, comma + 1)
  return after === '"' || after === '{' || after === '[' || isClosing(after) || /[\d\-tfn]/.test(after)
}

/** First visible character within a short distance; the distance keeps the whole repair linear. */
function nextVisible(text: string, from: number): string {
  const limit = Math.min(text.length, from + 200)
  for (let i = from; i < limit; i++) if ((text[i] as string) > ' ') return text[i] as string
  return ''
}
