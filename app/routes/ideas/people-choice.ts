// A person chosen by name in a form, so that choosing works before scripts too.
import type { Atrium } from '#app/atrium.ts'
import { FindPerson } from './idea-writes.ts'

type Chosen = { ok: true; number: number | null } | { ok: false; message: string }

/**
 * Who is meant by a name, or by “Name (Unit)” where several bear it. An empty name means nobody. Only people who can
 * read the space are found.
 */
export async function personNamed(
  ask: Atrium['ask'],
  typed: string,
  spaceNumber: number,
): Promise<Chosen> {
  const said = typed.trim()
  if (!said) return { ok: true, number: null }
  const [, name = said, unit] = /^(.*?)(?:\s*\(([^)]+)\))?$/.exec(said) ?? []
  const { peopleNamed } = await ask(FindPerson, { query: name, spaceNumber })
  const found = peopleNamed.filter(
    (person) => isSame(person.name, name) && (!unit || isSame(person.unit, unit)),
  )
  const [first, second] = found
  if (!first) return { ok: false, message: `Nobody called ${name} can read this space.` }
  if (second) return { ok: false, message: `Which ${name}? Write “${name} (${first.unit})”.` }
  return { ok: true, number: first.number }
}

const isSame = (one: string, other: string): boolean =>
  one.localeCompare(other.trim(), undefined, { sensitivity: 'base' }) === 0
