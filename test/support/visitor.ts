/** What the site answered to one request, whatever it was. */
export interface Answer {
  readonly status: number
  readonly text: string
  /** Where it leads; empty where it leads nowhere. */
  readonly location: string
}

/** A person at the site without a browser, as a browser is: one cookie jar, forms sent with the token of the last page. */
export class Visitor {
  private readonly cookies = new Map<string, string>()
  private token: string | null = null

  constructor(readonly url: string) {}

  /** The cookies as a browser takes them over. */
  cookieJar(): { name: string; value: string }[] {
    return [...this.cookies].map(([name, value]) => ({ name, value }))
  }

  async signIn(username: string, password: string): Promise<void> {
    await this.post('/sign-in', { username, password, back: '/' })
  }

  /** The page, read to its end; throws where it is none. */
  async page(path: string): Promise<string> {
    const { status, text } = await this.get(path)
    if (status !== 200) throw new Error(`${path} answered ${status}: ${plainText(text).slice(0, 300)}`)
    return text
  }

  /** What is answered, be it a page or not. */
  async get(path: string): Promise<Answer> {
    const answer = await read(await this.ask(path))
    this.token = /name="_csrf" value="([^"]+)"/.exec(answer.text)?.[1] ?? this.token
    return answer
  }

  async bytes(path: string): Promise<Buffer> {
    const answer = await this.ask(path)
    const bytes = Buffer.from(await answer.arrayBuffer())
    if (answer.status !== 200) throw new Error(`${path} answered ${answer.status}`)
    return bytes
  }

  /** Sends a form and returns where the site leads; throws where it leads nowhere. */
  async post(action: string, fields: Readonly<Record<string, string>>): Promise<string> {
    const { status, text, location } = await this.send(action, fields)
    if (status !== 303) throw new Error(`${action} answered ${status}: ${plainText(text).slice(0, 300)}`)
    return location
  }

  /** Sends a form; what is answered, be it taken or not. */
  async send(action: string, fields: Readonly<Record<string, string>>): Promise<Answer> {
    const body = new URLSearchParams({ ...(this.token ? { _csrf: this.token } : {}), ...fields })
    return read(await this.ask(action, { method: 'POST', body }))
  }

  private async ask(path: string, init: RequestInit = {}): Promise<Response> {
    const cookie = [...this.cookies].map(([name, value]) => `${name}=${value}`).join('; ')
    const headers = { cookie, ...(init.method === 'POST' ? { origin: this.url } : {}) }
    const send = () => fetch(new URL(path, this.url), { ...init, redirect: 'manual', headers })
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

const read = async (answer: Response): Promise<Answer> => ({
  status: answer.status,
  text: await answer.text(),
  location: answer.headers.get('location') ?? '',
})

/** What a page says, without its markup. */
const plainText = (html: string): string =>
  html
    .replace(/^[\s\S]*<main/, '')
    .replaceAll(/<[^>]*>?/g, ' ')
    .replaceAll(/\s+/g, ' ')

/** A person who has signed in. */
export async function signIn(url: string, username: string, password: string): Promise<Visitor> {
  const visitor = new Visitor(url)
  await visitor.signIn(username, password)
  return visitor
}
