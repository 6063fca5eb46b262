import type { ComponentChildren } from 'preact'
import { renderToString } from 'preact-render-to-string'
import { roleNames, type Permission, type Role } from '#press'
import { count } from './format.js'
import { assetUrl } from './static-files.js'
import { visitMay, type Visit } from './visit.js'

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
  readonly name: NavName
  readonly href: string
  readonly label: string
  readonly needs: Permission
  /** Shown to this role alone; others reach the page from where they work. */
  readonly only?: Role
}
const navigation: readonly NavEntry[] = [
  { name: 'week', href: '/week', label: 'Bản tuần', needs: 'read-reports', only: 'lanh-dao' },
  { name: 'overview', href: '/overview', label: 'Tổng quan', needs: 'read-press' },
  { name: 'search', href: '/search', label: 'Tìm kiếm', needs: 'read-press' },
  { name: 'stories', href: '/stories', label: 'Dòng sự kiện', needs: 'read-press' },
  { name: 'cases', href: '/cases', label: 'Phản hồi', needs: 'read-cases' },
  { name: 'reports', href: '/reports', label: 'Báo cáo', needs: 'read-reports' },
  { name: 'sources', href: '/sources', label: 'Nguồn tin', needs: 'read-sources' },
]

/** The common sheet first; page groups have sheets of their own. */
const styleSheets = [
  'app.css',
  'pages-desk.css',
  'pages-office.css',
  'pages-office-setup.css',
  'pages-report.css',
  'pages-week.css',
]

/** The whole document of a page. Values are escaped by the renderer; nothing here takes HTML as text. */
export function renderPage(visit: Visit, page: PageParts): string {
  return `<!doctype html>${renderToString(<Document visit={visit} page={page} />)}`
}

function Document({ visit, page }: { visit: Visit; page: PageParts }) {
  const office = visit.office?.name ?? ''
  return (
    <html lang="vi" data-theme={visit.theme}>
      <head>
        <meta charSet="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        {page.refreshSeconds && <meta http-equiv="refresh" content={String(page.refreshSeconds)} />}
        <title>{page.title} · Điểm báo</title>
        <link rel="icon" href={assetUrl('icon.svg')} type="image/svg+xml" />
        {styleSheets.map((name) => (
          <link rel="stylesheet" href={assetUrl(name)} />
        ))}
        {page.scripts?.map((name) => (
          <script src={assetUrl(name)} defer />
        ))}
        <script src={assetUrl('app.js')} defer />
      </head>
      <body class={page.isPlain ? 'plain' : undefined}>
        <a class="skip" href="#noi-dung">
          Bỏ qua đến nội dung
        </a>
        {visit.desk.settings.isDemo && (
          <aside class="demo-mark" aria-label="Dữ liệu minh họa">
            Dữ liệu minh họa: tỉnh, báo, người và việc đều là hư cấu
          </aside>
        )}
        {visit.rebuild && (
          <aside class="rebuild-mark" aria-label="Đang dựng lại dữ liệu">
            Đang dựng lại dữ liệu từ trang đã lưu: {count(visit.rebuild.done)}/{count(visit.rebuild.total)} trang. Danh
            sách và số liệu chưa đủ, chưa nên dùng để báo cáo; việc thu tin mới chờ đến khi dựng xong.
          </aside>
        )}
        <TopBar visit={visit} current={page.current ?? null} office={office} />
        <main id="noi-dung" tabIndex={-1}>
          {page.body}
        </main>
      </body>
    </html>
  )
}

function TopBar({ visit, current, office }: { visit: Visit; current: NavName | null; office: string }) {
  return (
    <header class="top">
      <a class="brand" href="/">
        <b>Điểm báo</b> <span>{office}</span>
      </a>
      {visit.account && visit.office && (
        <>
          <details class="contents">
            <summary>Mục lục</summary>
            <nav aria-label="Mục lục">
              <NavLinks visit={visit} current={current} />
            </nav>
          </details>
          <nav class="main-nav" aria-label="Điều hướng chính">
            <NavLinks visit={visit} current={current} />
          </nav>
          {visitMay(visit, 'read-press') && current !== 'search' && (
            <form class="quick" action="/search" role="search">
              <label class="hidden" for="tim-nhanh">
                Tìm tin, bài, nguồn, địa bàn
              </label>
              <input id="tim-nhanh" name="q" type="search" placeholder="Tìm tin, bài" autocomplete="off" />
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
            {entry.label}
            {entry.name === 'cases' && visit.nav.openCases > 0 && <span class="count"> {visit.nav.openCases}</span>}
            {entry.name === 'sources' && visit.nav.failingSources > 0 && (
              <b class="count danger"> {visit.nav.failingSources} lỗi</b>
            )}
          </a>
        ))}
    </>
  )
}

function UserMenu({ visit }: { visit: Visit }) {
  const { account } = visit
  if (!account) return null
  const themes = [
    ['system', 'Theo máy'],
    ['light', 'Sáng'],
    ['dark', 'Tối'],
  ] as const
  return (
    <details class="user">
      <summary>
        {account.displayName}
        {visit.nav.notices > 0 && <span class="count"> {visit.nav.notices} báo mới</span>}
      </summary>
      <div class="menu">
        <p class="note">{roleNames[account.role]}</p>
        {visitMay(visit, 'read-press') && (
          <a href="/notices">Thông báo{visit.nav.notices > 0 ? ` (${visit.nav.notices})` : ''}</a>
        )}
        <a href="/password">Đổi mật khẩu</a>
        {visitMay(visit, 'manage-accounts') && <a href="/accounts">Tài khoản</a>}
        {visitMay(visit, 'manage-settings') && <a href="/settings">Thiết lập</a>}
        {visitMay(visit, 'see-health') && <a href="/health">Vận hành</a>}
        <form method="post" action="/theme" class="themes">
          <input type="hidden" name="_csrf" value={visit.csrf} />
          <input type="hidden" name="back" value={visit.url.pathname + visit.url.search} />
          {themes.map(([value, label]) => (
            <button name="theme" value={value} aria-pressed={visit.theme === value ? 'true' : 'false'}>
              {label}
            </button>
          ))}
        </form>
        <form method="post" action="/sign-out">
          <input type="hidden" name="_csrf" value={visit.csrf} />
          <button>Đăng xuất</button>
        </form>
      </div>
    </details>
  )
}
