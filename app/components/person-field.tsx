import { type FormEvent, useEffect, useId, useRef, useState } from 'react'
import { Field, type FieldFrame } from '#app/ui/field.tsx'
import { Input } from '#app/ui/input.tsx'
import { type FoundPerson, findPeople } from './find-people.ts'

type PersonFieldProps = FieldFrame & {
  name: string
  defaultValue?: string
  /** Only people who can read this space are offered. */
  spaceNumber?: number
  placeholder?: string
}

const PAUSE_MS = 150

/** Somebody by name: a plain field with the browser's own list. The server finds who is meant, so it works before scripts. */
export function PersonField(props: PersonFieldProps) {
  const { name, defaultValue, spaceNumber, placeholder, ...frame } = props
  const listId = useId()
  const [people, setPeople] = useState<FoundPerson[]>([])
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
  return (
    <Field {...frame}>
      {(inputProps) => (
        <>
          <Input
            {...inputProps}
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
                value={writtenOf(person, people)}
                label={`${person.title}, ${person.unit}`}
              />
            ))}
          </datalist>
        </>
      )}
    </Field>
  )
}

/** Two people of one name are told apart by their unit. */
export const writtenOf = (
  person: Pick<FoundPerson, 'name' | 'unit'>,
  all: readonly Pick<FoundPerson, 'name'>[],
): string =>
  all.filter(({ name }) => name === person.name).length > 1
    ? `${person.name} (${person.unit})`
    : person.name
