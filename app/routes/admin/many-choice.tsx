// Who is chosen, and what is to change for them.
import { Form } from 'react-router'
import { useMessages } from '#app/messages.tsx'
import { Button } from '#app/ui/button.tsx'
import { FieldGroup } from '#app/ui/field.tsx'
import { Radio, SelectField, TextField } from '#app/ui/input.tsx'
import { accountMessages } from '#messages/account.ts'
import { adminMessages } from '#messages/admin.ts'
import { type ChosenPerson, MANY, type Many } from './many-writes.ts'

const ROLES = ['SPONSOR', 'PRODUCT_TEAM', 'SUPPORT', 'MODERATOR', 'AUDITOR'] as const

type ManyChoiceProps = {
  people: readonly ChosenPerson[]
  units: readonly string[]
  wish: { what: Many | null; value: string; reason: string }
}

export function ManyChoice({ people, units, wish }: ManyChoiceProps) {
  const t = useMessages(accountMessages)
  const admin = useMessages(adminMessages)
  const names = people.map(({ name }) => name).join(', ')
  return (
    <Form method="get" className="form form-narrow">
      {people.map(({ number }) => (
        <input key={number} type="hidden" name="person" value={number} />
      ))}
      <p dir="auto">{names}</p>
      <FieldGroup legend={t('many.what')}>
        {MANY.map((one) => (
          <Radio
            key={one}
            name="what"
            value={one}
            label={t(`many.${one}`)}
            defaultChecked={one === (wish.what ?? 'unit')}
          />
        ))}
      </FieldGroup>
      <TextField
        label={t('many.unit.new')}
        name="unit"
        list="units"
        maxLength={120}
        defaultValue={wish.what === 'role' ? '' : wish.value}
      />
      <datalist id="units">
        {units.map((unit) => (
          <option key={unit} value={unit} />
        ))}
      </datalist>
      <SelectField
        label={t('many.role.new')}
        name="role"
        defaultValue={wish.what === 'role' ? wish.value : 'SPONSOR'}
      >
        {ROLES.map((role) => (
          <option key={role} value={role}>
            {admin(`roles.${role}`)}
          </option>
        ))}
      </SelectField>
      <TextField
        label={t('many.reason')}
        help={t('many.reason.help')}
        name="reason"
        defaultValue={wish.reason}
        error={wish.what === 'role' && !wish.reason.trim() ? t('many.reason.missing') : undefined}
      />
      <div className="form-actions">
        <Button type="submit">{t('many.preview')}</Button>
      </div>
    </Form>
  )
}
