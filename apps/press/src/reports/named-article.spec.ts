import { idOf, openPressDesk, type PressDesk } from '../web/search/contract/press-desk.js'
import { namedArticle } from './named-article.js'

let site: PressDesk
beforeEach(async () => (site = await openPressDesk()))
afterEach(() => site.close())

const rubbish = idOf({ outlet: 'tinnhanh', title: 'Mùi rác quanh trạm trung chuyển Bến Dâu' })
const dam = idOf({ outlet: 'xaydungviet', title: 'Đập Khe Mơ dừng thi công, nhà thầu đã nhận tạm ứng' })
const named = (typed: string): Promise<string> => namedArticle(site.desk, typed)
const known = (url: string, articleId: string) =>
  site.desk.store.db.insertInto('articleUrl').values({ url, articleId }).execute()

describe('naming an article', () => {
  it('works by its id, by its page here and by every address its outlet has for it', async () => {
    await known('https://m.tinnhanh.example/rac-ben-dau.amp', rubbish)
    const ways = [
      rubbish,
      ` /articles/${rubbish}?back=1 `,
      `http://desk.example:3000/articles/${rubbish}#text`,
      `https://tinnhanh.example/${rubbish.slice(0, 10)}.html?utm_source=zalo#binh-luan`,
      'https://m.tinnhanh.example/rac-ben-dau.amp',
    ]
    expect(await Promise.all(ways.map(named))).toEqual(ways.map(() => rubbish))
  })
  it('takes an address of an outlet for what stands there, also when it looks like one of ours', async () => {
    await known(`https://xaydungviet.example/articles/${rubbish}`, dam)
    expect(await named(`https://xaydungviet.example/articles/${rubbish}`)).toBe(dam)
  })
  it('is refused, with a word on what to type, for what the record does not have', async () => {
    await site.desk.store.db.updateTable('article').set({ state: 'erased' }).where('id', '=', dam).execute()
    const unknown = ['bài hôm qua', '', 'https://', dam, `https://bao.example/muc/articles/${rubbish}`]
    for (const typed of unknown)
      await expect(named(typed)).rejects.toMatchObject({ code: 'form-invalid', details: { field: 'source' } })
  })
})
