import { Search } from 'lucide-react'
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
  const submit = useSubmit()
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)
  useEffect(() => () => clearTimeout(timer.current), [])
  const find = (form: HTMLFormElement | null, pause: number) => {
    clearTimeout(timer.current)
    timer.current = setTimeout(
      () => void submit(form, { replace: true, preventScrollReset: true }),
      pause,
    )
  }
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
      <Select
        name="unit"
        aria-label="Unit"
        defaultValue={choice.unit}
        onChange={(event) => find(event.currentTarget.form, 0)}
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
        onChange={(event) => find(event.currentTarget.form, 0)}
      >
        {Object.entries(WHO).map(([slug, words]) => (
          <option key={slug} value={slug}>
            {words}
          </option>
        ))}
      </Select>
      <noscript>
        <Button type="submit">Find</Button>
      </noscript>
    </Form>
  )
}
