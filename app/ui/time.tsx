import { createContext, type ReactNode, useContext, useEffect, useMemo, useState } from 'react'
import { type Clock, formatDay, formatMoment, phraseTime } from './time-words.ts'

const systemClock: Clock = { now: 0, locale: 'en', timeZone: 'UTC' }
const ClockContext = createContext<Clock>(systemClock)

const MINUTE = 60_000

type ClockProviderProps = {
  /** When the server made the page, as ISO text or milliseconds. */
  now: string | number
  locale: string
  timeZone: string
  children: ReactNode
}

/**
 * Tells every <Time> below what the viewer's clock shows. Server and browser begin with the same `now`, so the first
 * render agrees; afterwards it moves on twice a minute.
 */
export function ClockProvider({ now, locale, timeZone, children }: ClockProviderProps) {
  // Whole minutes: nothing that is shown is finer, and rows drawn in the same minute are the same.
  const start = Math.floor((typeof now === 'number' ? now : Date.parse(now)) / MINUTE) * MINUTE
  const [current, setCurrent] = useState(start)
  useEffect(() => {
    const tick = () => setCurrent(Date.now())
    const timer = setInterval(tick, 30_000)
    return () => clearInterval(timer)
  }, [])
  const clock = useMemo(
    () => ({ now: Math.max(current, start), locale, timeZone }),
    [current, start, locale, timeZone],
  )
  return <ClockContext value={clock}>{children}</ClockContext>
}

/** The viewer's clock: present moment in milliseconds, locale and time zone. */
export function useClock(): Clock {
  return useContext(ClockContext)
}

type TimeProps = {
  /** The moment, as ISO text. */
  at: string
  /** `ago`: “4 min ago”, a date when older than a week. `day`: “11 February”. `weekday`: “Thursday 20 March”. `moment`: with the time. */
  as?: 'ago' | 'day' | 'weekday' | 'moment'
}

/** A moment as people say it, with the exact time on hover. */
export function Time({ at, as = 'ago' }: TimeProps) {
  const clock = useClock()
  return (
    // ICU data of server and browser may differ by a comma; the words are the same moment.
    <time
      dateTime={at}
      // Said when someone points at it: working it out for every row would cost more than the row.
      onPointerEnter={(event) => {
        event.currentTarget.title = formatMoment(at, clock)
      }}
      suppressHydrationWarning
    >
      {wordsFor(at, as, clock)}
    </time>
  )
}

function wordsFor(at: string, as: NonNullable<TimeProps['as']>, clock: Clock): string {
  if (as === 'ago') return phraseTime(at, clock)
  if (as === 'moment') return formatMoment(at, clock)
  return formatDay(at, clock, as === 'weekday')
}
