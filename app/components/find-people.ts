export type FoundPerson = {
  number: number
  name: string
  title: string
  unit: string
  pictureUrl: string | null
}

/** People whose name begins so; with a space, those who can read it. */
export async function findPeople(
  query: string,
  spaceNumber?: number,
  signal?: AbortSignal,
): Promise<FoundPerson[]> {
  const space = spaceNumber === undefined ? '' : `&space=${spaceNumber}`
  const answer = await fetch(`/ask/names?q=${encodeURIComponent(query)}${space}`, { signal })
  return answer.ok ? ((await answer.json()) as { people: FoundPerson[] }).people : []
}
