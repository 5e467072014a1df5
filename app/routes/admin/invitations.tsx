// Inviting people: by their addresses, or with a link for a mail domain; and what became of each invitation.
import '#app/styles/sheets/administration.css'
import { redirect, useActionData, useSearchParams } from 'react-router'
import { type Atrium, atrium, formOf, textsOf } from '#app/atrium.ts'
import { DomainLinks, InvitationLinkFields } from '#app/components/domain-links.tsx'
import { InviteForm } from '#app/components/invite-form.tsx'
import { inviteFrom, makeLinkFrom, withdrawLink } from '#app/components/invite-writes.ts'
import { SecretLink } from '#app/components/secret-link.tsx'
import { anyProblem, refused, unknownForm } from '#app/forms.ts'
import { graphql } from '#app/graphql.ts'
import { useMessages } from '#app/messages.tsx'
import { LinkButton } from '#app/ui/button.tsx'
import { Notice } from '#app/ui/notice.tsx'
import { invitationsMessages } from '#messages/invitations.ts'
import type { Route } from './+types/invitations'
import { AdminFrame, adminTitle, mustBeAdmin } from './admin-frame.tsx'
import { InvitationFields, InvitationList, stateIn } from './invitation-list.tsx'

const AdminInvitationsPage = graphql(
  `query AdminInvitationsPage($state: InvitationState, $after: String) {
    settings { isAdmin }
    entrance { signIn hasMailServer }
    invitations(first: 50, state: $state, after: $after) {
      edges { node { ...InvitationFields } }
      pageInfo { endCursor hasNextPage }
    }
    invitationLinks { ...InvitationLinkFields }
    invitationSample { subject text }
  }`,
  [InvitationFields, InvitationLinkFields],
)
const Resend = graphql(`mutation Resend($id: ID!) { resendInvitation(invitationId: $id) }`)
const Withdraw = graphql(`mutation Withdraw($id: ID!) { withdrawInvitation(invitationId: $id) }`)
const Show = graphql(`mutation ShowLink($id: ID!) { showInvitationLink(invitationId: $id) }`)

export async function loader({ context, request }: Route.LoaderArgs) {
  const { ask } = context.get(atrium)
  const query = new URL(request.url).searchParams
  const state = stateIn(query)
  const read = await ask(AdminInvitationsPage, { state, after: query.get('after') })
  mustBeAdmin(read)
  return { ...read, state }
}

export async function action({ context, request }: Route.ActionArgs) {
  const gateway = context.get(atrium)
  const form = await formOf(request)
  const typed = textsOf(form)
  if (typed.intent === 'invite') return inviteFrom(gateway, form)
  return carryOut(gateway, typed)
}

async function carryOut(
  gateway: Pick<Atrium, 'submit' | 'language'>,
  typed: Record<string, string>,
) {
  const { submit, language } = gateway
  const { intent = '', id = '', email = '' } = typed
  const done = () => redirect(`/admin/invitations?done=${intent}#invitations`, 303)
  switch (intent) {
    case 'resend': {
      const result = await submit(Resend, { id })
      return result.ok ? done() : refused(result, intent, typed)
    }
    case 'withdraw': {
      const result = await submit(Withdraw, { id })
      return result.ok ? done() : refused(result, intent, typed)
    }
    case 'withdrawLink': {
      const result = await withdrawLink(gateway, id)
      return result.ok ? done() : refused(result, intent, typed)
    }
    case 'show': {
      const result = await submit(Show, { id })
      if (!result.ok) return refused(result, intent, typed)
      return { ok: true as const, shown: { email, url: result.data.showInvitationLink } }
    }
    case 'link':
      return makeLinkFrom(gateway, typed)
    default:
      throw new Response(unknownForm(language), { status: 400 })
  }
}

export const meta: Route.MetaFunction = ({ matches }) => [
  { title: adminTitle(matches, '/admin/invitations') },
]

type Answer = { ok: boolean; shown?: { email: string; url: string }; link?: string }

export default function Invitations({ loaderData }: Route.ComponentProps) {
  const { entrance, invitationSample, invitationLinks, state } = loaderData
  const t = useMessages(invitationsMessages)
  const answer = useActionData<Answer>()
  const isOff = entrance.signIn === 'SINGLE_SIGN_ON'
  return (
    <AdminFrame path="/admin/invitations">
      <div className="invitations">
        <div className="stack">
          {isOff ? (
            <InvitationsOff />
          ) : (
            <section aria-labelledby="invite">
              <h2 id="invite">{t('invite')}</h2>
              <InviteForm
                hasMailServer={entrance.hasMailServer}
                sample={invitationSample}
                answer={answer}
              />
            </section>
          )}
        </div>
        <DomainLinks links={invitationLinks} answer={answer} made={answer?.link} isOff={isOff} />
      </div>
      <section id="invitations" aria-labelledby="invitations-title">
        <div className="section-head">
          <h2 id="invitations-title">{t('list')}</h2>
        </div>
        <Outcome answer={answer} />
        <InvitationList invitations={loaderData.invitations} state={state} isOff={isOff} />
      </section>
    </AdminFrame>
  )
}

function InvitationsOff() {
  const t = useMessages(invitationsMessages)
  return (
    <Notice>
      {t.rich('off', {
        link: (inside) => (
          <LinkButton to="/admin/company#signIn" variant="quiet" size="small">
            {inside}
          </LinkButton>
        ),
      })}
    </Notice>
  )
}

const DONE = ['resend', 'withdraw', 'withdrawLink'] as const
const OF_LIST = ['resend', 'withdraw', 'withdrawLink', 'show']

/** What became of a button of the list. */
function Outcome({ answer }: { answer: Answer | undefined }) {
  const t = useMessages(invitationsMessages)
  const query = useSearchParams()[0].get('done')
  const done = answer ? undefined : DONE.find((one) => one === query)
  const isMine =
    answer?.ok === false && OF_LIST.includes((answer as { intent?: string }).intent ?? '')
  const problem = isMine ? anyProblem(answer) : undefined
  if (answer?.shown)
    return <SecretLink label={t('shown', { email: answer.shown.email })} url={answer.shown.url} />
  if (problem)
    return (
      <Notice tone="bad" role="alert">
        {problem}
      </Notice>
    )
  return done ? <Notice tone="good">{t(`done.${done}`)}</Notice> : null
}
