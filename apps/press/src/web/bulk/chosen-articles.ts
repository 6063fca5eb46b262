import { PressError } from '#foundation'
import { askedSearch, readSearchUrl, searchUrl, type SearchAddress, withReadMarks } from '#read'
import type { Desk } from '../../desk.js'
import { fieldList, fieldText, type FormBody } from '../article/form-fields.js'
import { queryNames } from '../shell/names.js'
import type { SignedVisit } from '../shell/visit.js'

/** Articles one press of a button may change. */
export const chosenMax = 500

/** A list whose rows may all be chosen, those of later pages too. */
export interface ChosenList {
  readonly address: SearchAddress
  readonly rows: number
}

/** The list as a field of the form: the query of its address. */
export const listField = ({ address }: ChosenList): string => searchUrl({ ...address, page: 1 }).split('?')[1] ?? ''

/** What the form chose: one row by its own button, every row of the list, or the boxes that are ticked. */
export interface Chosen {
  readonly articles: readonly string[]
  /** The row whose own button was pressed. */
  readonly only: string | null
  /** Every row of a list: the step is shown before it is taken. */
  readonly isWholeList: boolean
}

export async function chosenArticles(desk: Desk, visit: SignedVisit, body: FormBody): Promise<Chosen> {
  const only = fieldText(body, 'only') || null
  const isWholeList = !only && fieldText(body, 'all') === '1'
  const articles = only
    ? [only]
    : isWholeList
      ? await articlesOfList(desk, visit, fieldText(body, 'list'))
      : [...new Set(fieldList(body, 'article'))]
  if (articles.length === 0)
    throw new PressError('form-invalid', {
      userMessage: 'Chưa chọn bài nào. Hãy đánh dấu vào ô ở đầu dòng rồi làm lại.',
    })
  if (articles.length > chosenMax)
    throw new PressError('form-invalid', {
      userMessage: `Mỗi lần làm được với nhiều nhất ${chosenMax} bài. Hãy chọn ít hơn rồi làm lại.`,
    })
  return { articles, only, isWholeList }
}

/** The article of every row, as the list is put together: the first `chosenMax` of them. */
async function articlesOfList(desk: Desk, visit: SignedVisit, list: string): Promise<string[]> {
  const asked = {
    officeId: visit.office.id,
    address: readSearchUrl(new URLSearchParams(list)),
    names: await queryNames(desk, visit.office.provinceSlug),
    now: visit.now,
  }
  const { request } = await askedSearch(desk.index, await withReadMarks(desk.store, visit.account.id, asked))
  return desk.index.ids({ ...request, limit: chosenMax })
}
