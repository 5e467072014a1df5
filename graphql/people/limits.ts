// The lists and lengths that the browser's forms and the server's check share. No library: pages load this file.

/** Languages people write in, as search knows them. */
export const LANGUAGES = ['en', 'nl', 'pt', 'pl', 'de', 'es', 'fr'] as const
export const JOB_LENGTH = 80
export const ABOUT_LENGTH = 600
export { MAX_SKILLS, SKILL_LENGTH } from '#graphql/skills/limits.ts'
export const SITE_LENGTH = 80
export const UNIT_LENGTH = 80
export const NAME_LENGTH = 120
export const PHONE_LENGTH = 40
export const CHAT_URL_LENGTH = 300
export const MAX_SPOKEN = 10
/** So many days ahead somebody can say that they are away. */
export const MAX_AWAY_DAYS = 400
/** Languages that people say they speak, ISO 639-1. */
export const SPOKEN_LANGUAGES = [
  ...[
    'en',
    'nl',
    'de',
    'fr',
    'es',
    'pt',
    'it',
    'pl',
    'da',
    'sv',
    'nb',
    'fi',
    'is',
    'et',
    'lv',
    'lt',
  ],
  ...[
    'cs',
    'sk',
    'sl',
    'hr',
    'bs',
    'sr',
    'mk',
    'sq',
    'hu',
    'ro',
    'bg',
    'el',
    'tr',
    'ru',
    'uk',
    'be',
  ],
  ...[
    'ka',
    'hy',
    'az',
    'kk',
    'ar',
    'he',
    'fa',
    'ku',
    'ur',
    'hi',
    'bn',
    'pa',
    'ta',
    'te',
    'mr',
    'gu',
  ],
  ...[
    'zh',
    'ja',
    'ko',
    'vi',
    'th',
    'id',
    'ms',
    'tl',
    'sw',
    'am',
    'so',
    'af',
    'ca',
    'eu',
    'gl',
    'ga',
  ],
  ...['cy', 'lb', 'mt'],
] as const
/** Why somebody has a role, or no longer. */
export const REASON_LENGTH = 200
