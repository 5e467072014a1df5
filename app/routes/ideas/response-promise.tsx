import { Avatar } from '#app/components/avatar.tsx'
import { firstNameOf, type PersonFace } from '#app/components/person-face.ts'
import { useMessages } from '#app/messages.tsx'
import { Time, useClock } from '#app/ui/time.tsx'
import { timeLeft } from '#app/ui/time-words.ts'
import { ideaListMessages } from '#messages/idea-list.ts'

type ResponsePromiseProps = {
  /** Who owes the response; null when the board has no owner. */
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
  const t = useMessages(ideaListMessages)
  const clock = useClock()
  const { owner, respondedAt, isLate, dueAt, size = 32 } = props
  if (!owner) {
    return (
      <div className="promise">
        <span className="empty-circle" />
        <div>
          <b>{t('promise.none')}</b>
          <small>{t('promise.none.help')}</small>
        </div>
      </div>
    )
  }
  const isSoon = dueAt && typeof timeLeft(dueAt, clock) === 'object'
  const state = respondedAt ? 'answered' : isLate ? 'late' : isSoon ? 'soon' : undefined
  return (
    <div className="promise" data-state={state}>
      <Avatar person={owner} size={size} />
      <div>
        <b>
          <PromiseLine {...props} owner={owner} />
        </b>
        <small>
          <KeptLine {...props} />
        </small>
      </div>
    </div>
  )
}

function PromiseLine(props: ResponsePromiseProps & { owner: PersonFace }) {
  const t = useMessages(ideaListMessages)
  const name = firstNameOf(props.owner.name)
  const { dueAt, isLate, respondedAt } = props
  if (respondedAt)
    return t.rich('promise.responded', { name, at: <Time at={respondedAt} as="weekday" /> })
  if (!dueAt) return t('promise.owner', { name })
  return t.rich(isLate ? 'promise.late' : 'promise.due', {
    name,
    at: <Time at={dueAt} as="weekday" />,
  })
}

/** Below 80 % it shows, in the same size, how many were late. */
function KeptLine({ kept, late }: Pick<ResponsePromiseProps, 'kept' | 'late'>) {
  const t = useMessages(ideaListMessages)
  const all = kept + late
  if (all === 0) return t('promise.first')
  return kept / all < 0.8
    ? t('promise.mostlyLate', { late, all })
    : t('promise.kept', { kept, all })
}
