import type { CorrectionKind } from '#press'
import { Form } from '../shell/components/parts.js'
import type { ArticleProps } from './article.view.js'
import { words } from './words.js'

/** Where the page's forms lead back to. */
export const BackField = ({ back }: Pick<ArticleProps, 'back'>) => <input type="hidden" name="back" value={back.href} />

/** The article's own address with the list behind it. */
export const hereOf = ({ details, back }: Pick<ArticleProps, 'details' | 'back'>): string =>
  `/articles/${details.article.article.id}?back=${encodeURIComponent(back.href)}`

/** A correction in one step. */
export function Correction(
  p: ArticleProps & {
    readonly kind: CorrectionKind
    readonly value: string
    readonly label: string
    readonly hotkey?: string
  },
) {
  return (
    <Form visit={p.visit} action={`/articles/${p.details.article.article.id}/corrections`} class="inline">
      <BackField {...p} />
      <input type="hidden" name="kind" value={p.kind} />
      <input type="hidden" name="value" value={p.value} />
      <button data-key={p.hotkey}>{p.label}</button>
    </Form>
  )
}

/** Takes a correction back. */
export function UndoForm(p: ArticleProps & { readonly correctionId: string; readonly hotkey?: string }) {
  return (
    <Form visit={p.visit} action={`/corrections/${p.correctionId}/revocation`} class="inline">
      <BackField {...p} />
      <button class="link" data-key={p.hotkey}>
        {words().undo}
      </button>
    </Form>
  )
}
