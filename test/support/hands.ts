import type { Page } from 'playwright-core'

/** Somebody without a mouse: keys alone, and the focus must be seen wherever it stands. */
export class Hands {
  constructor(private readonly page: Page) {}

  /** One key; where it leads to another page, waits until that page has come. */
  async press(key: string, leadsTo?: (url: URL) => boolean): Promise<void> {
    if (!leadsTo) return this.page.keyboard.press(key)
    await this.page.keyboard.press(key)
    await this.page.waitForURL(leadsTo, { timeout: 10_000 })
    await this.page.waitForLoadState('load')
  }

  write(text: string): Promise<void> {
    return this.page.keyboard.type(text)
  }

  /** The choice so many places below, in the list that has the focus. */
  async choose(below: number): Promise<void> {
    for (let i = 0; i < below; i++) await this.page.keyboard.press('ArrowDown')
  }

  /** Walks with Tab to the next element that fits; each one on the way is seen to have the focus. */
  async to(selector: string): Promise<void> {
    for (let step = 0; step < mostSteps; step++) {
      const { fits, seen, what } = await this.standsOn(selector)
      if (!seen) throw new Error(`the focus is not seen on ${what}`)
      if (fits) return
      await this.page.keyboard.press('Tab')
    }
    throw new Error(`no way by Tab to ${selector} on ${this.page.url()}`)
  }

  /** Walks to the button of a form and presses it. */
  async submitOf(form: string, leadsTo: (url: URL) => boolean): Promise<void> {
    await this.to(`${form} button:not([type=button])`)
    const left = this.page.waitForEvent('framenavigated', { timeout: 10_000 })
    await this.page.keyboard.press('Enter')
    await left
    await this.page.waitForURL(leadsTo, { timeout: 10_000 })
    await this.page.waitForLoadState('load')
  }

  private standsOn(selector: string): Promise<{ fits: boolean; seen: boolean; what: string }> {
    return this.page.evaluate(`(() => {
      const at = document.activeElement
      if (!at || at === document.body || at.id === 'noi-dung' || at.id === 'problems')
        return { fits: false, seen: true, what: 'the page' }
      const row = at.closest('.row.current')
      const marks = [at, at.parentElement, row].filter(Boolean).map((e) => getComputedStyle(e))
      const seen = marks.some((s) => s.outlineStyle !== 'none' && parseFloat(s.outlineWidth) > 0)
      return { fits: at.matches(${JSON.stringify(selector)}), seen, what: at.outerHTML.slice(0, 120) }
    })()`)
  }
}

/** Longest way by Tab on one page. */
const mostSteps = 250
