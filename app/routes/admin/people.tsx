// People of the company: finding, deactivating and reactivating them.

import { useRef } from 'react'
import { redirect, useActionData } from 'react-router'
import { type Atrium, atrium, fields } from '#app/atrium.ts'
import { MoreRows } from '#app/components/more-rows.tsx'
import { useRows } from '#app/components/use-rows.ts'
import { refused, refuseField, unknownForm } from '#app/forms.ts'
import { graphql, type ResultOf } from '#app/graphql.ts'
import { useMessages } from '#app/messages.tsx'
import { personNamed } from '#app/person-choice.ts'
import { Button, LinkButton } from '#app/ui/button.tsx'
import { Empty } from '#app/ui/empty.tsx'
import { adminMessages } from '#messages/admin.ts'
import type { Route } from './+types/people'
import { AdminFrame, adminTitle, mustBeAdmin, RowKeysHint, useRowKeys } from './admin-frame.tsx'
import { addressOf, choiceOf, type PeopleChoice } from './people-choice.ts'
import { PeopleFilter } from './people-filter.tsx'
import { PeopleTable } from './people-table.tsx'
import { OpenedPerson, PersonSheet } from './person-sheet.tsx'
import { writeRole } from './role-writes.ts'

const AdminPeoplePage = graphql(`
  query AdminPeoplePage($query: String, $unit: String, $who: WhichPeople, $after: String) {
    settings { isAdmin }
    units
    people(first: 50, query: $query, unit: $unit, who: $who, after: $after) {
      edges { node { number name email title unit site role hasLeft roles { role } isViewer pictureUrl lastSeenAt } }
      pageInfo { endCursor hasNextPage }
    }
  }
`)
export type ListedPerson = ResultOf<typeof AdminPeoplePage>['people']['edges'][number]['node']

const IsAdmin = graphql(`query IsAdminForPeople { settings { isAdmin } }`)
const Reactivate = graphql(`
  mutation Reactivate($person: ID!) { setActive(personId: $person, isActive: true) { number } }
`)
const Deactivate = graphql(`
  mutation Deactivate($person: ID!, $successor: ID) { deactivate(personId: $person, successorId: $successor) { number } }
`)

export async function loader({ context, request }: Route.LoaderArgs) {
  const { ask } = context.get(atrium)
  const choice = choiceOf(new URL(request.url).searchParams)
  const { query, unit, who, after, person } = choice
  const [read, opened] = await Promise.all([
    ask(AdminPeoplePage, { query: query || null, unit: unit || null, who, after }),
    person ? ask(OpenedPerson, { id: person }) : null,
  ])
  mustBeAdmin(read)
  return {
    ...read,
    choice,
    opened: opened?.person ?? null,
    spaces: opened?.spaces.edges.map(({ node }) => node) ?? [],
  }
}

export async function action({ context, request }: Route.ActionArgs) {
  const gateway = context.get(atrium)
  mustBeAdmin(await gateway.ask(IsAdmin, {}))
  const form = await fields(request)
  const { intent = '', person = '' } = form
  const successor = await personNamed(
    gateway,
    intent === 'deactivate' ? (form.successor ?? '') : '',
  )
  if (!successor.ok) return refuseField(intent, 'successorId', successor.message, form)
  const result = await carryOut(gateway, intent, form, successor.number)
  if (!result.ok) return refused(result, intent, form)
  // Whoever lays the role down can no longer open this page.
  if ('endRole' in result.data && result.data.endRole.isViewer && intent === 'makeMember')
    return redirect(`/people/${person}`, 303)
  const choice = choiceOf(new URL(request.url).searchParams)
  return redirect(addressOf(choice, { after: choice.after, person, done: intent }), 303)
}

async function carryOut(
  gateway: Pick<Atrium, 'submit' | 'language'>,
  intent: string,
  form: Record<string, string>,
  successor: number | null,
) {
  const { person = '' } = form
  switch (intent) {
    case 'deactivate':
      return gateway.submit(Deactivate, {
        person,
        successor: successor === null ? null : String(successor),
      })
    case 'reactivate':
      return gateway.submit(Reactivate, { person })
    case 'makeAdmin':
    case 'makeMember':
    case 'grantRole':
    case 'endRole': {
      const written = writeRole(gateway, intent, form)
      if (written) return written
    }
  }
  throw new Response(unknownForm(gateway.language), { status: 400 })
}

export const meta: Route.MetaFunction = ({ matches }) => [
  { title: adminTitle(matches, '/admin/people') },
]

export default function People({ loaderData }: Route.ComponentProps) {
  const { choice, opened, units, spaces } = loaderData
  const grown = useRows(loaderData.people, {
    of: ({ people }: typeof loaderData) => people,
    idOf: ({ number }) => number,
    address: addressOf(choice, { after: choice.after }),
  })
  const list = useRef<HTMLTableSectionElement>(null)
  useRowKeys(list)
  const answer = useActionData<typeof action>()
  const refusal = answer?.ok === false ? answer : undefined
  const sheet = opened ? (
    <PersonSheet person={opened} choice={choice} refusal={refusal} spaces={spaces} />
  ) : null
  return (
    <AdminFrame path="/admin/people" sheet={sheet}>
      <PeopleFilter choice={choice} units={units} />
      {grown.rows.length > 0 ? (
        <PeopleTable people={grown.rows} choice={choice} list={list} />
      ) : (
        <Nobody choice={choice} />
      )}
      <MoreRows list={list} grown={grown} />
      {grown.rows.length > 0 ? <Many /> : null}
      <RowKeysHint hasFind />
    </AdminFrame>
  )
}

/** The rows' check boxes are its fields. */
function Many() {
  const t = useMessages(adminMessages)
  return (
    <form id="many" action="/admin/people/many" className="form-actions">
      <Button type="submit" size="small" className="button-wrap">
        {t('people.change')}
      </Button>
    </form>
  )
}

function Nobody({ choice }: { choice: PeopleChoice }) {
  const t = useMessages(adminMessages)
  const words = choice.query ? t('people.noMatch', { query: choice.query }) : t('people.none')
  return (
    <Empty
      title={words}
      actions={<LinkButton to="/admin/people?who=all">{t('who.all')}</LinkButton>}
    >
      {t('people.none.help')}
    </Empty>
  )
}
