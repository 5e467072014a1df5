// The third step: how people sign in.
import { redirect, useActionData } from 'react-router'
import { atrium, fields } from '#app/atrium.ts'
import { saveSignIn } from '#app/components/company-writes.ts'
import { SignInWays } from '#app/components/sign-in-ways.tsx'
import { refused } from '#app/forms.ts'
import { graphql } from '#app/graphql.ts'
import { useMessages } from '#app/messages.tsx'
import { setupMessages } from '#messages/setup.ts'
import type { Route } from './+types/sign-in'
import { doneSteps, mustBeAdministrator, SetupFrame, Skip, setupTitle } from './setup-frame.tsx'

const SignInNow = graphql(`query SetUpSignIn { company { signIn } }`)

export async function loader({ context }: Route.LoaderArgs) {
  const gateway = context.get(atrium)
  await mustBeAdministrator(gateway)
  const [read, done] = await Promise.all([gateway.ask(SignInNow, {}), doneSteps(gateway)])
  return { ...read, done }
}

export async function action({ context, request }: Route.ActionArgs) {
  const { signIn = '' } = await fields(request)
  const result = await saveSignIn(context.get(atrium), signIn)
  return result.ok ? redirect('/setup/places', 303) : refused(result, 'signIn')
}

export const meta: Route.MetaFunction = ({ matches }) => setupTitle(matches)

export default function SignIn({ loaderData }: Route.ComponentProps) {
  const t = useMessages(setupMessages)
  const answer = useActionData<{ ok: boolean }>()
  return (
    <SetupFrame
      step="signIn"
      isSignedIn
      done={loaderData.done}
      title={t('signIn.title')}
      text={t('signIn.text')}
    >
      <SignInWays
        chosen={loaderData.company.signIn}
        answer={answer}
        submit={t('continue')}
        beside={<Skip to="/setup/places" />}
      />
    </SetupFrame>
  )
}
