// What happened to the viewer's things: one row a thing, new ones highlighted, and how it is delivered.

import '#app/styles/sheets/notifications.css'
import { useEffect, useRef } from 'react'
import { useFetcher, useSearchParams } from 'react-router'
import { atrium, fields } from '#app/atrium.ts'
import { ArrivalPill } from '#app/components/arrival-pill.tsx'
import { Highlighted } from '#app/components/highlighted.tsx'
import { MoreRows } from '#app/components/more-rows.tsx'
import { NotificationRow } from '#app/components/notification-row.tsx'
import { Page } from '#app/components/page.tsx'
import { BOARDS_PLACE } from '#app/components/places.ts'
import { PreferenceFields, PreferencesTable } from '#app/components/preferences-table.tsx'
import { useRows } from '#app/components/use-rows.ts'
import { done, unknownForm } from '#app/forms.ts'
import { graphql } from '#app/graphql.ts'
import { metaMessages, useMessages } from '#app/messages.tsx'
import { LinkButton } from '#app/ui/button.tsx'
import { Empty } from '#app/ui/empty.tsx'
import { Tabs } from '#app/ui/tabs.tsx'
import { useClock } from '#app/ui/time.tsx'
import { formatHour } from '#app/ui/time-words.ts'
import { showToast } from '#app/ui/toast.tsx'
import { frameMessages } from '#messages/frame.ts'
import { notificationListMessages } from '#messages/notification-list.ts'
import type { Route } from './+types/notifications'
import { MarkAll, UndoNotice } from './mark-all.tsx'
import {
  daysOf,
  groupNotifications,
  NotificationFields,
  type NotificationGroup,
} from './notification-groups.ts'
import { carryOut } from './notification-writes.ts'
import { useArrivals } from './use-arrivals.ts'

const NotificationsPage = graphql(
  `
  query NotificationsPage($after: String, $unreadOnly: Boolean, $withHeld: Boolean) {
    viewer { number email }
    settings { emailFrequency }
    notificationSummary { unread held heldUntil }
    notifications(first: 30, after: $after, unreadOnly: $unreadOnly, withHeld: $withHeld) {
      edges { node { ...NotificationFields } }
      pageInfo { endCursor hasNextPage }
    }
    notificationPreferences { ...PreferenceFields }
  }
`,
  [NotificationFields, PreferenceFields],
)

export const loader = ({ context, request }: Route.LoaderArgs) => {
  const query = new URL(request.url).searchParams
  return context.get(atrium).ask(NotificationsPage, {
    after: query.get('after'),
    unreadOnly: query.get('only') === 'new',
    withHeld: query.get('held') === '1',
  })
}

export async function action({ context, request }: Route.ActionArgs) {
  const form = await fields(request)
  const gateway = context.get(atrium)
  const result = await carryOut(gateway, form)
  if (!result?.ok)
    throw new Response(result?.message ?? unknownForm(gateway.language), { status: 400 })
  const answer: unknown = result.data
  const read = (answer as { readNotifications?: { count: number; readAt: string } })
    .readNotifications
  const isAll = form.intent === 'markAllRead'
  const back =
    isAll && read
      ? `/notifications?count=${read.count}&readAt=${encodeURIComponent(read.readAt)}`
      : '/notifications'
  return done(request, back, {
    readAll: isAll && read ? { count: read.count, readAt: read.readAt } : null,
    muted: form.intent === 'muteThing',
  })
}

export const meta: Route.MetaFunction = ({ matches }) => [
  { title: `${metaMessages(matches, notificationListMessages)('title')} · Atrium` },
]

/** More than these are not counted out. */
const MAX_COUNTED = 99

