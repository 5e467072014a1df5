// What happened to the viewer's things: one row a thing, new ones in light, and how one hears of it.
import { CheckCheck } from 'lucide'
import { useEffect, useRef } from 'react'
import { Form, useFetcher, useSearchParams } from 'react-router'
import { atrium, fields } from '#app/atrium.ts'
import { ArrivalPill } from '#app/components/arrival-pill.tsx'
import { MoreRows } from '#app/components/more-rows.tsx'
import { NotificationRow } from '#app/components/notification-row.tsx'
import { Page } from '#app/components/page.tsx'
import { PreferenceFields, PreferencesTable } from '#app/components/preferences-table.tsx'
import { useRows } from '#app/components/use-rows.ts'
import { done } from '#app/forms.ts'
import { graphql } from '#app/graphql.ts'
import { Button, LinkButton } from '#app/ui/button.tsx'
import { Empty } from '#app/ui/empty.tsx'
import { Icon } from '#app/ui/icon.tsx'
import { useKeys } from '#app/ui/keys.ts'
import { Notice } from '#app/ui/notice.tsx'
import { Tabs } from '#app/ui/tabs.tsx'
import { useClock } from '#app/ui/time.tsx'
import { showToast } from '#app/ui/toast.tsx'
import type { Route } from './+types/notifications'
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
  query NotificationsPage($after: String, $unreadOnly: Boolean) {
    viewer { number email }
    settings { emailFrequency }
    notificationSummary { unread }
    notifications(first: 30, after: $after, unreadOnly: $unreadOnly) {
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
  return context
    .get(atrium)
    .ask(NotificationsPage, { after: query.get('after'), unreadOnly: query.get('only') === 'new' })
}

export async function action({ context, request }: Route.ActionArgs) {
  const form = await fields(request)
  const result = await carryOut(context.get(atrium), form)
  if (!result?.ok)
    throw new Response(result?.message ?? 'This form is not known here.', { status: 400 })
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

export const meta: Route.MetaFunction = () => [{ title: 'Notifications · Atrium' }]

export default function Notifications({ loaderData }: Route.ComponentProps) {
  const [query] = useSearchParams()
  const onlyNew = query.get('only') === 'new'
  const { viewer, notificationSummary, settings, notificationPreferences } = loaderData
  const grown = useRows(loaderData.notifications, {
    of: ({ notifications }: typeof loaderData) => notifications,
    idOf: ({ id }) => id,
  })
  const arrivals = useArrivals(viewer.number, loaderData)
  const list = useRef<HTMLDivElement>(null)
  const { now, timeZone } = useClock()
  const days = daysOf(groupNotifications(grown.rows), now, timeZone)
  return (
    <Page title="Notifications">
      <div className="page-head">
        <div>
          <h1>Notifications</h1>
          <p>
            {notificationSummary.unread === 0
              ? 'Nothing is new.'
              : notificationSummary.unread === 1
                ? 'One thing is new.'
                : `${notificationSummary.unread > 99 ? 'More than 99' : notificationSummary.unread} things are new.`}
          </p>
        </div>
      </div>
      <div className="columns notifications-columns">
        <div>
          <div className="list-bar">
            <Tabs
              label="Which notifications"
              items={[
                { label: 'All', to: '/notifications', isCurrent: !onlyNew },
                {
                  label: 'New',
                  to: '/notifications?only=new',
                  isCurrent: onlyNew,
                  count: notificationSummary.unread || undefined,
                },
              ]}
            />
            <MarkAll isShown={notificationSummary.unread > 0} />
          </div>
          <UndoNotice />
          <ArrivalPill
            count={arrivals.count}
            label={
              arrivals.count === 1 ? '1 new notification' : `${arrivals.count} new notifications`
            }
            onShow={arrivals.show}
          />
          <div className="notifications-days" ref={list}>
            {days.map((day) => (
              <section key={day.name}>
                <h2 className="day-heading">{day.name}</h2>
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
              <h2 id="how">How you hear of it</h2>
              <LinkButton
                className="section-head-end"
                variant="quiet"
                size="small"
                to="/settings#mail"
              >
                Mail
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

function GroupRow({ group }: { group: NotificationGroup }) {
  const { events, ...row } = group
  useMuteToast(group)
  return (
    <NotificationRow
      action="/notifications"
      group={{
        ...row,
        events: events.map(({ who, happened, ...event }) => ({
          ...event,
          sentence: (
            <>
              {who ? <b>{who} </b> : null}
              {happened}
            </>
          ),
        })),
      }}
    />
  )
}

/** Says that a thing was muted, with the way back. */
function useMuteToast(group: NotificationGroup) {
  const fetcher = useFetcher<typeof action>({ key: `thing-${group.id}` })
  const answer = fetcher.data
  const told = useRef<unknown>(null)
  useEffect(() => {
    if (!answer || told.current === answer || !('muted' in answer) || !answer.muted) return
    told.current = answer
    const unmute = () =>
      void fetcher.submit(
        { intent: 'unmuteThing', group: group.id },
        { method: 'post', action: '/notifications' },
      )
    showToast({
      text: `You hear no more of “${group.title}”`,
      action: { label: 'Undo', run: unmute },
    })
  }, [answer, fetcher, group])
}

function MarkAll({ isShown }: { isShown: boolean }) {
  const fetcher = useFetcher<typeof action>({ key: 'mark-all' })
  const undo = useFetcher({ key: 'mark-all-undo' })
  const answer = fetcher.data
  const told = useRef<unknown>(null)
  useEffect(() => {
    if (!answer || told.current === answer || !('readAll' in answer) || !answer.readAll) return
    told.current = answer
    const { count, readAt } = answer.readAll
    showToast({
      text: count === 1 ? 'One thing marked as read' : `${count} things marked as read`,
      action: {
        label: 'Undo',
        run: () =>
          void undo.submit(
            { intent: 'undoRead', readAt },
            { method: 'post', action: '/notifications' },
          ),
      },
    })
  }, [answer, undo])
  const button = useRef<HTMLButtonElement>(null)
  useKeys(
    isShown
      ? [
          {
            keys: 'shift a',
            does: 'Mark all as read',
            group: 'Lists',
            run: () => button.current?.click(),
          },
        ]
      : [],
  )
  if (!isShown) return null
  return (
    <fetcher.Form method="post" action="/notifications" className="list-tools">
      <Button
        ref={button}
        type="submit"
        name="intent"
        value="markAllRead"
        variant="quiet"
        size="small"
      >
        <Icon of={CheckCheck} />
        Mark all as read
      </Button>
    </fetcher.Form>
  )
}

/** Before scripts the way back stands on the page instead of in a toast. */
function UndoNotice() {
  const [query] = useSearchParams()
  const readAt = query.get('readAt')
  if (!readAt) return null
  return (
    <Notice
      role="status"
      action={
        <Form method="post" action="/notifications">
          <input type="hidden" name="readAt" value={readAt} />
          <Button type="submit" name="intent" value="undoRead" size="small">
            Undo
          </Button>
        </Form>
      }
    >
      {query.get('count')} marked as read.
    </Notice>
  )
}

function Nothing({ onlyNew }: { onlyNew: boolean }) {
  return onlyNew ? (
    <Empty
      title="You have seen everything"
      actions={<LinkButton to="/notifications">All notifications</LinkButton>}
    />
  ) : (
    <Empty title="Nothing yet" actions={<LinkButton to="/ideas">See the boards</LinkButton>}>
      Follow a board, support an idea or say something: what happens there stands here.
    </Empty>
  )
}
