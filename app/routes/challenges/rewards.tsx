// The rewards of a challenge: the budget, what is proposed and given, and the ledger. For those who run it.
import '#app/styles/pages/sponsor.css'
import { Form, Link, redirect, useActionData, useNavigation, useRevalidator } from 'react-router'
import { atrium, fields } from '#app/atrium.ts'
import { keepOnLoss, type Refused, refusalOf, refused, wholeProblem } from '#app/forms.ts'
import { useHints } from '#app/live/use-live.ts'
import { metaMessages, useMessages } from '#app/messages.tsx'
import { numberIn } from '#app/number-in.ts'
import { Button } from '#app/ui/button.tsx'
import { FieldError } from '#app/ui/field.tsx'
import { SelectField, TextAreaField, TextField } from '#app/ui/input.tsx'
import { useClock } from '#app/ui/time.tsx'
import { MAX_REWARD, REWARD_REASON_LENGTH } from '#graphql/rewards/limits.ts'
import { rewardsMessages } from '#messages/rewards.ts'
import type { Route } from './+types/rewards'
import { ChallengeSubpage } from './challenge-subpage.tsx'
import { moneyIn } from './money.ts'
import { RewardLedger } from './reward-ledger.tsx'
import { RewardList } from './reward-list.tsx'
import {
  Approve,
  type ChallengeRewards,
  Propose,
  Refuse,
  Reverse,
  type RewardedChallenge,
  RewardsPage,
  SetBudget,
} from './rewards-document.ts'

export async function loader({ context, params, request }: Route.LoaderArgs) {
  const query = new URL(request.url).searchParams
  const { challenge } = await context.get(atrium).ask(RewardsPage, {
    id: numberIn(params.number),
    after: query.get('after'),
    ledger: query.get('ledger'),
  })
  if (!challenge?.rewards) throw new Response('Not found', { status: 404 })
  return { challenge, rewards: challenge.rewards }
}

export async function action({ context, params, request }: Route.ActionArgs) {
  const { submit } = context.get(atrium)
  const typed = await fields(request)
  const id = numberIn(params.number)
  const { intent = '', reason = '', reward = '' } = typed
  // Without a number the server says what is missing.
  const whole = (text: string | undefined) => (text ? Number(text) : (null as unknown as number))
  const [ideaId = '', personId = ''] = (typed.whom ?? '').split('-')
  const result =
    intent === 'budget'
      ? await submit(SetBudget, { id, budget: whole(typed.budget), cap: whole(typed.cap) })
      : intent === 'approve'
        ? await submit(Approve, { id: reward })
        : intent === 'refuse'
          ? await submit(Refuse, { id: reward })
          : intent === 'reverse'
            ? await submit(Reverse, { id: reward, reason })
            : await submit(Propose, { id, ideaId, personId, amount: whole(typed.amount), reason })
  const kept = reward ? `${intent}-${reward}` : intent || 'propose'
  if (!result.ok) return refused(result, kept, typed)
  throw redirect(`/challenges/${id}/rewards`, 303)
}

export const clientAction = ({ request, serverAction }: Route.ClientActionArgs) =>
  keepOnLoss(request, serverAction)

export const meta: Route.MetaFunction = ({ matches }) => [
  { title: `${metaMessages(matches, rewardsMessages)('title')} · Atrium` },
]

export default function RewardsOfChallenge({ loaderData }: Route.ComponentProps) {
  const t = useMessages(rewardsMessages)
  const { challenge, rewards } = loaderData
  const { revalidate } = useRevalidator()
  useHints(`post:${challenge.number}`, () => void revalidate())
  return (
    <ChallengeSubpage
      title={t('title')}
      challenge={challenge}
      lead={
        <>
          <p className="soft">
            <Link
              className="link"
              to={challenge.path}
              dir="auto"
              lang={challenge.language ?? undefined}
            >
              {challenge.title}
            </Link>
          </p>
          <p className="soft">{t('lead')}</p>
        </>
      }
    >
      <Figures challenge={challenge} />
      <RewardList challenge={challenge} rewards={rewards} />
      <ProposeForm challenge={challenge} />
      <BudgetForm challenge={challenge} />
      <RewardLedger challenge={challenge} rewards={rewards} />
    </ChallengeSubpage>
  )
}

type ChallengeProps = { challenge: RewardedChallenge }

