import type { ComponentChildren } from 'preact'
import { renderToString } from 'preact-render-to-string'
import type { Permission, Role } from '#press'
import { count } from './format.js'
import { currentLanguage, languages, vietnamese } from './language.js'
import { roleNames } from './names.js'
import { assetUrl } from './static-files.js'
import { visitMay, type Visit } from './visit.js'
import { words } from './words.js'

export interface PageParts {
  readonly title: string
  /** Which entry of the navigation is current. */
  readonly current?: NavName | null
  readonly body: ComponentChildren
  /** Scripts of this page beside the common one, by their name in `public/`. */
  readonly scripts?: readonly string[]
  /** Narrow single-column pages (sign-in, first run). */
  readonly isPlain?: boolean
  /** Reload after so many seconds, for pages that show progress. */
  readonly refreshSeconds?: number | null
}
export type NavName = 'week' | 'overview' | 'search' | 'stories' | 'cases' | 'reports' | 'sources' | 'more'

interface NavEntry {
  readonly name: Exclude<NavName, 'more'>
  readonly href: string
  readonly needs: Permission
  /** Leads there after G. */
  readonly key?: string
  /** Shown to this role alone; others reach the page from where they work. */
  readonly only?: Role
}
const navigation: readonly NavEntry[] = [
  { name: 'week', href: '/week', needs: 'read-reports', only: 'lanh-dao' },
  { name: 'overview', href: '/overview', needs: 'read-press', key: 'T' },
  { name: 'search', href: '/search', needs: 'read-press', key: 'K' },
  { name: 'stories', href: '/stories', needs: 'read-press', key: 'D' },
  { name: 'cases', href: '/cases', needs: 'read-cases', key: 'P' },
  { name: 'reports', href: '/reports', needs: 'read-reports', key: 'B' },
  { name: 'sources', href: '/sources', needs: 'read-sources', key: 'N' },
]

/** The common sheet first; page groups have sheets of their own. */
const styleSheets = [
  'app.css',
  'pages-desk.css',
  'pages-story.css',
  'pages-search.css',
  'pages-office.css',
  'pages-office-setup.css',
  'pages-report.css',
  'pages-week.css',
  'pages-accounts.css',
  'pages-export.css',
  'pages-jobs.css',
]

/** The whole document of a page. Values are escaped by the renderer; nothing here takes HTML as text. */
export function renderPage(visit: Visit, page: PageParts): string {
  return `<!doctype html>${renderToString(<Document visit={visit} page={page} />)}`
}

function Document({ visit, page }: { visit: Visit; page: PageParts }) {
  const office = visit.office?.name ?? ''
  return (
    <html lang={currentLanguage()} data-theme={visit.theme}>
      <head>
        <meta charSet="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <Refresh {...page} />
        <title>
          {page.title} · {words().product}
        </title>
        <link rel="icon" href={assetUrl('icon.svg')} type="image/svg+xml" />
        {styleSheets.map((name) => (
          <link rel="stylesheet" href={assetUrl(name)} />
        ))}
        {page.scripts?.map((name) => (
          <script src={assetUrl(name)} defer />
        ))}
        <script src={assetUrl('app.js')} defer />
      </head>
      <body class={page.isPlain ? 'plain' : undefined} data-keys={visit.hasKeys ? undefined : 'off'}>
        <a class="skip" href="#noi-dung">
          {words().skip}
        </a>
        {visit.desk.settings.isDemo && (
          <aside class="demo-mark" aria-label={words().demo}>
            {words().demoMeans}
          </aside>
        )}
        {visit.rebuild && (
          <aside class="rebuild-mark" aria-label={words().rebuild}>
            {words().rebuildMeans(count(visit.rebuild.done), count(visit.rebuild.total))}
          </aside>
        )}
        <TopBar visit={visit} current={page.current ?? null} office={office} />
        <main id="noi-dung" tabIndex={-1}>
          {page.body}
        </main>
        {visit.account && <EveryKey visit={visit} />}
      </body>
    </html>
  )
}

/** With `live.js` parts of the page follow in place; only without script is it loaded again as a whole. */
function Refresh({ refreshSeconds, scripts }: PageParts) {
  if (!refreshSeconds) return null
  const again = <meta http-equiv="refresh" content={String(refreshSeconds)} />
  if (!scripts?.includes('live.js')) return again
  return (
    <>
      <meta name="live" content={String(refreshSeconds)} />
      <noscript>{again}</noscript>
    </>
  )
}

function TopBar({ visit, current, office }: { visit: Visit; current: NavName | null; office: string }) {
  return (
    <header class="top">
      <a class="brand" href="/">
        <b lang={vietnamese()}>{words().product}</b> <span lang={vietnamese()}>{office}</span>
      </a>
      {visit.account && visit.office && (
        <>
          <details class="contents">
            <summary>{words().contents}</summary>
            <nav aria-label={words().contents}>
              <NavLinks visit={visit} current={current} />
            </nav>
          </details>
          <nav class="main-nav" aria-label={words().mainNavigation}>
            <NavLinks visit={visit} current={current} />
          </nav>
          {visitMay(visit, 'read-press') && current !== 'search' && (
            <form class="quick" action="/search" role="search">
              <label class="hidden" for="tim-nhanh">
                {words().quickLabel}
              </label>
              <input id="tim-nhanh" name="q" type="search" placeholder={words().quickHint} autocomplete="off" />
              <kbd aria-hidden="true">/</kbd>
            </form>
          )}
        </>
      )}
      <UserMenu visit={visit} />
    </header>
  )
}

