import '#app/styles/sheets/administration.css'
import type { RefObject } from 'react'
import { Form, Link } from 'react-router'
import { Avatar } from '#app/components/avatar.tsx'
import { faceOf } from '#app/components/person-face.ts'
import { useMessages } from '#app/messages.tsx'
import { Button } from '#app/ui/button.tsx'
import { classNames } from '#app/ui/class-names.ts'
import { Time } from '#app/ui/time.tsx'
import { adminMessages } from '#messages/admin.ts'
import type { ListedPerson } from './people.tsx'
import { addressOf, type PeopleChoice } from './people-choice.ts'

type PeopleTableProps = {
  people: readonly ListedPerson[]
  choice: PeopleChoice
  list: RefObject<HTMLTableSectionElement | null>
}

/** People by name; a row opens the person in the sheet. */
export function PeopleTable({ people, choice, list }: PeopleTableProps) {
  const t = useMessages(adminMessages)
  return (
    <table className="grid-table people-table">
      <thead>
        <tr>
          <th scope="col">{t('people.name')}</th>
          <th scope="col">{t('people.role')}</th>
          <th scope="col">{t('people.unit')}</th>
          <th scope="col">{t('people.title')}</th>
          <th scope="col">{t('people.seen')}</th>
          <th scope="col">
            <span className="hidden-text">{t('people.access')}</span>
          </th>
        </tr>
      </thead>
      <tbody ref={list}>
        {people.map((person) => (
          <PersonRow key={person.number} person={person} choice={choice} />
        ))}
      </tbody>
    </table>
  )
}

function PersonRow({ person, choice }: { person: ListedPerson; choice: PeopleChoice }) {
  const t = useMessages(adminMessages)
  const number = String(person.number)
  const isOpen = choice.person === number
  return (
    <tr
      className={classNames('row-link', person.hasLeft && 'is-off', isOpen && 'is-chosen')}
      data-row={number}
    >
      <th scope="row">
        <span className="person">
          <input
            type="checkbox"
            form="many"
            name="person"
            value={number}
            aria-label={t('people.choose', { name: person.name })}
          />
          <Avatar person={faceOf(person)} size={28} />
          <span className="person-text">
            <Link
              id={`open-person-${number}`}
              className="row-link-target"
              to={addressOf(choice, { after: choice.after, person: number })}
              aria-current={isOpen || undefined}
              preventScrollReset
              dir="auto"
            >
              {person.name}
            </Link>
            <small translate="no">{person.email}</small>
          </span>
        </span>
      </th>
      <td className="wide-only">
        {person.roles.length > 0 ? (
          <b>{[...new Set(person.roles.map(({ role }) => t(`roles.${role}`)))].join(', ')}</b>
        ) : (
          <span className="soft">{t('role.MEMBER')}</span>
        )}
      </td>
      <td className="wide-only" dir="auto">
        {[person.unit, person.site].filter(Boolean).join(', ')}
      </td>
      <td className="wide-only soft" dir="auto">
        {person.title}
      </td>
      <td className="wide-only soft">
        {person.lastSeenAt ? <Time at={person.lastSeenAt} /> : null}
      </td>
      <td className="verb">
        <Access person={person} />
      </td>
    </tr>
  )
}

function Access({ person }: { person: ListedPerson }) {
  const t = useMessages(adminMessages)
  if (person.isViewer) return <span className="quiet">{t('people.you')}</span>
  if (!person.hasLeft)
    return person.role === 'ADMIN' ? (
      <span className="quiet phone-only">{t('role.ADMIN')}</span>
    ) : null
  return (
    <Form method="post" preventScrollReset>
      <input type="hidden" name="person" value={person.number} />
      <Button
        type="submit"
        name="intent"
        value="reactivate"
        variant="quiet"
        size="small"
        aria-label={t('people.reactivate.name', { name: person.name })}
      >
        {t('people.reactivate')}
      </Button>
    </Form>
  )
}
