// People who belong to a thread: their list, from which they are removed, and the form that adds one.
import { Form, useActionData } from 'react-router'
import { PersonField } from '#app/components/person-field.tsx'
import { problemOf, refusalOf } from '#app/forms.ts'
import { Button } from '#app/ui/button.tsx'

type ThreadPeopleProps = {
  people: readonly { number: number; name: string }[]
  /** What its button does; null: the viewer removes nobody. */
  end: { intent: string; label: string; labelOf: (name: string) => string } | null
  labelledBy?: string
}

export function ThreadPeople({ people, end, labelledBy }: ThreadPeopleProps) {
  return (
    <ul className="meta-list" aria-labelledby={labelledBy}>
      {people.map(({ name, number }) => (
        <li key={number}>
          <Form method="post" className="cluster">
            <input type="hidden" name="personId" value={number} />
            <bdi dir="auto">{name}</bdi>
            {end ? (
              <Button
                type="submit"
                size="small"
                name="intent"
                value={end.intent}
                aria-label={end.labelOf(name)}
              >
                {end.label}
              </Button>
            ) : null}
          </Form>
        </li>
      ))}
    </ul>
  )
}

type AddPersonProps = {
  intent: string
  /** The name of its field. */
  field: string
  summary: string
  label: string
  help?: string
  button: string
}

/** Stays open while what was entered is refused. */
export function AddPerson({ intent, field, summary, label, help, button }: AddPersonProps) {
  const data = useActionData<{ ok: boolean }>()
  return (
    <details className="form-more" open={refusalOf(data, intent) !== undefined}>
      <summary>{summary}</summary>
      <Form method="post" className="form">
        <PersonField
          label={label}
          name={field}
          {...(help ? { help } : {})}
          error={problemOf(data, intent, field) ?? problemOf(data, intent, 'personId')}
        />
        <Button type="submit" size="small" name="intent" value={intent}>
          {button}
        </Button>
      </Form>
    </details>
  )
}
