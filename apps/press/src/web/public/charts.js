// Saves a drawn chart as a picture on the page's own ground; without script the drawing (SVG) says the same.
;(() => {
  /** Room around the chart, in its own pixels. */
  const room = 16
  for (const button of document.querySelectorAll('button[data-save-canvas]')) {
    const canvas = document.querySelector(button.dataset.saveCanvas)
    if (!canvas || !window.Chart) continue
    button.parentElement.hidden = false
    button.addEventListener('click', () => {
      const copy = document.createElement('canvas')
      copy.width = canvas.width + 2 * room
      copy.height = canvas.height + 2 * room
      const pen = copy.getContext('2d')
      pen.fillStyle = getComputedStyle(document.body).backgroundColor
      pen.fillRect(0, 0, copy.width, copy.height)
      pen.drawImage(canvas, room, room)
      copy.toBlob((picture) => {
        if (!picture) return
        const link = document.createElement('a')
        link.href = URL.createObjectURL(picture)
        link.download = button.dataset.file
        link.click()
        setTimeout(() => URL.revokeObjectURL(link.href), 10_000)
      }, 'image/png')
    })
  }
})()
