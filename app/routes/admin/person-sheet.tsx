import '#app/styles/sheets/administration.css'
import { UserRoundX } from 'lucide'
import { Form, Link, useNavigation } from 'react-router'
import { Avatar } from '#app/components/avatar.tsx'
import { faceOf, firstNameOf } from '#app/components/person-face.ts'
import { anyProblem, type Refused } from '#app/forms.ts'
import { graphql, type ResultOf } from '#app/graphql.ts'
import { useMessages } from '#app/messages.tsx'
import { Button, LinkButton } from '#app/ui/button.tsx'
import { FieldError } from '#app/ui/field.tsx'
import { Icon } from '#app/ui/icon.tsx'
import { Notice } from '#app/ui/notice.tsx'
import { Time } from '#app/ui/time.tsx'
import { adminMessages } from '#messages/admin.ts'
import { AdminSheet } from './admin-frame.tsx'
import { LeaveQuestion } from './leave-question.tsx'
import { addressOf, type PeopleChoice } from './people-choice.ts'
import { PersonRole } from './person-role.tsx'
import { PersonRoles } from './person-roles.tsx'

export const OpenedPerson = graphql(`
  query OpenedPerson($id: ID!) {
    person(id: $id) {
      number name email title unit site role timeZone joinedAt hasLeft isViewer pictureUrl
      viewerCan { deactivate setRole grantRole }
      roles {
        role isInSpace reason grantedAt until
        space { number name }
        grantedBy { name }
      }
      ownedBoards { slug path name }
      ownedSpaces { slug name }
      manager { name unit hasLeft }
      owns { label hidden ends things { name path } }
    }
    spaces(first: 100, isArchived: false) { edges { node { number name } } }
  }
`)
export type OpenPerson = NonNullable<ResultOf<typeof OpenedPerson>['person']>

export type PersonSheetProps = {
  person: OpenPerson
  choice: PeopleChoice
  /** Why the last form of this page was refused. */
  refusal: Refused | undefined
  /** Where a role may hold alone: the first hundred that the viewer knows of. */
  spaces: readonly { number: number; name: string }[]
}

export function PersonSheet({ person, choice, refusal, spaces }: PersonSheetProps) {
  const t = useMessages(adminMessages)
  return (
    <AdminSheet
      kind={t('person')}
      title={person.name}
      closeTo={addressOf(choice, { after: choice.after })}
      thing={`person-${person.number}`}
    >
      <div className="admin-person">
        <Avatar person={faceOf(person)} size={48} />
        <div>
          <Link className="link" to={`/people/${person.number}`}>
            {t('person.profile')}
          </Link>
          {' · '}
          <Link className="link" to={`/admin/people/${person.number}/account`}>
            {t('person.account')}
          </Link>
          <small className="quiet" translate="no">
            {person.email}
          </small>
        </div>
      </div>
      <dl className="facts">
        <dt>{t('people.role')}</dt>
        <dd>{t(`role.${person.role}`)}</dd>
        {person.title ? (
          <>
            <dt>{t('people.title')}</dt>
            <dd dir="auto">{person.title}</dd>
          </>
        ) : null}
        <dt>{t('people.unit')}</dt>
        <dd dir="auto">
          {[person.unit, person.site].filter(Boolean).join(', ') || t('person.none')}
        </dd>
        <dt>{t('person.timeZone')}</dt>
        <dd translate="no">{person.timeZone.replaceAll('_', ' ')}</dd>
        <dt>{t('person.joined')}</dt>
        <dd>
          <Time at={person.joinedAt} as="day" />
        </dd>
      </dl>
      <Owned person={person} />
      <PersonRole person={person} choice={choice} refusal={refusal} />
      <PersonRoles person={person} choice={choice} refusal={refusal} spaces={spaces} />
      <Access person={person} choice={choice} refusal={refusal} />
    </AdminSheet>
  )
}

function Owned({ person: { ownedBoards, ownedSpaces } }: { person: OpenPerson }) {
  const t = useMessages(adminMessages)
  if (ownedBoards.length + ownedSpaces.length === 0) return null
  return (
    <section>
      <h3>{t('person.owned')}</h3>
      <ul className="list list-ruled admin-owned">
        {ownedSpaces.map(({ slug, name }) => (
          <li key={`space-${slug}`}>
            <Link to={`/spaces/${slug}`} dir="auto">
              {name}
            </Link>
            <span className="quiet">{t('person.owned.space')}</span>
          </li>
        ))}
        {ownedBoards.map(({ slug, path, name }) => (
          <li key={`board-${slug}`}>
            <Link to={path} dir="auto">
              {name}
            </Link>
            <span className="quiet">{t('person.owned.board')}</span>
          </li>
        ))}
      </ul>
    </section>
  )
}

const ACCESS = new Set(['deactivate', 'reactivate'])

function Access({ person, choice, refusal }: Omit<PersonSheetProps, 'spaces'>) {
  const { done } = choice
  const t = useMessages(adminMessages)
  const name = firstNameOf(person.name)
  const problem = ACCESS.has(refusal?.intent ?? '') ? anyProblem(refusal) : undefined
  return (
    <section className="admin-access">
      <h3>{t('people.access')}</h3>
      {problem ? <FieldError>{problem}</FieldError> : null}
      {done === 'deactivate' && person.hasLeft ? (
        <Notice role="status" tone="good">
          {t('access.ended', { name })}
        </Notice>
      ) : null}
      {done === 'reactivate' && !person.hasLeft ? (
        <Notice role="status" tone="good">
          {t('access.restored', { name })}
        </Notice>
      ) : null}
      <AccessForm person={person} choice={choice} refusal={refusal} />
    </section>
  )
}

function AccessForm({ person, choice, refusal }: Omit<PersonSheetProps, 'spaces'>) {
  const isWorking = useNavigation().formData?.get('person') === String(person.number)
  const t = useMessages(adminMessages)
  const first = firstNameOf(person.name)
  const here = { after: choice.after, person: String(person.number) }
  if (person.isViewer) return <p className="soft">{t('access.you')}</p>
  if (!person.viewerCan.deactivate) return null
  if (person.hasLeft)
    return (
      <>
        <p className="soft">{t('access.none', { name: first })}</p>
        <Form method="post" preventScrollReset>
          <input type="hidden" name="person" value={person.number} />
          <Button type="submit" name="intent" value="reactivate" isWorking={isWorking}>
            {t('people.reactivate.name', { name: first })}
          </Button>
        </Form>
      </>
    )
  if (choice.asks === 'leave')
    return (
      <LeaveQuestion
        person={person}
        keepTo={addressOf(choice, here)}
        isWorking={isWorking}
        refusal={refusal}
      />
    )
  return (
    <>
      <p className="soft">{t('access.active', { name: first })}</p>
      <LinkButton
        variant="danger"
        to={addressOf(choice, { ...here, asks: 'leave' })}
        preventScrollReset
      >
        <Icon of={UserRoundX} />
        {t('access.deactivate', { name: first })}
      </LinkButton>
    </>
  )
}
