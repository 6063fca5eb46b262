import { canonicalTones, normalise } from '#language'
import { communeTypes, type CommuneType, districtTypes, type DistrictType } from '#gazetteer'

/** A unit name as the gazetteer writes it: tone on the first vowel, curly apostrophe, one space, spaced hyphen. */
export function canonicalName(name: string): string {
  return canonicalTones(normalise(name))
    .replace(/['’ʼ`]\s*/g, '’')
    .replace(/\s*[-–—]\s*/g, ' - ')
    .replace(/\s+/g, ' ')
    .trim()
}

/** `Thị Xã Buôn Hồ` -> type digit of `thị xã` and `Buôn Hồ`. */
export function splitDistrict(name: string): { type: DistrictType; base: string } {
  return split(name, districtTypes) as { type: DistrictType; base: string }
}

/** `Thị trấn Trâu Quỳ` -> type digit of `thị trấn` and `Trâu Quỳ`. */
export function splitCommune(name: string): { type: CommuneType; base: string } {
  return split(name, communeTypes) as { type: CommuneType; base: string }
}

function split(name: string, types: readonly string[]): { type: number; base: string } {
  const whole = canonicalName(name)
  const type = types.findIndex((word) => whole.toLowerCase().startsWith(`${word} `))
  if (type < 0) throw new Error(`no known type word in "${name}"`)
  return { type, base: whole.slice((types[type] as string).length + 1).replace(/^0+(?=\d)/, '') }
}
