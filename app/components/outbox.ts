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

const NOTHING: readonly OutboxEntry[] = []

let entries: readonly OutboxEntry[] = NOTHING
const listeners = new Set<() => void>()
const onSents = new Set<OnSent>()

/** What keeps the entries on this device: there once the page has settled (outbox-sender.ts). */
type Keeper = { put: (entry: NewEntry) => boolean; take: (id: string) => boolean }
export type NewEntry = Omit<OutboxEntry, 'refusal'>
let keeper: Keeper | null = null

/** Keeps a form until it can be sent. False when this device keeps nothing, or no more. */
export const putInOutbox = (entry: NewEntry): boolean => keeper?.put(entry) ?? false

/** Takes one out: it will not be sent. */
export const takeFromOutbox = (id: string): boolean => keeper?.take(id) ?? false

/** Where entries are kept from now on. */
export function setKeeper(next: Keeper | null): void {
  keeper = next
}

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

/** Shows these. */
export function setEntries(next: readonly OutboxEntry[]): void {
  entries = next
  for (const listener of listeners) listener()
}

/** Calls back whenever something has changed, until the returned function is called. */
export function subscribe(listener: () => void) {
  listeners.add(listener)
  return () => listeners.delete(listener)
}
