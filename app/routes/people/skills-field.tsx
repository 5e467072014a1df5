import '#app/styles/sheets/people.css'
import '#app/styles/sheets/discussion.css'
import { type FormEvent, useEffect, useId, useRef, useState } from 'react'
import { askData } from '#app/ask-json.ts'
import { useMessages } from '#app/messages.tsx'
import { Field, type FieldFrame } from '#app/ui/field.tsx'
import { Input } from '#app/ui/input.tsx'
import { onKeys } from '#app/ui/keys.ts'
import { announce } from '#app/ui/live-region.tsx'
import { profileMessages } from '#messages/profile.ts'
import type { NamedSkill } from './skills-named.ts'

const PAUSE_MS = 150

/** Skills with commas between them. While one is typed, those of the vocabulary are suggested, by synonyms too. */
export function SkillsField(props: FieldFrame & { name: string; defaultValue: string }) {
  const { name, defaultValue, ...frame } = props
  const field = useRef<HTMLInputElement>(null)
  const names = useSuggestions(field)
  return (
    <Field {...frame}>
      {(inputProps) => (
        <div className="skills-field">
          <Input
            {...inputProps}
            ref={field}
            name={name}
            defaultValue={defaultValue}
            autoComplete="off"
            role="combobox"
            aria-autocomplete="list"
            aria-expanded={names.skills.length > 0}
            aria-controls={names.id}
            aria-activedescendant={names.active}
            onInput={names.onInput}
            onBlur={names.close}
            onKeyDown={onKeys(names.keys)}
          />
          <Suggestions names={names} />
        </div>
      )}
    </Field>
  )
}

function useSuggestions(field: { current: HTMLInputElement | null }) {
  const t = useMessages(profileMessages)
  const id = useId()
  const [skills, setSkills] = useState<NamedSkill[]>([])
  const [chosen, setChosen] = useState(0)
  const asking = useRef<AbortController>(undefined)
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)
  const close = () => {
    clearTimeout(timer.current)
    asking.current?.abort()
    setSkills([])
  }
  useEffect(
    () => () => {
      clearTimeout(timer.current)
      asking.current?.abort()
    },
    [],
  )
  const onInput = (event: FormEvent<HTMLInputElement>) => {
    const typed = partAt(event.currentTarget).text.trim()
    clearTimeout(timer.current)
    if (typed.length < 2) return close()
    timer.current = setTimeout(async () => {
      asking.current?.abort()
      const request = new AbortController()
      asking.current = request
      const answer = await askData('/ask/skills', { q: typed }, request.signal).catch(() => null)
      if (request.signal.aborted || !answer) return
      setSkills(answer.skills)
      setChosen(0)
      if (answer.skills.length > 0) announce(t('skills.found', { count: answer.skills.length }))
    }, PAUSE_MS)
  }
  const take = (skill: NamedSkill) => {
    if (field.current) putIn(field.current, skill.name)
    close()
  }
  const isOpen = skills.length > 0
  const current = skills[chosen]
  const move = (step: number) => setChosen((chosen + step + skills.length) % skills.length)
  const keys = isOpen
    ? {
        arrowdown: () => move(1),
        arrowup: () => move(-1),
        enter: () => current && take(current),
        tab: () => current && take(current),
        escape: close,
      }
    : {}
  const active = isOpen ? `${id}-${chosen}` : undefined
  return { id, skills, chosen, active, onInput, keys, take, close }
}

/** Puts a name in place of what is typed at the cursor. */
function putIn(input: HTMLInputElement, name: string): void {
  const { from, to } = partAt(input)
  const before = input.value.slice(0, from)
  const after = input.value.slice(to).replace(/^\s*,?\s*/, '')
  const put = `${before && !before.endsWith(' ') ? `${before} ` : before}${name}, `
  input.value = put + after
  input.setSelectionRange(put.length, put.length)
  input.dispatchEvent(new Event('input', { bubbles: true }))
}

/** The skill at the cursor: what stands between two commas. */
function partAt({ value, selectionStart }: HTMLInputElement) {
  const at = selectionStart ?? value.length
  const from = value.lastIndexOf(',', at - 1) + 1
  const comma = value.indexOf(',', at)
  const to = comma === -1 ? value.length : comma
  return { from, to, text: value.slice(from, to) }
}

function Suggestions({ names }: { names: ReturnType<typeof useSuggestions> }) {
  const t = useMessages(profileMessages)
  return (
    <div
      className="suggestions suggestions-below"
      role="listbox"
      id={names.id}
      aria-label={t('skills')}
      hidden={names.skills.length === 0}
    >
      {names.skills.map((skill, index) => (
        // biome-ignore lint/a11y/useKeyWithClickEvents: the keys are heard by the field, which keeps the focus
        <div
          key={skill.number}
          id={`${names.id}-${index}`}
          className="suggestion"
          role="option"
          tabIndex={-1}
          aria-selected={index === names.chosen}
          // The field keeps the focus; a click would take it away before it is heard.
          onMouseDown={(event) => event.preventDefault()}
          onClick={() => names.take(skill)}
        >
          <span>
            <span dir="auto">{skill.name}</span>
            <small>{t('skills.people', { count: skill.peopleCount })}</small>
          </span>
        </div>
      ))}
    </div>
  )
}