function Figures({ challenge: { currency, rewards } }: ChallengeProps) {
  const t = useMessages(rewardsMessages)
  const { locale } = useClock()
  const { budget = null, given = 0, proposed = 0 } = rewards ?? {}
  const money = (amount: number) => moneyIn(amount, currency, locale)
  return (
    <ul className="figures sponsor-figures" aria-label={t('budget.title')}>
      <li>
        <b>{budget === null ? '–' : money(budget)}</b>
        <p>{t(budget === null ? 'figure.budget.none' : 'figure.budget')}</p>
      </li>
      <li>
        <b>{money(given)}</b>
        <p>{t('figure.given')}</p>
      </li>
      <li>
        <b>{money(proposed)}</b>
        <p>{t('figure.proposed')}</p>
      </li>
    </ul>
  )
}

function ProposeForm({ challenge: { currency, rewards } }: ChallengeProps) {
  const t = useMessages(rewardsMessages)
  const refusal = refusalOf(useActionData<{ ok: boolean }>(), 'propose')
  const whole = wholeProblem(refusal)
  const isWorking = useNavigation().formData?.get('intent') === 'propose'
  if (!rewards) return null
  const { budget, candidates, viewerCanPropose } = rewards
  const why = !viewerCanPropose
    ? t('propose.later')
    : candidates.length === 0
      ? t('propose.nobody')
      : budget === null
        ? t('propose.budget')
        : null
  return (
    <section className="stack value-form reward-section" aria-labelledby="propose">
      <h2 id="propose">{t('propose.title')}</h2>
      <p className="soft">{why ?? t('propose.help')}</p>
      {why ? null : (
        <Form method="post" className="form">
          <ProposeFields rewards={rewards} currency={currency} refusal={refusal} />
          {whole ? <FieldError>{whole}</FieldError> : null}
          <div className="form-actions">
            <Button
              type="submit"
              variant="primary"
              name="intent"
              value="propose"
              isWorking={isWorking}
            >
              {t('propose')}
            </Button>
          </div>
        </Form>
      )}
    </section>
  )
}

type ProposeFieldsProps = {
  rewards: ChallengeRewards
  currency: string
  refusal: Refused | undefined
}

function ProposeFields({ rewards, currency, refusal }: ProposeFieldsProps) {
  const t = useMessages(rewardsMessages)
  const { candidates, cap } = rewards
  return (
    <>
      <SelectField
        label={t('propose.whom')}
        name="whom"
        required
        defaultValue={refusal?.typed.whom ?? ''}
        error={refusal?.fields.personId}
      >
        {candidates.map(({ idea, person }) => (
          <option key={`${idea.number}-${person.number}`} value={`${idea.number}-${person.number}`}>
            {t('propose.choice', { name: person.name, title: idea.title })}
          </option>
        ))}
      </SelectField>
      <TextField
        label={t('propose.amount', { currency })}
        name="amount"
        type="number"
        min={1}
        max={cap ?? MAX_REWARD}
        required
        defaultValue={refusal?.typed.amount ?? ''}
        error={refusal?.fields.amount}
      />
      <TextAreaField
        label={t('propose.reason')}
        help={t('propose.reason.help')}
        name="reason"
        rows={3}
        required
        maxLength={REWARD_REASON_LENGTH}
        defaultValue={refusal?.typed.reason ?? ''}
        error={refusal?.fields.reason}
      />
    </>
  )
}

function BudgetForm({ challenge: { currency, rewards } }: ChallengeProps) {
  const t = useMessages(rewardsMessages)
  const refusal = refusalOf(useActionData<{ ok: boolean }>(), 'budget')
  const whole = wholeProblem(refusal)
  const isWorking = useNavigation().formData?.get('intent') === 'budget'
  return (
    <section className="stack value-form reward-section" aria-labelledby="budget">
      <h2 id="budget">{t('budget.title')}</h2>
      <Form method="post" className="form" key={`${rewards?.budget} ${rewards?.cap}`}>
        <TextField
          label={t('budget', { currency })}
          help={t('budget.help')}
          name="budget"
          type="number"
          min={0}
          max={MAX_REWARD}
          required
          defaultValue={refusal?.typed.budget ?? rewards?.budget ?? ''}
          error={refusal?.fields.budget}
        />
        <TextField
          label={t('cap', { currency })}
          name="cap"
          type="number"
          min={1}
          max={MAX_REWARD}
          required
          defaultValue={refusal?.typed.cap ?? rewards?.cap ?? ''}
          error={refusal?.fields.cap}
        />
        {whole ? <FieldError>{whole}</FieldError> : null}
        <div className="form-actions">
          <Button type="submit" name="intent" value="budget" isWorking={isWorking}>
            {t('budget.save')}
          </Button>
        </div>
      </Form>
    </section>
  )
}
