import { diffExcerpt, diffWords } from '#language'
import type { VersionTable } from '#record'
import { Section } from '../shell/components/parts.js'
import { count, dateTime } from '../shell/format.js'
import { vietnamese } from '../shell/language.js'
import type { Edition } from './article-details.js'
import type { ArticleProps } from './article.view.js'
import { words } from './words.js'

/** Editions shown with their differences; an outlet that edits more often is rare. */
const shownMax = 12

/** What the outlet changed, edition by edition, newest first. */
export function Versions({ details }: ArticleProps) {
  const { editions } = details
  if (editions.length < 2) return null
  return (
    <Section title={words().versions} note={words().edits(count(editions.length - 1))}>
      {editions.slice(0, shownMax).map((e, i) => (
        <Version edition={e} older={editions[i + 1]?.version} isNewest={i === 0} />
      ))}
    </Section>
  )
}

function Version({
  edition: { at, version, isReturn },
  older,
  isNewest,
}: {
  edition: Edition
  older: VersionTable | undefined
  isNewest: boolean
}) {
  return (
    <details class="more version" open={isNewest} data-key={isNewest ? 'V' : undefined}>
      <summary>
        {words().version(version.seq)} {isReturn && words().asBefore} · {dateTime(at)}
      </summary>
      {older ? (
        <>
          {older.title !== version.title && (
            <p class="diff serif">
              <span class="note">{words().headline} </span>
              <Diff before={older.title} after={version.title} />
            </p>
          )}
          {older.text !== version.text && (
            <p class="diff serif">
              <Diff before={older.text} after={version.text} />
            </p>
          )}
          {older.title === version.title && older.text === version.text && <p class="note">{words().unchanged}</p>}
        </>
      ) : (
        <p class="note">{words().firstVersion}</p>
      )}
    </details>
  )
}

function Diff({ before, after }: { before: string; after: string }) {
  return (
    <span lang={vietnamese()}>
      {diffExcerpt(diffWords(before, after)).map((part) =>
        part.op === 'added' ? (
          <ins>{part.text}</ins>
        ) : part.op === 'removed' ? (
          <del>{part.text}</del>
        ) : (
          <>{part.text}</>
        ),
      )}
    </span>
  )
}
