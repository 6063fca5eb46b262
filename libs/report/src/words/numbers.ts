/** Numbers as Vietnamese offices write them: point for thousands, comma for decimals, per cent without a space. */
const whole = new Intl.NumberFormat('vi-VN', { maximumFractionDigits: 0 })
const oneDecimal = new Intl.NumberFormat('vi-VN', { minimumFractionDigits: 1, maximumFractionDigits: 1 })

/** `1.284` */
export const count = (n: number): string => whole.format(n)
/** `12,4%`; one decimal always, so that a column lines up. */
export const percent = (n: number): string => `${oneDecimal.format(n)}%`

/** Below this many items a share or a change is given as a count: a few items make wild percentages. */
export const fewItems = 50

/** Roman numeral of a section or an annex, 1 to 39. */
export function roman(n: number): string {
  const ones = ['', 'I', 'II', 'III', 'IV', 'V', 'VI', 'VII', 'VIII', 'IX']
  return 'X'.repeat(Math.floor(n / 10)) + (ones[n % 10] ?? '')
}
