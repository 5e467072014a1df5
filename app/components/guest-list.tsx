// Guests of a space, or of all: until when, whether they accepted, and how their time is changed or ended.
import { Form, useNavigation } from 'react-router'
import { anyProblem, type Refused } from '#app/forms.ts'
import { graphql, type ResultOf } from '#app/graphql.ts'
import { useMessages } from '#app/messages.tsx'
import { Button } from '#app/ui/button.tsx'
import { FieldError } from '#app/ui/field.tsx'
import { TextField } from '#app/ui/input.tsx'
import { Time } from '#app/ui/time.tsx'
import { guestsMessages } from '#messages/guests.ts'
import { PersonChip } from './person-chip.tsx'
import { faceOf } from './person-face.ts'

export const GuestFields = graphql(`
  fragment GuestFields on Guest {
    until acceptedAt endedAt viewerCanManage
    person { number name email pictureUrl }
    space { name }
    isOfPost
    post { title }
    invitedBy { name }
  }
`)

type Row = ResultOf<typeof GuestFields>
type GuestListProps = {
  guests: readonly Row[]
  refusal: Refused | undefined
}

export function GuestList({ guests, refusal }: GuestListProps) {
  return (
    <ul className="list list-ruled">
      {guests.map((guest) => (
        <GuestRow
          key={guest.person.number}
          guest={guest}
          refusal={refusal?.typed.person === String(guest.person.number) ? refusal : undefined}
        />
      ))}
    </ul>
  )
}

function GuestRow({ guest, refusal }: { guest: Row; refusal: Refused | undefined }) {
  const t = useMessages(guestsMessages)
  const { person, space, isOfPost, post, invitedBy, endedAt, acceptedAt } = guest
  const state = endedAt ? 'ended' : acceptedAt ? 'active' : 'invited'
  const where = space?.name ?? t('hiddenSpace')
  const line = [
    isOfPost ? (post?.title ?? t('post.hidden')) : where,
    invitedBy ? t('by', { name: invitedBy.name }) : '',
  ]
  return (
    <li className="stack stack-tight guest">
      <PersonChip
        person={faceOf(person)}
        to={`/people/${person.number}`}
        line={line.filter(Boolean).join(' · ')}
        size={36}
      />
      <p className="small soft">
        {t(`state.${state}`)} · <span translate="no">{person.email}</span> ·{' '}
        {t.rich('until', { day: <Time at={endedAt ?? guest.until} as="day" /> })}
      </p>
      {guest.viewerCanManage && !endedAt ? <Change guest={guest} refusal={refusal} /> : null}
    </li>
  )
}

function Change({ guest, refusal }: { guest: Row; refusal: Refused | undefined }) {
  const t = useMessages(guestsMessages)
  const { name, number } = guest.person
  const problem = anyProblem(refusal)
  const sent = useNavigation().formData
  const isWorking = sent?.get('person') === String(number)
  return (
    <details open={problem ? true : undefined}>
      <summary className="link">{t('change', { name })}</summary>
      <Form method="post" className="stack stack-tight" preventScrollReset>
        <input type="hidden" name="person" value={number} />
        <TextField
          type="date"
          label={t('lastDay')}
          name="until"
          defaultValue={guest.until.slice(0, 10)}
        />
        {problem ? <FieldError>{problem}</FieldError> : null}
        <div className="cluster">
          <Button type="submit" name="intent" value="extend" isWorking={isWorking}>
            {t('extend')}
          </Button>
          <Button type="submit" name="intent" value="end" variant="danger" isWorking={isWorking}>
            {t('end')}
          </Button>
        </div>
      </Form>
    </details>
  )
}
