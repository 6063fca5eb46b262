/** A person at the site, as a browser is: one cookie jar, forms sent with the token of the page. */
export class Visitor {
  private readonly cookies = new Map<string, string>()

  constructor(readonly url: string) {}

  /** The page, read to its end. */
  async page(path: string): Promise<string> {
    const answer = await this.ask(path)
    const text = await answer.text()
    if (answer.status !== 200) throw new Error(`${path} answered ${answer.status}: ${plainText(text).slice(0, 300)}`)
    return text
  }

  async bytes(path: string): Promise<Buffer> {
    const answer = await this.ask(path)
    const bytes = Buffer.from(await answer.arrayBuffer())
    if (answer.status !== 200) throw new Error(`${path} answered ${answer.status}`)
    return bytes
  }

  /** Sends a form with the token of the page that holds it; returns where the site leads. */
  async send(page: string, action: string, fields: Readonly<Record<string, string>>): Promise<string> {
    const token = csrfOf(await this.page(page))
    return this.post(action, { ...fields, ...(token ? { _csrf: token } : {}) })
  }

  /** Sends fields as they are. */
  async post(action: string, fields: Readonly<Record<string, string>>): Promise<string> {
    const answer = await this.ask(action, { method: 'POST', body: new URLSearchParams(fields) })
    const text = await answer.text()
    if (answer.status !== 303) throw new Error(`${action} answered ${answer.status}: ${plainText(text).slice(0, 300)}`)
    return answer.headers.get('location') ?? ''
  }

  async signIn(username: string, password: string): Promise<void> {
    await this.post('/sign-in', { username, password, back: '/' })
  }

  private async ask(path: string, init: RequestInit = {}): Promise<Response> {
    const cookie = [...this.cookies].map(([name, value]) => `${name}=${value}`).join('; ')
    const send = () => fetch(new URL(path, this.url), { ...init, redirect: 'manual', headers: { cookie } })
    // A kept connection that the site closed meanwhile is opened anew, as browsers do where asking twice is harmless.
    const answer = await send().catch((error: unknown) => {
      if (init.method === 'POST') throw error
      return send()
    })
    for (const line of answer.headers.getSetCookie()) {
      const [pair = ''] = line.split(';')
      const at = pair.indexOf('=')
      this.cookies.set(pair.slice(0, at), pair.slice(at + 1))
    }
    return answer
  }
}

/** The token that a form of this page sends back; null on pages without a session. */
export const csrfOf = (html: string): string | null => /name="_csrf" value="([^"]+)"/.exec(html)?.[1] ?? null

/** A number of a page as the site writes it: `20.000`. */
export const siteNumber = (text: string | undefined): number => Number((text ?? '').replaceAll('.', ''))

/** What a page says, without its markup. */
const plainText = (html: string): string =>
  html
    .replace(/^[\s\S]*<main/, '')
    .replaceAll(/<[^>]*>?/g, ' ')
    .replaceAll(/\s+/g, ' ')
