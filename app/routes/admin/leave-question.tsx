// Before somebody’s access ends: what they own, and who takes it over.
import '#app/styles/sheets/administration.css'
import { useEffect, useRef } from 'react'
import { Form, Link } from 'react-router'
import { firstNameOf } from '#app/components/person-face.ts'
import { PersonField } from '#app/components/person-field.tsx'
import { problemOf, type Refused, refusalOf } from '#app/forms.ts'
import { useLanguage, useMessages } from '#app/messages.tsx'
import { Button, LinkButton } from '#app/ui/button.tsx'
import { adminMessages } from '#messages/admin.ts'
import { localeOf } from '#messages/engine/languages.ts'
import type { OpenPerson } from './person-sheet.tsx'

type LeaveQuestionProps = {
  person: OpenPerson
  keepTo: string
  isWorking: boolean
  refusal: Refused | undefined
}

export function LeaveQuestion({ person, keepTo, isWorking, refusal }: LeaveQuestionProps) {
  const t = useMessages(adminMessages)
  const box = useRef<HTMLElement>(null)
  useEffect(() => box.current?.focus(), [])
  const first = firstNameOf(person.name)
  return (
    <section
      className="admin-question"
      aria-labelledby="leave-question"
      aria-describedby="leave-left"
      tabIndex={-1}
      ref={box}
    >
      <h4 id="leave-question">{t('access.question', { name: person.name })}</h4>
      <div id="leave-left" className="stack stack-tight">
        <p>{t('access.question.about', { name: first })}</p>
        <Owns person={person} />
      </div>
      <Form method="post" className="stack stack-tight" preventScrollReset>
        <input type="hidden" name="person" value={person.number} />
        {person.owns.some(({ ends }) => !ends) ? (
          <Successor person={person} refusal={refusal} />
        ) : null}
        <div className="cluster">
          <LinkButton to={keepTo} preventScrollReset>
            {t('cancel')}
          </LinkButton>
          <Button
            type="submit"
            name="intent"
            value="deactivate"
            variant="danger-filled"
            isWorking={isWorking}
          >
            {t('access.deactivate', { name: first })}
          </Button>
        </div>
      </Form>
    </section>
  )
}

/** Somebody by name; their manager is proposed. */
function Successor({ person, refusal }: Pick<LeaveQuestionProps, 'person' | 'refusal'>) {
  const t = useMessages(adminMessages)
  const { manager } = person
  const proposed = manager && !manager.hasLeft ? nameWithUnit(manager) : ''
  return (
    <PersonField
      label={t('access.successor')}
      name="successor"
      defaultValue={refusalOf(refusal, 'deactivate')?.typed.successor ?? proposed}
      help={t('access.successor.help')}
      error={problemOf(refusal, 'deactivate', 'successorId')}
    />
  )
}

const nameWithUnit = ({ name, unit }: { name: string; unit: string }): string =>
  unit ? `${name} (${unit})` : name

function Owns({ person }: { person: OpenPerson }) {
  const t = useMessages(adminMessages)
  const name = firstNameOf(person.name)
  const [handed, ended] = [false, true].map((ends) =>
    person.owns.filter((one) => one.ends === ends),
  )
  return (
    <>
      {handed?.length ? (
        <>
          <p>{t('access.owns', { name })}</p>
          <Kinds kinds={handed} />
        </>
      ) : (
        <p>{t('access.owns.nothing', { name })}</p>
      )}
      {ended?.length ? (
        <>
          <p>{t('access.ends')}</p>
          <Kinds kinds={ended} />
        </>
      ) : null}
    </>
  )
}

function Kinds({ kinds }: { kinds: OpenPerson['owns'] }) {
  const t = useMessages(adminMessages)
  return (
    <ul className="list">
      {kinds.map(({ label, things, hidden }) => (
        <li key={label}>
          {label}
          {things.length > 0 ? ': ' : null}
          <Names things={things} />
          {hidden > 0 ? ` (${t('access.owns.hidden', { count: hidden })})` : null}
        </li>
      ))}
    </ul>
  )
}

const MAX_NAMED = 10

/** “A, B and C”, each a link. */
function Names({ things }: { things: readonly { name: string; path: string }[] }) {
  const list = new Intl.ListFormat(localeOf(useLanguage()))
  const named = things.slice(0, MAX_NAMED)
  let index = 0
  const names = named.map(({ name }) => name)
  if (things.length > MAX_NAMED) names.push('…')
  return list.formatToParts(names).map(({ type, value }) => {
    const thing = type === 'element' ? named[index++] : undefined
    return thing ? (
      <Link key={`${thing.path} ${thing.name}`} to={thing.path} dir="auto">
        {thing.name}
      </Link>
    ) : (
      value
    )
  })
}
