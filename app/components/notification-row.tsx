import type { LucideIcon } from 'lucide-react'
import { BellOff, Check } from 'lucide-react'
import type { ReactNode } from 'react'
import { Link, useFetcher } from 'react-router'
import { Button } from '#app/ui/button.tsx'
import { classNames } from '#app/ui/class-names.ts'
import { Icon } from '#app/ui/icon.tsx'
import { Time } from '#app/ui/time.tsx'
import { AvatarStack } from './avatar.tsx'
import type { PersonFace } from './person-face.ts'

export type NotificationEvent = {
  id: string
  people: readonly PersonFace[]
  /** “Elif, Ruben and 3 others wrote”: names in <b>. */
  sentence: ReactNode
  /** Their words, when there are some. */
  quote?: string | null
  at: string
}

export type NotificationData = {
  id: string
  href: string
  title: string
  /** People's words (an idea) or the building's (a board). */
  isVoice?: boolean
  icon: LucideIcon
  /** “Idea you lead”, “Board you follow”. */
  kind: string
  isUnread: boolean
  events: readonly NotificationEvent[]
  /** At most one verb, in the row. */
  verb?: ReactNode
}

type NotificationRowProps = { thing: NotificationData; action: string }

/** One thing with its latest events inside; new ones lie in light. */
export function NotificationRow({ thing, action }: NotificationRowProps) {
  const fetcher = useFetcher({ key: `thing-${thing.id}` })
  const wasMarked = fetcher.formData?.get('intent') === 'markRead'
  const isUnread = thing.isUnread && !wasMarked
  return (
    <li className={classNames('thing', isUnread && 'is-unread')} data-row={thing.id}>
      <span className="thing-icon">
        <Icon of={thing.icon} />
      </span>
      <div>
        <div className="thing-head">
          <h3 className="thing-title">
            <Link to={thing.href} prefetch="intent">
              {thing.isVoice === false ? <b>{thing.title}</b> : thing.title}
            </Link>
          </h3>
          {isUnread ? <span className="hidden-text">New</span> : null}
          <span className="quiet thing-kind">{thing.kind}</span>
        </div>
        <ul className="thing-events">
          {thing.events.map((event) => (
            <EventLine key={event.id} event={event} />
          ))}
        </ul>
        {thing.verb ? <div className="thing-verbs">{thing.verb}</div> : null}
      </div>
      <div className="thing-tools">
        <fetcher.Form method="post" action={action}>
          <input type="hidden" name="thing" value={thing.id} />
          <Button
            type="submit"
            name="intent"
            value={isUnread ? 'markRead' : 'muteThing'}
            variant="quiet"
            size="small"
            isIcon
            aria-label={`${isUnread ? 'Mark as read' : 'Hear no more of'}: ${thing.title}`}
            title={isUnread ? 'Mark as read' : 'Hear no more of this'}
          >
            <Icon of={isUnread ? Check : BellOff} />
          </Button>
        </fetcher.Form>
      </div>
    </li>
  )
}

function EventLine({ event }: { event: NotificationEvent }) {
  return (
    <li className="thing-event">
      <AvatarStack people={event.people.slice(0, 2)} />
      <div>
        <p>{event.sentence}</p>
        {event.quote ? <p className="voice">{event.quote}</p> : null}
      </div>
      <span className="quiet">
        <Time at={event.at} />
      </span>
    </li>
  )
}
