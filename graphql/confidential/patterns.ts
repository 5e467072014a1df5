// What looks confidential by its form alone: card and account numbers with their check digits, and keys of known services.
// Linear in the length of the text: every repetition has an end.

export type PatternKind = 'CARD' | 'ACCOUNT' | 'KEY'
export type ConfidentialKind = PatternKind | 'WORD' | 'NAME'
/** `shown`: enough to find it in the text; of numbers and keys not the whole. */
export type Finding = { kind: ConfidentialKind; shown: string }

const isDigit = (unit: number): boolean => unit >= 48 && unit <= 57
const SEPARATORS = ' -\u00a0\u202f'

/** Numbers as people write them: digits, with single blanks or hyphens between them. */
function* numbersIn(text: string): Generator<string> {
  for (let at = 0; at < text.length; at++) {
    if (!isDigit(text.charCodeAt(at))) continue
    const before = text[at - 1] ?? ''
    let digits = ''
    for (;;) {
      digits += text[at]
      const next = SEPARATORS.includes(text[at + 1] ?? 'x') ? at + 2 : at + 1
      if (!isDigit(text.charCodeAt(next))) break
      at = next
    }
    // A phone number, or a part of a word or of a decimal number.
    if (!/[+\p{L}_./]/u.test(before) && !/[\p{L}_]/u.test(text[at + 1] ?? '')) yield digits
  }
}

/** The check digit of cards (Luhn). */
function hasCheckDigit(digits: string): boolean {
  let sum = 0
  for (let back = 0; back < digits.length; back++) {
    const digit = digits.charCodeAt(digits.length - 1 - back) - 48
    const doubled = back % 2 === 0 ? digit : digit * 2
    sum += doubled > 9 ? doubled - 9 : doubled
  }
  return sum % 10 === 0
}

/** How long the numbers of a card's maker are, by how they begin. */
const MAKERS: readonly [begins: RegExp, lengths: readonly number[]][] = [
  [/^4/, [13, 16, 19]],
  [/^(5[1-5]|2[2-7])/, [16]],
  [/^3[47]/, [15]],
  [/^3(0[0-5]|[68])/, [14]],
  [/^(6011|64[4-9]|65)/, [16, 19]],
  [/^35(2[89]|[3-8])/, [16]],
  [/^(50|5[6-9]|6[0-9])/, [16, 18, 19]],
]
const isCard = (digits: string): boolean =>
  digits.length <= 19 &&
  MAKERS.some(([begins, lengths]) => lengths.includes(digits.length) && begins.test(digits)) &&
  !/^(\d)\1+$/.test(digits) &&
  hasCheckDigit(digits)

/** The check of an IBAN: letters count from 10, and the first four stand last. */
function isAccount(text: string): boolean {
  const plain = text.replaceAll(' ', '')
  if (plain.length < 15 || plain.length > 34) return false
  let rest = 0
  for (const sign of plain.slice(4) + plain.slice(0, 4))
    for (const digit of String(Number.parseInt(sign, 36))) rest = (rest * 10 + Number(digit)) % 97
  return rest === 1
}
const ACCOUNT = /\b[A-Z]{2}\d{2}(?: ?[A-Z0-9]{4}){2,7}(?: ?[A-Z0-9]{1,3})?\b/g

/** Keys of services that give them a form of their own, private keys, and passwords that are said to be some. */
const KEYS: readonly RegExp[] = [
  /-----BEGIN [A-Z ]{0,30}PRIVATE KEY-----/g,
  /\b(?:AKIA|ASIA)[0-9A-Z]{16}\b/g,
  /\bgh[pousr]_[A-Za-z0-9]{36,255}/g,
  /\bgithub_pat_[A-Za-z0-9_]{22,255}/g,
  /\bglpat-[A-Za-z0-9_-]{20,64}/g,
  /\bxox[abeprs]-[A-Za-z0-9-]{10,200}/g,
  /\b[srp]k_(?:live|test)_[A-Za-z0-9]{16,200}/g,
  /\bwhsec_[A-Za-z0-9_-]{20,100}/g,
  /\bAIza[0-9A-Za-z_-]{35}/g,
  /\bSG\.[A-Za-z0-9_-]{16,32}\.[A-Za-z0-9_-]{16,64}/g,
  /\bnpm_[A-Za-z0-9]{36}/g,
  /\bsk-[A-Za-z0-9_-]{20,200}/g,
  /\beyJ[A-Za-z0-9_-]{10,500}\.eyJ[A-Za-z0-9_-]{10,500}\.[A-Za-z0-9_-]{10,500}/g,
  /\b(?:password|passphrase|passwort|kennwort|wachtwoord|api[ _-]?key|client[ _-]?secret)\s{0,3}[:=]\s{0,3}["'`]?(?=[^\s"'`]{0,64}\d)[^\s"'`]{8,100}/gi,
]

/** Enough of it to be found, and no more. */
const SHOWN = 6
const begun = (key: string): string => `${key.slice(0, SHOWN)}…`

/** Cards, accounts and keys in a text, each once. */
export function patternsIn(text: string): Finding[] {
  const found = new Map<string, Finding>()
  const add = (kind: PatternKind, shown: string) => found.set(`${kind} ${shown}`, { kind, shown })
  for (const digits of numbersIn(text)) if (isCard(digits)) add('CARD', `…${digits.slice(-4)}`)
  for (const [account] of text.matchAll(ACCOUNT))
    if (isAccount(account)) add('ACCOUNT', `…${account.slice(-4)}`)
  for (const pattern of KEYS) for (const [key] of text.matchAll(pattern)) add('KEY', begun(key))
  return [...found.values()]
}

/** A listed phrase has at most so many words. */
export const MAX_PHRASE_WORDS = 5

const WORD = /[\p{L}\p{M}\p{N}]+/gu
const words = (text: string): string[] => text.toLowerCase().match(WORD) ?? []

/** Words in small letters with one blank between them, as they are compared. */
export const phraseOf = (text: string): string => words(text).join(' ')

/** Every phrase of a text up to MAX_PHRASE_WORDS words, each once. */
export function phrasesIn(text: string): string[] {
  const all = words(text)
  const phrases = new Set<string>()
  for (let from = 0; from < all.length; from++)
    for (let count = 1; count <= MAX_PHRASE_WORDS && from + count <= all.length; count++)
      phrases.add(all.slice(from, from + count).join(' '))
  return [...phrases]
}

/** Letters without a case may begin a name too. */
const CAPITAL = /^[\p{Lu}\p{Lt}\p{Lo}]/u

/**
 * Phrases of two words or more that may be a name: in small letters, each as the text has it; at most `max`. First those that begin
 * with a capital, of which those whose last word does too come before the others; then what is written in small letters throughout.
 */
export function namesLikeIn(text: string, max: number): Map<string, string> {
  const all = text.match(WORD) ?? []
  const likely = new Map<string, string>()
  const others = new Map<string, string>()
  const small = new Map<string, string>()
  for (let from = 0; from < all.length && likely.size < max; from++) {
    const isSmall = !CAPITAL.test(all[from] ?? '')
    for (let count = 2; count <= MAX_PHRASE_WORDS && from + count <= all.length; count++) {
      const shown = all.slice(from, from + count).join(' ')
      const into = isSmall ? small : CAPITAL.test(all[from + count - 1] ?? '') ? likely : others
      if (into.size < max) into.set(shown.toLowerCase(), shown)
    }
  }
  return new Map([...likely, ...others, ...small].slice(0, max))
}
