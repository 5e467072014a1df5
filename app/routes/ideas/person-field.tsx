import { type FormEvent, useEffect, useId, useRef, useState } from 'react'
import { Field, type FieldFrame } from '#app/ui/field.tsx'
import { Input } from '#app/ui/input.tsx'
import { findPeople } from './suggest-people.tsx'

type PersonFieldProps = FieldFrame & {
  name: string
  defaultValue?: string
  /** Only people who can read this space are offered. */
  spaceNumber: number
  placeholder?: string
}

const PAUSE_MS = 150

/** A person by name. A plain field with the browser's own list: the server finds who is meant. */
export function PersonField(props: PersonFieldProps) {
  const { name, defaultValue, spaceNumber, placeholder, ...frame } = props
  const listId = useId()
  const [people, setPeople] = useState<Awaited<ReturnType<typeof findPeople>>>([])
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)
  useEffect(() => () => clearTimeout(timer.current), [])
  const look = (event: FormEvent<HTMLInputElement>) => {
    const typed = event.currentTarget.value.trim()
    clearTimeout(timer.current)
    if (typed.length < 2) return
    timer.current = setTimeout(() => {
      findPeople(typed, spaceNumber).then(setPeople, () => setPeople([]))
    }, PAUSE_MS)
  }
  const isShared = (one: string) => people.filter((person) => person.name === one).length > 1
  return (
    <Field {...frame}>
      {(wire) => (
        <>
          <Input
            {...wire}
            name={name}
            defaultValue={defaultValue}
            placeholder={placeholder}
            list={listId}
            autoComplete="off"
            maxLength={120}
            onInput={look}
          />
          <datalist id={listId}>
            {people.map((person) => (
              <option
                key={person.number}
                value={isShared(person.name) ? `${person.name} (${person.unit})` : person.name}
                label={`${person.title}, ${person.unit}`}
              />
            ))}
          </datalist>
        </>
      )}
    </Field>
  )
}
