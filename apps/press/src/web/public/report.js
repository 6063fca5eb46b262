// Keys of the report editor; each has its button or field on the page.
;(() => {
  const form = document.getElementById('editor')
  const source = document.getElementById('source')
  if (!form || !source) return
  let writing = null
  form.addEventListener('focusin', (event) => {
    if (event.target.tagName === 'TEXTAREA') writing = event.target
  })
  const open = () =>
    [...document.querySelectorAll('[data-settle]')].filter((e) => e.tagName !== 'TEXTAREA' || !e.value.trim())
  const next = () => {
    const list = open()
    const from = list.findIndex(
      (e) => e.compareDocumentPosition(document.activeElement) & Node.DOCUMENT_POSITION_PRECEDING,
    )
    const target = list.includes(document.activeElement)
      ? list[(list.indexOf(document.activeElement) + 1) % list.length]
      : list[Math.max(0, from)]
    target?.focus()
    target?.scrollIntoView({ block: 'center' })
  }
  const button = document.querySelector('[data-next]')
  if (button) {
    button.hidden = open().length === 0
    button.addEventListener('click', next)
  }
  // A number in the box for sources is one of the list: it goes to where somebody was writing.
  const insert = () => {
    const number = /^\[?(\d{1,4})\]?$/.exec(source.value.trim())?.[1]
    if (!number || !writing || !document.getElementById(`nguon-${number}`)) return false
    writing.setRangeText(` [${number}]`, writing.selectionStart, writing.selectionEnd, 'end')
    source.value = ''
    writing.focus()
    return true
  }
  source.addEventListener('keydown', (event) => {
    if (event.code === 'Enter' && !event.isComposing && insert()) event.preventDefault()
  })
  document.addEventListener('keydown', (event) => {
    if (event.isComposing) return
    if ((event.ctrlKey || event.metaKey) && event.code === 'KeyS')
      (event.preventDefault(), form.requestSubmit(form.querySelector('button.primary')))
    else if ((event.ctrlKey || event.metaKey) && event.code === 'KeyK') (event.preventDefault(), source.focus())
    else if (event.altKey && event.code === 'ArrowDown') (event.preventDefault(), next())
    else if (event.altKey && event.code === 'KeyD')
      (event.preventDefault(), document.querySelector('[data-view=diff]')?.click())
  })
  // What is typed and not saved is not left by mistake.
  let isChanged = false
  form.addEventListener('input', () => (isChanged = true))
  form.addEventListener('submit', () => (isChanged = false))
  addEventListener('beforeunload', (event) => isChanged && event.preventDefault())
})()
