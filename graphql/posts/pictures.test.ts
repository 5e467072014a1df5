// Pictures in a text: only of the files of this very text, never of another place, never from outside.
import { beforeAll, expect, test } from 'vitest'
import { type Asker, asker } from '#graphql/testing.ts'
import { db } from '#prisma/client.ts'
import { type Cast, makeCast } from '#prisma/factory.ts'
import { sql } from '#prisma/sql.ts'

let cast: Cast
let ann: Asker
beforeAll(async () => {
  cast = await makeCast(db)
  ann = asker(cast.ann)
})

const upload = async (ownerId: number): Promise<string> => {
  const id = crypto.randomUUID().replaceAll('-', '')
  await db.rows(sql`
    insert into "File" (id, "ownerId", name, "mediaType", bytes) values (${id}, ${ownerId}, 'a.webp', 'image/webp', 1)`)
  return id
}
const shown = (html: string): string[] =>
  [...html.matchAll(/<img[^>]* ?src="([^"]*)"/g)].map(([, src]) => src as string)

test('an idea shows its own files in its text; other files, and anything from outside, are left out', async () => {
  const [own, unclaimed, others] = [
    await upload(cast.ann),
    await upload(cast.ann),
    await upload(cast.ben),
  ]
  const text = [own, unclaimed, others]
    .map((id) => `![A gate](/files/${id})`)
    .concat(
      '![x](https://elsewhere.example/x.png)',
      '![x](//elsewhere.example/x.png)',
      `![x](/files/${own}?x=1)`,
    )
    .join('\n\n')
  const { postIdea } = await ann.ask<{
    postIdea: { number: number; html: string; version: number }
  }>(
    `mutation($board: String!, $body: String!, $files: [String!]!) {
      postIdea(input: { board: $board, title: "A gate", body: $body, fileIds: $files }) { number html version } }`,
    { board: cast.field.board, body: text, files: [own] },
  )
  expect(shown(postIdea.html)).toEqual([`/files/${own}`])
  expect(postIdea.html).toContain('alt="A gate"')

  const { editIdea } = await ann.ask<{ editIdea: { html: string } }>(
    `mutation($id: ID!, $version: Int!, $body: String!, $files: [String!]!) {
      editIdea(ideaId: $id, input: { version: $version, title: "A gate", body: $body, fileIds: $files }) { html } }`,
    { id: postIdea.number, version: postIdea.version, body: text, files: [unclaimed] },
  )
  expect(shown(editIdea.html)).toEqual([`/files/${unclaimed}`])

  // The file of an idea is none of a comment's, also of the same person.
  const file = await upload(cast.ann)
  const { postComment } = await ann.ask<{ postComment: { html: string } }>(
    `mutation($id: ID!, $body: String!, $files: [String!]!) {
      postComment(input: { postId: $id, body: $body, fileIds: $files }) { html } }`,
    { id: postIdea.number, body: `![a](/files/${unclaimed}) ![b](/files/${file})`, files: [file] },
  )
  expect(shown(postComment.html)).toEqual([`/files/${file}`])
})

test('a preview shows what its writer has uploaded, and nobody else’s', async () => {
  const [own, others] = [await upload(cast.ann), await upload(cast.ben)]
  const { preview } = await ann.ask<{ preview: string }>(
    'query($text: String!) { preview(text: $text) }',
    { text: `![a](/files/${own}) ![b](/files/${others}) ![c](https://elsewhere.example/c.png)` },
  )
  expect(shown(preview)).toEqual([`/files/${own}`])
})
