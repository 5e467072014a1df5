import { UserRoundX } from 'lucide'
import { useEffect, useRef } from 'react'
import { Form, Link, useNavigation } from 'react-router'
import { Avatar } from '#app/components/avatar.tsx'
import { faceOf, firstNameOf } from '#app/components/person-face.ts'
import { anyProblem, type Refused } from '#app/forms.ts'
import { graphql, type ResultOf } from '#app/graphql.ts'
import { Button, LinkButton } from '#app/ui/button.tsx'
import { FieldError } from '#app/ui/field.tsx'
import { Icon } from '#app/ui/icon.tsx'
import { Notice } from '#app/ui/notice.tsx'
import { Time } from '#app/ui/time.tsx'
import { AdminSheet } from './admin-frame.tsx'
import { addressOf, type PeopleChoice } from './people-choice.ts'
import { PersonRole } from './person-role.tsx'

export const OpenedPerson = graphql(`
  query OpenedPerson($id: ID!) {
    person(id: $id) {
      number name email title unit site role timeZone joinedAt hasLeft isViewer pictureUrl
      viewerCan { deactivate setRole }
      ownedBoards { slug name }
      ownedSpaces { slug name owners { number hasLeft } }
    }
  }
`)
export type OpenPerson = NonNullable<ResultOf<typeof OpenedPerson>['person']>

export type PersonSheetProps = {
  person: OpenPerson
  choice: PeopleChoice
  /** Why the last form of this page was refused. */
  refusal: Refused | undefined
}

export function PersonSheet({ person, choice, refusal }: PersonSheetProps) {
  return (
    <AdminSheet
      kind="Person"
      title={person.name}
      closeTo={addressOf(choice, { after: choice.after })}
      thing={`person-${person.number}`}
    >
      <div className="admin-person">
        <Avatar person={faceOf(person)} size={48} />
        <div>
          <Link className="link" to={`/people/${person.number}`}>
            Profile
          </Link>
          <small className="quiet">{person.email}</small>
        </div>
      </div>
      <dl className="facts">
        <dt>Role</dt>
        <dd>{person.role === 'ADMIN' ? 'Administrator' : 'Member'}</dd>
        {person.title ? (
          <>
            <dt>Does</dt>
            <dd>{person.title}</dd>
          </>
        ) : null}
        <dt>Unit</dt>
        <dd>{[person.unit, person.site].filter(Boolean).join(', ') || 'none'}</dd>
        <dt>Time zone</dt>
        <dd>{person.timeZone.replaceAll('_', ' ')}</dd>
        <dt>Here since</dt>
        <dd>
          <Time at={person.joinedAt} as="day" />
        </dd>
      </dl>
      <Owned person={person} />
      <PersonRole person={person} choice={choice} refusal={refusal} />
      <Access person={person} choice={choice} refusal={refusal} />
    </AdminSheet>
  )
}

function Owned({ person: { ownedBoards, ownedSpaces } }: { person: OpenPerson }) {
  if (ownedBoards.length + ownedSpaces.length === 0) return null
  return (
    <section>
      <h3>Looks after</h3>
      <ul className="list list-ruled admin-owned">
        {ownedSpaces.map(({ slug, name }) => (
          <li key={`space-${slug}`}>
            <Link to={`/spaces/${slug}`}>{name}</Link>
            <span className="quiet">space</span>
          </li>
        ))}
        {ownedBoards.map(({ slug, name }) => (
          <li key={`board-${slug}`}>
            <Link to={`/ideas/boards/${slug}`}>{name}</Link>
            <span className="quiet">board</span>
          </li>
        ))}
      </ul>
    </section>
  )
}

const ACCESS = new Set(['deactivate', 'reactivate'])

function Access({ person, choice, refusal }: PersonSheetProps) {
  const { done } = choice
  const problem = ACCESS.has(refusal?.intent ?? '') ? anyProblem(refusal) : undefined
  return (
    <section className="admin-access">
      <h3>Access</h3>
      {problem ? <FieldError>{problem}</FieldError> : null}
      {done === 'deactivate' && person.hasLeft ? (
        <Notice role="status" tone="good">
          {firstNameOf(person.name)} is signed out everywhere.
        </Notice>
      ) : null}
      {done === 'reactivate' && !person.hasLeft ? (
        <Notice role="status" tone="good">
          {firstNameOf(person.name)} can sign in again. Boards given up stay with whoever took them
          on.
        </Notice>
      ) : null}
      <AccessForm person={person} choice={choice} />
    </section>
  )
}

