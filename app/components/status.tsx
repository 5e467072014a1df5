import type { ReactNode } from 'react'
import { classNames } from '#app/ui/class-names.ts'
import { Time } from '#app/ui/time.tsx'
import { type IdeaStatus, STATUS_ORDER, statusLabel, statusNumber } from './idea-status.ts'

/** Five squares and a word; no squares once the idea has left the road. The squares are drawn by the style sheet. */
export function StatusBadge({ status }: { status: IdeaStatus }) {
  return <span className={`status status-${statusNumber(status)}`}>{statusLabel(status)}</span>
}

type StatusStepsProps = {
  status: IdeaStatus
  /** When each stage was entered, as ISO text; what is missing has not been reached. */
  enteredAt: Partial<Record<IdeaStatus, string>>
  /** Who holds it since when and what is next, in a sentence. */
  children?: ReactNode
}

/** The whole road on the idea's page: where it was, where it stands, what is ahead. */
export function StatusSteps({ status, enteredAt, children }: StatusStepsProps) {
  const reached = statusNumber(status) || lastReached(enteredAt)
  const hasStopped = statusNumber(status) === 0
  return (
    <>
      <ol
        className={classNames('status-steps', hasStopped && 'status-steps-stopped')}
        aria-label="Where this idea stands"
      >
        {STATUS_ORDER.map((step, index) => (
          <StatusStep
            key={step}
            step={step}
            place={index + 1}
            reached={reached}
            hasStopped={hasStopped}
            at={enteredAt[step]}
          />
        ))}
      </ol>
      {hasStopped || children ? (
        <div className="status-steps-line">
          {hasStopped ? <StatusBadge status={status} /> : null} {children}
        </div>
      ) : null}
    </>
  )
}

type StatusStepProps = {
  step: IdeaStatus
  place: number
  reached: number
  hasStopped: boolean
  at: string | undefined
}

function StatusStep({ step, place, reached, hasStopped, at }: StatusStepProps) {
  const isNow = place === reached && !hasStopped
  const isPast = place < reached || (place === reached && hasStopped)
  const isLast = isNow && place === STATUS_ORDER.length
  return (
    <li
      className={classNames(isPast && 'is-past', isNow && 'is-now', isLast && 'is-last')}
      aria-current={isNow ? 'step' : undefined}
    >
      <b>{statusLabel(step)}</b>
      <small>{at ? <Time at={at} as="day" /> : null}</small>
    </li>
  )
}

function lastReached(enteredAt: StatusStepsProps['enteredAt']): number {
  return STATUS_ORDER.reduce((last, step, index) => (enteredAt[step] ? index + 1 : last), 0)
}
