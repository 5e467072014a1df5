// What an entry has brought: measured, and signed off by whoever answers for it.
import '#app/styles/pages/sponsor.css'
import { Form, redirect, useActionData, useNavigation } from 'react-router'
import { atrium, fields } from '#app/atrium.ts'
import { PersonField } from '#app/components/person-field.tsx'
import { keepOnLoss, refusalOf, refused, refuseField, wholeProblem } from '#app/forms.ts'
import { metaMessages, useMessages } from '#app/messages.tsx'
import { numberIn } from '#app/number-in.ts'
import { personNamed } from '#app/person-choice.ts'
import { Button, LinkButton } from '#app/ui/button.tsx'
import { FieldError } from '#app/ui/field.tsx'
import { TextAreaField, TextField } from '#app/ui/input.tsx'
import { Prose } from '#app/ui/prose.tsx'
import { Time, useClock } from '#app/ui/time.tsx'
import { MAX_VALUE, MIN_VALUE, NOTE_LENGTH } from '#graphql/outcomes/limits.ts'
import { outcomesMessages } from '#messages/outcomes.ts'
import type { Route } from './+types/value-check'
import { ChallengeSubpage } from './challenge-subpage.tsx'
import { moneyIn } from './money.ts'
import {
  type CheckedValue,
  CheckPage,
  MeasureValue,
  SetValueOwner,
  SignValue,
} from './value-document.ts'

export async function loader({ context, params }: Route.LoaderArgs) {
  const [id, ideaId] = [numberIn(params.number), numberIn(params.idea)]
  const { challenge, viewer } = await context.get(atrium).ask(CheckPage, { id, ideaId })
  if (!challenge?.value) throw new Response('Not found', { status: 404 })
  return { challenge, value: challenge.value, viewer: viewer.number }
}

export async function action({ context, params, request }: Route.ActionArgs) {
  const gateway = context.get(atrium)
  const typed = await fields(request)
  const at = { id: numberIn(params.number), ideaId: numberIn(params.idea) }
  const back = `/challenges/${at.id}/value/${at.ideaId}`
  const measured = Number(typed.measured)
  if (typed.intent === 'owner') {
    const { challenge } = await gateway.ask(CheckPage, at)
    const person = await personNamed(gateway, typed.owner ?? '', challenge?.space.number)
    if (!person.ok) return refuseField('owner', 'ownerId', person.message, typed)
    const ownerId = person.number === null ? '' : String(person.number)
    const set = await gateway.submit(SetValueOwner, { ...at, ownerId })
    if (!set.ok) return refused(set, 'owner', typed)
    throw redirect(back, 303)
  }
  const result =
    typed.intent === 'sign'
      ? await gateway.submit(SignValue, { ...at, measured })
      : await gateway.submit(MeasureValue, {
          ...at,
          // Without a number the server says what is missing.
          measured: typed.measured ? measured : (null as unknown as number),
          note: typed.note ?? '',
        })
  if (!result.ok) return refused(result, typed.intent ?? 'measure', typed)
  throw redirect(back, 303)
}

export const clientAction = ({ request, serverAction }: Route.ClientActionArgs) =>
  keepOnLoss(request, serverAction)

export const meta: Route.MetaFunction = ({ matches }) => [
  { title: `${metaMessages(matches, outcomesMessages)('check.title')} · Atrium` },
]

export default function ValueCheck({ loaderData }: Route.ComponentProps) {
  const t = useMessages(outcomesMessages)
  const { locale } = useClock()
  const { challenge, value, viewer } = loaderData
  const money = (amount: number) => moneyIn(amount, challenge.currency, locale)
  return (
    <ChallengeSubpage
      title={t('check.title')}
      challenge={challenge}
      within={{ label: t('title'), to: '/challenges/value' }}
      heading={value.idea.title}
      language={value.idea.language}
      lead={
        <p className="soft">
          {t.rich('check.expected', {
            amount: money(value.estimate),
            at: <Time at={value.checkAt} as="day" />,
          })}
        </p>
      }
      actions={<LinkButton to={value.idea.path}>{t('open')}</LinkButton>}
    >
      <div className="stack value-form">
        <Measured value={value} money={money} />
        {value.viewerCanSign ? <Sign value={value} money={money} /> : null}
        {value.viewerCanMeasure ? (
          <Measure value={value} isOwner={value.owner?.number === viewer} />
        ) : null}
        <Owner value={value} space={challenge.space.number} />
      </div>
    </ChallengeSubpage>
  )
}