function AccessForm({ person, choice }: { person: OpenPerson; choice: PeopleChoice }) {
  const isWorking = useNavigation().formData?.get('person') === String(person.number)
  const first = firstNameOf(person.name)
  const here = { after: choice.after, person: String(person.number) }
  if (person.isViewer)
    return <p className="soft">This is you. Another administrator can end your access.</p>
  if (!person.viewerCan.deactivate) return null
  if (person.hasLeft)
    return (
      <>
        <p className="soft">{first} cannot sign in. What they wrote stays under their name.</p>
        <Form method="post" preventScrollReset>
          <input type="hidden" name="person" value={person.number} />
          <Button type="submit" name="intent" value="reactivate" isWorking={isWorking}>
            Bring {first} back
          </Button>
        </Form>
      </>
    )
  if (choice.asks === 'leave')
    return <LeaveQuestion person={person} keepTo={addressOf(choice, here)} isWorking={isWorking} />
  return (
    <>
      <p className="soft">
        {first} can sign in. Without access they are signed out everywhere at once and their tokens
        stop.
      </p>
      <LinkButton
        variant="danger"
        to={addressOf(choice, { ...here, asks: 'leave' })}
        preventScrollReset
      >
        <Icon of={UserRoundX} />
        Deactivate {first}
      </LinkButton>
    </>
  )
}

type LeaveQuestionProps = { person: OpenPerson; keepTo: string; isWorking: boolean }

/** Asks, and names what is left without an owner. */
function LeaveQuestion({ person, keepTo, isWorking }: LeaveQuestionProps) {
  const box = useRef<HTMLElement>(null)
  useEffect(() => box.current?.focus(), [])
  const first = firstNameOf(person.name)
  return (
    <section
      className="admin-question"
      aria-labelledby="leave-question"
      aria-describedby="leave-left"
      tabIndex={-1}
      ref={box}
    >
      <h4 id="leave-question">End the access of {person.name}?</h4>
      <div id="leave-left" className="stack stack-tight">
        <p>{first} is signed out everywhere at once. What they wrote stays under their name.</p>
        <LeftAlone person={person} />
      </div>
      <Form method="post" className="cluster" preventScrollReset>
        <input type="hidden" name="person" value={person.number} />
        <LinkButton to={keepTo} preventScrollReset>
          Keep it
        </LinkButton>
        <Button
          type="submit"
          name="intent"
          value="deactivate"
          variant="danger-filled"
          isWorking={isWorking}
        >
          Deactivate {first}
        </Button>
      </Form>
    </section>
  )
}

function LeftAlone({ person }: { person: OpenPerson }) {
  const boards = person.ownedBoards.map(({ slug, name }) => ({
    name,
    to: `/ideas/boards/${slug}/settings`,
  }))
  const spaces = person.ownedSpaces
    .filter(({ owners }) =>
      owners.every(({ number, hasLeft }) => number === person.number || hasLeft),
    )
    .map(({ slug, name }) => ({ name, to: `/spaces/${slug}` }))
  return (
    <>
      {boards.length > 0 ? (
        <p>
          Nobody will answer on the {boards.length === 1 ? 'board' : 'boards'}{' '}
          <Names things={boards} /> until somebody takes {boards.length === 1 ? 'it' : 'them'} on.
        </p>
      ) : null}
      {spaces.length > 0 ? (
        <p>
          Nobody else looks after the {spaces.length === 1 ? 'space' : 'spaces'}{' '}
          <Names things={spaces} />: name another owner first.
        </p>
      ) : null}
    </>
  )
}

/** “A, B and C”, each a link. */
function Names({ things }: { things: readonly { name: string; to: string }[] }) {
  return things.map(({ name, to }, index) => (
    <span key={to}>
      {index === 0 ? '' : index === things.length - 1 ? ' and ' : ', '}
      <Link to={to}>{name}</Link>
    </span>
  ))
}
