// Sends what waits in the outbox, in order, when there is a connection.
import { isOffline, listen } from '#app/live/socket.ts'
import { isOtherPersons } from '#app/page-person.ts'
import {
  entriesNow,
  type NewEntry,
  type OutboxEntry,
  type Result,
  setEntries,
  setKeeper,
  subscribe,
  tellSent,
} from './outbox.ts'

const RETRY_MS = 15_000
const MAX_ENTRIES = 100

let place = ''

let isSending = false
let retry: ReturnType<typeof setTimeout> | undefined

/** The outbox of this person, until the returned function is called. What waits is sent at once when there is a connection. */
export function openOutbox(person: string): () => void {
  setPlace(person)
  const onStorage = ({ key }: StorageEvent) => reread(key)
  const onSubmit = ({ target }: SubmitEvent) => {
    const isSignOut = target instanceof HTMLFormElement && /\/sign-out$/.test(target.action)
    // Without a connection nobody is signed out either.
    if (isSignOut && !isOffline()) keep([])
  }
  const stopListening = listen('lost', (isLost) => {
    if (!isLost) void sendAll()
  })
  // What was put in just when the connection came back.
  const stopWatching = subscribe(() => {
    if (!isOffline() && nextOf()) void sendAll()
  })
  window.addEventListener('storage', onStorage)
  window.addEventListener('submit', onSubmit, true)
  void sendAll()
  return () => {
    stopListening()
    stopWatching()
    clearTimeout(retry)
    window.removeEventListener('storage', onStorage)
    window.removeEventListener('submit', onSubmit, true)
    setPlace(null)
  }
}

/** Sends what waits, one after the other, until the connection is lost again. */
export async function sendAll(): Promise<void> {
  if (isSending) return
  isSending = true
  clearTimeout(retry)
  try {
    for (let next = nextOf(); next && !isOffline(); next = nextOf()) {
      const outcome = await send(next)
      if (outcome === 'later') return retryLater()
      const now = entriesNow().find(({ id }) => id === next?.id)
      if (!now) continue
      if (outcome.ok) {
        take(next.id)
        tellSent(next, outcome)
      } else {
        const refusal = outcome.message ?? ''
        keep(entriesNow().map((one) => (one === now ? { ...one, refusal } : one)))
      }
    }
  } finally {
    isSending = false
  }
}

const nextOf = () => entriesNow().find(({ refusal }) => refusal === null)

function retryLater(): void {
  clearTimeout(retry)
  retry = setTimeout(() => void sendAll(), RETRY_MS)
}

/** What the page's action says; `later` when there is no answer that counts. */
async function send({ id, action, fields }: OutboxEntry): Promise<Result | 'later'> {
  try {
    const body = new URLSearchParams([...fields, ['idempotencyKey', id]])
    const headers = { accept: 'application/json' }
    const answer = await fetch(action, { method: 'POST', body, headers })
    // Signed out: it waits for its person.
    if (new URL(answer.url).pathname === '/sign-in' || isOtherPersons()) return 'later'
    if (answer.status === 429 || answer.status >= 500) return 'later'
    // The answer to some forms is the page that they lead to.
    if (answer.redirected) return { ok: answer.ok }
    return ((await answer.json()) as Result | null) ?? { ok: false }
  } catch {
    return 'later'
  }
}

/** Makes the outbox that of a person; of nobody without one. */
function setPlace(person: string | null): void {
  place = person === null ? '' : `outbox:${person}`
  setEntries(place ? read() : [])
  setKeeper(place ? { put, take } : null)
}

/** What another tab has changed is read again. */
const reread = (key: string | null): void => {
  if (place && key === place) setEntries(read())
}

function read(): readonly OutboxEntry[] {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(place) ?? '[]')
    return Array.isArray(kept) ? (kept as OutboxEntry[]) : []
  } catch {
    // Storage is off, or what lies there is not ours.
    return []
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

function put(entry: NewEntry): boolean {
  const others = entriesNow().filter(({ about }) => about !== entry.about)
  return others.length < MAX_ENTRIES && keep([...others, { ...entry, refusal: null }])
}

const take = (id: string): boolean => keep(entriesNow().filter((one) => one.id !== id))
