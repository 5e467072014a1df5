import type { IconNode } from 'lucide'
import { BellDot, BellOff, Check } from 'lucide'
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
  icon: IconNode
  /** “Idea you lead”, “Board you follow”. */
  kind: string
  isUnread: boolean
  /** False where nothing more of it can be kept away: a space. */
  canMute?: boolean
  events: readonly NotificationEvent[]
  /** At most one verb, in the row. */
  verb?: ReactNode
}

type NotificationRowProps = { thing: NotificationData; action: string }

/** One thing with its latest events inside; new ones lie in light. */
export function NotificationRow({ thing, action }: NotificationRowProps) {
  const fetcher = useFetcher({ key: `thing-${thing.id}` })
  const sent = fetcher.formData?.get('intent')
  const isUnread = sent === 'markRead' ? false : sent === 'markUnread' ? true : thing.isUnread
  // Whoever opens it has seen it.
  const opened = () => {
    if (isUnread)
      void fetcher.submit({ intent: 'markRead', thing: thing.id }, { method: 'post', action })
  }
  return (
    <li className={classNames('thing', isUnread && 'is-unread')} data-row={thing.id}>
      <span className="thing-icon">
        <Icon of={thing.icon} />
      </span>
      <div>
        <div className="thing-head">
          <h3 className="thing-title">
            <Link to={thing.href} prefetch="intent" onClick={opened}>
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
          {isUnread ? (
            <Tool intent="markRead" icon={Check} does="Mark as read" about={thing.title} />
          ) : (
            <Tool intent="markUnread" icon={BellDot} does="Mark as new again" about={thing.title} />
          )}
          {!isUnread && thing.canMute !== false ? (
            <Tool
              intent="muteThing"
              icon={BellOff}
              does="Hear no more of this"
              about={thing.title}
            />
          ) : null}
        </fetcher.Form>
      </div>
    </li>
  )
}

function Tool(props: { intent: string; icon: IconNode; does: string; about: string }) {
  const { intent, icon, does, about } = props
  return (
    <Button
      type="submit"
      name="intent"
      value={intent}
      variant="quiet"
      size="small"
      isIcon
      aria-label={`${does}: ${about}`}
      title={does}
    >
      <Icon of={icon} />
    </Button>
  )
}

function EventLine({ event }: { event: NotificationEvent }) {
  return (
    <li className="thing-event">
      {event.people.length > 0 ? <AvatarStack people={event.people.slice(0, 2)} /> : <span />}
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
