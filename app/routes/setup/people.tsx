// The fifth step: inviting people. Then Atrium opens.
import { useActionData } from 'react-router'
import { atrium, formOf, textsOf } from '#app/atrium.ts'
import { DomainLinks, InvitationLinkFields } from '#app/components/domain-links.tsx'
import { InviteForm } from '#app/components/invite-form.tsx'
import { inviteFrom, makeLinkFrom, withdrawLink } from '#app/components/invite-writes.ts'
import { refused } from '#app/forms.ts'
import { graphql } from '#app/graphql.ts'
import { useMessages } from '#app/messages.tsx'
import { LinkButton } from '#app/ui/button.tsx'
import { setupMessages } from '#messages/setup.ts'
import type { Route } from './+types/people'
import { doneSteps, mustBeAdministrator, SetupFrame, setupTitle } from './setup-frame.tsx'

const SetUpPeople = graphql(
  `query SetUpPeople {
    company { hasMailServer }
    entrance { signIn }
    invitationSample { subject text }
    invitationLinks { ...InvitationLinkFields }
  }`,
  [InvitationLinkFields],
)

export async function loader({ context }: Route.LoaderArgs) {
  const gateway = context.get(atrium)
  await mustBeAdministrator(gateway)
  const [read, done] = await Promise.all([gateway.ask(SetUpPeople, {}), doneSteps(gateway)])
  return { ...read, done }
}

export async function action({ context, request }: Route.ActionArgs) {
  const gateway = context.get(atrium)
  const form = await formOf(request)
  const typed = textsOf(form)
  if (typed.intent === 'link') return makeLinkFrom(gateway, typed)
  if (typed.intent === 'withdrawLink') {
    const result = await withdrawLink(gateway, typed.id ?? '')
    return result.ok ? { ok: true as const } : refused(result, typed.intent, typed)
  }
  return inviteFrom(gateway, form)
}

export const meta: Route.MetaFunction = ({ matches }) => setupTitle(matches)

export default function People({ loaderData }: Route.ComponentProps) {
  const t = useMessages(setupMessages)
  const answer = useActionData<{ ok: boolean; link?: string }>()
  const open = (
    <LinkButton to="/" variant={answer?.ok ? 'primary' : 'quiet'} reloadDocument>
      {t(answer?.ok ? 'finish' : 'later')}
    </LinkButton>
  )
  return (
    <SetupFrame
      step="people"
      isSignedIn
      done={loaderData.done}
      title={t('people.title')}
      text={t('people.text')}
    >
      <InviteForm
        hasMailServer={loaderData.company.hasMailServer}
        sample={loaderData.invitationSample}
        answer={answer}
        beside={open}
      />
      <DomainLinks
        links={loaderData.invitationLinks}
        answer={answer}
        made={answer?.link}
        isOff={loaderData.entrance.signIn === 'SINGLE_SIGN_ON'}
      />
    </SetupFrame>
  )
}
