import '#app/styles/sheets/administration.css'
import type { RefObject } from 'react'
import { Link } from 'react-router'
import { Avatar } from '#app/components/avatar.tsx'
import { faceOf } from '#app/components/person-face.ts'
import { useClock } from '#app/ui/time.tsx'
import { type Clock, formatDay, formatHour, formatMoment } from '#app/ui/time-words.ts'
import type { LoggedEvent } from './log.tsx'

type LogDaysProps = { events: readonly LoggedEvent[]; list: RefObject<HTMLDivElement | null> }

/** The log by days of the viewer's calendar. */
export function LogDays({ events, list }: LogDaysProps) {
  const clock = useClock()
  return (
    <div ref={list} className="log-days">
      {daysOf(events, clock).map(({ day, rows }) => (
        <section key={rows[0]?.id}>
          <h2 className="day-heading">
            <time suppressHydrationWarning>{day}</time>
          </h2>
          <ol className="list list-ruled log-list">
            {rows.map((event) => (
              <Line key={event.id} event={event} clock={clock} />
            ))}
          </ol>
        </section>
      ))}
    </div>
  )
}

function daysOf(events: readonly LoggedEvent[], clock: Clock) {
  const days: { day: string; rows: LoggedEvent[] }[] = []
  for (const event of events) {
    const day = formatDay(event.at, clock, true)
    const last = days[days.length - 1]
    if (last?.day === day) last.rows.push(event)
    else days.push({ day, rows: [event] })
  }
  return days
}

function Line({ event, clock }: { event: LoggedEvent; clock: Clock }) {
  const { subject: who, parts, detail } = event
  return (
    <li data-row={event.id}>
      <time
        className="quiet"
        dateTime={event.at}
        title={formatMoment(event.at, clock)}
        suppressHydrationWarning
      >
        {formatHour(event.at, clock)}
      </time>
      {who ? (
        <Avatar person={faceOf(who)} size={22} />
      ) : (
        <span className="log-system" aria-hidden="true" />
      )}
      <p>
        {parts.map(({ text, path, isSubject }) => {
          if (isSubject)
            return (
              <b key="subject" dir="auto">
                {text}
              </b>
            )
          if (!path) return text
          return (
            <Link key={path} to={path} dir="auto">
              {text}
            </Link>
          )
        })}
      </p>
      <small className="quiet">{detail}</small>
    </li>
  )
}
