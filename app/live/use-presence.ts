import { useEffect, useRef, useState } from 'react'
import { enter, listen, type Presence } from './socket.ts'

/** Who looks at the same thing now, oneself included; null until it is known. */
export function usePresence(room: string | null): Presence | null {
  const [present, setPresent] = useState<Presence | null>(null)
  useEffect(() => {
    if (!room) return
    const off = listen('presence', (message) => message.room === room && setPresent(message))
    const leave = enter(room)
    return () => {
      off()
      leave()
    }
  }, [room])
  return present
}

/** Names of those who are writing in the room; a name fades five seconds after the last key. */
export function useTyping(room: string | null): string[] {
  const [names, setNames] = useState<string[]>([])
  const until = useRef(new Map<string, number>())
  useEffect(() => {
    if (!room) return
    const show = () => {
      const now = Date.now()
      for (const [name, end] of until.current) if (end < now) until.current.delete(name)
      setNames((before) =>
        before.length === 0 && until.current.size === 0
          ? before
          : [...until.current.keys()].slice(0, 3),
      )
    }
    const off = listen('typing', (message) => {
      if (message.room !== room) return
      until.current.set(message.name, Date.now() + 5_000)
      show()
    })
    const timer = setInterval(show, 1_000)
    return () => {
      off()
      clearInterval(timer)
    }
  }, [room])
  return names
}
