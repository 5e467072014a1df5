// The guests of all spaces, for administrators: extended and ended here, invited on the page of their space.
import { redirect, useActionData } from 'react-router'
import { atrium, fields } from '#app/atrium.ts'
import { GuestFields, GuestList } from '#app/components/guest-list.tsx'
import { type Refused, refused, unknownForm } from '#app/forms.ts'
import { graphql } from '#app/graphql.ts'
import { writeGuest } from '#app/guest-writes.ts'
import { useMessages } from '#app/messages.tsx'
import { LinkButton } from '#app/ui/button.tsx'
import { Empty } from '#app/ui/empty.tsx'
import { guestsMessages } from '#messages/guests.ts'
import type { Route } from './+types/guests'
import { AdminFrame, adminTitle, mustBeAdmin } from './admin-frame.tsx'

const IsAdmin = graphql(`query IsAdminForGuests { settings { isAdmin } }`)
const AdminGuests = graphql(
  `
  query AdminGuests($after: String) {
    guests(first: 50, after: $after) {
      edges { node { ...GuestFields } }
      pageInfo { endCursor hasNextPage }
    }
  }
`,
  [GuestFields],
)

export async function loader({ context, request }: Route.LoaderArgs) {
  const { ask } = context.get(atrium)
  mustBeAdmin(await ask(IsAdmin, {}))
  const after = new URL(request.url).searchParams.get('after')
  return (await ask(AdminGuests, { after })).guests
}

export async function action({ context, request }: Route.ActionArgs) {
  const gateway = context.get(atrium)
  mustBeAdmin(await gateway.ask(IsAdmin, {}))
  const form = await fields(request)
  const result = await writeGuest(gateway, form)
  if (!result) throw new Response(unknownForm(gateway.language), { status: 400 })
  return result.ok ? redirect('/admin/guests', 303) : refused(result, form.intent ?? '', form)
}

export const meta: Route.MetaFunction = ({ matches }) => [
  { title: adminTitle(matches, '/admin/guests') },
]

export default function AdminGuestsPage({ loaderData }: Route.ComponentProps) {
  const t = useMessages(guestsMessages)
  const answer = useActionData<typeof action>()
  const { edges, pageInfo } = loaderData
  return (
    <AdminFrame path="/admin/guests">
      <h2 className="hidden-text">{t('title')}</h2>
      {edges.length > 0 ? (
        <GuestList
          guests={edges.map(({ node }) => node)}
          refusal={answer?.ok === false ? (answer as Refused) : undefined}
        />
      ) : (
        <Empty title={t('none')} actions={<LinkButton to="/spaces">{t('spaces')}</LinkButton>}>
          {t('none.admin')}
        </Empty>
      )}
      {pageInfo.hasNextPage ? (
        <LinkButton to={`/admin/guests?after=${pageInfo.endCursor}`}>{t('more')}</LinkButton>
      ) : null}
    </AdminFrame>
  )
}
