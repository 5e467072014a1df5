// The browser's end of the socket: one connection a tab, opened after the page has settled.
import type { Socket } from 'socket.io-client'

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

/** What tells the pieces of the page. */
export type Say = typeof say

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

/** Connects, once a tab. */
async function open(): Promise<void> {
  if (socket || opening) return
  opening = true
  const code = await import('./connection.ts').catch(() => null)
  // Fetched again when the connection is back, or a piece of the page asks.
  opening = false
  if (!code) return
  const enterAll = () => {
    for (const room of rooms.keys()) ask('enter', room)
  }
  socket = code.connect({ say, setLost, enterAll, reconnect })
}

if (typeof document !== 'undefined') {
  // The device itself knows at once.
  window.addEventListener('offline', () => setLost(true))
  window.addEventListener('online', () => {
    if (socket && !socket.connected) return reconnect()
    // Pages of whoever is not signed in are in no room, and open nothing.
    if (rooms.size > 0) void open()
    setLost(false)
    say('back')
  })
}
