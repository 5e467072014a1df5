import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { chanceFrom } from '#demo/chance.ts'
import { inOneTransaction, openPatientPool } from '#demo/rows.ts'
import { toHtml } from '#graphql/posts/markdown.ts'
import { db, pool } from '#prisma/client.ts'
import { miscounts } from '#prisma/miscounts.ts'
import { sql } from '#prisma/sql.ts'
import { seedScale } from './scale.ts'
import { writeIdea } from './words.ts'

const PEOPLE = 60
const count = async (from: string) =>
  Number((await pool.query(`select count(*) as n from ${from}`)).rows[0].n)

beforeAll(async () => {
  const patient = openPatientPool()
  await inOneTransaction(patient, (tx) => seedScale(tx, PEOPLE, new Date()))
  await patient.end()
})
afterAll(() => pool.end())

describe('A generated company', () => {
  test('grows with its people: ten ideas, fifty comments, two hundred supports for each', async () => {
    expect(await count('"Person"')).toBe(PEOPLE)
    expect(await count('"Idea"')).toBe(PEOPLE * 10)
    expect(await count('"Comment"')).toBe(PEOPLE * 50)
    const supports = await count('"Support"')
    expect(supports).toBeGreaterThan(PEOPLE * 200 * 0.97)
    expect(supports).toBeLessThan(PEOPLE * 200 * 1.03)
    expect(await count('"Space"')).toBe(5)
    expect(await count('"Board"')).toBe(6)
    const first = await db.first(sql`select email, role from "Person" where id = 1`)
    expect(first).toEqual({ email: 'person-1@scale.example', role: 'ADMIN' })
  })

  test('has every counter right', async () => {
    expect(await miscounts(db)).toEqual([])
  })

  test('stores the HTML that the services would make', async () => {
    const texts = await db.rows<{ body: string; bodyHtml: string }>(sql`
      select body, "bodyHtml" from "Post" union all select body, "bodyHtml" from "Comment"`)
    for (const { body, bodyHtml } of texts) expect(bodyHtml).toBe(toHtml(body))
  })

  test('lets people in only where they may read', async () => {
    const outside = (
      personId: string,
    ) => `exists (select from "Space" s where s.id = p."spaceId" and s.kind <> 'OPEN'
      and not exists (select from "SpaceMember" m where m."spaceId" = s.id and m."personId" = ${personId}))`
    expect(
      await count(
        `"Support" u join "Post" p on p.id = u."postId" where ${outside('u."personId"')}`,
      ),
    ).toBe(0)
    expect(
      await count(
        `"Comment" c join "Post" p on p.id = c."postId" where ${outside('c."authorId"')}`,
      ),
    ).toBe(0)
    expect(
      await count(
        '"Support" u join "Post" p on p.id = u."postId" where u."personId" = p."authorId"',
      ),
    ).toBe(0)
    expect(
      await count(
        '"Comment" c join "Post" p on p.id = c."postId" where c."createdAt" < p."createdAt"',
      ),
    ).toBe(0)
  })

  test('is skewed as life is: the most liked idea has many times the support of the one in the middle', async () => {
    const row = await db.first<{ most: number; middle: number }>(sql`
      select max("supportCount") as most, percentile_disc(0.5) within group (order by "supportCount") as middle from "Idea"`)
    expect(row?.most).toBeGreaterThan((row?.middle ?? 0) * 2.5)
  })
})

describe('Its words', () => {
  test('differ from idea to idea, come again from the same seed, and number 40 to 130', () => {
    const write = () => {
      const chance = chanceFrom('words')
      return Array.from({ length: 2_000 }, () => writeIdea(chance))
    }
    const ideas = write()
    expect(write()).toEqual(ideas)
    expect(new Set(ideas.map(({ paragraphs }) => paragraphs.join(' '))).size).toBe(ideas.length)
    expect(new Set(ideas.map(({ title }) => title)).size).toBeGreaterThan(ideas.length * 0.99)
    for (const { title, paragraphs } of ideas) {
      const words = paragraphs.join(' ').split(' ').length
      expect(words).toBeGreaterThanOrEqual(40)
      expect(words).toBeLessThanOrEqual(130)
      expect(title.length).toBeLessThanOrEqual(120)
    }
  })

  test('are a few that everyone says and many that hardly anyone says', () => {
    const chance = chanceFrom('words')
    const said = new Map<string, number>()
    for (let i = 0; i < 2_000; i++)
      for (const word of writeIdea(chance)
        .paragraphs.join(' ')
        .toLowerCase()
        .match(/[a-z-]+/g) ?? [])
        said.set(word, (said.get(word) ?? 0) + 1)
    expect(said.get('customer')).toBeGreaterThan(20 * (said.get('harbour') ?? 1))
    const once = [...said.values()].filter((times) => times < 10).length
    expect(once).toBeGreaterThan(said.size / 2)
  })
})
