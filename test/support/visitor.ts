/** Somebody who reads pages over HTTP, without a browser: keeps cookies, fills in forms. */
export class Visitor {
  private readonly cookies = new Map<string, string>()

  constructor(private readonly url: string) {}

  async signIn(username: string, password: string): Promise<void> {
    await this.send('/sign-in', await this.hidden('/sign-in', { username, password }))
  }

  async get(path: string): Promise<{ status: number; text: string }> {
    const answer = await fetch(this.url + path, { headers: { cookie: this.cookie() }, redirect: 'manual' })
    this.keep(answer)
    return { status: answer.status, text: await answer.text() }
  }

  async send(path: string, fields: Record<string, string>): Promise<{ status: number; text: string }> {
    const answer = await fetch(this.url + path, {
      method: 'POST',
      headers: { cookie: this.cookie(), origin: this.url },
      body: new URLSearchParams(fields),
      redirect: 'manual',
    })
    this.keep(answer)
    return { status: answer.status, text: await answer.text() }
  }

  /** The hidden fields of a page's forms, under the given ones. */
  async hidden(path: string, fields: Record<string, string>): Promise<Record<string, string>> {
    const { text } = await this.get(path)
    const found = [...text.matchAll(/<input type="hidden" name="([^"]+)" value="([^"]*)"/g)]
    return { ...Object.fromEntries(found.map((m) => [m[1] as string, m[2] as string])), ...fields }
  }

  private cookie(): string {
    return [...this.cookies].map(([name, value]) => `${name}=${value}`).join('; ')
  }

  private keep(answer: Response): void {
    for (const line of answer.headers.getSetCookie()) {
      const [name = '', value = ''] = (line.split(';')[0] as string).split('=', 2)
      this.cookies.set(name, value)
    }
  }
}
