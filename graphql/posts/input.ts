import * as z from 'zod/mini'

export const FollowPost = z.strictObject({
  postId: z.int().check(z.positive()),
  level: z.enum(['FOLLOW', 'MUTE', 'NONE']),
})
