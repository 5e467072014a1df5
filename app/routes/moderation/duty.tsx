// Who is on duty for threats, and when.
import '#app/styles/sheets/moderation.css'
import { Form, redirect, useActionData, useSearchParams } from 'react-router'
import { atrium, fields } from '#app/atrium.ts'
import { Page } from '#app/components/page.tsx'
import { PersonChip } from '#app/components/person-chip.tsx'
import { faceOf } from '#app/components/person-face.ts'
import { PersonField } from '#app/components/person-field.tsx'
import { keepOnLoss, refusalOf, refused, refuseField, wholeProblem } from '#app/forms.ts'
import { graphql } from '#app/graphql.ts'
import { messagesIn, metaMessages, useMessages } from '#app/messages.tsx'
import { personNamed } from '#app/person-choice.ts'
import { Button } from '#app/ui/button.tsx'
import { Chip } from '#app/ui/chip.tsx'
import { Empty } from '#app/ui/empty.tsx'
import { FieldError } from '#app/ui/field.tsx'
import { TextField } from '#app/ui/input.tsx'
import { Notice } from '#app/ui/notice.tsx'
import { Time, useClock } from '#app/ui/time.tsx'
import { moderationMessages } from '#messages/moderation.ts'
import type { Route } from './+types/duty'
import { ModerationTabs } from './moderation-tabs.tsx'

const OfCompany = graphql(`query ModeratesCompany { viewerModeratesCompany }`)
const DutyPage = graphql(`
  query DutyPage {
    moderationDuties { number from until person { number name title pictureUrl } }
  }
`)
const AddDuty = graphql(`
  mutation AddDuty($personId: ID!, $firstDay: String!, $lastDay: String!) {
    addModerationDuty(personId: $personId, firstDay: $firstDay, lastDay: $lastDay)
  }
`)
const RemoveDuty = graphql(
  `mutation RemoveDuty($number: Int!) { removeModerationDuty(number: $number) }`,
)

export async function loader({ context }: Route.LoaderArgs) {
  const { ask } = context.get(atrium)
  const { viewerModeratesCompany } = await ask(OfCompany, {})
  if (!viewerModeratesCompany) throw new Response('Not found', { status: 404 })
  return (await ask(DutyPage, {})).moderationDuties
}

export async function action({ context, request }: Route.ActionArgs) {
  const typed = await fields(request)
  const gateway = context.get(atrium)
  if (typed.intent === 'remove') {
    const gone = await gateway.submit(RemoveDuty, { number: Number(typed.duty) || 0 })
    if (!gone.ok) return refused(gone, 'remove', typed)
  } else {
    const person = await personNamed(gateway, typed.person ?? '')
    if (!person.ok) return refuseField('add', 'personId', person.message, typed)
    if (person.number === null) {
      const t = messagesIn(gateway.language, moderationMessages)
      return refuseField('add', 'personId', t('refusal.duty'), typed)
    }
    const { firstDay = '', lastDay = '' } = typed
    const personId = String(person.number)
    const added = await gateway.submit(AddDuty, { personId, firstDay, lastDay })
    if (!added.ok) return refused(added, 'add', typed)
  }
  throw redirect('/moderation/duty?done=1', 303)
}

export const clientAction = ({ request, serverAction }: Route.ClientActionArgs) =>
  keepOnLoss(request, serverAction)

export const meta: Route.MetaFunction = ({ matches }) => [
  { title: `${metaMessages(matches, moderationMessages)('duty.title')} · Atrium` },
]

type Duty = Route.ComponentProps['loaderData'][number]

export default function DutyList({ loaderData: duties }: Route.ComponentProps) {
  const t = useMessages(moderationMessages)
  const [query] = useSearchParams()
  const problem = wholeProblem(refusalOf(useActionData<{ ok: boolean }>(), 'remove'))
  return (
    <Page title={t('duty.title')} hasNew={false}>
      <header className="page-head">
        <div>
          <h1>{t('duty.title')}</h1>
          <p>{t('duty.lead')}</p>
        </div>
      </header>
      <div className="stack">
        <ModerationTabs at="/moderation/duty" isOfCompany />
        {query.has('done') && !problem ? (
          <Notice role="status" tone="good">
            {t('done')}
          </Notice>
        ) : null}
        {problem ? <FieldError>{problem}</FieldError> : null}
        {duties.length > 0 ? (
          <ul className="list list-ruled">
            {duties.map((one) => (
              <DutyItem key={one.number} duty={one} />
            ))}
          </ul>
        ) : (
          <Empty title={t('duty.none')}>{t('duty.none.help')}</Empty>
        )}
        <AddForm />
      </div>
    </Page>
  )
}

function DutyItem({ duty: { number, person, from, until } }: { duty: Duty }) {
  const t = useMessages(moderationMessages)
  const { now } = useClock()
  const isNow = Date.parse(from) <= now && now < Date.parse(until)
  return (
    <li className="stack stack-tight case" data-row={number}>
      <PersonChip
        person={faceOf(person)}
        to={`/people/${person.number}`}
        line={person.title}
        size={36}
      />
      <p className="cluster small soft">
        {isNow ? <Chip tone="good">{t('duty.now')}</Chip> : null}
        <span>
          {t.rich('duty.span', {
            from: <Time at={from} as="moment" />,
            until: <Time at={until} as="moment" />,
          })}
        </span>
      </p>
      <Form method="post">
        <input type="hidden" name="duty" value={number} />
        <Button
          type="submit"
          name="intent"
          value="remove"
          size="small"
          aria-label={t('duty.removeOf', { name: person.name })}
        >
          {t('duty.remove')}
        </Button>
      </Form>
    </li>
  )
}

function AddForm() {
  const t = useMessages(moderationMessages)
  const refusal = refusalOf(useActionData<{ ok: boolean }>(), 'add')
  const whole = wholeProblem(refusal)
  return (
    <Form method="post" className="form form-narrow">
      <input type="hidden" name="intent" value="add" />
      <PersonField
        label={t('duty.person')}
        name="person"
        defaultValue={refusal?.typed.person}
        error={refusal?.fields.personId}
      />
      <TextField
        label={t('duty.first')}
        name="firstDay"
        type="date"
        required
        defaultValue={refusal?.typed.firstDay}
        error={refusal?.fields.firstDay}
      />
      <TextField
        label={t('duty.last')}
        name="lastDay"
        type="date"
        required
        defaultValue={refusal?.typed.lastDay}
        error={refusal?.fields.lastDay}
      />
      {whole ? <FieldError>{whole}</FieldError> : null}
      <div className="form-actions">
        <Button type="submit" variant="primary">
          {t('duty.add')}
        </Button>
      </div>
    </Form>
  )
}
