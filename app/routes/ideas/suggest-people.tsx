import { Avatar } from '#app/components/avatar.tsx'
import { faceOf } from '#app/components/person-face.ts'
import type { NameSuggestion, SuggestNames } from '#app/ui/name-suggestions.tsx'

type Named = {
  number: number
  name: string
  title: string
  unit: string
  pictureUrl: string | null
}

/** People who can read the space and whose name begins so. */
export async function findPeople(
  query: string,
  spaceNumber: number,
  signal?: AbortSignal,
): Promise<Named[]> {
  const address = `/ask/names?q=${encodeURIComponent(query)}&space=${spaceNumber}`
  const answer = await fetch(address, { signal })
  return answer.ok ? ((await answer.json()) as { people: Named[] }).people : []
}

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
