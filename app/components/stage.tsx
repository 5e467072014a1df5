import type { ReactNode } from 'react'
import { classNames } from '#app/ui/class-names.ts'
import { Time } from '#app/ui/time.tsx'
import { type IdeaStatus, ROAD, stageNumber, stageWord } from './idea-stage.ts'

/** Five squares and a word; no squares once the idea has left the road. The squares are drawn by the style sheet. */
export function Stage({ status }: { status: IdeaStatus }) {
  return <span className={`stage stage-${stageNumber(status)}`}>{stageWord(status)}</span>
}

type PipeProps = {
  status: IdeaStatus
  /** When each stage was entered, as ISO text; what is missing has not been reached. */
  enteredAt: Partial<Record<IdeaStatus, string>>
  /** Who holds it since when and what is next, in a sentence. */
  children?: ReactNode
}

/** The whole road on the idea's page: where it was, where it stands, what is ahead. */
export function StagePipe({ status, enteredAt, children }: PipeProps) {
  const reached = stageNumber(status) || lastReached(enteredAt)
  const hasStopped = stageNumber(status) === 0
  return (
    <>
      <ol
        className={classNames('pipe', hasStopped && 'pipe-stopped')}
        aria-label="Where this idea stands"
      >
        {ROAD.map((step, index) => (
          <PipeStep
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
        <div className="pipe-line">
          {hasStopped ? <Stage status={status} /> : null} {children}
        </div>
      ) : null}
    </>
  )
}

type PipeStepProps = {
  step: IdeaStatus
  place: number
  reached: number
  hasStopped: boolean
  at: string | undefined
}

function PipeStep({ step, place, reached, hasStopped, at }: PipeStepProps) {
  const isNow = place === reached && !hasStopped
  const isPast = place < reached || (place === reached && hasStopped)
  const isLast = isNow && place === ROAD.length
  return (
    <li
      className={classNames(isPast && 'is-past', isNow && 'is-now', isLast && 'is-last')}
      aria-current={isNow ? 'step' : undefined}
    >
      <b>{stageWord(step)}</b>
      <small>{at ? <Time at={at} as="day" /> : null}</small>
    </li>
  )
}

function lastReached(enteredAt: PipeProps['enteredAt']): number {
  return ROAD.reduce((last, step, index) => (enteredAt[step] ? index + 1 : last), 0)
}
