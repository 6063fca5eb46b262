/** A person at the site without a browser: a cookie, and the token that forms need. */
export interface Visitor {
  text(path: string): Promise<string>
  /** Sends a form; gives the page to which the answer leads. */
  post(path: string, fields: Record<string, string>): Promise<string>
}

/** Signs in through the form, as a browser would. */
export async function signIn(url: string, username: string, password: string): Promise<Visitor> {
  const form = new URLSearchParams({ username, password })
  const answer = await fetch(`${url}/sign-in`, {
    method: 'POST',
    body: form,
    redirect: 'manual',
    headers: { origin: url },
  })
  const cookie = answer.headers.getSetCookie().map((c) => c.split(';')[0]).join('; ') // prettier-ignore
  if (!cookie) throw new Error(`sign-in was answered ${answer.status}: ${(await answer.text()).slice(0, 400)}`)
  const headers = { cookie, origin: url }
  const text = async (path: string): Promise<string> => {
    const page = await fetch(`${url}${path}`, { headers })
    if (page.status !== 200) throw new Error(`${path} was answered ${page.status}`)
    return page.text()
  }
  const csrf = /name="_csrf" value="([^"]+)"/.exec(await text('/password'))?.[1] ?? ''
  return {
    text,
    post: async (path, fields) => {
      const body = new URLSearchParams({ _csrf: csrf, ...fields })
      const sent = await fetch(`${url}${path}`, { method: 'POST', body, headers, redirect: 'manual' })
      const location = sent.headers.get('location')
      if (!location) throw new Error(`${path} was answered ${sent.status}`)
      return location
    },
  }
}
