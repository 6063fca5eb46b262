import { words } from './words.js'

/** Names by which browsers give themselves away, the particular ones first: most also call themselves Chrome or Safari. */
const browsers: readonly (readonly [RegExp, string])[] = [
  [/\bEdgA?\//, 'Edge'],
  [/\bcoc_coc_browser\//, 'Cốc Cốc'],
  [/\bOPR\//, 'Opera'],
  [/\bSamsungBrowser\//, 'Samsung Internet'],
  [/\b(?:Firefox|FxiOS)\//, 'Firefox'],
  [/\b(?:Chrome|CriOS)\//, 'Chrome'],
  [/\bSafari\//, 'Safari'],
]
const systems: readonly (readonly [RegExp, string])[] = [
  [/\biPhone\b/, 'iPhone'],
  [/\biPad\b/, 'iPad'],
  [/\bAndroid\b/, 'Android'],
  [/\bWindows\b/, 'Windows'],
  [/\bMac OS X\b/, 'macOS'],
  [/\bLinux\b/, 'Linux'],
]

/** `Firefox trên Windows`: what people recognise of what a browser calls itself. */
export function deviceName(device: string | null): string {
  const { unknownDevice, otherBrowser, deviceOn } = words().mine
  if (!device) return unknownDevice
  const nameOf = (names: typeof browsers): string | undefined => names.find(([pattern]) => pattern.test(device))?.[1]
  const [browser, system] = [nameOf(browsers), nameOf(systems)]
  return system ? deviceOn(browser ?? otherBrowser, system) : (browser ?? otherBrowser)
}
