// On wide screens the filters stand open; the sheet shows them there without script too, where the browser can.
;(() => {
  const filters = document.querySelector('details.filters')
  if (filters && matchMedia('(min-width: 1024px)').matches) filters.open = true
})()

// Draws the trend from the table behind it; months stand whole, days without their year.
;(() => {
  const canvas = document.querySelector('canvas[data-trend]')
  if (!canvas || !window.Chart) return
  canvas.parentElement.hidden = false
  const rows = [...document.querySelectorAll('.trend-table tbody tr')].map((row) => [...row.cells])
  const style = getComputedStyle(document.documentElement)
  const color = (name) => style.getPropertyValue(name).trim()
  const critical = rows.map((cells) => Number(cells[2].textContent))
  const others = rows.map((cells, i) => Number(cells[1].textContent) - critical[i])
  new window.Chart(canvas, {
    type: 'bar',
    data: {
      labels: rows.map((cells) =>
        cells[0].textContent.replace(/^(\d+)\/(\d+)\/\d+$/, (_, day, month) => `${+day}/${+month}`),
      ),
      datasets: [
        { label: canvas.dataset.critical, data: critical, backgroundColor: color('--critfill') },
        { label: canvas.dataset.others, data: others, backgroundColor: color('--neufill') },
      ],
    },
    options: {
      animation: false,
      maintainAspectRatio: false,
      plugins: { legend: { align: 'end', labels: { color: color('--ink2'), boxWidth: 10, boxHeight: 10 } } },
      scales: {
        x: {
          stacked: true,
          grid: { display: false },
          ticks: { color: color('--ink3'), maxRotation: 0, autoSkipPadding: 16 },
        },
        y: {
          stacked: true,
          beginAtZero: true,
          grid: { color: color('--line') },
          ticks: { color: color('--ink3'), precision: 0, maxTicksLimit: 5 },
        },
      },
    },
  })
})()

// Says how many are chosen, beside what may be done with them.
;(() => {
  const said = document.querySelector('.chosen-count')
  if (!said) return
  const whole = document.querySelector('.whole-list input')
  document.addEventListener('change', (event) => {
    if (!event.target.closest('.pick, .whole-list')) return
    const chosen = document.querySelectorAll('.pick input:checked').length
    const { none, some, all } = said.dataset
    said.textContent = whole?.checked ? all : chosen > 0 ? some.replace('{n}', chosen) : none
  })
})()

// The reading pane: on wide screens the article of the current row is read beside the list, without leaving it.
;(() => {
  const pane = document.querySelector('.search-pane')
  const page = document.querySelector('.search-page')
  if (!pane || !page) return
  const isWide = () => matchMedia('(min-width: 1280px)').matches
  // Who only moves along has not read: the pane follows after a moment. Milliseconds.
  const restMs = 250
  let asked = 0
  let timer = 0
  const place = (id) => {
    const url = new URL(location.href)
    if (id) url.searchParams.set('open', id)
    else url.searchParams.delete('open')
    url.searchParams.delete('chosen')
    url.hash = ''
    history.replaceState(null, '', url)
  }
  const current = (row) => {
    for (const other of document.querySelectorAll('.row[aria-current]')) other.removeAttribute('aria-current')
    row?.setAttribute('aria-current', 'true')
  }
  const close = () => {
    asked++
    clearTimeout(timer)
    pane.hidden = true
    pane.replaceChildren()
    page.classList.remove('has-pane')
    current(null)
    place(null)
  }
  const markRead = (row) => {
    if (row.classList.contains('is-read')) return
    row.classList.add('is-read')
    const word = row.querySelector('.read-word')
    if (word) word.hidden = false
    const button = row.querySelector('[data-other-action]')
    if (!button) return
    const text = button.querySelector('span')
    ;[button.formAction, button.dataset.otherAction] = [button.dataset.otherAction, button.getAttribute('formaction')]
    ;[text.textContent, button.dataset.otherWord] = [button.dataset.otherWord, text.textContent]
  }
  const show = async (row) => {
    const mine = ++asked
    current(row)
    pane.setAttribute('aria-busy', 'true')
    try {
      const answer = await fetch(`${row.dataset.pane}?back=${encodeURIComponent(pane.dataset.back)}`)
      if (!answer.ok || answer.redirected) throw new Error(String(answer.status))
      const part = new DOMParser().parseFromString(await answer.text(), 'text/html')
      if (mine !== asked) return
      pane.replaceChildren(...part.body.childNodes)
      markRead(row)
      place(row.id.replace(/^bai-/, ''))
    } catch {
      if (mine !== asked) return
      pane.replaceChildren(pane.dataset.failed)
    }
    pane.removeAttribute('aria-busy')
    pane.hidden = false
    pane.scrollTop = 0
    page.classList.add('has-pane')
    row.scrollIntoView({ block: 'nearest' })
  }
  document.addEventListener('click', (event) => {
    if (event.ctrlKey || event.metaKey || event.shiftKey) return
    const link = event.target.closest('a.beside, a[data-pane-close]')
    if (!link) return
    const row = link.closest('.row')
    if (row && !isWide()) {
      event.preventDefault()
      location.href = row.querySelector('a.title').href
    } else if (!row || row.hasAttribute('aria-current')) {
      event.preventDefault()
      close()
    } else {
      event.preventDefault()
      void show(row)
    }
  })
  document.addEventListener('current-row', (event) => {
    clearTimeout(timer)
    if (!pane.hidden && isWide()) timer = setTimeout(() => void show(event.target), restMs)
  })
})()
