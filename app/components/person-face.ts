/** What is needed to show a person anywhere. */
export type PersonFace = {
  id: string
  name: string
  pictureUrl?: string | null
  /** Has a page open at this moment. */
  isHere?: boolean | null
}

/** Up to two letters: the first of the first name and of the last, without a number behind them. */
export function initialsOf(name: string): string {
  const plain = name.trim().replace(/\p{Cf}|\s\p{N}+$/gu, '')
  const [first = '', ...rest] = plain.match(/(?<!\S)[\p{L}\p{N}]/gu) ?? []
  return (first + (rest.at(-1) ?? '')).toLocaleUpperCase()
}

/** The first name, as texts call people. */
export function firstNameOf(name: string): string {
  const [last = '', first] = name.split(', ', 2)
  const words = (first?.trim() ? first : last).trim().split(/\s+/u)
  return words.find((word) => !TITLE.test(word)) ?? words[0] ?? name
}

/** What stands before a name and is none. */
const TITLE =
  /^(?:Dr|Prof|Ir|Ing|Drs|Mr|Mrs|Ms|Mw|Dhr|Dipl|Dipl-Ing|Mag|Frau|Herr)\.?(?:-Ing\.)?$/iu

/** One of the eight tones, 1 to 8; the same person has the same one everywhere. */
export function toneOf(id: string): number {
  let sum = 0
  for (const sign of id) sum = (sum * 31 + (sign.codePointAt(0) ?? 0)) % 4093
  return (sum % 8) + 1
}

/** A person of the API as a face. Numbers name people everywhere, on the socket too, so that their tone is the same. */
export function faceOf(person: {
  number: number
  name: string
  pictureUrl?: string | null
}): PersonFace {
  return { id: String(person.number), name: person.name, pictureUrl: person.pictureUrl ?? null }
}
