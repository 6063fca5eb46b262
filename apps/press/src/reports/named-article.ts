import { PressError } from '#foundation'
import { canonicalUrl } from '#press'
import type { Desk } from '../desk.js'

type Stored = Pick<Desk, 'store'>

/** The article that a person names: by any address under which its outlet shows it, by its page here, or by its id. */
export async function namedArticle({ store }: Stored, typed: string): Promise<string> {
  const given = typed.trim()
  // An outlet may have addresses that look like ours, so those that the record knows go first.
  const id = (await atOutlet({ store }, given)) ?? ownId(given)
  const found = await store.reader
    .selectFrom('article')
    .select('id')
    .where('id', '=', id ?? '')
    .where('state', '!=', 'erased')
    .executeTakeFirst()
  if (!found)
    throw new PressError('form-invalid', {
      userMessage: 'Không thấy bài này trong kho. Hãy dán địa chỉ trang bài ở đây hoặc đường dẫn bài tại tòa soạn.',
      details: { field: 'source' },
    })
  return found.id
}

const isAddress = (given: string): boolean => /^https?:\/\//i.test(given) && URL.canParse(given)

async function atOutlet({ store }: Stored, given: string): Promise<string | undefined> {
  if (!isAddress(given)) return undefined
  const known = await store.reader
    .selectFrom('articleUrl')
    .select('articleId')
    .where('url', '=', canonicalUrl(given))
    .executeTakeFirst()
  return known?.articleId
}

/** From the id itself, the path of our page, or its whole address: the desk may be reached by more than one host name. */
const ownId = (given: string): string | undefined =>
  /^(?:\/articles\/)?([0-9a-f]{32})(?:[/?#]|$)/.exec(isAddress(given) ? new URL(given).pathname : given)?.[1]
