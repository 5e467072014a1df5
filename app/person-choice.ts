// A person chosen by name in a form, so that choosing works before scripts too.
import type { Atrium } from './atrium.ts'
import { graphql } from './graphql.ts'

const PeopleCalled = graphql(`
  query PeopleCalled($query: String!) { peopleNamed(query: $query, first: 20) { number name unit } }
`)

type Chosen = { ok: true; number: number } | { ok: false; message: string }

/** Who is meant by a name, or by “Name (Unit)” where several bear it. */
export async function personCalled(ask: Atrium['ask'], typed: string): Promise<Chosen> {
  const said = typed.trim()
  if (!said) return { ok: false, message: 'Write a name.' }
  const [, name = said, unit] = /^(.*?)(?:\s*\(([^)]+)\))?$/.exec(said) ?? []
  const { peopleNamed } = await ask(PeopleCalled, { query: name })
  const [first, second] = peopleNamed.filter(
    (person) => isSame(person.name, name) && (!unit || isSame(person.unit, unit)),
  )
  if (!first) return { ok: false, message: `Nobody here is called ${name}. Write the whole name.` }
  if (second) return { ok: false, message: `Which ${name}? Write “${name} (${first.unit})”.` }
  return { ok: true, number: first.number }
}

const isSame = (one: string, other: string): boolean =>
  one.localeCompare(other.trim(), undefined, { sensitivity: 'base' }) === 0
