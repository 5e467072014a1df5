import { event } from '#graphql/define.ts'

export const postFollowed = event(
  'post.followed',
  (e: { postId: number; personId: number; level: string }) => ({
    tells: [`person:${e.personId}`],
  }),
)
