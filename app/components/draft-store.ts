// The two copies of a draft: on this device and in the account.
import { askData } from '#app/ask-json.ts'

export type AccountDraft = { content: string; version: number; updatedAt: string }
/** What this device keeps: `version` is the account's one that it was written over. */
export type DeviceDraft = { content: string; version: number; isSaved: boolean; at: number }

const keyOf = (person: string, place: string) => `draft:${person}:${place}`

export function readDevice(person: string, place: string): DeviceDraft | null {
  try {
    const text = localStorage.getItem(keyOf(person, place))
    return text ? (JSON.parse(text) as DeviceDraft) : null
  } catch {
    // Storage is off or what lies there is not ours: then there is no draft on this device.
    return null
  }
}

/** False when the device keeps nothing: storage is off, or full. */
export function writeDevice(person: string, place: string, draft: DeviceDraft): boolean {
  try {
    localStorage.setItem(keyOf(person, place), JSON.stringify(draft))
    return true
  } catch {
    return false
  }
}

export function clearDevice(person: string, place: string): void {
  try {
    localStorage.removeItem(keyOf(person, place))
  } catch {
    // Nothing was kept there either.
  }
}

/** More texts of other tabs than this are not kept. */
const MAX_ASIDE = 3
const asideKeyOf = (person: string, place: string) => `draft-aside:${person}:${place}`

/** Texts that another tab has written for the same place, the latest first: they are kept until somebody has chosen. */
export function readAside(person: string, place: string): string[] {
  try {
    return JSON.parse(localStorage.getItem(asideKeyOf(person, place)) ?? '[]') as string[]
  } catch {
    return []
  }
}

function writeAside(person: string, place: string, texts: readonly string[]): void {
  try {
    const key = asideKeyOf(person, place)
    if (texts.length === 0) localStorage.removeItem(key)
    else localStorage.setItem(key, JSON.stringify(texts.slice(0, MAX_ASIDE)))
  } catch {
    // Storage is off or full: the notice on the page is all there is.
  }
}

/** Keeps a text beside the draft. @param instead an earlier one of the same tab, which it takes the place of */
export function keepAside(person: string, place: string, text: string, instead = text): void {
  const others = readAside(person, place).filter(
    (one) => !isSameContent(one, text) && one !== instead,
  )
  writeAside(person, place, [text, ...others])
}

export const clearAside = (person: string, place: string, text: string): void =>
  writeAside(
    person,
    place,
    readAside(person, place).filter((one) => !isSameContent(one, text)),
  )

export type SaveAnswer =
  | { kind: 'saved'; version: number }
  | { kind: 'newer'; content: string | null; version: number }
  | { kind: 'lost' }

/** Keeps a draft in the account, over the version it was written on. Never throws. */
export async function saveInAccount(
  place: string,
  content: string,
  baseVersion: number,
): Promise<SaveAnswer> {
  try {
    const body = new URLSearchParams({ place, content, baseVersion: String(baseVersion) })
    const answer = await fetch('/ask/draft', {
      method: 'POST',
      body,
      keepalive: body.toString().length < 60_000,
    })
    const said = (await answer.json()) as { version: number; content?: string | null }
    if (answer.ok) return { kind: 'saved', version: said.version }
    if (answer.status !== 409) return { kind: 'lost' }
    return { kind: 'newer', content: said.content ?? null, version: said.version }
  } catch {
    return { kind: 'lost' }
  }
}

/** The account's copy, null when there is none, undefined when nobody answered. */
export async function readAccount(place: string): Promise<AccountDraft | null | undefined> {
  return askData('/ask/draft', { place }).then(
    ({ draft }) => draft,
    () => undefined,
  )
}

export function dropInAccount(place: string): void {
  const body = new URLSearchParams({ intent: 'drop', place })
  // A draft that stays behind is offered again, and dropped then.
  fetch('/ask/draft', { method: 'POST', body, keepalive: true }).catch(() => {})
}

export type Choice =
  | { kind: 'nothing' }
  /** The device has words that the page does not show yet. */
  | { kind: 'restore'; content: string; version: number }
  /** Both were written on: people choose, nobody merges. */
  | { kind: 'choose'; account: AccountDraft; version: number }

/** The database keeps an object's fields in its own order: two texts are compared by what they say. */
export function isSameContent(one: string, other: string): boolean {
  const sorted = (text: string) => JSON.stringify(Object.entries(JSON.parse(text)).sort())
  try {
    return one === other || sorted(one) === sorted(other)
  } catch {
    return false
  }
}

/** Which copy counts when a page opens; `undefined` when the account is not known. Pure. */
export function chooseDraft(
  device: DeviceDraft | null,
  account: AccountDraft | null | undefined,
): Choice {
  if (!device) return { kind: 'nothing' }
  if (account === undefined)
    return { kind: 'restore', content: device.content, version: device.version }
  if (account && isSameContent(device.content, account.content)) return { kind: 'nothing' }
  if (!account)
    return device.isSaved
      ? { kind: 'nothing' }
      : { kind: 'restore', content: device.content, version: 0 }
  if (device.version >= account.version)
    return { kind: 'restore', content: device.content, version: account.version }
  return device.isSaved
    ? { kind: 'nothing' }
    : { kind: 'choose', account, version: account.version }
}
