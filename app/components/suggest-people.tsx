import { Avatar } from '#app/components/avatar.tsx'
import { findPeople } from '#app/components/find-people.ts'
import { faceOf } from '#app/components/person-face.ts'
import type { NameSuggestion, SuggestNames } from '#app/ui/name-suggestions.tsx'

/** What @ offers in a text of this space. */
export function suggestPeople(spaceNumber: number): SuggestNames {
  return async (query, signal) => {
    const people = await findPeople(query, spaceNumber, signal)
    return people.map(
      (person): NameSuggestion => ({
        id: String(person.number),
        insert: `@${person.name}`,
        label: `${person.name}, ${person.unit}`,
        face: (
          <>
            <Avatar person={faceOf(person)} size={24} />
            <span>
              {person.name} <small className="quiet">{person.unit}</small>
            </span>
          </>
        ),
      }),
    )
  }
}
