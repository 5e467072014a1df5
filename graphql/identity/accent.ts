// The company's accent: from one colour to the tones of everything that can be done or is chosen, readable on every surface of
// the light and of the dark theme. All in OKLCH, whose lightness is what people see. Pure.

/** [lightness 0–1, chroma, hue in degrees] */
type Oklch = readonly [number, number, number]
type Rgb = readonly [number, number, number]

/** Why a colour cannot be the accent. */
export type AccentProblem = 'notAColour' | 'grey' | 'pale'

const linear = (v: number): number => (v <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4)
const gamma = (v: number): number => (v <= 0.0031308 ? v * 12.92 : 1.055 * v ** (1 / 2.4) - 0.055)

function rgbOf([L, C, H]: Oklch): Rgb {
  const angle = (H * Math.PI) / 180
  const [a, b] = [C * Math.cos(angle), C * Math.sin(angle)]
  const l = (L + 0.3963377774 * a + 0.2158037573 * b) ** 3
  const m = (L - 0.1055613458 * a - 0.0638541728 * b) ** 3
  const s = (L - 0.0894841775 * a - 1.291485548 * b) ** 3
  return [
    4.0767416621 * l - 3.3077115913 * m + 0.2309699292 * s,
    -1.2684380046 * l + 2.6097574011 * m - 0.3413193965 * s,
    -0.0041960863 * l - 0.7034186147 * m + 1.707614701 * s,
  ]
}

function oklchOf(hex: string): Oklch {
  const [r, g, b] = [1, 3, 5].map((at) =>
    linear(Number.parseInt(hex.slice(at, at + 2), 16) / 255),
  ) as unknown as Rgb
  const l = Math.cbrt(0.4122214708 * r + 0.5363325363 * g + 0.0514459929 * b)
  const m = Math.cbrt(0.2119034982 * r + 0.6806995451 * g + 0.1073969566 * b)
  const s = Math.cbrt(0.0883024619 * r + 0.2817188376 * g + 0.6299787005 * b)
  const a = 1.9779984951 * l - 2.428592205 * m + 0.4505937099 * s
  const c = 0.0259040371 * l + 0.7827717662 * m - 0.808675766 * s
  const hue = (Math.atan2(c, a) * 180) / Math.PI
  return [
    0.2104542553 * l + 0.793617785 * m - 0.0040720468 * s,
    Math.hypot(a, c),
    hue < 0 ? hue + 360 : hue,
  ]
}

/** The colour of this lightness and hue that a screen can show, as near to the chroma as there is one. */
function shown(lightness: number, chroma: number, hue: number): string {
  let c = chroma
  while (c > 0 && rgbOf([lightness, c, hue]).some((v) => v < -0.0005 || v > 1.0005)) c -= 0.002
  const parts = rgbOf([lightness, Math.max(0, c), hue]).map((v) =>
    Math.round(gamma(Math.min(1, Math.max(0, v))) * 255)
      .toString(16)
      .padStart(2, '0'),
  )
  return `#${parts.join('')}`
}

function luminance(hex: string): number {
  const [r, g, b] = [1, 3, 5].map((at) =>
    linear(Number.parseInt(hex.slice(at, at + 2), 16) / 255),
  ) as unknown as Rgb
  return 0.2126 * r + 0.7152 * g + 0.0722 * b
}

/** WCAG 2 contrast of two colours, 1 to 21. */
export function contrastOf(one: string, other: string): number {
  const [low, high] = [luminance(one), luminance(other)].sort((p, q) => p - q) as [number, number]
  return (high + 0.05) / (low + 0.05)
}

/** The surfaces of both themes, as in tokens.css: the one on which text has the least contrast is among them. */
export const SURFACES = {
  light: [0.932, 0.962, 0.988, 1].map((l) => shown(l, 0.007, 82)),
  dark: [0.172, 0.202, 0.236, 0.272].map((l) => shown(l, 0.008, 65)),
} as const

const READABLE = 4.5

/** The first lightness from `from` by `step` at which all of these are readable. */
function readable(
  from: number,
  step: number,
  chroma: number,
  hue: number,
  beside: readonly string[],
) {
  let lightness = from
  for (; lightness > 0.12 && lightness < 0.97; lightness += step) {
    const tone = shown(lightness, chroma, hue)
    if (beside.every((other) => contrastOf(tone, other) >= READABLE)) break
  }
  return lightness
}

export const TONES = [
  'sky',
  'sky-hover',
  'sky-press',
  'sky-on',
  'sky-text',
  'sky-wash',
  'sky-line',
  'focus',
] as const
export type Tones = Readonly<Record<(typeof TONES)[number], string>>

function lightTones([L, C, H]: Oklch): Tones {
  const on = shown(0.99, 0.004, H)
  const wash = shown(0.938, Math.min(C * 0.12, 0.024), H)
  const fill = readable(Math.min(Math.max(L, 0.32), 0.6), -0.005, C, H, [on, ...SURFACES.light])
  const text = readable(Math.min(fill, 0.46), -0.005, C, H, [wash, ...SURFACES.light])
  return {
    sky: shown(fill, C, H),
    'sky-hover': shown(fill - 0.05, C * 0.95, H),
    'sky-press': shown(fill - 0.1, C * 0.85, H),
    'sky-on': on,
    'sky-text': shown(text, C, H),
    'sky-wash': wash,
    'sky-line': shown(0.8, Math.min(C * 0.4, 0.08), H),
    focus: shown(fill, C, H),
  }
}

function darkTones([, C, H]: Oklch): Tones {
  const on = shown(0.185, Math.min(C, 0.04), H)
  const wash = shown(0.29, Math.min(C * 0.25, 0.05), H)
  const soft = Math.min(C, 0.132)
  const fill = readable(0.72, 0.005, soft, H, [on, ...SURFACES.dark])
  const text = readable(0.775, 0.005, soft * 0.8, H, [wash, ...SURFACES.dark])
  return {
    sky: shown(fill, soft, H),
    'sky-hover': shown(fill + 0.05, soft * 0.82, H),
    'sky-press': shown(fill + 0.1, soft * 0.6, H),
    'sky-on': on,
    'sky-text': shown(text, soft * 0.8, H),
    'sky-wash': wash,
    'sky-line': shown(0.46, Math.min(C, 0.1), H),
    focus: shown(0.8, soft * 0.72, H),
  }
}

/** Why this text cannot be the accent; null: it can. */
export function accentProblem(hex: string): AccentProblem | null {
  if (!/^#[0-9a-f]{6}$/i.test(hex)) return 'notAColour'
  const [lightness, chroma] = oklchOf(hex)
  // Made readable, a pale colour is another one: yellow turns brown.
  if (lightness > 0.82) return 'pale'
  // What can be done must be told from what is only read.
  return chroma < 0.045 ? 'grey' : null
}

/** The tones of an accent in both themes. */
export function tonesOf(hex: string): { light: Tones; dark: Tones } {
  const accent = oklchOf(hex)
  return { light: lightTones(accent), dark: darkTones(accent) }
}

/** The tones as a style sheet that replaces those of tokens.css. */
export function accentStyle(hex: string): string {
  const { light, dark } = tonesOf(hex)
  const lines = TONES.map((name) => `--${name}:light-dark(${light[name]},${dark[name]})`)
  return `:root{${lines.join(';')}}`
}
