/**
 * Widths of Times letters in thousandths of the size, from the metric twin embedded in PDF. Marks add nothing; only Ơ and
 * Ư differ from their base letters. Needed where a rule is as long as a text, or half of it.
 */
const upright =
  'A722B667C667D722E611F556G722H722I333J389K722L611M889N722O722P556Q722R667S556T611U722V722W944X722Y722Z611Ơ722Ư776a444b500c444d500e444f333g500h500i278j278k500l278m778n500o500p500q500r333s389t278u500v500w722x500y500z444ơ529ư542'
const bold =
  'A722B667C722D722E667F611G778H778I389J500K778L667M944N722O778P611Q778R722S556T667U722V722W1000X722Y722Z667Ơ778Ư796a500b556c444d556e444f333g500h556i278j333k556l278m833n556o500p556q556r444s389t333u556v500w722x500y500z444ơ554ư600'

const table = (widths: string): ReadonlyMap<string, number> =>
  new Map([...widths.matchAll(/(\D)(\d+)/gu)].map((m) => [m[1] as string, Number(m[2])]))
const widths = { upright: table(upright), bold: table(bold) }
/** Narrow signs and the space; digits and the rest are 500. */
const narrow = ' .,;:/'

/** Width of a line of text in points. */
export function textWidthPt(text: string, style: { readonly sizePt: number; readonly bold?: boolean }): number {
  const known = style.bold ? widths.bold : widths.upright
  let sum = 0
  for (const char of text.normalize('NFC')) sum += widthOf(char, known)
  return (sum * style.sizePt) / 1000
}

function widthOf(char: string, known: ReadonlyMap<string, number>): number {
  const horned = /[ƠỚỜỞỠỢ]/u.test(char)
    ? 'Ơ'
    : /[ƯỨỪỬỮỰ]/u.test(char)
      ? 'Ư'
      : /[ơớờởỡợ]/u.test(char)
        ? 'ơ'
        : /[ưứừửữự]/u.test(char)
          ? 'ư'
          : null
  const base = horned ?? (char === 'Đ' ? 'D' : char === 'đ' ? 'd' : (char.normalize('NFD')[0] ?? char))
  return known.get(base) ?? (narrow.includes(char) ? 265 : char === '-' || char === '\u2011' ? 333 : 500)
}
