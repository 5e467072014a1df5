// Deciding an entry, with the reason; for those who run the challenge.
import { Form, redirect, useActionData, useNavigation } from 'react-router'
import { atrium, fields } from '#app/atrium.ts'
import { keepOnLoss, refusalOf, refused, wholeProblem } from '#app/forms.ts'
import { graphql } from '#app/graphql.ts'
import { metaMessages, useMessages } from '#app/messages.tsx'
import { numberIn } from '#app/number-in.ts'
import { Button, LinkButton } from '#app/ui/button.tsx'
import { FieldError, FieldGroup } from '#app/ui/field.tsx'
import { Radio, TextAreaField, TextField } from '#app/ui/input.tsx'
import {
  ENTRY_OUTCOMES,
  MAX_MONEY,
  REASON_LENGTH,
  VALUE_CHECK_DAYS,
} from '#graphql/challenges/limits.ts'
import { challengeFormMessages } from '#messages/challenge-form.ts'
import { challengesMessages } from '#messages/challenges.ts'
import type { Route } from './+types/decide-entry'
import { ChallengeSubpage } from './challenge-subpage.tsx'

const DecidePage = graphql(`
  query DecidePage($id: ID!, $ideaId: ID!) {
    challenge(id: $id) {
      path title currency
      entry(ideaId: $ideaId) {
        outcome reasonText valueEstimate viewerCanDecide
        idea { number title summary path }
      }
    }
  }
`)
const DecideEntry = graphql(`
  mutation DecideEntry(
    $id: ID!, $ideaId: ID!, $outcome: EntryOutcome!, $reason: String!, $valueEstimate: Int
  ) {
    decideEntry(
      challengeId: $id, ideaId: $ideaId, outcome: $outcome, reason: $reason, valueEstimate: $valueEstimate
    ) { outcome }
  }
`)

export async function loader({ context, params }: Route.LoaderArgs) {
  const id = numberIn(params.number)
  const ideaId = numberIn(params.idea)
  const { challenge } = await context.get(atrium).ask(DecidePage, { id, ideaId })
  if (!challenge?.entry?.viewerCanDecide) throw new Response('Not found', { status: 404 })
  return { challenge, entry: challenge.entry }
}

export async function action({ context, params, request }: Route.ActionArgs) {
  const typed = await fields(request)
  const [id, ideaId] = [numberIn(params.number), numberIn(params.idea)]
  const result = await context.get(atrium).submit(DecideEntry, {
    id,
    ideaId,
    // Without a choice the server says what is missing.
    outcome: (ENTRY_OUTCOMES.find((one) => one === typed.outcome) ?? '') as 'NOT_NOW',
    reason: typed.reason ?? '',
    valueEstimate: typed.valueEstimate ? Number(typed.valueEstimate) : null,
  })
  if (!result.ok) return refused(result, 'decide', typed)
  throw redirect(`/challenges/${id}#entries`, 303)
}

export const clientAction = ({ request, serverAction }: Route.ClientActionArgs) =>
  keepOnLoss(request, serverAction)

export const meta: Route.MetaFunction = ({ matches }) => [
  { title: `${metaMessages(matches, challengeFormMessages)('title.decide')} · Atrium` },
]

type Decided = Route.ComponentProps['loaderData']

export default function DecideEntryPage({ loaderData }: Route.ComponentProps) {
  const t = useMessages(challengeFormMessages)
  const { path, title } = loaderData.challenge
  return (
    <ChallengeSubpage
      title={t('title.decide')}
      challenge={{ path, title }}
      lead={
        <p className="voice" dir="auto">
          {loaderData.entry.idea.title}
        </p>
      }
    >
      <DecideForm {...loaderData} />
    </ChallengeSubpage>
  )
}

function DecideForm({ challenge: { currency, path }, entry }: Decided) {
  const t = useMessages(challengeFormMessages)
  const word = useMessages(challengesMessages)
  const refusal = refusalOf(useActionData<{ ok: boolean }>(), 'decide')
  const isWorking = useNavigation().formMethod === 'POST'
  const typed = refusal?.typed ?? {}
  const whole = wholeProblem(refusal)
  const outcome = typed.outcome ?? entry.outcome ?? 'GOES_ON'
  return (
    <Form method="post" className="form">
      <input type="hidden" name="intent" value="decide" />
      <FieldGroup legend={t('decide.outcome')} error={refusal?.fields.outcome}>
        {ENTRY_OUTCOMES.map((one) => (
          <Radio
            key={one}
            name="outcome"
            value={one}
            defaultChecked={one === outcome}
            label={word(`outcome.${one}`)}
          />
        ))}
      </FieldGroup>
      <TextAreaField
        label={t('decide.reason')}
        name="reason"
        rows={4}
        required
        maxLength={REASON_LENGTH}
        defaultValue={typed.reason ?? entry.reasonText}
        help={t('decide.reason.help')}
        error={refusal?.fields.reason}
      />
      <TextField
        label={t('decide.value', { currency })}
        name="valueEstimate"
        type="number"
        min={0}
        max={MAX_MONEY}
        defaultValue={typed.valueEstimate ?? entry.valueEstimate ?? ''}
        help={t('decide.value.help', { days: VALUE_CHECK_DAYS })}
        error={refusal?.fields.valueEstimate}
      />
      {whole ? <FieldError>{whole}</FieldError> : null}
      <div className="form-actions">
        <Button type="submit" variant="primary" isWorking={isWorking}>
          {t('decide.submit')}
        </Button>
        <LinkButton variant="quiet" to={path}>
          {t('cancel')}
        </LinkButton>
      </div>
    </Form>
  )
}
