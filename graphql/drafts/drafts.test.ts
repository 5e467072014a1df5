import { beforeAll, describe, expect, test } from 'vitest'
import { type Asker, asker, stranger } from '#graphql/testing.ts'
import { days } from '#graphql/time.ts'
import { db } from '#prisma/client.ts'
import { sql } from '#prisma/sql.ts'
import { sweepDrafts } from './jobs.ts'

const READ = `query ($place: String!) { draft(place: $place) { content version } drafts { place } }`
const SAVE = `mutation ($place: String!, $content: String!, $baseVersion: Int!) {
  saveDraft(place: $place, content: $content, baseVersion: $baseVersion) }`
const DROP = `mutation ($place: String!) { dropDraft(place: $place) }`

let ana: Asker
let ben: Asker
beforeAll(async () => {
  const people = await db.rows<{ id: number }>(sql`
    insert into "Person" (email, name, role) values ('ana@hollin.example', 'Ana Silva', 'MEMBER'),
      ('ben@hollin.example', 'Ben Okafor', 'ADMIN') returning id`)
  ;[ana, ben] = people.map(({ id }) => asker(id)) as [Asker, Asker]
})

const save = (who: Asker, place: string, content: unknown, baseVersion = 0) =>
  who.ask<{ saveDraft: number }>(SAVE, {
    place,
    content: typeof content === 'string' ? content : JSON.stringify(content),
    baseVersion,
  })
const read = (who: Asker, place: string) =>
  who.ask<{ draft: { content: string; version: number } | null; drafts: { place: string }[] }>(
    READ,
    { place },
  )

describe('what is being written', () => {
  test('Ana finds on her phone what she began at her desk', async () => {
    expect(await save(ana, 'idea:quieter', { title: 'Felt under the feet' })).toEqual({
      saveDraft: 1,
    })
    expect(
      await save(ana, 'idea:quieter', { title: 'Felt under the feet of the unit' }, 1),
    ).toEqual({ saveDraft: 2 })
    const { draft } = await read(ana, 'idea:quieter')
    expect(draft?.version).toBe(2)
    expect(JSON.parse(draft?.content ?? '')).toEqual({ title: 'Felt under the feet of the unit' })
  })

  test('nobody else sees it, not even an administrator or a stranger', async () => {
    await save(ana, 'comment:7', { body: 'Between us' })
    expect(await read(ben, 'comment:7')).toEqual({ draft: null, drafts: [] })
    await expect(stranger.ask(READ, { place: 'comment:7' })).rejects.toMatchObject({
      extensions: { code: 'NOT_SIGNED_IN' },
    })
    await expect(ben.ask(DROP, { place: 'comment:7' })).resolves.toEqual({ dropDraft: false })
    expect((await read(ana, 'comment:7')).draft).not.toBeNull()
  })

  test('an older tab is told of the newer text instead of writing over it', async () => {
    await save(ana, 'edit:3', { body: 'one' })
    await save(ana, 'edit:3', { body: 'two' }, 1)
    await expect(save(ana, 'edit:3', { body: 'stale' }, 1)).rejects.toMatchObject({
      extensions: { code: 'CONFLICT', version: 2, content: '{"body":"two"}' },
    })
    await expect(save(ana, 'edit:3', { body: 'stale' })).rejects.toMatchObject({
      extensions: { code: 'CONFLICT', version: 2 },
    })
    expect((await read(ana, 'edit:3')).draft?.content).toBe('{"body":"two"}')
  })

  test('a save whose answer was lost can be sent again', async () => {
    await save(ana, 'edit:4', { body: 'one' })
    expect(await save(ana, 'edit:4', { body: 'one' })).toEqual({ saveDraft: 1 })
  })

  test('a tab that still writes after the other one sent is told so', async () => {
    await save(ana, 'edit:5', { body: 'one' })
    expect(await ana.ask(DROP, { place: 'edit:5' })).toEqual({ dropDraft: true })
    await expect(save(ana, 'edit:5', { body: 'two' }, 1)).rejects.toMatchObject({
      extensions: { code: 'CONFLICT', version: 0, content: null },
    })
  })

  test.each([
    ['a place that is none', 'desk', '{}'],
    ['a path', 'idea:../x', '{}'],
    ['text that is no JSON', 'idea', 'hello'],
    ['a list', 'idea', '[]'],
    ['a text above 64 kB', 'idea', JSON.stringify({ body: 'ü'.repeat(33_000) })],
    ['ten thousand brackets', 'idea', `{"a":${'['.repeat(10_000)}${']'.repeat(10_000)}}`],
    ['a NUL behind an escape', 'idea', '{"a":"\\u0000"}'],
  ])('%s is refused by name', async (_, place, content) => {
    await expect(save(ben, place, content)).rejects.toMatchObject({
      extensions: { code: 'INVALID' },
    })
  })

  test('a hundred drafts are kept, the oldest goes', async () => {
    for (let i = 1; i <= 101; i++) await save(ben, `comment:${i}`, { body: `${i}` })
    const { drafts } = await read(ben, 'comment:1')
    expect(drafts).toHaveLength(100)
  })

  test('a draft nobody touched for ninety days is forgotten, a younger one stays', async () => {
    await save(ana, 'edit:90', { body: 'old' })
    await save(ana, 'edit:91', { body: 'young' })
    await db.rows(
      sql`update "Draft" set "updatedAt" = now() - interval '89 days' where place = 'edit:90'`,
    )
    expect(await sweepDrafts(db, new Date(Date.now() + days(2)))).toBe(1)
    expect((await read(ana, 'edit:90')).draft).toBeNull()
    expect((await read(ana, 'edit:91')).draft).not.toBeNull()
  })
})
