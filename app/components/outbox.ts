// What was sent without a connection: kept on this device, for one person, and sent in order when the connection is back.
// Each form brings its own idempotency key, so that one whose answer was lost is not done twice.
import { useSyncExternalStore } from 'react'
import { isOffline, listen } from '#app/live/socket.ts'

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

type Result = { ok: boolean; message?: string; code?: string } & Record<string, unknown>
type OnSent = (entry: OutboxEntry, result: Result) => void

const MAX_ENTRIES = 100
const RETRY_MS = 15_000
const NOTHING: readonly OutboxEntry[] = []

let place = ''
let entries: readonly OutboxEntry[] = NOTHING
let isSending = false
let retry: ReturnType<typeof setTimeout> | undefined
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

/** The outbox of this person, until the returned function is called. What waits is sent at once when there is a connection. */
export function openOutbox(person: string): () => void {
  place = `outbox:${person}`
  setEntries(read())
  const onStorage = ({ key }: StorageEvent) => key === place && setEntries(read())
  const onSubmit = ({ target }: SubmitEvent) => {
    const isSignOut = target instanceof HTMLFormElement && /\/sign-out$/.test(target.action)
    // Without a connection nobody is signed out either.
    if (isSignOut && !isOffline()) keep(NOTHING)
  }
  const stopListening = listen('lost', (isLost) => {
    if (!isLost) void sendAll()
  })
  window.addEventListener('storage', onStorage)
  window.addEventListener('submit', onSubmit, true)
  void sendAll()
  return () => {
    stopListening()
    clearTimeout(retry)
    window.removeEventListener('storage', onStorage)
    window.removeEventListener('submit', onSubmit, true)
    place = ''
    setEntries(NOTHING)
  }
}

/** Keeps a form until it can be sent. False when this device keeps nothing, or no more. */
export function putInOutbox(entry: Omit<OutboxEntry, 'refusal'>): boolean {
  const others = entries.filter(({ about }) => about !== entry.about)
  if (!place || others.length >= MAX_ENTRIES) return false
  if (!keep([...others, { ...entry, refusal: null }])) return false
  if (!isOffline()) retryLater()
  return true
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

/** What waits about something; undefined when nothing does. */
export const useWaiting = (about: string): OutboxEntry | undefined =>
  useSyncExternalStore(
    subscribe,
    () => entries.find((one) => one.about === about && one.refusal === null),
    () => undefined,
  )

/** Sends what waits, one after the other, until the connection is lost again. */
export async function sendAll(): Promise<void> {
  if (isSending) return
  isSending = true
  clearTimeout(retry)
  try {
    for (let next = nextOf(); next && !isOffline(); next = nextOf()) {
      const outcome = await send(next)
      if (outcome === 'later') return retryLater()
      const now = entries.find(({ id }) => id === next?.id)
      if (!now) continue
      if (outcome.ok) {
        takeFromOutbox(next.id)
        for (const onSent of onSents) onSent(next, outcome)
      } else {
        const refusal = outcome.message ?? ''
        keep(entries.map((one) => (one === now ? { ...one, refusal } : one)))
      }
    }
  } finally {
    isSending = false
  }
}

const nextOf = () => entries.find(({ refusal }) => refusal === null)

function retryLater(): void {
  clearTimeout(retry)
  if (place) retry = setTimeout(() => void sendAll(), RETRY_MS)
}

/** What the page's action says; `later` when there is no answer that counts. */
async function send({ id, action, fields }: OutboxEntry): Promise<Result | 'later'> {
  try {
    const body = new URLSearchParams([...fields, ['idempotencyKey', id]])
    const headers = { accept: 'application/json' }
    const answer = await fetch(action, { method: 'POST', body, headers })
    // Signed out: it waits for its person.
    if (new URL(answer.url).pathname === '/sign-in') return 'later'
    if (answer.status === 429 || answer.status >= 500) return 'later'
    // The answer to some forms is the page that they lead to.
    if (answer.redirected) return { ok: answer.ok }
    return ((await answer.json()) as Result | null) ?? { ok: false }
  } catch {
    return 'later'
  }
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

function keep(next: readonly OutboxEntry[]): boolean {
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

function subscribe(listener: () => void) {
  listeners.add(listener)
  return () => listeners.delete(listener)
}
