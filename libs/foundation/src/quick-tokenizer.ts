import { Tokenizer } from 'htmlparser2'

/** The part of htmlparser2's tokenizer that is quickened here; its types keep it private. */
interface Inside {
  readonly buffer: string
  readonly offset: number
  readonly decodeEntities: boolean
  index: number
  stateText(c: number): void
  stateInAttributeName(c: number): void
  handleInAttributeValue(c: number, quote: number): void
  fastForwardTo(c: number): boolean
}
const Plain = Tokenizer as unknown as new (...given: ConstructorParameters<typeof Tokenizer>) => Inside

const lessThan = 60
const ampersand = 38
const equals = 61
const greaterThan = 62
const slash = 47
const space = 32

/**
 * htmlparser2's tokenizer, told to run over what holds nothing: text to the next tag, a value to its quote, a script to its
 * end. It goes through its states for every single character else, which is a third of reading a page. The events are the
 * same; given to a parser as its `Tokenizer`.
 */
class Quick extends Plain {
  override stateText(c: number): void {
    if (c === lessThan || c === ampersand) return super.stateText(c)
    const { buffer, offset } = this
    let at = this.index - offset + 1
    for (; at < buffer.length; at++) {
      const code = buffer.charCodeAt(at)
      if (code === lessThan || code === ampersand) break
    }
    // The loop around steps on by one.
    this.index = at + offset - 1
  }

  override handleInAttributeValue(c: number, quote: number): void {
    if (c === quote || c === ampersand) return super.handleInAttributeValue(c, quote)
    const { buffer, offset } = this
    let at = this.index - offset + 1
    for (; at < buffer.length; at++) {
      const code = buffer.charCodeAt(at)
      if (code === quote || code === ampersand) break
    }
    this.index = at + offset - 1
  }

  override stateInAttributeName(c: number): void {
    if (endsName(c)) return super.stateInAttributeName(c)
    const { buffer, offset } = this
    let at = this.index - offset + 1
    while (at < buffer.length && !endsName(buffer.charCodeAt(at))) at++
    this.index = at + offset - 1
  }

  override fastForwardTo(c: number): boolean {
    const { buffer, offset } = this
    const found = buffer.indexOf(String.fromCharCode(c), this.index - offset + 1)
    this.index = (found < 0 ? buffer.length - 1 : found) + offset
    return found >= 0
  }
}

const endsName = (c: number): boolean =>
  c === equals || c === greaterThan || c === slash || c === space || (c >= 9 && c <= 13 && c !== 11)

/** See `Quick`. */
export const QuickTokenizer = Quick as unknown as typeof Tokenizer
