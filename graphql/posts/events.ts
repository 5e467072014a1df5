import { event } from '#graphql/define.ts'

export const postFollowed = event(
  'post.followed',
  (e: { postId: number; personId: number; level: string }) => ({
    tells: [`person:${e.personId}`],
  }),
)
/** Somebody asks to know the author of a sealed post; the log has no name but theirs. */
export const revealRequested = event('post.reveal-requested', (_: { postId: number }) => ({}))
export const revealConfirmed = event('post.reveal-confirmed', (_: { postId: number }) => ({}))
