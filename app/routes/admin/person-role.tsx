import '#app/styles/sheets/administration.css'
import { KeyRound } from 'lucide'
import { useEffect, useRef } from 'react'
import { Form, useNavigation } from 'react-router'
import { firstNameOf } from '#app/components/person-face.ts'
import { anyProblem } from '#app/forms.ts'
import { useMessages } from '#app/messages.tsx'
import { Button, LinkButton } from '#app/ui/button.tsx'
import { classNames } from '#app/ui/class-names.ts'
import { FieldError } from '#app/ui/field.tsx'
import { Icon } from '#app/ui/icon.tsx'
import { TextField } from '#app/ui/input.tsx'
import { Notice } from '#app/ui/notice.tsx'
import { adminMessages } from '#messages/admin.ts'
import { addressOf } from './people-choice.ts'
import type { OpenPerson, PersonSheetProps } from './person-sheet.tsx'

const ROLES = new Set(['makeAdmin', 'makeMember'])

/** Makes somebody an administrator, or a member again; asks first. */
export function PersonRole({ person, choice, refusal }: Omit<PersonSheetProps, 'spaces'>) {
  const t = useMessages(adminMessages)
  const isAdmin = person.role === 'ADMIN'
  const you = isAdmin && person.isViewer
  if (!person.viewerCan.setRole || (person.hasLeft && !isAdmin)) return null
  const first = firstNameOf(person.name)
  const here = { after: choice.after, person: String(person.number) }
  const problem = ROLES.has(refusal?.intent ?? '') ? anyProblem(refusal) : undefined
  return (
    <section className="admin-access">
      <h3>{t('people.role')}</h3>
      {problem ? <FieldError>{problem}</FieldError> : null}
      <RoleDone person={person} done={choice.done} />
      <p className="soft">
        {you
          ? t('role.isAdmin.you')
          : t(isAdmin ? 'role.isAdmin' : 'role.isMember', { name: first })}
      </p>
      {choice.asks === 'role' ? (
        <RoleQuestion
          person={person}
          keepTo={addressOf(choice, here)}
          typed={refusal?.typed.reason}
        />
      ) : (
        <LinkButton to={addressOf(choice, { ...here, asks: 'role' })} preventScrollReset>
          <Icon of={KeyRound} />
          {you
            ? t('role.makeMember.you')
            : t(isAdmin ? 'role.makeMember' : 'role.makeAdmin', { name: first })}
        </LinkButton>
      )}
    </section>
  )
}

function RoleDone({ person, done }: { person: OpenPerson; done: string | null }) {
  const t = useMessages(adminMessages)
  const first = firstNameOf(person.name)
  if (done === 'makeAdmin' && person.role === 'ADMIN')
    return (
      <Notice role="status" tone="good">
        {t('role.nowAdmin', { name: first })}
      </Notice>
    )
  if (done === 'makeMember' && person.role === 'MEMBER')
    return (
      <Notice role="status" tone="good">
        {t('role.nowMember', { name: first })}
      </Notice>
    )
  return null
}

type RoleQuestionProps = { person: OpenPerson; keepTo: string; typed: string | undefined }

/** Asks, and says what it means: at once, in every open tab. */
function RoleQuestion({ person, keepTo, typed }: RoleQuestionProps) {
  const t = useMessages(adminMessages)
  const box = useRef<HTMLElement>(null)
  useEffect(() => box.current?.focus(), [])
  const isWorking = ROLES.has(String(useNavigation().formData?.get('intent')))
  const isAdmin = person.role === 'ADMIN'
  const you = isAdmin && person.isViewer
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
        {you
          ? t('role.question.you')
          : t(isAdmin ? 'role.question.member' : 'role.question.admin', { name: person.name })}
      </h4>
      <p id="role-means">
        {you
          ? t('role.about.you')
          : t(isAdmin ? 'role.about.member' : 'role.about.admin', { name: first })}
      </p>
      <Form method="post" className="stack stack-tight" preventScrollReset>
        <input type="hidden" name="person" value={person.number} />
        <TextField
          label={t('roles.reason')}
          name="reason"
          defaultValue={typed}
          maxLength={200}
          required
        />
        <div className="cluster">
          <LinkButton to={keepTo} preventScrollReset>
            {t('cancel')}
          </LinkButton>
          <Button
            type="submit"
            name="intent"
            value={isAdmin ? 'makeMember' : 'makeAdmin'}
            variant={isAdmin ? 'danger-filled' : 'primary'}
            isWorking={isWorking}
          >
            {t(isAdmin ? 'role.confirm.member' : 'role.confirm.admin')}
          </Button>
        </div>
      </Form>
    </section>
  )
}
