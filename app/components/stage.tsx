import type { ReactNode } from 'react'
import { classNames } from '#app/ui/class-names.ts'
import { Time } from '#app/ui/time.tsx'
import { type IdeaStatus, ROAD, stageNumber, stageSlug, stageWord } from './idea-stage.ts'

/** Five squares and a word; no squares once the idea has left the road. */
export function Stage({ status }: { status: IdeaStatus }) {
  const reached = stageNumber(status)
  return (
    <span className="stage" data-stage={stageSlug(status)}>
      {reached > 0 ? <StageSquares reached={reached} /> : null}
      {stageWord(status)}
    </span>
  )
}

function StageSquares({ reached }: { reached: number }) {
  return (
    <svg className="stage-squares" viewBox="0 0 43 7" aria-hidden="true">
      {ROAD.map((status, index) => (
        <rect
          key={status}
          className={index < reached ? 'is-filled' : undefined}
          x={index * 9 + 0.625}
          y="0.625"
          width="5.75"
          height="5.75"
          rx="0.6"
        />
      ))}
    </svg>
  )
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
    <div>
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
    </div>
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
