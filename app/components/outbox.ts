// What was sent without a connection: kept on this device, for one person, and sent in order when the connection is back.
// Each form brings its own idempotency key, so that one whose answer was lost is not done twice.
import { useSyncExternalStore } from 'react'

export type OutboxEntry = {
  /** The form's idempotency key. */
  id: string
  /** What it is about: a later one about the same takes its place. */
  about: string
  kind: 'comment' | 'idea' | 'support' | 'follow' | 'reaction'
  /** The page whose action takes the form. */
  action: string
  fields: [name: string, value: string][]
  /** The name of what it belongs to, as people know it. */
  title: string
  /** Why it was not accepted; null while it waits. */
  refusal: string | null
}

export type Result = { ok: boolean; message?: string; code?: string } & Record<string, unknown>
type OnSent = (entry: OutboxEntry, result: Result) => void

const MAX_ENTRIES = 100
const NOTHING: readonly OutboxEntry[] = []

let place = ''
let entries: readonly OutboxEntry[] = NOTHING
const listeners = new Set<() => void>()
const onSents = new Set<OnSent>()

/** A key that nobody else makes; also without a secure context, where `randomUUID` is missing. */
export const newKey = (): string =>
  [...crypto.getRandomValues(new Uint8Array(16))]
    .map((byte) => byte.toString(16).padStart(2, '0'))
    .join('')

/** A form's fields, without files: these have been uploaded before, and are named by their ids. */
export function textsIn(form: HTMLFormElement): [string, string][] {
  const texts: [string, string][] = []
  new FormData(form).forEach((value, name) => {
    if (typeof value === 'string') texts.push([name, value])
  })
  return texts
}

/** Keeps a form until it can be sent. False when this device keeps nothing, or no more. */
export function putInOutbox(entry: Omit<OutboxEntry, 'refusal'>): boolean {
  const others = entries.filter(({ about }) => about !== entry.about)
  if (!place || others.length >= MAX_ENTRIES) return false
  return keep([...others, { ...entry, refusal: null }])
}

/** Takes one out: it will not be sent. */
export const takeFromOutbox = (id: string): boolean => keep(entries.filter((one) => one.id !== id))

/** Calls back for each entry that was sent, until the returned function is called. */
export function onOutboxSent(listener: OnSent): () => void {
  onSents.add(listener)
  return () => onSents.delete(listener)
}

/** What waits, oldest first. */
export const useOutbox = (): readonly OutboxEntry[] =>
  useSyncExternalStore(
    subscribe,
    () => entries,
    () => NOTHING,
  )

/** What waits, oldest first. */
export const entriesNow = (): readonly OutboxEntry[] => entries

/** Tells who listens that an entry was sent. */
export function tellSent(entry: OutboxEntry, result: Result): void {
  for (const onSent of onSents) onSent(entry, result)
}

/** What waits about something; undefined when nothing does. */
export const useWaiting = (about: string): OutboxEntry | undefined =>
  useSyncExternalStore(
    subscribe,
    () => entries.find((one) => one.about === about && one.refusal === null),
    () => undefined,
  )

/** Makes the outbox that of a person; of nobody without one. */
export function setPlace(person: string | null): void {
  place = person === null ? '' : `outbox:${person}`
  setEntries(place ? read() : NOTHING)
}

/** What another tab has changed is read again. */
export const reread = (key: string | null): void => {
  if (place && key === place) setEntries(read())
}

function read(): readonly OutboxEntry[] {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(place) ?? '[]')
    return Array.isArray(kept) ? (kept as OutboxEntry[]) : NOTHING
  } catch {
    // Storage is off, or what lies there is not ours.
    return NOTHING
  }
}

export function keep(next: readonly OutboxEntry[]): boolean {
  try {
    if (next.length === 0) localStorage.removeItem(place)
    else localStorage.setItem(place, JSON.stringify(next))
  } catch {
    return false
  }
  setEntries(next)
  return true
}

function setEntries(next: readonly OutboxEntry[]): void {
  entries = next
  for (const listener of listeners) listener()
}

/** Calls back whenever something has changed, until the returned function is called. */
export function subscribe(listener: () => void) {
  listeners.add(listener)
  return () => listeners.delete(listener)
}
