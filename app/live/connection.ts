// The connection itself, fetched with what carries it when the page has settled.
import { io, type Socket } from 'socket.io-client'
import { pagePerson } from '#app/page-person.ts'
import type { Presence, Say } from './socket.ts'

type Page = {
  say: Say
  setLost: (isLost: boolean) => void
  /** Asks to enter every room that a piece of the page is in. */
  enterAll: () => void
  reconnect: () => void
}

/** How long a page on its way to another may stay, in milliseconds; a download leaves it where it is. */
const LEAVING_MS = 10_000

/** Opens the one connection of this tab, and keeps it. */
export function connect({ say, setLost, enterAll, reconnect }: Page): Socket {
  let lostTimer: ReturnType<typeof setTimeout> | undefined
  let wasConnected = false
  // A reload would cancel the tab's own way out, such as its press on "Sign out"; it is left to end.
  let isLeaving = false
  window.addEventListener('beforeunload', () => {
    isLeaving = true
    setTimeout(() => {
      isLeaving = false
    }, LEAVING_MS)
  })
  const reload = () => {
    if (isLeaving) setTimeout(() => location.reload(), LEAVING_MS)
    else location.reload()
  }
  // Jitter, so that a server that comes back is not stormed.
  const socket = io({
    path: '/live/socket',
    transports: ['websocket'],
    reconnectionDelay: 800,
    reconnectionDelayMax: 15_000,
    randomizationFactor: 0.7,
    auth: { person: pagePerson() },
  })
  // After the server itself has refused, the client gives up by its own; it should only wait a little.
  const tryAgain = () => setTimeout(() => socket.connect(), 3_000 + Math.random() * 5_000)
  socket.on('connect', () => {
    clearTimeout(lostTimer)
    setLost(false)
    enterAll()
    if (wasConnected) say('back')
    wasConnected = true
  })
  socket.on('disconnect', (reason) => {
    lostTimer = setTimeout(() => setLost(true), 4_000)
    if (reason === 'io server disconnect') tryAgain()
  })
  socket.on('connect_error', ({ message }) => {
    // The session has ended, or is another person's by now: the page itself leads to the sign-in page and back.
    if (message === 'NOT_SIGNED_IN' || message === 'OTHER_PERSON') reload()
    else if (!socket.active) tryAgain()
  })
  socket.on('hint', (room: string) => say('hint', room))
  socket.on('presence', (message: Presence) => say('presence', message))
  socket.on('typing', (message: { room: string; id: number; name: string }) =>
    say('typing', message),
  )
  // Perhaps the browser has a new session by now; otherwise the page learns it now, and not when the next try is due.
  socket.on('signed-out', () => socket.disconnect().connect())
  wakeUp(say, reconnect)
  return socket
}

/** A tab that slept: timers stood still and the connection may be half dead. Ask again at once. */
function wakeUp(say: Say, reconnect: () => void): void {
  let hiddenAt = 0
  document.addEventListener('visibilitychange', () => {
    if (document.visibilityState === 'hidden') hiddenAt = Date.now()
    else if (hiddenAt && Date.now() - hiddenAt > 30_000) {
      reconnect()
      say('back')
    }
  })
}
