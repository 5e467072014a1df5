// What the browser's forms and the server's check share. No library: pages load this file.

export const NAME_LENGTH = 80
export const COMPANY_LENGTH = 80
export const EMAIL_LENGTH = 254
/** Of an uploaded logo, in bytes. */
export const MAX_LOGO = 360 * 1024
export const LOGO_TYPES = 'image/png,image/jpeg,image/webp'
/** Accents to begin with; any other that stays readable may be typed. */
export const ACCENTS = {
  green: '#0f6e5c',
  berry: '#8a2c5b',
  brick: '#b5411f',
  violet: '#5b3fb0',
  petrol: '#1f6a8f',
} as const
export const SIGN_IN_WAYS = ['INVITATION', 'SINGLE_SIGN_ON', 'BOTH'] as const
/** The spaces and boards to begin with, in the order of the page; the first ones are proposed. */
export const TEMPLATES = ['improve', 'workplace', 'customers', 'products'] as const
export type Template = (typeof TEMPLATES)[number]
export const PROPOSED: readonly Template[] = ['improve', 'workplace']
export const PLACE_LENGTH = 60
