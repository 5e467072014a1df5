import { Form, useActionData, useNavigation } from 'react-router'
import { refusalOf, wholeProblem } from '#app/forms.ts'
import { Button } from '#app/ui/button.tsx'
import { FieldError } from '#app/ui/field.tsx'
import { SelectField } from '#app/ui/input.tsx'

type ChooseIdeaProps = {
  intent: string
  /** Of the field, in the form and in refusals. */
  name: string
  label: string
  /** What the field says before one is chosen. */
  choose: string
  submit: string
  ideas: readonly { number: number; title: string }[]
}

/** A form that sends one of these ideas. */
export function ChooseIdea({ intent, name, label, choose, submit, ideas }: ChooseIdeaProps) {
  const refusal = refusalOf(useActionData<{ ok: boolean }>(), intent)
  const isWorking = useNavigation().formData?.get('intent') === intent
  const whole = wholeProblem(refusal)
  return (
    <Form method="post" className="form">
      <input type="hidden" name="intent" value={intent} />
      <SelectField
        label={label}
        name={name}
        required
        defaultValue={refusal?.typed[name] ?? ''}
        error={refusal?.fields[name]}
      >
        <option value="" disabled>
          {choose}
        </option>
        {ideas.map(({ number, title }) => (
          <option key={number} value={number} dir="auto">
            {title}
          </option>
        ))}
      </SelectField>
      {whole ? <FieldError>{whole}</FieldError> : null}
      <div className="form-actions">
        <Button type="submit" isWorking={isWorking}>
          {submit}
        </Button>
      </div>
    </Form>
  )
}
