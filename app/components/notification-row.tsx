import '#app/styles/sheets/notifications.css'
import type { IconNode } from 'lucide'
import { BellDot, BellOff, Check } from 'lucide'
import { type ReactNode, useState } from 'react'
import { Link, useFetcher } from 'react-router'
import { useMessages } from '#app/messages.tsx'
import { Button } from '#app/ui/button.tsx'
import { classNames } from '#app/ui/class-names.ts'
import { Icon } from '#app/ui/icon.tsx'
import { Time } from '#app/ui/time.tsx'
import { notificationListMessages } from '#messages/notification-list.ts'
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
  /** The language the title is written in, when it is known. */
  language?: string | null
  /** Written by people (a post), or a name of the product (a board): decides the typeface. */
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

type NotificationRowProps = { group: NotificationData; action: string }

/** One thing with its latest events inside; new ones are highlighted. */
export function NotificationRow({ group, action }: NotificationRowProps) {
  const t = useMessages(notificationListMessages)
  const fetcher = useFetcher({ key: `thing-${group.id}` })
  const sent = fetcher.formData?.get('intent')
  const [isOpened, setOpened] = useState(false)
  const isUnread =
    sent === 'markRead' ? false : sent === 'markUnread' ? true : group.isUnread && !isOpened
  // Whoever opens it has seen it. Past the router, which is on its way to another page by then and would ask it anew.
  const opened = () => {
    if (!isUnread) return
    setOpened(true)
    const body = new URLSearchParams({ intent: 'markRead', group: group.id })
    fetch(action, { method: 'POST', body, keepalive: true, redirect: 'manual' }).catch(() => {})
  }
  return (
    <li className={classNames('notification-group', isUnread && 'is-unread')} data-row={group.id}>
      <span className="notification-group-icon">
        <Icon of={group.icon} />
      </span>
      <div>
        <div className="notification-group-head">
          <h3 className="notification-group-title">
            <Link
              dir="auto"
              lang={group.language ?? undefined}
              to={group.href}
              prefetch="intent"
              onClick={opened}
            >
              {group.isVoice === false ? <b>{group.title}</b> : group.title}
            </Link>
          </h3>
          {isUnread ? <span className="hidden-text">{t('new')}</span> : null}
          <span className="quiet notification-group-kind">{group.kind}</span>
        </div>
        <ul className="notification-group-events">
          {group.events.map((event) => (
            <EventLine key={event.id} event={event} />
          ))}
        </ul>
        {group.verb ? <div className="notification-group-verbs">{group.verb}</div> : null}
      </div>
      <div className="notification-group-tools">
        <fetcher.Form method="post" action={action} onSubmit={() => setOpened(false)}>
          <input type="hidden" name="group" value={group.id} />
          <Tools group={group} isUnread={isUnread} />
        </fetcher.Form>
      </div>
    </li>
  )
}

/** Read or unread again; and no more of it. */
function Tools({ group, isUnread }: { group: NotificationData; isUnread: boolean }) {
  const t = useMessages(notificationListMessages)
  const { title } = group
  if (isUnread)
    return (
      <Tool intent="markRead" icon={Check} does={t('read')} label={t('read.about', { title })} />
    )
  return (
    <>
      <Tool
        intent="markUnread"
        icon={BellDot}
        does={t('unreadAgain')}
        label={t('unreadAgain.about', { title })}
      />
      {group.canMute === false ? null : (
        <Tool
          intent="muteThing"
          icon={BellOff}
          does={t('mute')}
          label={t('mute.about', { title })}
        />
      )}
    </>
  )
}

type ToolProps = {
  intent: string
  icon: IconNode
  does: string
  /** What it does, and to what. */
  label: string
}

function Tool(props: ToolProps) {
  const { intent, icon, does, label } = props
  return (
    <Button
      type="submit"
      name="intent"
      value={intent}
      variant="quiet"
      size="small"
      isIcon
      aria-label={label}
      title={does}
    >
      <Icon of={icon} />
    </Button>
  )
}

function EventLine({ event }: { event: NotificationEvent }) {
  return (
    <li className="notification-group-event">
      {event.people.length > 0 ? <AvatarStack people={event.people.slice(0, 2)} /> : <span />}
      <div>
        <p dir="auto">{event.sentence}</p>
        {event.quote ? (
          <p className="voice" dir="auto">
            {event.quote}
          </p>
        ) : null}
      </div>
      <span className="quiet">
        <Time at={event.at} />
      </span>
    </li>
  )
}