type ValueProps = { value: CheckedValue }
type MoneyProps = ValueProps & { money: (amount: number) => string }

function Measured({ value, money }: MoneyProps) {
  const t = useMessages(outcomesMessages)
  const { checkAt, measured, measuredAt, measuredBy, noteHtml, owner, signedAt, signedBy, state } =
    value
  if (measured === null || measuredAt === null)
    return (
      <p className={state === 'OVERDUE' ? 'warn' : 'soft'}>
        {state === 'OVERDUE'
          ? t('state.OVERDUE')
          : t.rich('check.early', { at: <Time at={checkAt} as="day" /> })}
      </p>
    )
  return (
    <section className="stack-tight stack" aria-labelledby="measured">
      <h2 id="measured">
        {t.rich('check.result', {
          amount: money(measured),
          name: measuredBy?.name ?? '',
          at: <Time at={measuredAt} as="day" />,
        })}
      </h2>
      <Prose html={noteHtml} language={null} />
      <p className="soft">
        {signedAt
          ? t.rich('check.signed', {
              name: signedBy?.name ?? '',
              at: <Time at={signedAt} as="day" />,
            })
          : t('check.waits', { name: owner?.name ?? t('check.owner.none') })}
      </p>
    </section>
  )
}

function Sign({ value, money }: MoneyProps) {
  const t = useMessages(outcomesMessages)
  const whole = wholeProblem(refusalOf(useActionData<{ ok: boolean }>(), 'sign'))
  const isWorking = useNavigation().formData?.get('intent') === 'sign'
  return (
    <Form method="post" className="form">
      <input type="hidden" name="measured" value={value.measured ?? ''} />
      <p className="soft">{t('check.sign.help')}</p>
      {whole ? <FieldError>{whole}</FieldError> : null}
      <div className="form-actions">
        <Button type="submit" variant="primary" name="intent" value="sign" isWorking={isWorking}>
          {t('check.sign', { amount: money(value.measured ?? 0) })}
        </Button>
      </div>
    </Form>
  )
}

function Measure({ value, isOwner }: ValueProps & { isOwner: boolean }) {
  const t = useMessages(outcomesMessages)
  const refusal = refusalOf(useActionData<{ ok: boolean }>(), 'measure')
  const whole = wholeProblem(refusal)
  const isWorking = useNavigation().formData?.get('intent') === 'measure'
  return (
    <Form method="post" className="form">
      <TextField
        label={t('check.measured', { currency: value.challenge.currency })}
        name="measured"
        type="number"
        min={MIN_VALUE}
        max={MAX_VALUE}
        required
        help={t('check.measured.help')}
        defaultValue={refusal?.typed.measured ?? value.measured ?? ''}
        error={refusal?.fields.measured}
      />
      <TextAreaField
        label={t('check.note')}
        name="note"
        rows={4}
        required
        maxLength={NOTE_LENGTH}
        help={t('check.note.help')}
        defaultValue={refusal?.typed.note ?? value.note}
        error={refusal?.fields.note}
      />
      {whole ? <FieldError>{whole}</FieldError> : null}
      <div className="form-actions">
        <Button
          type="submit"
          variant={value.viewerCanSign ? 'plain' : 'primary'}
          name="intent"
          value="measure"
          isWorking={isWorking}
        >
          {t(isOwner ? 'check.save.owner' : 'check.save')}
        </Button>
        <LinkButton variant="quiet" to="/challenges/value">
          {t('cancel')}
        </LinkButton>
      </div>
    </Form>
  )
}

function Owner({ value, space }: ValueProps & { space: number }) {
  const t = useMessages(outcomesMessages)
  const refusal = refusalOf(useActionData<{ ok: boolean }>(), 'owner')
  const whole = wholeProblem(refusal)
  const isWorking = useNavigation().formData?.get('intent') === 'owner'
  const name = value.owner?.name ?? ''
  if (!value.viewerCanSetOwner)
    return (
      <p className="soft">
        {t('check.owner')}: <b dir="auto">{name || t('check.owner.none')}</b>
      </p>
    )
  return (
    <Form method="post" className="form">
      <PersonField
        label={t('check.owner')}
        name="owner"
        spaceNumber={space}
        defaultValue={refusal?.typed.owner ?? name}
        error={refusal?.fields.ownerId}
        help={t('check.owner.help')}
      />
      {whole ? <FieldError>{whole}</FieldError> : null}
      <div className="form-actions">
        <Button type="submit" name="intent" value="owner" isWorking={isWorking}>
          {t('check.owner.save')}
        </Button>
      </div>
    </Form>
  )
}
