// The browser's end of the socket: one connection a tab, opened after the page has settled.
import type { Socket } from 'socket.io-client'
import { pagePerson } from '#app/page-person.ts'

export type Presence = {
  room: string
  count: number
  people: { id: number; name: string; pictureId: string | null }[]
  places: { name: string; count: number }[]
}
type Listeners = {
  hint: (room: string) => void
  presence: (message: Presence) => void
  typing: (message: { room: string; id: number; name: string }) => void
  /** Connected again after a while away: whatever is on screen may be old. */
  back: () => void
  /** True while there is no connection for longer than a moment. */
  lost: (isLost: boolean) => void
}

const listeners: { [Name in keyof Listeners]: Set<Listeners[Name]> } = {
  hint: new Set(),
  presence: new Set(),
  typing: new Set(),
  back: new Set(),
  lost: new Set(),
}
const rooms = new Map<string, number>()
let socket: Socket | undefined
let opening = false

/** Since when there is no connection, in milliseconds; null while there is one. */
let lostSince: number | null = null
export const offlineSince = (): number | null => lostSince
/** Is there no connection, as far as is known? */
export const isOffline = (): boolean => lostSince !== null || navigator.onLine === false

function setLost(isLost: boolean): void {
  lostSince = isLost ? (lostSince ?? Date.now()) : null
  say('lost', isLost)
}

/** Tries to connect at once, instead of when the next try is due: `connect` alone would wait for that one. */
export function reconnect(): void {
  if (socket && !socket.connected) socket.disconnect().connect()
}

/** Listens until the returned function is called. */
export function listen<Name extends keyof Listeners>(
  name: Name,
  listener: Listeners[Name],
): () => void {
  listeners[name].add(listener)
  return () => listeners[name].delete(listener)
}

function say<Name extends keyof Listeners>(
  name: Name,
  ...values: Parameters<Listeners[Name]>
): void {
  for (const listener of listeners[name]) (listener as (...all: unknown[]) => void)(...values)
}

/** Enters a room until the returned function is called; several pieces of a page may be in the same one. */
export function enter(room: string): () => void {
  rooms.set(room, (rooms.get(room) ?? 0) + 1)
  if (rooms.get(room) === 1) ask('enter', room)
  void open()
  return () => {
    const left = (rooms.get(room) ?? 1) - 1
    if (left > 0) return void rooms.set(room, left)
    rooms.delete(room)
    socket?.emit('leave', room)
  }
}

/** Says that the viewer is writing; at most every 3 s. */
let lastTyping = 0
export function sendTyping(room: string): void {
  if (Date.now() - lastTyping < 3_000) return
  lastTyping = Date.now()
  socket?.emit('typing', room)
}

function ask(frame: 'enter', room: string): void {
  if (!socket?.connected) return
  socket.emit(frame, room, (answer: Presence | false) => {
    if (answer) say('presence', answer)
    // What changed between the page's answer and this moment was told to a room without us: ask once. Also when the
    // room was not opened: whoever was taken out meanwhile learns it from the page's own question.
    if (/^(post|board):/.test(room)) say('hint', room)
  })
}

async function open(): Promise<void> {
  if (socket || opening) return
  opening = true
  const { io } = await import('socket.io-client')
  let lostTimer: ReturnType<typeof setTimeout> | undefined
  let wasConnected = false
  // Jitter, so that a server that comes back is not stormed.
  socket = io({
    path: '/live/socket',
    transports: ['websocket'],
    reconnectionDelay: 800,
    reconnectionDelayMax: 15_000,
    randomizationFactor: 0.7,
    auth: { person: pagePerson() },
  })
  socket.on('connect', () => {
    clearTimeout(lostTimer)
    setLost(false)
    for (const room of rooms.keys()) ask('enter', room)
    if (wasConnected) say('back')
    wasConnected = true
  })
  socket.on('disconnect', (reason) => {
    lostTimer = setTimeout(() => setLost(true), 4_000)
    if (reason === 'io server disconnect') tryAgain()
  })
  socket.on('connect_error', ({ message }) => {
    // The session has ended, or is another person's by now: the page itself leads to the sign-in page and back.
    if (message === 'NOT_SIGNED_IN' || message === 'OTHER_PERSON') location.reload()
    else if (!socket?.active) tryAgain()
  })
  socket.on('hint', (room: string) => say('hint', room))
  socket.on('presence', (message: Presence) => say('presence', message))
  socket.on('typing', (message: { room: string; id: number; name: string }) =>
    say('typing', message),
  )
  // Perhaps the browser has a new session by now; otherwise the page learns it now, and not when the next try is due.
  socket.on('signed-out', () => socket?.disconnect().connect())
}

/** After the server itself has refused, the client gives up by its own; it should only wait a little. */
function tryAgain(): void {
  setTimeout(() => socket?.connect(), 3_000 + Math.random() * 5_000)
}

// A tab that slept: timers stood still and the socket may be half dead. Ask again at once.
let hiddenAt = 0
if (typeof document !== 'undefined') {
  // The device itself knows at once.
  window.addEventListener('offline', () => setLost(true))
  window.addEventListener('online', () => {
    if (socket && !socket.connected) return reconnect()
    setLost(false)
    say('back')
  })
  document.addEventListener('visibilitychange', () => {
    if (document.visibilityState === 'hidden') hiddenAt = Date.now()
    else if (hiddenAt && Date.now() - hiddenAt > 30_000) {
      reconnect()
      say('back')
    }
  })
}
