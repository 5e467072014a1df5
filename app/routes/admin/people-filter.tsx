import { Search } from 'lucide'
import { useEffect, useRef } from 'react'
import { Form, useSubmit } from 'react-router'
import { Button } from '#app/ui/button.tsx'
import { Icon } from '#app/ui/icon.tsx'
import { Select } from '#app/ui/input.tsx'
import { type PeopleChoice, WHO, whoSlug } from './people-choice.ts'

const PAUSE_MS = 250

type PeopleFilterProps = { choice: PeopleChoice; units: readonly string[] }

/** Finds while one types; before scripts by the button. */
export function PeopleFilter({ choice, units }: PeopleFilterProps) {
  const find = useFind()
  return (
    <Form
      method="get"
      action="/admin/people"
      className="admin-filter"
      role="search"
      aria-label="People"
    >
      <div className="input input-with-icon">
        <Icon of={Search} />
        <input
          type="search"
          name="q"
          aria-label="Name or address"
          placeholder="Name or address"
          defaultValue={choice.query}
          maxLength={80}
          onInput={(event) => find(event.currentTarget.form, PAUSE_MS)}
        />
      </div>
      <Choices choice={choice} units={units} onChoose={(form) => find(form, 0)} />
      <noscript>
        <Button type="submit">Find</Button>
      </noscript>
    </Form>
  )
}

/** Asks for the list after a pause; what was about to be asked is forgotten. */
function useFind() {
  const submit = useSubmit()
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)
  useEffect(() => () => clearTimeout(timer.current), [])
  return (form: HTMLFormElement | null, pause: number) => {
    clearTimeout(timer.current)
    timer.current = setTimeout(
      () => void submit(form, { replace: true, preventScrollReset: true }),
      pause,
    )
  }
}

type ChoicesProps = PeopleFilterProps & { onChoose: (form: HTMLFormElement | null) => void }

function Choices({ choice, units, onChoose }: ChoicesProps) {
  return (
    <>
      <Select
        name="unit"
        aria-label="Unit"
        defaultValue={choice.unit}
        onChange={(event) => onChoose(event.currentTarget.form)}
      >
        <option value="">All units</option>
        {units.map((unit) => (
          <option key={unit}>{unit}</option>
        ))}
      </Select>
      <Select
        name="who"
        aria-label="Access"
        defaultValue={whoSlug(choice.who)}
        onChange={(event) => onChoose(event.currentTarget.form)}
      >
        {Object.entries(WHO).map(([slug, words]) => (
          <option key={slug} value={slug}>
            {words}
          </option>
        ))}
      </Select>
    </>
  )
}