function NavLinks({ visit, current }: { visit: Visit; current: NavName | null }) {
  return (
    <>
      {navigation
        .filter((entry) => visitMay(visit, entry.needs) && (!entry.only || entry.only === visit.account?.role))
        .map((entry) => (
          <a href={entry.href} aria-current={entry.name === current ? 'page' : undefined}>
            {words().navigation[entry.name]}
            {entry.name === 'cases' && visit.nav.openCases > 0 && <span class="count"> {visit.nav.openCases}</span>}
            {entry.name === 'cases' && visit.nav.overdueCases > 0 && (
              <b class="count danger"> {words().overdueCases(visit.nav.overdueCases)}</b>
            )}
            {entry.name === 'sources' && visit.nav.failingSources > 0 && (
              <b class="count danger"> {words().failing(visit.nav.failingSources)}</b>
            )}
          </a>
        ))}
    </>
  )
}

function UserMenu({ visit }: { visit: Visit }) {
  const { account } = visit
  if (!account) return <LanguageSwitch visit={visit} />
  const { navigation, themes, signOut } = words()
  return (
    <details class="user">
      <summary>
        {account.displayName}
        {visit.nav.notices > 0 && <span class="count"> {words().unread(visit.nav.notices)}</span>}
      </summary>
      <div class="menu">
        <p class="note">{roleNames[account.role]}</p>
        {visitMay(visit, 'read-press') && (
          <a href="/notices">
            {navigation.notices}
            {visit.nav.notices > 0 ? ` (${visit.nav.notices})` : ''}
          </a>
        )}
        <a href="/password">{navigation.password}</a>
        <a href="/tokens">{navigation.tokens}</a>
        {visitMay(visit, 'manage-accounts') && <a href="/accounts">{navigation.accounts}</a>}
        {visitMay(visit, 'manage-settings') && <a href="/settings">{navigation.settings}</a>}
        {visitMay(visit, 'see-health') && <a href="/health">{navigation.health}</a>}
        <form method="post" action="/theme" class="themes">
          <input type="hidden" name="_csrf" value={visit.csrf} />
          <input type="hidden" name="back" value={visit.url.pathname + visit.url.search} />
          {(['system', 'light', 'dark'] as const).map((value) => (
            <button name="theme" value={value} aria-pressed={visit.theme === value ? 'true' : 'false'}>
              {themes[value]}
            </button>
          ))}
        </form>
        <LanguageSwitch visit={visit} />
        <KeysSwitch visit={visit} />
        <form method="post" action="/sign-out">
          <input type="hidden" name="_csrf" value={visit.csrf} />
          <button>{signOut}</button>
        </form>
      </div>
    </details>
  )
}

/** Keys of a single character, on or off: who speaks to the computer or types with one hand may not want them. */
function KeysSwitch({ visit }: { visit: Visit }) {
  const { on, off, means } = words().keySwitch
  return (
    <form method="post" action="/keys" class="themes keys-switch" aria-label={means}>
      <input type="hidden" name="_csrf" value={visit.csrf} />
      <input type="hidden" name="back" value={visit.url.pathname + visit.url.search} />
      <button name="keys" value="on" aria-pressed={visit.hasKeys ? 'true' : 'false'}>
        {on}
      </button>
      <button name="keys" value="off" aria-pressed={visit.hasKeys ? 'false' : 'true'}>
        {off}
      </button>
    </form>
  )
}

/** Keys that work on every page, with where they lead: the script reads them from here and shows them on `?`. */
function EveryKey({ visit }: { visit: Visit }) {
  const { keyHelp, navigation: names } = words()
  const places = navigation.filter((e) => e.key && visitMay(visit, e.needs))
  return (
    <dl id="phim-chung" hidden data-title={keyHelp.title} data-close={keyHelp.close}>
      <dt>/</dt>
      <dd>{keyHelp.search}</dd>
      {places.map((e) => (
        <>
          <dt data-href={e.href}>G {e.key}</dt>
          <dd>{names[e.name]}</dd>
        </>
      ))}
      <dt>Esc</dt>
      <dd>{keyHelp.escape}</dd>
      <dt>?</dt>
      <dd>{keyHelp.help}</dd>
    </dl>
  )
}

/** Each language under its own name, as people look for it. */
const languageNames = { vi: 'Tiếng Việt', en: 'English' } as const

function LanguageSwitch({ visit }: { visit: Visit }) {
  return (
    <form method="post" action="/language" class="themes">
      <input type="hidden" name="_csrf" value={visit.csrf} />
      <input type="hidden" name="back" value={visit.url.pathname + visit.url.search} />
      {languages.map((value) => (
        <button name="language" value={value} lang={value} aria-pressed={visit.language === value ? 'true' : 'false'}>
          {languageNames[value]}
        </button>
      ))}
    </form>
  )
}
