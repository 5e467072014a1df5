// Lengths of what is entered about ways to sign in.
export const NAME_LENGTH = 60
export const ISSUER_LENGTH = 300
export const CLIENT_LENGTH = 200
export const SECRET_LENGTH = 500
export const CLAIM_LENGTH = 100
export const MAX_DOMAINS = 50
export const PASSKEY_NAME_LENGTH = 60
export const MAX_PASSKEYS = 20
export const PASSWORD_MIN = 15
export const PASSWORD_LENGTH = 200
export const RECOVERY_CODES = 10
export const BADGE_LENGTH = 40
export const PIN_MIN = 6
export const PIN_LENGTH = 10
/** So many badges are given at once. */
export const MAX_BADGES_AT_ONCE = 50
export const BADGE_NAME_LENGTH = 120
export const BADGE_UNIT_LENGTH = 80
