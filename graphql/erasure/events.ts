import { event } from '#graphql/define.ts'
import { accountMessages } from '#messages/account.ts'

const say = accountMessages.tagged
type Asked = { personId: number }

export const erasureAsked = event(
  'person.erasure-asked',
  (_: Asked) => ({ rooms: [], notifies: null }),
  say('event.asked'),
)
export const erasureAgreed = event(
  'person.erasure-agreed',
  (_: Asked) => ({ rooms: [], notifies: null }),
  say('event.agreed'),
)
export const erasureTakenBack = event(
  'person.erasure-taken-back',
  (_: Asked) => ({ rooms: [], notifies: null }),
  say('event.takenBack'),
)
/** Nothing names them any longer; what is cached of them is forgotten. */
export const personErased = event(
  'person.erased',
  (e: Asked) => ({
    rooms: [`person:${e.personId}`],
    reindexes: [`person:${e.personId}`],
    invalidates: [e.personId],
    notifies: null,
  }),
  say('event.erased'),
)
/** Posts and comments that went with an account, or no longer name it; some hundred in one event. */
export const wordsErased = event(
  'person.words-erased',
  (e: { posts: readonly `${string}:${number}`[]; commentIds: readonly number[] }) => ({
    rooms: e.posts.map((one) => `post:${Number(one.split(':')[1])}` as const),
    reindexes: [...e.posts, ...e.commentIds.map((id) => `comment:${id}` as const)],
    notifies: null,
  }),
  say('event.words'),
)
