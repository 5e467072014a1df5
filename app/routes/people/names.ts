// People for what is typed after @, and for choosers: GET /ask/names?q=ana&space=3.
import { atrium } from '#app/atrium.ts'
import { graphql, type ResultOf } from '#app/graphql.ts'
import type { Route } from './+types/names'

const PeopleNamed = graphql(`
  query PeopleNamed($query: String!, $spaceNumber: Int) {
    peopleNamed(query: $query, spaceNumber: $spaceNumber, first: 8) {
      number
      name
      title
      unit
      pictureUrl
    }
  }
`)

export type NamedPerson = ResultOf<typeof PeopleNamed>['peopleNamed'][number]

export async function loader({ context, request }: Route.LoaderArgs) {
  const query = new URL(request.url).searchParams
  const space = query.get('space')
  const { peopleNamed } = await context.get(atrium).ask(PeopleNamed, {
    query: query.get('q') ?? '',
    spaceNumber: space && /^\d{1,9}$/.test(space) ? Number(space) : null,
  })
  return { people: peopleNamed }
}