export default function Notifications({ loaderData }: Route.ComponentProps) {
  const t = useMessages(notificationListMessages)
  const [query] = useSearchParams()
  const onlyNew = query.get('only') === 'new'
  const { viewer, notificationSummary, settings, notificationPreferences } = loaderData
  const grown = useRows(loaderData.notifications, {
    of: ({ notifications }: typeof loaderData) => notifications,
    idOf: ({ id }) => id,
  })
  const arrivals = useArrivals(viewer.number, loaderData)
  const frame = useMessages(frameMessages)
  const list = useRef<HTMLDivElement>(null)
  const { now, timeZone } = useClock()
  const days = daysOf(groupNotifications(grown.rows), now, timeZone)
  return (
    <Page title={t('title')}>
      <div className="page-head">
        <div>
          <h1>{t('title')}</h1>
          <p>
            {notificationSummary.unread > MAX_COUNTED
              ? t('unread.many', { count: MAX_COUNTED })
              : t('unread', { count: notificationSummary.unread })}
          </p>
        </div>
      </div>
      <div className="columns notifications-columns">
        <div>
          <div className="list-bar">
            <Tabs
              label={t('which')}
              items={[
                { label: t('all'), to: '/notifications', isCurrent: !onlyNew },
                {
                  label: t('new'),
                  to: '/notifications?only=new',
                  isCurrent: onlyNew,
                  count: notificationSummary.unread || undefined,
                },
              ]}
            />
            <MarkAll isShown={notificationSummary.unread > 0} />
          </div>
          <Held {...notificationSummary} />
          <UndoNotice />
          <ArrivalPill
            count={arrivals.count}
            words={frame('arrived.notifications', {
              count: arrivals.count,
              isMore: arrivals.isMore ? 'true' : 'other',
            })}
            onShow={arrivals.show}
          />
          <div className="notifications-days" ref={list}>
            {days.map((day) => (
              <section key={day.name}>
                <h2 className="day-heading">{t(`day.${day.name}`)}</h2>
                <ul className="list list-ruled">
                  {day.groups.map((group) => (
                    <GroupRow key={group.id} group={group} />
                  ))}
                </ul>
              </section>
            ))}
          </div>
          {days.length === 0 ? <Nothing onlyNew={onlyNew} /> : null}
          <MoreRows list={list} grown={grown} />
        </div>
        <aside className="stack notifications-aside">
          <section aria-labelledby="how">
            <div className="section-head">
              <h2 id="how">{t('settings')}</h2>
              <LinkButton
                className="section-head-end"
                variant="quiet"
                size="small"
                to="/settings#mail"
              >
                {t('settings.email')}
              </LinkButton>
            </div>
            <PreferencesTable
              preferences={notificationPreferences}
              email={viewer.email}
              rhythm={settings.emailFrequency}
            />
          </section>
        </aside>
      </div>
    </Page>
  )
}

/** What waits for the end of focus hours is shown to whoever asks for it. */
function Held({ held, heldUntil }: { held: number; heldUntil: string | null }) {
  const t = useMessages(notificationListMessages)
  const clock = useClock()
  const isShown = useSearchParams()[0].get('held') === '1'
  if (held === 0 || heldUntil === null) return null
  return (
    <p className="cluster soft">
      {t('held', { count: held, time: formatHour(Date.parse(heldUntil), clock) })}
      {isShown ? null : (
        <LinkButton variant="quiet" size="small" to="/notifications?held=1">
          {t('held.show')}
        </LinkButton>
      )}
    </p>
  )
}

function GroupRow({ group }: { group: NotificationGroup }) {
  const t = useMessages(notificationListMessages)
  const { events, about, ...row } = group
  const title = row.title ?? t(about === 'company' ? 'about.space' : `about.${about}`)
  useMuteToast(group.id, title)
  return (
    <NotificationRow
      action="/notifications"
      group={{
        ...row,
        title,
        events: events.map(({ text, ...event }) => ({
          ...event,
          sentence: <Highlighted as="b" text={text} />,
        })),
      }}
    />
  )
}

/** Says that a thing was muted, with the way back. */
function useMuteToast(id: string, title: string) {
  const t = useMessages(notificationListMessages)
  const fetcher = useFetcher<typeof action>({ key: `thing-${id}` })
  const answer = fetcher.data
  const announced = useRef<unknown>(null)
  useEffect(() => {
    if (!answer || announced.current === answer || !('muted' in answer) || !answer.muted) return
    announced.current = answer
    const unmute = () =>
      void fetcher.submit(
        { intent: 'unmuteThing', group: id },
        { method: 'post', action: '/notifications' },
      )
    showToast({
      text: t('muted', { title }),
      action: { label: t('undo'), run: unmute },
    })
  }, [answer, fetcher, id, title, t])
}

function Nothing({ onlyNew }: { onlyNew: boolean }) {
  const t = useMessages(notificationListMessages)
  return onlyNew ? (
    <Empty
      title={t('nothing.new')}
      actions={<LinkButton to="/notifications">{t('nothing.all')}</LinkButton>}
    />
  ) : (
    <Empty
      title={t('nothing')}
      actions={<LinkButton to={BOARDS_PLACE.to}>{t('nothing.boards')}</LinkButton>}
    >
      {t('nothing.help')}
    </Empty>
  )
}
