// The fifth step: inviting people. Then Atrium opens.
import { useActionData } from 'react-router'
import { atrium, formOf } from '#app/atrium.ts'
import { InviteForm } from '#app/components/invite-form.tsx'
import { inviteFrom } from '#app/components/invite-writes.ts'
import { graphql } from '#app/graphql.ts'
import { useMessages } from '#app/messages.tsx'
import { LinkButton } from '#app/ui/button.tsx'
import { setupMessages } from '#messages/setup.ts'
import type { Route } from './+types/people'
import { mustBeAdministrator, SetupFrame, setupTitle } from './setup-frame.tsx'

const SetUpPeople = graphql(`
  query SetUpPeople { company { hasMailServer } invitationSample { subject text } }
`)

export async function loader({ context }: Route.LoaderArgs) {
  const gateway = context.get(atrium)
  await mustBeAdministrator(gateway)
  return gateway.ask(SetUpPeople, {})
}

export async function action({ context, request }: Route.ActionArgs) {
  return inviteFrom(context.get(atrium), await formOf(request))
}

export const meta: Route.MetaFunction = ({ matches }) => setupTitle(matches)

export default function People({ loaderData }: Route.ComponentProps) {
  const t = useMessages(setupMessages)
  const answer = useActionData<{ ok: boolean }>()
  const open = (
    <LinkButton to="/" variant={answer?.ok ? 'primary' : 'quiet'} reloadDocument>
      {t(answer?.ok ? 'finish' : 'later')}
    </LinkButton>
  )
  return (
    <SetupFrame step="people" isSignedIn title={t('people.title')} text={t('people.text')}>
      <InviteForm
        hasMailServer={loaderData.company.hasMailServer}
        sample={loaderData.invitationSample}
        answer={answer}
        beside={open}
      />
    </SetupFrame>
  )
}
