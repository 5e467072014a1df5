import type { ReactNode } from 'react'
import { Form, useNavigation } from 'react-router'
import { type Refused, wholeProblem } from '#app/forms.ts'
import { useMessages } from '#app/messages.tsx'
import { Button, LinkButton } from '#app/ui/button.tsx'
import { FieldError } from '#app/ui/field.tsx'
import { TextAreaField, TextField } from '#app/ui/input.tsx'
import { GOAL_ABOUT_LENGTH, GOAL_TITLE_LENGTH } from '#graphql/goals/limits.ts'
import { goalsMessages } from '#messages/goals.ts'

type GoalFormProps = {
  initial: { title?: string; about?: string; dueOn?: string | null }
  refusal: Refused | undefined
  submit: string
  backTo: string
  /** Above the words. */
  before?: ReactNode
  /** Below them. */
  children?: ReactNode
}

/** The words of a goal. */
export function GoalForm({ initial, refusal, submit, backTo, before, children }: GoalFormProps) {
  const t = useMessages(goalsMessages)
  const isWorking = useNavigation().state === 'submitting'
  const whole = wholeProblem(refusal)
  const typed = refusal?.typed
  return (
    <Form method="post" className="form form-narrow">
      {before}
      <TextField
        label={t('form.title')}
        name="title"
        required
        maxLength={GOAL_TITLE_LENGTH}
        defaultValue={typed?.title ?? initial.title ?? ''}
        error={refusal?.fields.title}
      />
      <TextAreaField
        label={t('form.about')}
        name="about"
        rows={5}
        maxLength={GOAL_ABOUT_LENGTH}
        defaultValue={typed?.about ?? initial.about ?? ''}
        error={refusal?.fields.about}
      />
      <TextField
        label={t('form.due')}
        name="dueOn"
        type="date"
        defaultValue={typed?.dueOn ?? initial.dueOn ?? ''}
        error={refusal?.fields.dueOn}
      />
      {children}
      {whole ? <FieldError>{whole}</FieldError> : null}
      <div className="form-actions">
        <Button type="submit" variant="primary" isWorking={isWorking}>
          {submit}
        </Button>
        <LinkButton variant="quiet" to={backTo}>
          {t('cancel')}
        </LinkButton>
      </div>
    </Form>
  )
}
