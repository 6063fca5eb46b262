import { analyse } from '#language'
import type { IndexDocument } from '#article-index'

/** A document whose texts are given as a person reads them; the rest where it matters. */
export const aDocument = (
  over: Partial<IndexDocument> & { articleId: string; titleText?: string; bodyText?: string },
): IndexDocument => {
  const { titleText = 'Xã Khe Dâu sửa đập', bodyText = 'Công trường đập hồ Khe Dâu ngừng thi công.', ...fields } = over
  return {
    officeId: 'o1', revision: 1, title: analyse(titleText), body: analyse(bodyText), outletId: 'hoaigiang', tier: 'dia-phuong',
    publishedAt: '2026-11-20T01:00:00.000Z', firstSeenAt: '2026-11-20T01:10:00.000Z', reprintGroup: over.articleId, isOriginal: true,
    story: over.articleId, relevance: 'about', topics: ['khac'], event: 'neutral', tone: 'neutral', respond: false, places: [],
    handling: null, completeness: 'full', isCorrected: false, ...fields,
  } // prettier-ignore
}
