import { KeyRound } from 'lucide'
import { useEffect, useRef } from 'react'
import { Form, useNavigation } from 'react-router'
import { firstNameOf } from '#app/components/person-face.ts'
import { anyProblem } from '#app/forms.ts'
import { Button, LinkButton } from '#app/ui/button.tsx'
import { classNames } from '#app/ui/class-names.ts'
import { FieldError } from '#app/ui/field.tsx'
import { Icon } from '#app/ui/icon.tsx'
import { Notice } from '#app/ui/notice.tsx'
import { addressOf } from './people-choice.ts'
import type { OpenPerson, PersonSheetProps } from './person-sheet.tsx'

const ROLES = new Set(['makeAdmin', 'makeMember'])

/** Makes somebody an administrator, or a member again; asks first. */
export function PersonRole({ person, choice, refusal }: PersonSheetProps) {
  const isAdmin = person.role === 'ADMIN'
  if (!person.viewerCan.setRole || (person.hasLeft && !isAdmin)) return null
  const first = firstNameOf(person.name)
  const here = { after: choice.after, person: String(person.number) }
  const problem = ROLES.has(refusal?.intent ?? '') ? anyProblem(refusal) : undefined
  return (
    <section className="admin-access">
      <h3>Role</h3>
      {problem ? <FieldError>{problem}</FieldError> : null}
      <RoleDone person={person} done={choice.done} />
      <p className="soft">
        {isAdmin
          ? `${person.isViewer ? 'You are' : `${first} is`} an administrator: people, spaces and boards, the log and the mails.`
          : `${first} is a member. An administrator looks after people, spaces and boards, and reads the log and the mails.`}
      </p>
      {choice.asks === 'role' ? (
        <RoleQuestion person={person} keepTo={addressOf(choice, here)} />
      ) : (
        <LinkButton to={addressOf(choice, { ...here, asks: 'role' })} preventScrollReset>
          <Icon of={KeyRound} />
          {isAdmin
            ? person.isViewer
              ? 'Lay it down'
              : `Make ${first} a member again`
            : `Make ${first} an administrator`}
        </LinkButton>
      )}
    </section>
  )
}

function RoleDone({ person, done }: { person: OpenPerson; done: string | null }) {
  const first = firstNameOf(person.name)
  if (done === 'makeAdmin' && person.role === 'ADMIN')
    return (
      <Notice role="status" tone="good">
        {first} is an administrator now.
      </Notice>
    )
  if (done === 'makeMember' && person.role === 'MEMBER')
    return (
      <Notice role="status" tone="good">
        {first} is a member again.
      </Notice>
    )
  return null
}

/** Asks, and says what it means: at once, in every open tab. */
function RoleQuestion({ person, keepTo }: { person: OpenPerson; keepTo: string }) {
  const box = useRef<HTMLElement>(null)
  useEffect(() => box.current?.focus(), [])
  const isWorking = ROLES.has(String(useNavigation().formData?.get('intent')))
  const isAdmin = person.role === 'ADMIN'
  const first = firstNameOf(person.name)
  return (
    <section
      className={classNames('admin-question', !isAdmin && 'admin-question-plain')}
      aria-labelledby="role-question"
      aria-describedby="role-means"
      tabIndex={-1}
      ref={box}
    >
      <h4 id="role-question">
        {isAdmin
          ? person.isViewer
            ? 'Be a member again?'
            : `Make ${person.name} a member again?`
          : `Make ${person.name} an administrator?`}
      </h4>
      <p id="role-means">
        {isAdmin
          ? `It counts at once. ${person.isViewer ? 'You' : first} can no longer open these pages.`
          : `It counts at once. ${first} can then end anybody’s access, name administrators and archive open spaces; closed spaces stay closed to them.`}
      </p>
      <Form method="post" className="cluster" preventScrollReset>
        <input type="hidden" name="person" value={person.number} />
        <LinkButton to={keepTo} preventScrollReset>
          Leave it as it is
        </LinkButton>
        <Button
          type="submit"
          name="intent"
          value={isAdmin ? 'makeMember' : 'makeAdmin'}
          variant={isAdmin ? 'danger-filled' : 'primary'}
          isWorking={isWorking}
        >
          {isAdmin ? 'Make a member' : 'Make an administrator'}
        </Button>
      </Form>
    </section>
  )
}
