import { askData } from '#app/ask-json.ts'
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
  const asked = new URLSearchParams({ q: query })
  if (spaceNumber !== undefined) asked.set('space', String(spaceNumber))
  return askData('/ask/names', asked, signal).then(
    ({ people }) => people,
    () => [],
  )
}
