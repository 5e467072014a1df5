import { Time } from '#app/ui/time.tsx'
import { Avatar } from './avatar.tsx'
import { firstNameOf, type PersonFace } from './person-face.ts'

type ResponsePromiseProps = {
  /** Who owes the answer; null when nobody looks after the board. */
  owner: PersonFace | null
  /** By when, as ISO text. */
  dueAt?: string | null
  respondedAt?: string | null
  /** How often the promise was kept on this board. */
  kept: number
  late: number
  isLate?: boolean
  size?: 28 | 32
}

/** A face, a date with its weekday, and how often the promise was kept. */
export function ResponsePromise(props: ResponsePromiseProps) {
  const { owner, dueAt, respondedAt, isLate, size = 32 } = props
  if (!owner) {
    return (
      <div className="promise">
        <span className="lobby-more" />
        <div>
          <b>Nobody answers here yet</b>
          <small>People still see it and can support it.</small>
        </div>
      </div>
    )
  }
  const state = respondedAt ? 'answered' : isLate ? 'late' : undefined
  return (
    <div className="promise" data-state={state}>
      <Avatar person={owner} size={size} />
      <div>
        <b>
          <PromiseLine {...props} owner={owner} dueAt={dueAt} />
        </b>
        <small>{keptLine(props.kept, props.late)}</small>
      </div>
    </div>
  )
}

function PromiseLine(props: ResponsePromiseProps & { owner: PersonFace }) {
  const name = firstNameOf(props.owner.name)
  if (props.respondedAt)
    return (
      <>
        {name} answered on <Time at={props.respondedAt} as="weekday" />
      </>
    )
  if (!props.dueAt) return `${name} looks after this board`
  if (props.isLate)
    return (
      <>
        {name} owes an answer since <Time at={props.dueAt} as="weekday" />
      </>
    )
  return (
    <>
      {name} answers by <Time at={props.dueAt} as="weekday" />
    </>
  )
}

/** Under 80 % it says so in the same size, the other way round. */
function keptLine(kept: number, late: number): string {
  const all = kept + late
  if (all === 0) return 'Yes, not now, or a question. The first answer here.'
  if (kept / all < 0.8) return `It may be later: ${late} of the last ${all} were.`
  return `Yes, not now, or a question. ${kept} of the last ${all} came in time.`
}
