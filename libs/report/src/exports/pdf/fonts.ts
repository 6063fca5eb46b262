import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import pdfmake from 'pdfmake'

/** Tinos: Times-metric, all Vietnamese letters, may be embedded (OFL); Times New Roman may not be shipped. */
export const fontName = 'Tinos'
/** Height of a line of Tinos in ems, as pdfmake sets it: (ascender - descender + line gap) / units per em. */
export const naturalLine = 1.149

const folder = dirname(createRequire(import.meta.url).resolve('@expo-google-fonts/tinos/package.json'))
const face = (name: string): string => join(folder, name, `Tinos_${name}.ttf`)

let isReady = false

/** pdfmake with its four faces; it may read these files and nothing else, and no address at all. */
export function preparedPdfmake(): typeof pdfmake {
  if (isReady) return pdfmake
  pdfmake.setFonts({
    [fontName]: {
      normal: face('400Regular'),
      bold: face('700Bold'),
      italics: face('400Regular_Italic'),
      bolditalics: face('700Bold_Italic'),
    },
  })
  pdfmake.setUrlAccessPolicy(() => false)
  pdfmake.setLocalAccessPolicy((path) => path.startsWith(folder))
  isReady = true
  return pdfmake
}
