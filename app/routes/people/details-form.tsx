import '#app/styles/sheets/people.css'
import { Form, useNavigation } from 'react-router'
import { EditConflict } from '#app/components/edit-conflict.tsx'
import { PersonField } from '#app/components/person-field.tsx'
import { problemOf, refusalOf, wholeProblem } from '#app/forms.ts'
import { useMessages } from '#app/messages.tsx'
import { Button, LinkButton } from '#app/ui/button.tsx'
import { FieldError } from '#app/ui/field.tsx'
import { TextField } from '#app/ui/input.tsx'
import { JOB_LENGTH, NAME_LENGTH, SITE_LENGTH, UNIT_LENGTH } from '#graphql/people/limits.ts'
import { profileMessages } from '#messages/profile.ts'
import type { PersonCardData } from './person-document.ts'

const FIELDS = [
  { name: 'name', max: NAME_LENGTH },
  { name: 'title', max: JOB_LENGTH },
  { name: 'unit', max: UNIT_LENGTH },
  { name: 'site', max: SITE_LENGTH },
] as const

type DetailsFormProps = { person: PersonCardData; answer: { ok: boolean } | undefined }

/** What the company says of somebody, edited by administrators. */
export function DetailsForm({ person, answer }: DetailsFormProps) {
  const t = useMessages(profileMessages)
  const refusal = refusalOf(answer, 'details')
  const isSaving = useNavigation().formData?.get('intent') === 'details'
  const typed = (name: string, own: string) => refusal?.typed[name] ?? own
  const problem = (field: string) => problemOf(answer, 'details', field)
  const whole = wholeProblem(refusal)
  return (
    <section className="sheet sheet-pad profile-edit" aria-label={t('details')}>
      <h2>{t('details')}</h2>
      <Form method="post" className="form">
        <input type="hidden" name="intent" value="details" />
        {whole ? <FieldError>{whole}</FieldError> : null}
        <EditConflict
          version={person.profileVersion}
          refusal={refusal}
          labels={{ name: t('name'), title: t('title'), unit: t('unit'), site: t('site') }}
        />
        {FIELDS.map(({ name, max }) => (
          <TextField
            key={name}
            label={t(name)}
            name={name}
            required={name === 'name'}
            maxLength={max}
            defaultValue={typed(name, person[name])}
            error={problem(name)}
          />
        ))}
        <PersonField
          label={t('manager')}
          name="manager"
          defaultValue={typed('manager', person.manager?.name ?? '')}
          help={t('manager.help')}
          error={problem('managerId')}
        />
        <div className="form-actions">
          <Button type="submit" variant="primary" isWorking={isSaving}>
            {t('save')}
          </Button>
          <LinkButton variant="quiet" to={`/people/${person.number}`}>
            {t('cancel')}
          </LinkButton>
        </div>
      </Form>
    </section>
  )
}
