// Sends what waits in the outbox, in order, when there is a connection.
import { isOffline, listen } from '#app/live/socket.ts'
import {
  entriesNow,
  keep,
  type OutboxEntry,
  type Result,
  reread,
  setPlace,
  subscribe,
  takeFromOutbox,
  tellSent,
} from './outbox.ts'

const RETRY_MS = 15_000

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
        takeFromOutbox(next.id)
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
    if (new URL(answer.url).pathname === '/sign-in') return 'later'
    if (answer.status === 429 || answer.status >= 500) return 'later'
    // The answer to some forms is the page that they lead to.
    if (answer.redirected) return { ok: answer.ok }
    return ((await answer.json()) as Result | null) ?? { ok: false }
  } catch {
    return 'later'
  }
}
