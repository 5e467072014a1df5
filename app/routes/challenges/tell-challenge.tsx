// Telling what came of a challenge, when every entry is decided.
import { Form, redirect, useActionData, useNavigation } from 'react-router'
import { atrium, fields } from '#app/atrium.ts'
import { keepOnLoss, refusalOf, refused, wholeProblem } from '#app/forms.ts'
import { graphql } from '#app/graphql.ts'
import { metaMessages, useMessages } from '#app/messages.tsx'
import { numberIn } from '#app/number-in.ts'
import { Button, LinkButton } from '#app/ui/button.tsx'
import { FieldError } from '#app/ui/field.tsx'
import { TextAreaField, TextField } from '#app/ui/input.tsx'
import { MAX_MONEY, RESULT_LENGTH } from '#graphql/challenges/limits.ts'
import { challengeFormMessages } from '#messages/challenge-form.ts'
import type { Route } from './+types/tell-challenge'
import { ChallengeSubpage } from './challenge-subpage.tsx'

const TellPage = graphql(`
  query TellPage($id: ID!) {
    challenge(id: $id) { path title currency promisedBudget viewerCan { decide } }
  }
`)
const TellChallenge = graphql(`
  mutation TellChallenge($id: ID!, $result: String!, $givenBudget: Int) {
    tellChallenge(challengeId: $id, result: $result, givenBudget: $givenBudget) { path }
  }
`)

export async function loader({ context, params }: Route.LoaderArgs) {
  const { challenge } = await context.get(atrium).ask(TellPage, { id: numberIn(params.number) })
  if (!challenge?.viewerCan.decide) throw new Response('Not found', { status: 404 })
  return { challenge }
}

export async function action({ context, params, request }: Route.ActionArgs) {
  const typed = await fields(request)
  const result = await context.get(atrium).submit(TellChallenge, {
    id: numberIn(params.number),
    result: typed.result ?? '',
    givenBudget: typed.givenBudget ? Number(typed.givenBudget) : null,
  })
  if (!result.ok) return refused(result, 'tell', typed)
  throw redirect(result.data.tellChallenge.path, 303)
}

export const clientAction = ({ request, serverAction }: Route.ClientActionArgs) =>
  keepOnLoss(request, serverAction)

export const meta: Route.MetaFunction = ({ matches }) => [
  { title: `${metaMessages(matches, challengeFormMessages)('title.tell')} · Atrium` },
]

export default function TellChallengePage({ loaderData: { challenge } }: Route.ComponentProps) {
  const t = useMessages(challengeFormMessages)
  const refusal = refusalOf(useActionData<{ ok: boolean }>(), 'tell')
  const isWorking = useNavigation().formMethod === 'POST'
  const typed = refusal?.typed ?? {}
  const whole = wholeProblem(refusal)
  const { currency, path, promisedBudget, title } = challenge
  return (
    <ChallengeSubpage
      title={t('title.tell')}
      challenge={{ path, title }}
      lead={
        <p className="voice" dir="auto">
          {title}
        </p>
      }
    >
      <Form method="post" className="form">
        <input type="hidden" name="intent" value="tell" />
        <TextAreaField
          label={t('tell.result')}
          name="result"
          rows={8}
          required
          maxLength={RESULT_LENGTH}
          defaultValue={typed.result ?? ''}
          help={t('tell.result.help')}
          error={refusal?.fields.result}
        />
        <TextField
          label={t('tell.given', { currency })}
          name="givenBudget"
          type="number"
          min={0}
          max={MAX_MONEY}
          defaultValue={typed.givenBudget ?? promisedBudget ?? ''}
          error={refusal?.fields.givenBudget}
        />
        {whole ? <FieldError>{whole}</FieldError> : null}
        <div className="form-actions">
          <Button type="submit" variant="primary" isWorking={isWorking}>
            {t('tell.submit')}
          </Button>
          <LinkButton variant="quiet" to={path}>
            {t('cancel')}
          </LinkButton>
        </div>
      </Form>
    </ChallengeSubpage>
  )
}
