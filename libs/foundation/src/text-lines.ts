/**
 * Lines of a stream of UTF-8. Only a line feed ends one: U+2028 and U+2029 may stand within JSON as they are, and
 * `node:readline` would cut a JSON line there.
 */
export async function* textLines(input: AsyncIterable<Uint8Array>): AsyncGenerator<string> {
  const decoder = new TextDecoder()
  let begun: string[] = []
  for await (const bytes of input) {
    const [first = '', ...further] = decoder.decode(bytes, { stream: true }).split('\n')
    begun.push(first)
    for (const next of further) {
      yield begun.join('')
      begun = [next]
    }
  }
  const last = begun.join('') + decoder.decode()
  if (last !== '') yield last
}
