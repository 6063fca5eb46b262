import { PressError } from '#foundation'
import { canonicalUrl } from '#press'
import type { Desk } from '../desk.js'

/** The article that a person names: by the address of its page here, by its address at the outlet, or by its id. */
export async function namedArticle({ store }: Pick<Desk, 'store'>, typed: string): Promise<string> {
  const given = typed.trim()
  const id = /(?:^|\/articles\/)([0-9a-f]{32})(?:[/?#]|$)/.exec(given)?.[1]
  const urls = /^https?:\/\//.test(given) && URL.canParse(given) ? [given, canonicalUrl(given)] : []
  const found = await store.reader
    .selectFrom('article')
    .select('id')
    .where((eb) => (id ? eb('id', '=', id) : eb('canonicalUrl', 'in', urls.length > 0 ? urls : [''])))
    .where('state', '!=', 'erased')
    .executeTakeFirst()
  if (!found)
    throw new PressError('form-invalid', {
      userMessage: 'Không thấy bài này trong kho. Hãy dán địa chỉ trang bài ở đây hoặc đường dẫn bài tại tòa soạn.',
      details: { field: 'source' },
    })
  return found.id
}
