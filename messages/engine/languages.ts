// The languages of the interface, and which one a request is answered in. No library: pages load this file.

/** Each with the name it calls itself by and the locale its dates and numbers are written in. A new one is a line here. */
export const LANGUAGES = {
  en: { name: 'English', locale: 'en-GB' },
  nl: { name: 'Nederlands', locale: 'nl' },
  de: { name: 'Deutsch', locale: 'de' },
} as const
/** Made from English, for tests of layout: accents and 40 % longer; and right to left. */
export const PSEUDO_LANGUAGES = ['en-XA', 'ar-XB'] as const

/** A language with catalogues of its own. */
export type WrittenLanguage = keyof typeof LANGUAGES
export type Language = WrittenLanguage | (typeof PSEUDO_LANGUAGES)[number]

export const WRITTEN_LANGUAGES = Object.keys(LANGUAGES) as [WrittenLanguage, ...WrittenLanguage[]]

export const isWritten = (tag: string): tag is WrittenLanguage => Object.hasOwn(LANGUAGES, tag)
const isPseudo = (tag: string): tag is (typeof PSEUDO_LANGUAGES)[number] =>
  (PSEUDO_LANGUAGES as readonly string[]).includes(tag)

/** The language for a tag, or null. Pseudo-languages count only where they are allowed. */
export const languageOf = (
  tag: string | null | undefined,
  allowsPseudo = false,
): Language | null => (tag && (isWritten(tag) || (allowsPseudo && isPseudo(tag))) ? tag : null)

/** The locale for `Intl`: how dates, numbers and lists are written in this language. */
export const localeOf = (language: Language): string =>
  isWritten(language) ? LANGUAGES[language].locale : 'en-GB'

/** The direction of the page in this language. */
export const directionOf = (language: Language): 'ltr' | 'rtl' =>
  language === 'ar-XB' ? 'rtl' : 'ltr'

/** Longer headers say nothing more. */
const MAX_HEADER = 400

/**
 * The best language for an `Accept-Language` header (RFC 9110, 12.5.4): the one wanted most among those there are, also
 * for a region ("nl-BE"); null when none is.
 */
export function acceptedLanguage(header: string | null | undefined): WrittenLanguage | null {
  let best: WrittenLanguage | null = null
  let weight = 0
  for (const part of (header ?? '').slice(0, MAX_HEADER).split(',')) {
    const [range = '', ...parameters] = part.split(';')
    const language = range.trim().toLowerCase().split('-')[0] ?? ''
    const quality = parameters.find((parameter) => parameter.trim().startsWith('q='))
    const wanted = quality === undefined ? 1 : Number(quality.trim().slice(2))
    if (isWritten(language) && wanted > weight) {
      best = language
      weight = wanted
    }
  }
  return best
}
