// What a browser is shown in place of the page that its form was meant for, when the form is too large to be read
// (graphql/body-limit.ts).
import type { Route } from './+types/too-large'

export function loader({ request }: Route.LoaderArgs): never {
  const isFiles = new URL(request.url).searchParams.has('files')
  const words = isFiles
    ? 'These files are too much at once: a gigabyte together is the most.'
    : 'This is too much at once.'
  throw new Response(words, { status: 413 })
}

export default function TooLargePage() {
  return null
}
