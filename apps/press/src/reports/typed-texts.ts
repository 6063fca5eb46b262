import { contentId } from '#foundation'
import {
  addParagraph,
  type Block,
  type Draft,
  editableText,
  paragraphsOf,
  setParagraph,
  type UnsourcedSentence,
  unsourcedSentences,
} from '#report'

/** A text as it came from the editor's form. */
export interface TypedText {
  /** Paragraph, heading or empty place; for a new paragraph the block (or section) it follows. */
  readonly id: string
  readonly isNew: boolean
  readonly text: string
}

/** Line breaks as the record holds them, no white space around. */
export const plainTyped = (text: string): string => text.replace(/\r\n?/g, '\n').normalize('NFC').trim()

/** Tells whether a person changed a text since the form was drawn. */
export const textMark = (text: string): string => contentId(['editor', plainTyped(text)], 12)

/** Every text of a draft that the editor shows, as it shows it; places for the writer are empty. */
export function editorTexts(draft: Draft): Map<string, string> {
  const texts = new Map(paragraphsOf(draft).map((p) => [p.id, editableText(draft, p.runs)]))
  for (const id of placesForWriter(draft).keys()) texts.set(id, '')
  return texts
}

/** The draft with what was typed; the same object when nothing differs. Ids it does not know are left out. */
export function withTexts(machine: Draft, edited: Draft, texts: readonly TypedText[], newId: () => string): Draft {
  const now = editorTexts(edited)
  const places = placesForWriter(machine)
  let draft = edited
  for (const typed of texts) {
    const text = plainTyped(typed.text)
    if (typed.isNew) {
      if (text !== '' && holdsPlace(draft, typed.id)) draft = addParagraph(draft, typed.id, `new/${newId()}`, text)
      continue
    }
    const before = now.get(typed.id)
    if (before === undefined || plainTyped(before) === text) continue
    draft = setParagraph(draft, typed.id, text)
    const place = places.get(typed.id)
    if (text === '' && place) draft = withBlock(draft, place)
  }
  return draft
}

/** Sentences without a source in paragraphs that report the press; what a writer proposes needs none. */
export function textsWithoutSource(machine: Draft, edited: Draft): UnsourcedSentence[] {
  const places = placesForWriter(machine)
  const free = new Set(
    edited.sections.filter((s) => s.blocks.some((b) => places.has(b.id))).flatMap((s) => s.blocks.map((b) => b.id)),
  )
  return unsourcedSentences(machine, edited).filter((s) => !free.has(s.id))
}

const placesForWriter = (draft: Draft): Map<string, Block> =>
  new Map(draft.sections.flatMap((s) => s.blocks.flatMap((b) => (b.type === 'empty-for-writer' ? [[b.id, b]] : []))))

const holdsPlace = (draft: Draft, id: string): boolean =>
  draft.sections.some((s) => s.id === id || s.blocks.some((b) => b.id === id))

/** A place that was emptied again asks for its text like before. */
const withBlock = (draft: Draft, block: Block): Draft => ({
  ...draft,
  sections: draft.sections.map((s) => ({ ...s, blocks: s.blocks.map((b) => (b.id === block.id ? block : b)) })),
})
