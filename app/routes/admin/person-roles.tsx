// The roles of somebody besides that of an administrator: each with its reason, given and ended with one.
import '#app/styles/sheets/administration.css'
import { Form, useNavigation } from 'react-router'
import { firstNameOf } from '#app/components/person-face.ts'
import { problemOf, wholeProblem } from '#app/forms.ts'
import { useMessages } from '#app/messages.tsx'
import { Button, buttonClass } from '#app/ui/button.tsx'
import { FieldError } from '#app/ui/field.tsx'
import { SelectField, TextField } from '#app/ui/input.tsx'
import { Notice } from '#app/ui/notice.tsx'
import { Time } from '#app/ui/time.tsx'
import { adminMessages } from '#messages/admin.ts'
import type { OpenPerson, PersonSheetProps } from './person-sheet.tsx'

type Held = OpenPerson['roles'][number]
const GIVEN = ['SPONSOR', 'PRODUCT_TEAM', 'SUPPORT', 'MODERATOR', 'AUDITOR'] as const
const REASON_LENGTH = 200

export function PersonRoles({ person, choice, refusal, spaces }: PersonSheetProps) {
  const t = useMessages(adminMessages)
  const roles = person.roles.filter(({ role }) => role !== 'ADMINISTRATOR')
  const mayGive = person.viewerCan.grantRole && !person.hasLeft
  if (roles.length === 0 && !mayGive) return null
  return (
    <section className="admin-access admin-roles">
      <h3>{t('roles')}</h3>
      {choice.done === 'grantRole' || choice.done === 'endRole' ? (
        <Notice role="status" tone="good">
          {t(choice.done === 'grantRole' ? 'roles.given' : 'roles.ended')}
        </Notice>
      ) : null}
      {roles.length > 0 ? (
        <ul className="list list-ruled">
          {roles.map((held) => (
            <RoleRow key={keyOf(held)} held={held} person={person} refusal={refusal} />
          ))}
        </ul>
      ) : (
        <p className="soft">{t('roles.none', { name: firstNameOf(person.name) })}</p>
      )}
      {mayGive ? <GiveRole person={person} refusal={refusal} spaces={spaces} /> : null}
    </section>
  )
}

const keyOf = ({ role, space, isInSpace }: Held): string =>
  `${role}-${space?.number ?? (isInSpace ? 'x' : 0)}`

type RowProps = Pick<PersonSheetProps, 'person' | 'refusal'> & { held: Held }

function RoleRow({ held, person, refusal }: RowProps) {
  const t = useMessages(adminMessages)
  const mayEnd = person.viewerCan.grantRole && (held.space !== null || !held.isInSpace)
  const isRefused = refusal?.intent === 'endRole' && refusal.typed.of === keyOf(held)
  return (
    <li className="stack stack-tight">
      <div>
        <b>{t(`roles.${held.role}`)}</b>
        {held.space ? <span dir="auto"> · {held.space.name}</span> : null}
        {held.isInSpace && !held.space ? <span> · {t('roles.hiddenSpace')}</span> : null}
      </div>
      <small className="soft">
        {held.grantedBy ? t('roles.by', { name: held.grantedBy.name }) : null}{' '}
        {held.grantedAt ? <Time at={held.grantedAt} as="day" /> : null}
        {held.until ? t.rich('roles.until', { day: <Time at={held.until} as="day" /> }) : null}
      </small>
      {held.reason ? <small dir="auto">{held.reason}</small> : null}
      {mayEnd ? (
        <details open={isRefused || undefined}>
          <summary className="link">{t('roles.end', { role: t(`roles.${held.role}`) })}</summary>
          <EndRole held={held} person={person} refusal={isRefused ? refusal : undefined} />
        </details>
      ) : null}
    </li>
  )
}

function EndRole({ held, person, refusal }: RowProps) {
  const t = useMessages(adminMessages)
  const isWorking = useNavigation().formData?.get('intent') === 'endRole'
  return (
    <Form method="post" className="stack stack-tight" preventScrollReset>
      <input type="hidden" name="person" value={person.number} />
      <input type="hidden" name="role" value={held.role} />
      <input type="hidden" name="space" value={held.space?.number ?? ''} />
      <input type="hidden" name="of" value={keyOf(held)} />
      <TextField
        label={t('roles.reason')}
        name="reason"
        defaultValue={refusal?.typed.reason}
        maxLength={REASON_LENGTH}
        required
        error={problemOf(refusal, 'endRole', 'reason') ?? wholeProblem(refusal)}
      />
      <div className="cluster">
        <Button type="submit" name="intent" value="endRole" variant="danger" isWorking={isWorking}>
          {t('roles.end.confirm')}
        </Button>
      </div>
    </Form>
  )
}

type GiveProps = Pick<PersonSheetProps, 'person' | 'refusal' | 'spaces'>

function GiveRole({ person, refusal, spaces }: GiveProps) {
  const t = useMessages(adminMessages)
  const isWorking = useNavigation().formData?.get('intent') === 'grantRole'
  const mine = refusal?.intent === 'grantRole' ? refusal : undefined
  const problem = (field: string) => problemOf(mine, 'grantRole', field)
  const whole = problem('personId') ?? wholeProblem(mine)
  return (
    <details open={mine ? true : undefined}>
      <summary className={buttonClass({ size: 'small' })}>{t('roles.give')}</summary>
      <Form method="post" className="stack" preventScrollReset>
        <input type="hidden" name="person" value={person.number} />
        {whole ? <FieldError>{whole}</FieldError> : null}
        <RoleFields refusal={mine} spaces={spaces} />
        <TextField
          label={t('roles.reason')}
          name="reason"
          defaultValue={mine?.typed.reason}
          maxLength={REASON_LENGTH}
          required
          error={problem('reason')}
        />
        <div className="cluster">
          <Button
            type="submit"
            name="intent"
            value="grantRole"
            variant="primary"
            isWorking={isWorking}
          >
            {t('roles.give.confirm')}
          </Button>
        </div>
      </Form>
    </details>
  )
}

function RoleFields({ refusal, spaces }: Omit<GiveProps, 'person'>) {
  const t = useMessages(adminMessages)
  const problem = (field: string) => problemOf(refusal, 'grantRole', field)
  return (
    <>
      <SelectField
        label={t('people.role')}
        name="role"
        defaultValue={refusal?.typed.role}
        error={problem('role')}
      >
        {GIVEN.map((role) => (
          <option key={role} value={role}>
            {t(`roles.${role}`)}
          </option>
        ))}
      </SelectField>
      <SelectField
        label={t('space')}
        name="space"
        defaultValue={refusal?.typed.space}
        help={t('roles.space.help')}
        error={problem('spaceId')}
      >
        <option value="">{t('roles.company')}</option>
        {spaces.map(({ number, name }) => (
          <option key={number} value={number} dir="auto">
            {name}
          </option>
        ))}
      </SelectField>
      <TextField
        type="date"
        label={t('roles.end.date')}
        name="until"
        defaultValue={refusal?.typed.until}
        help={t('roles.end.date.help')}
        error={problem('until')}
      />
    </>
  )
}
