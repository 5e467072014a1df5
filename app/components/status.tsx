import type { ReactNode } from 'react'
import { classNames } from '#app/ui/class-names.ts'
import { Time } from '#app/ui/time.tsx'
import type { RowPost } from './post-fields.ts'

/** Where a post stands, as the API says it. `statusStep` 0: it has stopped. Null: posts of its kind have no status. */
export type Status = Pick<RowPost, 'statusLabel' | 'statusStep' | 'statusSteps'>

/** A square for each step and the label; no squares once the post has stopped. The squares are drawn by the style sheet. */
export function StatusBadge({ of: { statusLabel, statusStep, statusSteps } }: { of: Status }) {
  if (!statusLabel) return null
  const squares = statusStep ? `status-${statusStep} status-of-${statusSteps}` : 'status-stopped'
  return (
    <span className={classNames('status', squares, statusStep === statusSteps && 'status-last')}>
      {statusLabel}
    </span>
  )
}

type StatusStepsProps = {
  status: Status
  /** The steps in order, and when each was reached, as ISO text; what is missing has not been reached. */
  steps: readonly { label: string; at?: string | undefined }[]
  /** What it is, for screen readers. */
  label: string
  /** Who is assigned since when and what is next, in a sentence. */
  children?: ReactNode
}

/** All steps on the page of a post: those behind it, where it stands, and those ahead. */
export function StatusSteps({ status, steps, label, children }: StatusStepsProps) {
  const hasStopped = !status.statusStep
  const reached = status.statusStep || steps.findLastIndex(({ at }) => at) + 1
  return (
    <>
      <ol
        className={classNames('status-steps', hasStopped && 'status-steps-stopped')}
        aria-label={label}
      >
        {steps.map((step, index) => (
          <StatusStep
            key={step.label}
            {...step}
            isNow={index + 1 === reached && !hasStopped}
            isPast={index + 1 < reached || (index + 1 === reached && hasStopped)}
            isLast={index + 1 === steps.length}
          />
        ))}
      </ol>
      {hasStopped || children ? (
        <div className="status-steps-line">
          {hasStopped ? <StatusBadge of={status} /> : null} {children}
        </div>
      ) : null}
    </>
  )
}

type StatusStepProps = StatusStepsProps['steps'][number] & {
  isNow: boolean
  isPast: boolean
  isLast: boolean
}

function StatusStep({ label, at, isNow, isPast, isLast }: StatusStepProps) {
  return (
    <li
      className={classNames(isPast && 'is-past', isNow && 'is-now', isNow && isLast && 'is-last')}
      aria-current={isNow ? 'step' : undefined}
    >
      <b>{label}</b>
      <small>{at ? <Time at={at} as="day" /> : null}</small>
    </li>
  )
}
