import type { Overview } from '#read'
import { count, percent } from '../shell/format.js'

/** One or two plain sentences from the figures of a period; nothing that the figures do not say. */
export function openingSentence(view: Overview): string {
  const articles = view.articles.now.value
  if (articles === 0) return 'Chưa có tin, bài nào về tỉnh trong kỳ này.'
  return [volume(view), criticism(view)].filter(Boolean).join(' ')
}

function volume({ articles, originals, outlets }: Overview): string {
  const difference = articles.now.value - articles.before.value
  const change =
    difference === 0
      ? 'bằng kỳ trước'
      : `${difference > 0 ? 'nhiều' : 'ít'} hơn kỳ trước ${count(Math.abs(difference))}`
  return `${count(articles.now.value)} tin, bài về tỉnh (${change}), gồm ${count(originals.now.value)} bài gốc trên ${count(outlets.now.value)} đầu báo.`
}

function criticism({ tones, stories }: Overview): string {
  const { critical, neutral, favourable } = tones.now
  const total = critical.value + neutral.value + favourable.value
  if (critical.value === 0) return 'Không có bài gốc nào phê phán.'
  const share = total >= 50 ? ` (${percent(critical.value / total)})` : ''
  const leading = stories.find((s) => s.tones.critical > 1)
  const about = leading ? `, trong đó ${count(leading.tones.critical)} bài về “${leading.title}”` : ''
  return `${count(critical.value)} trong ${count(total)} bài gốc có sắc thái phê phán${share}${about}.`
}
