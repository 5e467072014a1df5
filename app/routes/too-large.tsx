// What a browser is shown in place of the page that its form was meant for, when the form is too large to be read
// (graphql/body-limit.ts).
import { atrium } from '#app/atrium.ts'
import { messagesIn } from '#app/messages.tsx'
import { frameMessages } from '#messages/frame.ts'
import type { Route } from './+types/too-large'

export function loader({ context, request }: Route.LoaderArgs): never {
  const isFiles = new URL(request.url).searchParams.has('files')
  const t = messagesIn(context.get(atrium).language, frameMessages)
  throw new Response(t(isFiles ? 'tooLarge.files' : 'tooLarge'), { status: 413 })
}

export default function TooLargePage() {
  return null
}
