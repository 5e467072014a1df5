import { Search } from 'lucide'
import { type ReactNode, useEffect, useRef } from 'react'
import { Form, useSubmit } from 'react-router'
import { useMessages } from '#app/messages.tsx'
import { Button } from '#app/ui/button.tsx'
import { Icon } from '#app/ui/icon.tsx'
import { Select } from '#app/ui/input.tsx'
import { frameMessages } from '#messages/frame.ts'

const PAUSE_MS = 250

type FindFormProps = {
  action: string
  /** What is found: “People”. */
  label: string
  /** What one types: “Name or address”. */
  words: string
  query: string
  /** Further choices; each asks anew when it is changed. */
  choices: readonly ChoiceProps[]
  /** What stands at the end of the line. */
  children?: ReactNode
}

/** Finds while one types; before scripts by the button. */
export function FindForm({ action, label, words, query, choices, children }: FindFormProps) {
  const t = useMessages(frameMessages)
  const find = useFind()
  return (
    <Form method="get" action={action} className="admin-filter" role="search" aria-label={label}>
      <div className="input input-with-icon">
        <Icon of={Search} />
        <input
          type="search"
          name="q"
          aria-label={words}
          placeholder={words}
          defaultValue={query}
          maxLength={80}
          onInput={(event) => find(event.currentTarget.form, PAUSE_MS)}
        />
      </div>
      {choices.map((choice) => (
        <Choice key={choice.name} {...choice} onChoose={(form) => find(form, 0)} />
      ))}
      <noscript>
        <Button type="submit">{t('search')}</Button>
      </noscript>
      {children}
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

type ChoiceProps = {
  name: string
  label: string
  value: string
  /** Values with their words, in order. */
  options: readonly (readonly [string, string])[]
}

function Choice(props: ChoiceProps & { onChoose: (form: HTMLFormElement | null) => void }) {
  const { name, label, value, options, onChoose } = props
  return (
    <Select
      name={name}
      aria-label={label}
      defaultValue={value}
      onChange={(event) => onChoose(event.currentTarget.form)}
    >
      {options.map(([slug, words]) => (
        <option key={slug} value={slug} dir="auto">
          {words}
        </option>
      ))}
    </Select>
  )
}
