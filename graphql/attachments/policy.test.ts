import { expect, test } from 'vitest'
import type { Viewer } from '#graphql/context.ts'
import { viewerOfPerson } from '#graphql/identity/viewer.ts'
import type { PostState } from '#graphql/posts/policy.ts'
import { db } from '#prisma/client.ts'
import { sql } from '#prisma/sql.ts'
import { canOpenFile, openableBy, places } from './policy.ts'

const STATES: PostState[] = ['OPEN', 'HELD', 'HIDDEN', 'REMOVED']

test('the rule for one file and the rule for a query agree for everybody, everywhere, in every state', async () => {
  const people = await db.rows<{ id: number }>(sql`
    insert into "Person" (email, name) select 'p' || i || '@hollin.example', 'Person ' || i from generate_series(1, 4) i returning id`)
  const [author, member, owner] = people.map(({ id }) => id) as [number, number, number, number]
  const space = await db.first<{ id: number }>(
    sql`insert into "Space" (slug, name, kind) values ('closed', 'Closed', 'CLOSED') returning id`,
  )
  const spaceId = space?.id ?? 0
  await db.rows(sql`
    insert into "SpaceMember" ("spaceId", "personId", role) values (${spaceId}, ${author}, 'MEMBER'),
      (${spaceId}, ${member}, 'MEMBER'), (${spaceId}, ${owner}, 'OWNER')`)
  for (const state of STATES) {
    const post = await db.first<{ id: number }>(sql`
      insert into "Post" (kind, "spaceId", "authorId", state, title, body, "bodyHtml", summary)
      values ('idea', ${spaceId}, ${author}, ${state}::"PostState", 't', '', '', '') returning id`)
    await addFile(author, post?.id ?? null, null, false)
    for (const inner of STATES) {
      const comment = await db.first<{ id: number }>(sql`
        insert into "Comment" ("postId", "authorId", state, body, "bodyHtml")
        values (${post?.id}, ${member}, ${inner}::"PostState", '', '') returning id`)
      await addFile(member, post?.id ?? null, comment?.id ?? null, false)
    }
  }
  await addFile(author, null, null, false)
  await addFile(author, null, null, true)
  const files = await db.rows<Parameters<typeof canOpenFile>[1] & { id: string }>(sql`
    select f.id, f."ownerId", f."ownerTag", f."isPicture", case when p.id is not null then to_json(p) end as post,
      case when c.id is not null then to_json(c) end as comment from "File" f ${places}`)
  const open: number[] = []
  for (const { id } of people) {
    const viewer = (await viewerOfPerson(id)) as Viewer
    const found = await db.rows<{ id: string }>(
      sql`select f.id from "File" f ${places} where ${openableBy(viewer)}`,
    )
    expect(found.map((file) => file.id).sort()).toEqual(
      files
        .filter((file) => canOpenFile(viewer, file))
        .map((file) => file.id)
        .sort(),
    )
    open.push(found.length)
  }
  // 22 files: a rule that opened all or none would agree with itself as well.
  expect(files).toHaveLength(22)
  expect(open).toEqual([8, 5, 13, 1])
})

const addFile = (
  ownerId: number,
  postId: number | null,
  commentId: number | null,
  isPicture: boolean,
) =>
  db.rows(sql`
    insert into "File" (id, "ownerId", "postId", "commentId", "isPicture", name, "mediaType", bytes)
    values (md5(random()::text), ${ownerId}, ${postId}, ${commentId}, ${isPicture}, 'x', 'text/plain', 1)`)
