// A browser's own words about itself, as people say it.

const BROWSERS: readonly (readonly [RegExp, string])[] = [
  [/Edg(e|A|iOS)?\//, 'Edge'],
  [/OPR\/|Opera/, 'Opera'],
  [/SamsungBrowser\//, 'Samsung Internet'],
  [/Firefox\/|FxiOS\//, 'Firefox'],
  [/Chrome\/|CriOS\/|Chromium\//, 'Chrome'],
  [/Safari\//, 'Safari'],
]
const SYSTEMS: readonly (readonly [RegExp, string])[] = [
  [/iPhone/, 'iPhone'],
  [/iPad/, 'iPad'],
  [/Android/, 'Android'],
  [/Windows/, 'Windows'],
  [/Mac OS X|Macintosh/, 'Mac'],
  [/CrOS/, 'Chromebook'],
  [/Linux|X11/, 'Linux'],
]

const first = (names: typeof BROWSERS, text: string) => names.find(([sign]) => sign.test(text))?.[1]

/** “Firefox on Windows”; what does not say is “A browser”. */
export function sayDevice(userAgent: string): string {
  const browser = first(BROWSERS, userAgent) ?? 'A browser'
  const system = first(SYSTEMS, userAgent)
  return system ? `${browser} on ${system}` : browser
}

export const isHandheld = (userAgent: string): boolean => /Mobi|iPhone|iPad|Android/.test(userAgent)
