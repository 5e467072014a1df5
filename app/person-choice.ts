// A person chosen by name in a form, so that choosing works before scripts too.
import { personChoiceMessages } from '#messages/person-choice.ts'
import type { Atrium } from './atrium.ts'
import { graphql } from './graphql.ts'
import { messagesIn } from './messages.tsx'

const PeopleCalled = graphql(`
  query PeopleCalled($query: String!, $spaceNumber: Int) {
    peopleNamed(query: $query, spaceNumber: $spaceNumber, first: 20) { number name unit }
  }
`)

type Chosen = { ok: true; number: number | null } | { ok: false; message: string }

/**
 * Who is meant by a name, or by “Name (Unit)” where several bear it. An empty name means nobody. With a space, only
 * people who can read it are found.
 */
export async function personNamed(
  { ask, language }: Pick<Atrium, 'ask' | 'language'>,
  typed: string,
  spaceNumber?: number,
): Promise<Chosen> {
  // No name with its unit is longer; the expression below needs more than linear time.
  const said = typed.trim().slice(0, 300)
  if (!said) return { ok: true, number: null }
  const [, name = said, unit] = /^(.*?)(?:\s*\(([^)]+)\))?$/.exec(said) ?? []
  const { peopleNamed } = await ask(PeopleCalled, { query: name, spaceNumber: spaceNumber ?? null })
  const [first, second] = peopleNamed.filter(
    (person) => isSame(person.name, name) && (!unit || isSame(person.unit, unit)),
  )
  const t = messagesIn(language, personChoiceMessages)
  if (second && first) return { ok: false, message: t('several', { name, unit: first.unit }) }
  if (first) return { ok: true, number: first.number }
  return { ok: false, message: t(spaceNumber === undefined ? 'none' : 'noneInSpace', { name }) }
}

const isSame = (one: string, other: string): boolean =>
  one.localeCompare(other.trim(), undefined, { sensitivity: 'base' }) === 0
