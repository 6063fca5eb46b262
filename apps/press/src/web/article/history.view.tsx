import { Section } from '../shell/components/parts.js'
import { dateTime } from '../shell/format.js'
import { vietnamese } from '../shell/language.js'
import { visitMay } from '../shell/visit.js'
import type { ArticleProps } from './article.view.js'
import { UndoForm } from './correction.view.js'
import { words } from './words.js'

/** Who and what did something to this article, newest first. */
export function History(p: ArticleProps) {
  const canUndo = visitMay(p.visit, 'correct')
  const canOpen = visitMay(p.visit, 'read-cases')
  return (
    <Section title={words().history}>
      <ol class="plain-list">
        {p.details.history.map((h) => (
          <li>
            <time class="note" dateTime={h.at}>
              {dateTime(h.at)}
            </time>{' '}
            {h.href && canOpen ? <a href={h.href}>{h.text}</a> : h.text}
            {h.said && (
              <span class="note" lang={vietnamese()}>
                {' '}
                ({h.said})
              </span>
            )}
            {h.undo && canUndo && (
              <>
                {' '}
                <UndoForm {...p} correctionId={h.undo} />
              </>
            )}
          </li>
        ))}
      </ol>
    </Section>
  )
}
