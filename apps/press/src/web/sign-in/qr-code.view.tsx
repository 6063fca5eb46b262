import { encode } from 'uqr'

/** Modules of quiet around the picture, as readers need it (ISO/IEC 18004: four). */
const quiet = 4
/** Side on screen, pixels: a phone reads it from the length of an arm. */
const side = 232

/** A picture for the cameras of phones: black on white in either theme. */
export function QrCode({ text, label }: { text: string; label: string }) {
  const { data, size } = encode(text, { ecc: 'M', border: quiet })
  const dark = data.flatMap((row, y) => row.flatMap((isDark, x) => (isDark ? `M${x} ${y}h1v1h-1z` : [])))
  return (
    <svg class="qr" role="img" aria-label={label} viewBox={`0 0 ${size} ${size}`} width={side} height={side}>
      <rect width={size} height={size} fill="#fff" />
      <path d={dark.join('')} fill="#000" shape-rendering="crispEdges" />
    </svg>
  )
}
