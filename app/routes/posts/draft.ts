// The copy of a draft in the account: GET /ask/draft?place=…; POST with place, content and baseVersion, or intent=drop.
import { atrium, fields } from '#app/atrium.ts'
import { DropDraft, FindDraft, SaveDraft } from '#app/components/draft-document.ts'
import type { Route } from './+types/draft'

export async function loader({ context, request }: Route.LoaderArgs) {
  const place = new URL(request.url).searchParams.get('place') ?? ''
  const { draft } = await context.get(atrium).ask(FindDraft, { place })
  return { draft }
}

/** 200 with the new version; 409 with the version and content that another tab kept meanwhile. */
export async function action({ context, request }: Route.ActionArgs) {
  const { submit } = context.get(atrium)
  const { intent, place = '', content = '', baseVersion = '0' } = await fields(request)
  if (intent === 'drop') {
    await submit(DropDraft, { place })
    return Response.json({ version: 0 })
  }
  const base = Number.parseInt(baseVersion, 10) || 0
  const result = await submit(SaveDraft, { place, content, baseVersion: base })
  if (result.ok) return Response.json({ version: result.data.saveDraft })
  const status = result.code === 'CONFLICT' ? 409 : 400
  return Response.json({ message: result.message, ...result.more }, { status })
}
