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
        { label: 'Phê phán', data: critical, backgroundColor: color('--critfill') },
        { label: 'Còn lại', data: others, backgroundColor: color('--neufill') },
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
  const boxes = () => [...document.querySelectorAll('.pick input')]
  if (!said) return
  document.addEventListener('change', (event) => {
    if (!event.target.closest('.pick')) return
    const chosen = boxes().filter((b) => b.checked).length
    said.textContent = chosen > 0 ? `Đã chọn ${chosen}:` : 'Với các bài đã chọn:'
  })
})()
