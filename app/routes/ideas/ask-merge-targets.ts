// Ideas that one can be merged into, by their title: GET /ask/merge-targets?number=7&q=shelves.
import { atrium } from '#app/atrium.ts'
import { numberIn } from '#app/number-in.ts'
import type { Route } from './+types/ask-merge-targets'
import { mergeTargets } from './merge-targets.ts'

export async function loader({ context, request }: Route.LoaderArgs) {
  const query = new URL(request.url).searchParams
  const id = numberIn(query.get('number') ?? '')
  return {
    targets: await mergeTargets(context.get(atrium), id, query.get('q') ?? ''),
  }
}
