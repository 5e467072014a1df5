// The QR code of a challenge's form, to print.
import { atrium } from '#app/atrium.ts'
import { numberIn } from '#app/number-in.ts'
import type { Route } from './+types/entry-code'
import { EntryCode } from './sent-entries-document.ts'

export async function loader({ context, params }: Route.LoaderArgs) {
  const gateway = context.get(atrium)
  const id = numberIn(params.number)
  const found = gateway.viewer ? (await gateway.ask(EntryCode, { id })).challenge : null
  if (!found?.entryForm) throw new Response('Not found', { status: 404 })
  return new Response(found.entryForm.codeSvg, {
    headers: {
      'Content-Type': 'image/svg+xml; charset=utf-8',
      'Cache-Control': 'private, no-store',
      'Content-Disposition': `inline; filename="challenge-${id}.svg"`,
    },
  })
}
