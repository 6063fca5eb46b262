import { Parser, Tokenizer } from 'htmlparser2'
import { QuickTokenizer } from './quick-tokenizer.js'

/** Everything a parser tells, with the places it tells it for. */
function eventsOf(pieces: readonly string[], Kind: typeof Tokenizer, decodeEntities: boolean): unknown[] {
  const events: unknown[] = []
  const parser: Parser = new Parser(
    {
      onopentag: (name, attributes) => events.push(['<', name, attributes, parser.startIndex, parser.endIndex]),
      ontext: (text) => events.push(['text', text, parser.startIndex, parser.endIndex]),
      onclosetag: (name, isImplied) => events.push(['>', name, isImplied, parser.startIndex, parser.endIndex]),
      oncomment: (text) => events.push(['!', text, parser.startIndex, parser.endIndex]),
      onprocessinginstruction: (name, text) => events.push(['?', name, text]),
    },
    { decodeEntities, Tokenizer: Kind },
  )
  for (const piece of pieces) parser.write(piece)
  parser.end()
  return events
}

const parts = [
  ...[
    '<p>',
    '</p>',
    '<p class="a b" id=c>',
    '<a href=\'x?a=1&amp;b=2\' title="Tin &quot;mới&quot;">',
    '</a >',
    '<br/>',
  ],
  ...[
    '<img src=a.jpg alt>',
    '<script>if (a<b && c>d) { x = "</p>" }</script>',
    '<style>a>b{}</style>',
    '<title>A &amp; B',
  ],
  ...[
    '</title>',
    '<textarea><b>',
    '</textarea>',
    '<!-- a -- b -->',
    '<!-->',
    '<!DOCTYPE html>',
    '<![CDATA[ x ]]>',
    '<?xml?>',
  ],
  ...[
    '&',
    '&amp',
    '&#7879;',
    '&nbsp;',
    '&khong;',
    '<',
    '< p',
    '</',
    '<!',
    '"',
    "'",
    '=',
    '>',
    '/',
    ' \t\n\f\r\v',
    'Hà Nội',
  ],
  ...[
    '<div data-x = "a > b" y=\'<\'',
    '<svg><path d="M0 0"/></svg>',
    '</br>',
    '<p =x>',
    '<a/b=c>',
    '𝒳 dài hơn một chút',
  ],
]

/** The same for every run. */
function* pages(): Generator<string[]> {
  let seed = 7
  const next = (below: number): number => (seed = (seed * 1_103_515_245 + 12_345) % 2_147_483_648) % below
  for (let n = 0; n < 1500; n++) {
    const html = Array.from({ length: 1 + next(14) }, () => parts[next(parts.length)] as string).join('')
    const cut = next(html.length + 1)
    yield n % 3 === 0 ? [html.slice(0, cut), html.slice(cut)] : [html]
  }
}

it.each([true, false])('tells the same as the tokenizer it quickens (entities decoded: %s)', (decodeEntities) => {
  for (const pieces of pages())
    expect([pieces, eventsOf(pieces, QuickTokenizer, decodeEntities)]).toEqual([
      pieces,
      eventsOf(pieces, Tokenizer, decodeEntities),
    ])
})

it('runs over long text instead of visiting every character', () => {
  const inside = QuickTokenizer.prototype as unknown as { stateText: (c: number) => void }
  const real = inside.stateText
  let visited = 0
  inside.stateText = function (c) {
    visited++
    real.call(this, c)
  }
  try {
    eventsOf([`<p>${'chữ '.repeat(1000)}</p>`], QuickTokenizer, true)
  } finally {
    inside.stateText = real
  }
  expect(visited).toBeGreaterThan(0)
  expect(visited).toBeLessThan(10)
})
