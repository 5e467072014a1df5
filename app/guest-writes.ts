// What the forms about guests do, on the pages of a space and of administrators.
import type { Atrium } from '#app/atrium.ts'
import { graphql } from '#app/graphql.ts'

const InviteGuest = graphql(`
  mutation InviteGuest($input: InviteGuestInput!) { inviteGuest(input: $input) { number } }
`)
const ExtendGuest = graphql(`
  mutation ExtendGuest($person: ID!, $until: DateTime!) { extendGuest(personId: $person, until: $until) { number } }
`)
const EndGuest = graphql(`
  mutation EndGuest($person: ID!) { endGuest(personId: $person) { number } }
`)

/** The end of a day as forms name it, in UTC; a day that is none is one that has passed. */
const endOf = (day: string): string =>
  /^\d{4}-\d\d-\d\d$/.test(day) ? `${day}T23:59:59Z` : '2000-01-01T00:00:00Z'

/** Carries a form out; null: it asks for nothing that is known. */
export function writeGuest({ submit }: Pick<Atrium, 'submit'>, form: Record<string, string>) {
  const { intent, person = '', until = '', name = '', email = '', agreement = '' } = form
  if (intent === 'end') return submit(EndGuest, { person })
  if (intent === 'extend') return submit(ExtendGuest, { person, until: endOf(until) })
  if (intent !== 'invite') return null
  const post = form.post?.trim() ?? ''
  // Of an address the last number counts; what has none is refused like a post that is not there.
  const postId = post === '' ? null : (/(\d{1,9})[^\d]*$/.exec(post)?.[1] ?? '0')
  const input = { spaceId: form.spaceId ?? '', postId, name, email, agreement, until: endOf(until) }
  return submit(InviteGuest, { input })
}
