import { beforeAll, expect, test } from 'vitest'
import { type Asker, asker } from '#graphql/testing.ts'
import { db } from '#prisma/client.ts'
import { type Cast, makeCast } from '#prisma/factory.ts'

let cast: Cast
let ann: Asker
let dan: Asker
beforeAll(async () => {
  cast = await makeCast(db)
  ann = asker(cast.ann)
  dan = asker(cast.dan)
})

const preview = async (who: Asker, spaceNumber: number) =>
  (
    await who.ask<{ preview: string }>(
      'query($text: String!, $spaceNumber: Int) { preview(text: $text, spaceNumber: $spaceNumber) }',
      { text: 'Ask @Ben Bakker.', spaceNumber },
    )
  ).preview

test('a preview links the people who can read the space', async () => {
  expect(await preview(ann, cast.vault.spaceId)).toContain(`href="/people/${cast.ben}"`)
})

test('a preview does not tell an outsider who belongs to a space', async () => {
  expect(await preview(dan, cast.vault.spaceId)).not.toContain('href')
  expect(await preview(dan, cast.lab.spaceId)).not.toContain('href')
  expect(await preview(dan, cast.field.spaceId)).toContain('href')
})
