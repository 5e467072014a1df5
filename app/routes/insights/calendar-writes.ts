// What the forms of the company's calendar ask for.
import { graphql } from '#app/graphql.ts'
import { type Intent, intent, type Sent } from '#app/intents.ts'
import { COMPANY_EVENT_KINDS } from '#graphql/insights/limits.ts'

const Add = graphql(`
  mutation AddCompanyEvent($kind: CompanyEventKind!, $title: String!, $day: String!) {
    addCompanyEvent(kind: $kind, title: $title, day: $day) { number }
  }
`)
const Edit = graphql(`
  mutation EditCompanyEvent($event: Int!, $version: Int, $kind: CompanyEventKind!, $title: String!, $day: String!) {
    editCompanyEvent(event: $event, version: $version, kind: $kind, title: $title, day: $day) { number }
  }
`)
const Delete = graphql(`
  mutation DeleteCompanyEvent($event: Int!) { deleteCompanyEvent(event: $event) }
`)

const whole = (text: string): number => Number.parseInt(text, 10) || 0
const wordsOf = ({ text }: Sent) => ({
  kind: COMPANY_EVENT_KINDS.find((one) => one === text('kind')) ?? 'OTHER',
  title: text('title'),
  day: text('day'),
})
const page = {
  answer: () => ({}),
  changes: 'page' as const,
  to: (_: unknown, { on }: Sent) => on.path,
}
const typed = ['kind', 'title', 'day']

export const calendarIntents: Record<string, Intent> = {
  addEvent: intent({ document: Add, read: wordsOf, typed, ...page }),
  editEvent: intent({
    document: Edit,
    read: (sent) => ({
      event: whole(sent.text('event')),
      version: whole(sent.text('version')) || null,
      ...wordsOf(sent),
    }),
    typed,
    ...page,
  }),
  deleteEvent: intent({
    document: Delete,
    read: ({ text }) => ({ event: whole(text('event')) }),
    ...page,
  }),
}
