// What live answers bring of a comment is the same for all its readers.
import { print } from 'graphql'
import { expect, test } from 'vitest'
import { asker } from '#graphql/testing.ts'
import { db } from '#prisma/client.ts'
import { makeCast, makeComment, makeIdea } from '#prisma/factory.ts'
import { sql } from '#prisma/sql.ts'
import { CommentFields, CommentShared } from './fragments.ts'
import { reactionContents } from './reaction-kinds.ts'

test('nothing of the viewer’s own stands in CommentShared: who gave everything reads the same as others', async () => {
  const cast = await makeCast(db)
  const { id: postId } = await makeIdea(db, { boardId: cast.field.boardId, authorId: cast.ann })
  const { id } = await makeComment(db, { postId, authorId: cast.ann })
  await db.rows(sql`insert into "Reaction" ("commentId", "personId", content)
    select ${id}, ${cast.ben}, unnest(${reactionContents()}::text[])`)
  await db.rows(sql`update "Comment" set reactions =
    (select jsonb_object_agg(content, 1) from "Reaction" where "commentId" = ${id}) where id = ${id}`)
  const asked = (
    who: number,
    fragment: typeof CommentShared | typeof CommentFields,
    name: string,
  ) =>
    asker(who).ask(`query($id: ID!) { comment(id: $id) { ...${name} } } ${print(fragment)}`, { id })
  const [author, giver, reader] = [cast.ann, cast.ben, cast.dan].map((who) =>
    asked(who, CommentShared, 'CommentShared'),
  )
  const wayOut = 'move what is the viewer’s own from CommentShared to CommentOwn and unknownOwn'
  expect(await giver, wayOut).toEqual(await reader)
  expect(await author, wayOut).toEqual(await reader)
  // Looking at the viewer's own finds a difference, or this would prove nothing.
  expect(await asked(cast.ben, CommentFields, 'CommentFields')).not.toEqual(
    await asked(cast.dan, CommentFields, 'CommentFields'),
  )
})
