import type { Page } from 'playwright-core'
import type { Places } from './filled-office.js'

export type Who = 'truongphong' | 'lanhdao' | 'quantri' | 'donvi' | 'nobody'

/** Where a page is walked: its address, or how one comes to a state that has none. */
export interface Visit {
  readonly who: Who
  readonly at: (places: Places) => string
  /** Done on the page first: a form sent with mistakes, a menu opened. */
  readonly then?: (page: Page) => Promise<unknown>
}
/** A route that no person reads as a page, with what it is instead. */
type NoPage = 'a file' | 'for machines' | 'a part of a page' | 'leads elsewhere' | 'the first run'

const by = (who: Who, at: string | ((places: Places) => string), then?: Visit['then']): Visit => ({
  who,
  at: typeof at === 'string' ? () => at : at,
  ...(then ? { then } : {}),
})
const head = (at: Parameters<typeof by>[1], then?: Visit['then']): Visit => by('truongphong', at, then)
const admin = (at: Parameters<typeof by>[1], then?: Visit['then']): Visit => by('quantri', at, then)
const send = (form: string) => async (page: Page) => {
  // Browsers would refuse an empty field themselves; what the site says to it is what is looked at.
  const sent = page.waitForEvent('load')
  await page.$eval(form, (f) => ((f as HTMLFormElement).noValidate = true))
  await page.$eval(form, (f) => (f as HTMLFormElement).requestSubmit())
  await sent
}
/** Once begun, the form is gone and the state stands. */
const begin = (form: string) => async (page: Page) => {
  if ((await page.$(form)) !== null) await send(form)(page)
}

/** Every page of the site by its route, with the states in which people meet it. A route without an entry fails. */
export const pageEntries: Readonly<Record<string, readonly Visit[] | NoPage>> = {
  '/': 'leads elsewhere',
  '/first-run': 'the first run',
  '/first-run/province': 'the first run',
  '/first-run/outlets': 'the first run',
  '/sign-in': [by('nobody', '/sign-in'), by('nobody', '/sign-in', send('main form[action="/sign-in"]'))],
  '/sign-in/code': 'leads elsewhere',
  '/password': [head('/password'), head('/password', send('main form[action="/password"]'))],
  '/password/second-factor': [
    head('/password/second-factor'),
    by('donvi', '/password/second-factor', begin('main form[action="/password/second-factor"]')),
  ],
  '/invitations/:code': [by('nobody', (p) => p.invitation), by('nobody', '/invitations/khong-co')],
  '/health': [admin('/health')],
  '/health/live': 'for machines',
  '/health/ready': 'for machines',
  '/metrics': 'for machines',
  '/week': [by('lanhdao', '/week')],
  '/overview': [head('/overview'), by('lanhdao', '/overview', (page) => page.click('details.user > summary'))],
  '/search': [
    head('/search'),
    head('/search?q=%22tinh%22+-mua&tone=critical&view=stories&order=best'),
    head((p) => `/search?q=dap&view=flat&read=false&open=${p.article.split('/').at(-1)}`),
    head('/search?q=b%C3%A1o%3Akhongco+%28zzzz&tone=favourable&outlet=khong-co&read=true'),
    head('/search?q=tinh', async (page) => {
      await page.check('.whole-list input')
      const sent = page.waitForEvent('load')
      await page.click('.chosen-bar > button[formaction="/chosen/unread-marks"]')
      await sent
    }),
  ],
  '/search.:kind': 'a file',
  '/charts/:name.:format': 'a file',
  '/articles/:id': [
    head((p) => p.article),
    head((p) => p.freshArticle),
    head((p) => p.freshArticle, send('form[action$="/flags"]')),
    by('lanhdao', (p) => p.otherArticle),
    head('/articles/khong-co'),
  ],
  '/articles/:id/pane': 'a part of a page',
  '/articles/:id/page': [head((p) => `${p.article}/page`)],
  '/stories': [head('/stories')],
  '/stories/:id': [head((p) => p.story), by('lanhdao', (p) => p.story), head('/stories/khong-co')],
  '/stories/:id/choice': [head((p) => `${p.story}/choice`)],
  '/cases': [head('/cases'), by('donvi', '/cases'), head('/cases?state=closed')],
  '/cases.csv': 'a file',
  '/cases/:id': [head((p) => p.openCase), by('donvi', (p) => p.openCase)],
  '/reports': [head('/reports'), by('lanhdao', '/reports')],
  '/reports/new': [head('/reports/new')],
  '/reports/paper': [head('/reports/paper')],
  '/reports/:id': [head((p) => p.report)],
  '/reports/:id/paper': [head((p) => `${p.report}/paper`)],
  '/reports/:id/file/:format': 'a file',
  '/reports/:id/behind': [head((p) => `${p.report}/behind`)],
  '/sources': [admin('/sources'), head('/sources')],
  '/sources/:id': [admin((p) => p.source)],
  '/notices': [admin('/notices')],
  '/accounts': [admin('/accounts'), by('donvi', '/accounts')],
  '/settings': [admin('/settings')],
  '/jobs': [admin('/jobs')],
  '/jobs/:id/file': 'a file',
  '/audit': [admin('/audit')],
  '/audit/csv': 'a file',
  '/articles/:id/erasure': [admin((p) => `${p.freshArticle}/erasure`)],
  '/erased': [admin('/erased')],
  '/tokens': [head('/tokens')],
  '/api/docs': [head('/api/docs')],
  '/api/v1/openapi.json': 'for machines',
}

/** Pages whose words still stand in Vietnamese, whole or in part; on every other one English is looked for. */
export const notYetInEnglish: ReadonlySet<string> = new Set([
  '/week',
  '/overview',
  '/stories/:id',
  '/stories/:id/choice',
  '/cases/:id',
  '/reports',
  '/reports/new',
  '/reports/paper',
  '/reports/:id',
  '/reports/:id/paper',
  '/sources',
  '/sources/:id',
  '/notices',
  '/accounts',
  '/settings',
  '/health',
  '/jobs',
  '/audit',
])
