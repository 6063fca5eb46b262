// Parts of a page that show progress (`data-live`, each with an id) are brought up to date in place; without script the page
// is loaded again as a whole. The script ends when the page it fetched says that nothing is under way any more.
;(() => {
  const mark = document.querySelector('meta[name="live"]')
  if (!mark) return
  const pauseMs = 1000 * Number(mark.getAttribute('content'))
  const look = async () => {
    try {
      const answer = await fetch(location.pathname, { headers: { accept: 'text/html' } })
      if (answer.redirected || !answer.ok) return
      const page = new DOMParser().parseFromString(await answer.text(), 'text/html')
      for (const part of document.querySelectorAll('[data-live]')) {
        const fresh = page.getElementById(part.id)
        // Whoever stands on a button in it is not thrown off.
        if (fresh && !part.contains(document.activeElement) && fresh.innerHTML !== part.innerHTML)
          part.replaceChildren(...fresh.childNodes)
      }
      if (!page.querySelector('meta[name="live"]')) return
    } catch {
      // The site restarts: look again.
    }
    setTimeout(look, pauseMs)
  }
  setTimeout(look, pauseMs)
})()
