// How badge numbers are compared, and which PINs are too easy to guess. Pure.

/** As it is kept: however somebody types it, it is the same badge. */
export const badgeOf = (typed: string): string => typed.toUpperCase().replace(/[\s.-]/g, '')

const STRAIGHT = '01234567890123456789'
const BACKWARDS = '98765432109876543210'

/** One digit only, two by turns, or digits in a row: what people try first. */
export const isWeakPin = (pin: string): boolean =>
  /^(\d)\1*$/.test(pin) ||
  /^(\d\d)\1*\d?$/.test(pin) ||
  /^(\d\d\d)\1+\d{0,2}$/.test(pin) ||
  STRAIGHT.includes(pin) ||
  BACKWARDS.includes(pin)
