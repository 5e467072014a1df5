// The preview of an idea beside a list: GET /ask/idea?idea=7.
import { atrium } from '#app/atrium.ts'
import type { Route } from './+types/idea-preview'
import { BoardPreview } from './board-document.ts'

export async function loader({ context, request }: Route.LoaderArgs) {
  const id = new URL(request.url).searchParams.get('idea') ?? ''
  if (!/^[1-9]\d{0,8}$/.test(id)) throw new Response('Not found', { status: 404 })
  return await context.get(atrium).ask(BoardPreview, { id })
}
