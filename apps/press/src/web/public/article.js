// From one deciding sentence to the next; without this the link leads to the first.
document.addEventListener('click', (event) => {
  const link = event.target.closest('[data-next-sentence]')
  if (!link) return
  const all = [...document.querySelectorAll('.deciding[id]')]
  const next = all[(all.findIndex((sentence) => sentence.matches(':target')) + 1) % all.length]
  if (next) link.href = `#${next.id}`
})
