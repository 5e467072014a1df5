// What is done with several people at once: each is a change of its own, as on their own page, with its own line in the log.
import type { Atrium } from '#app/atrium.ts'
import { graphql, type ResultOf } from '#app/graphql.ts'
import { writeRole } from './role-writes.ts'

export const ManyPeople = graphql(`
  query ManyPeople($numbers: [ID!]!) {
    units
    peopleByNumber(numbers: $numbers) { number name email title unit site hasLeft isViewer pictureUrl manager { number } roles { role } }
  }
`)
export type ChosenPerson = ResultOf<typeof ManyPeople>['peopleByNumber'][number]

const EditUnit = graphql(`
  mutation EditUnitOfMany($input: EditPersonInput!) { editPerson(input: $input) { number } }
`)
const Deactivate = graphql(`
  mutation DeactivateOfMany($person: ID!) { deactivate(personId: $person) { number } }
`)
const Reactivate = graphql(`
  mutation ReactivateOfMany($person: ID!) { setActive(personId: $person, isActive: true) { number } }
`)

export const MANY = ['unit', 'role', 'deactivate', 'reactivate'] as const
export type Many = (typeof MANY)[number]

/** As many people are changed at once. */
export const MAX_MANY = 50

/** Whom of the chosen a change would change: the others are left as they are. */
export const concerned = (what: Many, people: readonly ChosenPerson[], value: string) =>
  people.filter((person) => {
    if (what === 'deactivate') return !person.hasLeft && !person.isViewer
    if (what === 'reactivate') return person.hasLeft
    if (what === 'role') return !person.hasLeft && !person.roles.some(({ role }) => role === value)
    return person.unit !== value
  })

/** Changes one of them. */
export function changeOne(
  gateway: Pick<Atrium, 'submit'>,
  what: Many,
  one: ChosenPerson,
  form: Record<string, string>,
) {
  const person = String(one.number)
  const { name, title, site } = one
  switch (what) {
    case 'deactivate':
      return gateway.submit(Deactivate, { person })
    case 'reactivate':
      return gateway.submit(Reactivate, { person })
    case 'role':
      return writeRole(gateway, 'grantRole', { ...form, person })
    case 'unit': {
      const manager = one.manager ? String(one.manager.number) : null
      return gateway.submit(EditUnit, {
        input: { personId: person, name, title, site, unit: form.unit ?? '', managerId: manager },
      })
    }
  }
}
