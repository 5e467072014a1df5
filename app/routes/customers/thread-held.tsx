import '#app/styles/pages/customers.css'
import { useLanguage, useMessages } from '#app/messages.tsx'
import { customerPagesMessages } from '#messages/customer-pages.ts'
import type { ThreadData } from './thread-document.ts'

const DAY = 1_440
const HOUR = 60

/** Days, hours and minutes, the two largest that are not zero. */
function spanOf(language: string, minutes: number): string {
  const parts = [
    [Math.floor(minutes / DAY), 'day'],
    [Math.floor((minutes % DAY) / HOUR), 'hour'],
    [minutes % HOUR, 'minute'],
  ] as const
  const shown = parts.filter(([count]) => count > 0).slice(0, 2)
  return (shown.length > 0 ? shown : ([[0, 'minute']] as const))
    .map(([count, unit]) =>
      new Intl.NumberFormat(language, { style: 'unit', unit, unitDisplay: 'short' }).format(count),
    )
    .join(' ')
}

/** Who had the thread for how long, and what the customer said of how it ended. The times add up to its age. */
export function HeldTimes({ thread: { held, isRight, rightAskedAt } }: { thread: ThreadData }) {
  const t = useMessages(customerPagesMessages)
  const language = useLanguage()
  const age = held.reduce((sum, { minutes }) => sum + minutes, 0)
  return (
    <section className="stack stack-tight" aria-labelledby="held">
      <h2 id="held">{t('held')}</h2>
      <dl className="facts">
        {held.map(({ from, minutes, person }) => (
          <div key={from} className="thread-held">
            <dt dir="auto">{person?.name ?? t('nobody')}</dt>
            <dd translate="no">{spanOf(language, minutes)}</dd>
          </div>
        ))}
      </dl>
      <p className="quiet small">{t('held.total', { time: spanOf(language, age) })}</p>
      {rightAskedAt ? (
        <p className="small">
          {t(isRight === null ? 'right.asked' : isRight ? 'right.yes' : 'right.no')}
        </p>
      ) : null}
    </section>
  )
}
