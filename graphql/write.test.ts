// How everything is written, where it meets others: crossing transactions, and one who writes without end.
import { setTimeout as pause } from 'node:timers/promises'
import pg from 'pg'
import { beforeAll, describe, expect, test } from 'vitest'
import { databaseUrl } from '#env.ts'
import { db } from '#prisma/client.ts'
import { type Cast, makeCast, makeIdea, makePerson } from '#prisma/factory.ts'
import { sql } from '#prisma/sql.ts'
import { asker } from './testing.ts'
import { MAX_WRITES, write } from './write.ts'

let cast: Cast
beforeAll(async () => {
  cast = await makeCast(db)
})

describe('Two who need the same rows in opposite order', () => {
  test('both get what they wanted, each once', async () => {
    const [first, second] = [(await makePerson(db)).id, (await makePerson(db)).id]
    let arrived = 0
    let meet: () => void = () => {}
    const both = new Promise<void>((resolve) => {
      meet = resolve
    })
    const touch = (id: number) => sql`update "Person" set about = about || 'x' where id = ${id}`
    const cross = async (who: number, one: number, other: number) =>
      write(await asker(who).context(), 'cross', {}, async (tx) => {
        await tx.rows(touch(one))
        // Until both hold their first row, so that they must cross; done again, nobody is waited for.
        if (++arrived === 2) meet()
        await both
        await tx.rows(touch(other))
        return { id: one }
      })
    await Promise.all([cross(cast.ann, first, second), cross(cast.ben, second, first)])
    const rows = await db.rows<{ about: string }>(
      sql`select about from "Person" where id = any(${[first, second]}::int[])`,
    )
    expect(rows.map(({ about }) => about)).toEqual(['xx', 'xx'])
    expect(arrived).toBe(3)
  })
})

test('one who writes without end is told to wait, and nobody else is', async () => {
  const ann = await asker(cast.ann).context()
  const nothing = async () => ({ id: 1 })
  const outcomes = new Set<string>()
  for (let i = 0; i <= MAX_WRITES; i++)
    outcomes.add(
      await write(ann, 'nothing', {}, nothing).then(
        () => 'done',
        (error) => `${error.extensions.code} ${error.extensions.retryAfter > 0}`,
      ),
    )
  expect([...outcomes]).toEqual(['done', 'TOO_MANY true'])
  await expect(write(await asker(cast.ben).context(), 'nothing', {}, nothing)).resolves.toBeTruthy()
})

describe('A row that somebody else holds', () => {
  test('lets nobody wait for three seconds, however many wait for it', async () => {
    const idea = await makeIdea(db, { boardId: cast.field.boardId, authorId: cast.ann })
    const holder = new pg.Client({ connectionString: databaseUrl() })
    await holder.connect()
    await holder.query('begin')
    await holder.query('select 1 from "Post" where id = $1 for update', [idea.id])
    const id = Buffer.from(`Idea:${idea.id}`).toString('base64')
    const waiting = [cast.ann, cast.ben, cast.dan, cast.eve].map((person) =>
      asker(person)
        .ask('mutation($input: PostCommentInput!) { postComment(input: $input) { id } }', {
          input: { postId: id, body: 'Me, too.' },
        })
        .catch((error) => error.extensions),
    )
    const answers = await Promise.race([Promise.all(waiting), pause(3_000)])
    await holder.query('rollback')
    await holder.end()
    const refused = { code: 'TRY_LATER', http: { status: 503, headers: { 'Retry-After': '3' } } }
    expect(answers).toEqual(waiting.map(() => refused))
    await Promise.all(waiting)
  })
})
