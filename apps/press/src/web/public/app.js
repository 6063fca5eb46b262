// Keys and small comforts; every page works without this file.
// Keys are read from the physical key, since Vietnamese typing tools rewrite letters; nothing is bound while they compose.
;(() => {
  const rows = () => [...document.querySelectorAll('.row')]
  // The row that keys act on: where one came back to, what is read beside the list, else none yet.
  let at = rows().findIndex((row) => `#${row.id}` === location.hash || row.hasAttribute('aria-current'))
  rows()[at]?.classList.add('current')
  const isTyping = (event) =>
    event.isComposing ||
    event.keyCode === 229 ||
    (/^(?:INPUT|TEXTAREA|SELECT)$/.test(event.target.tagName ?? '') &&
      !/^(?:checkbox|radio)$/.test(event.target.type)) ||
    event.target.isContentEditable
  const stand = (list, next) => {
    if (next === at) return
    list[at]?.classList.remove('current')
    at = next
    list[at].classList.add('current')
    list[at].dispatchEvent(new Event('current-row', { bubbles: true }))
  }
  const go = (step) => {
    const list = rows()
    if (list.length === 0) return
    stand(list, Math.max(0, Math.min(list.length - 1, at + step)))
    list[at].scrollIntoView({ block: 'nearest' })
    list[at].querySelector('a.title')?.focus({ preventScroll: true })
  }
  // Who comes to a row by Tab stands there too.
  document.addEventListener('focusin', (event) => {
    const list = rows()
    const next = list.indexOf(event.target.closest?.('.row'))
    if (next >= 0) stand(list, next)
  })
  const choose = (row, isChosen) => {
    const box = row?.querySelector('.pick input')
    if (!box) return
    box.checked = isChosen ?? !box.checked
    box.dispatchEvent(new Event('change', { bubbles: true }))
  }
  const common = document.getElementById('phim-chung')
  const places = Object.fromEntries(
    [...document.querySelectorAll('#phim-chung dt[data-href]')].map((key) => [
      `Key${key.textContent.trim().slice(-1)}`,
      key.dataset.href,
    ]),
  )
  let afterG = false
  const press = (name) => {
    const row = rows()[at]
    const target = row?.querySelector(`[data-key~="${name}"]`) ?? document.querySelector(`[data-key~="${name}"]`)
    if (!target) return false
    // A step for several rows takes the current one where none is chosen.
    if (target.dataset.chosen !== undefined && !document.querySelector('.pick input:checked')) choose(row, true)
    if (target.tagName === 'DETAILS') {
      target.open = true
      target.querySelector('input:not([type=hidden]), select, textarea, button')?.focus()
    } else target.click()
    return true
  }
  // All keys of the page and of the site, on `?`; Escape closes it, as it does every dialog.
  const everywhere = () =>
    [...common.querySelectorAll('dt')].map((key) => [key.textContent, key.nextElementSibling.textContent])
  const element = (name, ...inside) => {
    const made = document.createElement(name)
    made.append(...inside)
    return made
  }
  const showKeys = () => {
    if (!common || document.querySelector('dialog[open]')) return
    const known = new Set()
    const lines = [...document.querySelectorAll('.keys > span:not(.side)')]
      .map((line) => [
        [...line.querySelectorAll('kbd')].map((k) => k.textContent).join(' '),
        line.lastChild.textContent,
      ])
      .concat(everywhere())
      .filter(([keys]) => !known.has(keys) && known.add(keys))
      .flatMap(([keys, what]) => [
        element('dt', ...keys.split(' ').map((k) => element('kbd', k))),
        element('dd', what.trim()),
      ])
    const facts = element('dl', ...lines)
    facts.className = 'facts'
    const close = element('button', common.dataset.close)
    const box = element('dialog', element('h2', common.dataset.title), facts, close)
    box.className = 'key-help'
    close.addEventListener('click', () => box.close())
    box.addEventListener('close', () => box.remove())
    document.body.append(box)
    box.showModal()
  }
  document.addEventListener('keydown', (event) => {
    if (document.querySelector('dialog[open]')) return
    if (event.ctrlKey || event.metaKey || event.altKey) return
    if (event.code === 'Escape' && isTyping(event)) return event.target.blur()
    if (isTyping(event)) return
    if (document.body.dataset.keys === 'off' && event.code !== 'Escape') return
    if (afterG && places[event.code]) return void (location.href = places[event.code])
    afterG = event.code === 'KeyG'
    if (event.key === '/') {
      const box = document.querySelector('input[type=search]')
      if (box) (event.preventDefault(), box.focus(), box.select())
    } else if (event.key === '?') showKeys()
    else if (event.code === 'KeyJ') go(1)
    else if (event.code === 'KeyK') go(-1)
    else if (/^Key[FREXVNOADSUZ]$/.test(event.code) && press(event.code.slice(3))) event.preventDefault()
    else if (
      event.code === 'Space' &&
      !/^(?:BUTTON|SUMMARY|INPUT)$/.test(event.target.tagName ?? '') &&
      rows()[at]?.querySelector('.pick input')
    )
      (event.preventDefault(), choose(rows()[at]))
    else if (event.code === 'Escape') document.querySelector('a[data-pane-close], a[data-back]')?.click()
  })
  // A form that is being sent says so and is not sent twice.
  document.addEventListener('submit', (event) => {
    const button = event.submitter
    if (!button || event.target.method !== 'post') return
    if (event.target.dataset.sent) return event.preventDefault()
    event.target.dataset.sent = '1'
    setTimeout(() => delete event.target.dataset.sent, 8000)
    if (button.dataset.busy) button.textContent = button.dataset.busy
  })
  document.getElementById('problems')?.focus()
  // Menus close when something else is clicked.
  document.addEventListener('click', (event) => {
    for (const menu of document.querySelectorAll('details.user[open], details.contents[open]')) {
      if (!menu.contains(event.target)) menu.open = false
    }
  })
})()
