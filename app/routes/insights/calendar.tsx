// The company's calendar: what happened on which day, so that a sudden rise of a theme can be explained.
import '#app/styles/pages/insights.css'
import { useRef } from 'react'
import { Form, useActionData } from 'react-router'
import { atrium } from '#app/atrium.ts'
import { MoreRows } from '#app/components/more-rows.tsx'
import { Page } from '#app/components/page.tsx'
import { useRows } from '#app/components/use-rows.ts'
import { anyProblem, keepOnLoss, problemOf } from '#app/forms.ts'
import { graphql, type ResultOf } from '#app/graphql.ts'
import { act } from '#app/intents.ts'
import { metaMessages, useMessages } from '#app/messages.tsx'
import { Button } from '#app/ui/button.tsx'
import { Chip } from '#app/ui/chip.tsx'
import { Empty } from '#app/ui/empty.tsx'
import { FieldError } from '#app/ui/field.tsx'
import { SelectField, TextField } from '#app/ui/input.tsx'
import { Time } from '#app/ui/time.tsx'
import { COMPANY_EVENT_KINDS, MAX_EVENT_TITLE } from '#graphql/insights/limits.ts'
import { insightPagesMessages } from '#messages/insight-pages.ts'
import type { Route } from './+types/calendar'
import { calendarIntents } from './calendar-writes.ts'

const CalendarPage = graphql(`
  query CompanyCalendar($after: String) {
    companyEvents(first: 30, after: $after) {
      edges { node { number kind title day version by { name } } }
      pageInfo { endCursor hasNextPage }
    }
    canKeepCompanyCalendar
  }
`)
type CalendarData = ResultOf<typeof CalendarPage>
type CompanyEvent = CalendarData['companyEvents']['edges'][number]['node']

export async function loader({ context, request }: Route.LoaderArgs) {
  const after = new URL(request.url).searchParams.get('after')
  return context.get(atrium).ask(CalendarPage, { after })
}

export const action = ({ context, request }: Route.ActionArgs) =>
  act(calendarIntents, context.get(atrium), request, { id: '', path: '/insights/calendar' })

export const clientAction = ({ request, serverAction }: Route.ClientActionArgs) =>
  keepOnLoss(request, serverAction)

export const meta: Route.MetaFunction = ({ matches }) => [
  { title: `${metaMessages(matches, insightPagesMessages)('calendar')} · Atrium` },
]

export default function Calendar({ loaderData }: Route.ComponentProps) {
  const t = useMessages(insightPagesMessages)
  const { canKeepCompanyCalendar: canKeep, companyEvents } = loaderData
  return (
    <Page
      title={t('calendar')}
      crumbs={[
        { label: t('customers'), to: '/customers' },
        { label: t('themes'), to: '/insights' },
      ]}
      hasNew={false}
    >
      <header className="page-head">
        <div>
          <h1>{t('calendar')}</h1>
          <p className="soft">{t('calendar.lead')}</p>
        </div>
      </header>
      {canKeep ? <AddForm count={companyEvents.edges.length} /> : null}
      {companyEvents.edges.length === 0 ? (
        <Empty title={t('calendar.none')}>{t('calendar.none.help')}</Empty>
      ) : (
        <Events listed={companyEvents} canKeep={canKeep} />
      )}
    </Page>
  )
}

/** What it was, in which words, on which day: alike for adding and for editing. */
function EventFields({ event, intent }: { event?: CompanyEvent; intent: string }) {
  const t = useMessages(insightPagesMessages)
  const data = useActionData<{ ok: boolean }>()
  return (
    <>
      <SelectField
        label={t('calendar.kind')}
        name="kind"
        defaultValue={event?.kind ?? 'RELEASE'}
        error={problemOf(data, intent, 'kind')}
      >
        {COMPANY_EVENT_KINDS.map((kind) => (
          <option key={kind} value={kind}>
            {t(`calendar.kind.${kind}`)}
          </option>
        ))}
      </SelectField>
      <TextField
        label={t('calendar.title')}
        name="title"
        required
        maxLength={MAX_EVENT_TITLE}
        defaultValue={event?.title ?? ''}
        error={problemOf(data, intent, 'title')}
      />
      <TextField
        label={t('calendar.day')}
        name="day"
        type="date"
        required
        defaultValue={event?.day ?? ''}
        error={problemOf(data, intent, 'day')}
      />
    </>
  )
}

function AddForm({ count }: { count: number }) {
  const t = useMessages(insightPagesMessages)
  return (
    <Form method="post" className="calendar-form" data-done={t('calendar.added')} key={count}>
      <input type="hidden" name="intent" value="addEvent" />
      <EventFields intent="addEvent" />
      <Button type="submit" variant="primary">
        {t('calendar.add')}
      </Button>
    </Form>
  )
}

type EventsProps = { listed: CalendarData['companyEvents']; canKeep: boolean }
function Events({ listed, canKeep }: EventsProps) {
  const t = useMessages(insightPagesMessages)
  const list = useRef<HTMLUListElement>(null)
  const problem = anyProblem(useActionData<{ ok: boolean }>())
  const grown = useRows(listed, {
    of: (data: CalendarData) => data.companyEvents,
    idOf: ({ number }) => number,
  })
  return (
    <section aria-label={t('calendar')}>
      {problem ? <FieldError>{problem}</FieldError> : null}
      <ul className="list list-ruled" ref={list} aria-label={t('calendar')}>
        {grown.rows.map((event) => (
          <li key={event.number} className="calendar-row" data-row={event.number}>
            <Time at={event.day} as="day" />
            <div className="stack stack-tight">
              <h2 className="calendar-title" dir="auto">
                {event.title}
              </h2>
              <p className="meta">
                <Chip>{t(`calendar.kind.${event.kind}`)}</Chip>
                {event.by ? <span>{t('calendar.by', { name: event.by.name })}</span> : null}
              </p>
            </div>
            {canKeep ? <EventForms key={event.version} event={event} /> : null}
          </li>
        ))}
      </ul>
      <MoreRows list={list} grown={grown} />
    </section>
  )
}

function EventForms({ event }: { event: CompanyEvent }) {
  const t = useMessages(insightPagesMessages)
  const { number, title, version } = event
  return (
    <details className="form-more">
      <summary aria-label={t('calendar.edit', { title })}>{t('calendar.edit.short')}</summary>
      <Form method="post" className="form" data-done={t('saved')}>
        <input type="hidden" name="intent" value="editEvent" />
        <input type="hidden" name="event" value={number} />
        <input type="hidden" name="version" value={version} />
        <EventFields event={event} intent="editEvent" />
        <Button type="submit">{t('save')}</Button>
      </Form>
      <Form method="post" data-done={t('calendar.deleted')}>
        <input type="hidden" name="intent" value="deleteEvent" />
        <input type="hidden" name="event" value={number} />
        <Button type="submit" variant="quiet" className="button-wrap">
          {t('calendar.delete', { title })}
        </Button>
      </Form>
    </details>
  )
}
