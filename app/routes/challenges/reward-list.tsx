// The rewards of a challenge, with what the reader may do with each.
import '#app/styles/pages/sponsor.css'
import { Form, Link, useActionData } from 'react-router'
import { refusalOf, wholeProblem } from '#app/forms.ts'
import { useMessages } from '#app/messages.tsx'
import { Button, LinkButton } from '#app/ui/button.tsx'
import { FieldError } from '#app/ui/field.tsx'
import { TextField } from '#app/ui/input.tsx'
import { useClock } from '#app/ui/time.tsx'
import { REWARD_REASON_LENGTH } from '#graphql/rewards/limits.ts'
import { rewardsMessages } from '#messages/rewards.ts'
import { moneyIn } from './money.ts'
import type { ChallengeRewards, ListedReward, RewardedChallenge } from './rewards-document.ts'

type RewardListProps = { challenge: RewardedChallenge; rewards: ChallengeRewards }

export function RewardList({ challenge, rewards: { list } }: RewardListProps) {
  const t = useMessages(rewardsMessages)
  const { endCursor, hasNextPage } = list.pageInfo
  return (
    <section className="stack" aria-labelledby="rewards">
      <h2 id="rewards">{t('list.title')}</h2>
      {list.edges.length === 0 ? <p className="soft">{t('list.none')}</p> : null}
      <ul className="list list-ruled">
        {list.edges.map(({ node }) => (
          <Row key={node.number} reward={node} currency={challenge.currency} />
        ))}
      </ul>
      {hasNextPage ? (
        <LinkButton to={`${challenge.path}/rewards?after=${endCursor}`}>{t('more')}</LinkButton>
      ) : null}
    </section>
  )
}

type RowProps = { reward: ListedReward; currency: string }

function Row({ reward, currency }: RowProps) {
  const t = useMessages(rewardsMessages)
  const { locale } = useClock()
  const { amount, decidedBy, idea, person, proposedBy, reason, reversedBy, state } = reward
  const by = {
    PROPOSED: proposedBy.name,
    APPROVED: decidedBy?.name,
    REFUSED: decidedBy?.name,
    REVERSED: reversedBy?.name,
  }[state]
  return (
    <li className="reward stack stack-tight" data-reward={reward.number}>
      <div className="reward-head">
        <span>
          <b dir="auto">{person.name}</b>{' '}
          <Link className="link" to={idea.path} dir="auto" lang={idea.language ?? undefined}>
            {idea.title}
          </Link>
        </span>
        <b className="sponsor-number">{moneyIn(amount, currency, locale)}</b>
      </div>
      <p dir="auto">{reason}</p>
      <p className="soft small">
        {t(`state.${state}`, { name: by ?? '' })}
        {reward.reversalReason ? (
          <>
            : <span dir="auto">{reward.reversalReason}</span>
          </>
        ) : null}
      </p>
      <RowActions reward={reward} />
    </li>
  )
}

function RowActions({ reward }: { reward: ListedReward }) {
  const t = useMessages(rewardsMessages)
  const answer = useActionData<{ ok: boolean }>()
  const { number, state, viewerCanApprove, viewerCanRefuse, viewerCanReverse } = reward
  const decided =
    wholeProblem(refusalOf(answer, `approve-${number}`)) ??
    wholeProblem(refusalOf(answer, `refuse-${number}`))
  if (state === 'PROPOSED')
    return (
      <Form method="post" className="cluster">
        <input type="hidden" name="reward" value={number} />
        {viewerCanApprove ? (
          <Button type="submit" size="small" variant="primary" name="intent" value="approve">
            {t('approve')}
          </Button>
        ) : (
          <span className="soft small">{t('second')}</span>
        )}
        {viewerCanRefuse ? (
          <Button type="submit" size="small" name="intent" value="refuse">
            {t(viewerCanApprove ? 'refuse' : 'withdraw')}
          </Button>
        ) : null}
        {decided ? <FieldError>{decided}</FieldError> : null}
      </Form>
    )
  return viewerCanReverse ? <ReverseForm number={number} /> : null
}

/** Behind a summary, because it takes money back from somebody. */
function ReverseForm({ number }: { number: number }) {
  const t = useMessages(rewardsMessages)
  const refusal = refusalOf(useActionData<{ ok: boolean }>(), `reverse-${number}`)
  const whole = wholeProblem(refusal)
  return (
    <details open={refusal !== undefined}>
      <summary className="link">{t('reverse')}</summary>
      <Form method="post" className="form">
        <input type="hidden" name="reward" value={number} />
        <TextField
          label={t('reverse.reason')}
          help={t('reverse.help')}
          name="reason"
          required
          maxLength={REWARD_REASON_LENGTH}
          defaultValue={refusal?.typed.reason ?? ''}
          error={refusal?.fields.reason}
        />
        {whole ? <FieldError>{whole}</FieldError> : null}
        <div className="form-actions">
          <Button type="submit" size="small" name="intent" value="reverse">
            {t('reverse')}
          </Button>
        </div>
      </Form>
    </details>
  )
}
