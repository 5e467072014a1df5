// The language that pages say of a text is the text's own, whoever wrote it.
import { expect, test } from 'vitest'
import { asker } from '#graphql/testing.ts'
import { db } from '#prisma/client.ts'
import { makeCast } from '#prisma/factory.ts'
import { sql } from '#prisma/sql.ts'
import { writtenIn } from './written-in.ts'

test.each([
  ['Mehr Licht im Flur, bitte, und nicht nur abends', 'en', 'de'],
  ['会議室を増やしてください', 'en', 'ja'],
  ['我家在上海东边', 'en', 'zh'],
  ['会議室増設', 'ja', 'ja'],
  ['회의실 예약', 'en', 'ko'],
  ['Пожалуйста, больше света', 'en', 'ru'],
  ['Більше світла, будь ласка', 'en', 'uk'],
  ['Повече светлина', 'bg', 'bg'],
  ['اتاق جلسه', 'fa', 'fa'],
  ['چراغ بیشتر', 'en', 'fa'],
  ['עוד אור במסדרון', 'en', 'he'],
  ['ขอไฟเพิ่มในทางเดิน', 'en', 'th'],
  // What does not tell is its writer's, where that can be.
  ['Wi-Fi', 'nl', 'nl'],
  ['Wi-Fi', 'ja', null],
  ['Wi-Fi', null, null],
  ['👍 12', 'en', null],
])('%s by somebody who writes %s is %s', (text, usual, language) => {
  expect(writtenIn(text, usual)).toBe(language)
})

test('a post and a comment say the language they are in, also after an edit', async () => {
  const cast = await makeCast(db)
  const ann = asker(cast.ann)
  await db.rows(sql`update "Person" set language = 'en' where id = ${cast.ann}`)
  const languageOf = async (table: 'Post' | 'Comment', body: string) =>
    (
      await db.first<{ language: string | null }>(
        table === 'Post'
          ? sql`select language from "Post" where body = ${body}`
          : sql`select language from "Comment" where body = ${body}`,
      )
    )?.language
  const body = 'Abends ist es dort dunkel, und man sieht die Stufen nicht.'
  const { postIdea } = await ann.ask<{ postIdea: { id: string; version: number } }>(
    'mutation($input: PostIdeaInput!) { postIdea(input: $input) { id version } }',
    { input: { board: cast.field.board, title: 'Mehr Licht im Flur', body } },
  )
  expect(await languageOf('Post', body)).toBe('de')
  const said = '夜は暗いです'
  await ann.ask('mutation($input: PostCommentInput!) { postComment(input: $input) { id } }', {
    input: { postId: postIdea.id, body: said },
  })
  expect(await languageOf('Comment', said)).toBe('ja')
  const later = 'It is dark there in the evening, and nobody can see the steps.'
  await ann.ask(
    'mutation($id: ID!, $input: EditIdeaInput!) { editIdea(ideaId: $id, input: $input) { id } }',
    {
      id: postIdea.id,
      input: {
        version: postIdea.version,
        title: 'More light in the hall',
        body: later,
        tags: [],
      },
    },
  )
  expect(await languageOf('Post', later)).toBe('en')
})
