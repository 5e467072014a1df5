// What people write, in all scripts: as people through documents, and what is stored and told of it.
import { beforeAll, describe, expect, test } from 'vitest'
import { db } from '#prisma/client.ts'
import { type Cast, makeCast, makeIdea, makePerson } from '#prisma/factory.ts'
import { sql } from '#prisma/sql.ts'
import { tagOf } from './characters.ts'
import { type Asker, asker } from './testing.ts'
import { isTimeZone } from './time.ts'

let cast: Cast
let ann: Asker
let ben: Asker
let people: Record<'kofi' | 'joao' | 'oneil' | 'tanaka', number>
let ideaId: number
beforeAll(async () => {
  cast = await makeCast(db)
  ann = asker(cast.ann)
  ben = asker(cast.ben)
  const made = async (name: string) => (await makePerson(db, { name })).id
  people = {
    kofi: await made('Kofi Mensah'),
    joao: await made('João Pacheco'),
    oneil: await made('Siobhán O’Neil'),
    tanaka: await made('田中太郎'),
  }
  ideaId = (await makeIdea(db, { boardId: cast.field.boardId, authorId: cast.ann })).id
})

const refusalOf = (promise: Promise<unknown>): Promise<unknown> =>
  promise.then(
    () => 'taken',
    (error: { extensions?: { code?: string } }) => error.extensions?.code ?? String(error),
  )
type Idea = { number: number; title: string; summary: string; tags: string[] }
const post = async (input: object): Promise<Idea> =>
  (
    await ann.ask<{ postIdea: Idea }>(
      'mutation($input: PostIdeaInput!) { postIdea(input: $input) { number title summary tags } }',
      { input: { board: cast.field.board, ...input } },
    )
  ).postIdea
const comment = async (body: string) =>
  (
    await ben.ask<{ postComment: { number: number; html: string } }>(
      'mutation($input: PostCommentInput!) { postComment(input: $input) { number html } }',
      { input: { postId: ideaId, body } },
    )
  ).postComment
const namedIn = async (commentId: number): Promise<number[]> =>
  (
    await db.rows<{ personId: number }>(
      sql`select "personId" from "Mention" where "commentId" = ${commentId}`,
    )
  ).map(({ personId }) => personId)
const linkedIn = (html: string): number[] =>
  [...html.matchAll(/<a class="named" href="\/people\/(\d+)"/g)].map(([, id]) => Number(id))

describe('who is named', () => {
  test.each([
    ['code', 'look at `@Kofi Mensah` here'],
    ['a fence', '```\n@Kofi Mensah\n```'],
    ['an indented block', 'so:\n\n    @Kofi Mensah'],
    ['an escaped sign', '\\@Kofi Mensah'],
    ['a sign as an entity', '&#64;Kofi Mensah'],
    ['a quote', '> ask @Kofi Mensah\n\nI agree'],
    ['the text of a link', '[@Kofi Mensah](https://example.org/page) wrote about it'],
    ['an address', 'https://example.org/@Kofi Mensah'],
    ['a longer word', 'hi @Kofi Mensahovic'],
    ['a title of a link', '[page](https://example.org "@Kofi Mensah")'],
    ['an indented fence', '- a\n  ~~~\n  @Kofi Mensah\n  ~~~'],
    ['a double code span', '``x ` @Kofi Mensah``'],
    ['a quote in a list', '- > @Kofi Mensah'],
    ['a letter with one more accent', 'hi @Kofi Mensah\u0301'],
  ])('in %s nobody is told, and none is a link', async (_, text) => {
    const { number, html } = await comment(text)
    expect(linkedIn(html)).toEqual([])
    expect(await namedIn(number)).toEqual([])
    expect(html).not.toMatch(/<a [^>]*>[^<]*<a /)
  })

  test.each([
    ['plain', 'hi @Kofi Mensah, look', 'kofi'],
    ['a possessive', 'I like @Kofi Mensah\u2019s idea', 'kofi'],
    ['a possessive with a straight apostrophe', "I like @Kofi Mensah's idea", 'kofi'],
    ['a hyphen after it', 'the @Kofi Mensah-style', 'kofi'],
    ['a no-break space', 'hi @Kofi\u00a0Mensah', 'kofi'],
    ['two blanks', 'hi @Kofi  Mensah', 'kofi'],
    ['other letters', 'hi @KOFI mensah', 'kofi'],
    ['emphasis around it', '**@Kofi Mensah**', 'kofi'],
    ['a decomposed letter', 'hi @Joa\u0303o Pacheco', 'joao'],
    ['another apostrophe', "hi @Siobhán O'Neil", 'oneil'],
    ['its own apostrophe and a possessive', 'see @Siobhán O’Neil’s', 'oneil'],
    ['a word that follows without a blank', '@田中太郎さんの案', 'tanaka'],
    ['the same after a Latin name', '@Kofi Mensahさんの案', 'kofi'],
    ['a Korean title after it', '@Kofi Mensah님께', 'kofi'],
    ['a sign in full width', '＠田中太郎 さん', 'tanaka'],
    ['a list and a table', '- x @Kofi Mensah\n\n|a|\n|-|\n|y|', 'kofi'],
    ['a heading', '## for @Kofi Mensah', 'kofi'],
    ['brackets', '(@Kofi Mensah)', 'kofi'],
  ] as const)('%s: told, and a link', async (_, text, who) => {
    const { number, html } = await comment(text)
    expect(linkedIn(html)).toEqual([people[who]])
    expect(await namedIn(number)).toEqual([people[who]])
  })

  test('the longest name is meant, and only that one is told', async () => {
    await makePerson(db, { name: 'Kofi' })
    const { number, html } = await comment('@Kofi Mensah')
    expect(linkedIn(html)).toEqual([people.kofi])
    expect(await namedIn(number)).toEqual([people.kofi])
  })
})

const UNSEEN = ['\u200b', '\u3164', '\u2800', '\u200d', '\u00ad', '\u{e0041}', '\u2060', '\ufe0f']

describe('what nobody can see', () => {
  test.each([...UNSEEN, '\u00a0'].map((one) => one.repeat(6)))(
    '%j is no title and no name',
    async (text) => {
      expect(await refusalOf(post({ title: text }))).toBe('INVALID')
      const names = { about: '', kind: 'OPEN', name: text }
      expect(
        await refusalOf(
          ann.ask('mutation($input: MakeSpaceInput!) { makeSpace(input: $input) { name } }', {
            input: names,
          }),
        ),
      ).toBe('INVALID')
      expect(
        await refusalOf(
          ann.ask('mutation($input: MakeBoardInput!) { makeBoard(input: $input) { name } }', {
            input: { space: cast.field.space, name: text },
          }),
        ),
      ).toBe('INVALID')
    },
  )

  test('letters count, not what stands between them', async () => {
    expect(await refusalOf(post({ title: 'a\u200b\u200b\u200b\u200b' }))).toBe('INVALID')
    expect(await refusalOf(post({ title: 'a\u0007b c d' }))).toBe('INVALID')
    expect(await refusalOf(post({ title: 'a\u001b[31mred' }))).toBe('INVALID')
  })

  test.each([
    ...UNSEEN,
    '[x]: https://example.org',
    '![]( )',
    '[](https://example.org)',
    '`\u200b`',
    '&#8203;',
    '> ',
    '- ',
    '#',
    'a\u0007b',
  ])('the comment %j is empty', async (text) => {
    expect(await refusalOf(comment(text))).toBe('INVALID')
  })

  test('a comment that is a file, or one emoji, is none of these', async () => {
    expect((await comment('![](/files/abcdefghijkl)')).html).toContain('href="/files/abcdefghijkl"')
    expect((await comment('❤️')).html).toContain('❤️')
  })

  test('a picture from elsewhere is a link with its words', async () => {
    const { html } = await comment('![the plan](https://example.org/plan.png)')
    expect(html).toContain('href="https://example.org/plan.png"')
    expect(html).toContain('>the plan</a>')
    expect(html).not.toContain('<img')
    expect((await comment('![](https://example.org/plan.png)')).html).toContain(
      '>https://example.org/plan.png</a>',
    )
    for (const unseen of ['\u3164', '&#8203;'])
      expect((await comment(`![${unseen}](https://example.org/plan.png)`)).html).toContain(
        '>https://example.org/plan.png</a>',
      )
    expect((await comment('![the **new** plan](https://example.org/plan.png)')).html).toContain(
      '>the new plan</a>',
    )
    const inLink = await comment('[![plan](https://example.org/a.png)](https://example.org)')
    expect(inLink.html).not.toMatch(/<a [^>]*>[^<]*<a /)
    expect(inLink.html).toContain('plan')
  })
})

const FAMILY = '👨‍👩‍👧‍👦'

describe('characters as people count them', () => {
  test.each(['🚀', FAMILY, 'e\u0301', '🇩🇪', '👍🏽'])(
    'a title has room for 90 of %s',
    async (one) => {
      expect((await post({ title: one.repeat(90) })).title).toBe(one.repeat(90))
      expect(await refusalOf(post({ title: one.repeat(91) }))).toBe('INVALID')
    },
  )

  test('marks stacked without end are no room without end', async () => {
    expect(await refusalOf(post({ title: `abcd${'\u0301'.repeat(3_000)}` }))).toBe('INVALID')
  })

  test.each(['🚀', FAMILY, '字'])('a summary never ends within %s', async (one) => {
    for (const before of ['', 'a', 'ab'])
      expect((await post({ title: 'Summary', body: before + one.repeat(300) })).summary).toBe(
        `${before}${one.repeat(159 - before.length)}…`,
      )
  })
})

describe('titles and tags', () => {
  test('nothing in a title turns it around', async () => {
    expect((await post({ title: '\u202egnp.exe invoice' })).title).toBe('gnp.exe invoice')
    expect((await post({ title: '\u2067abc\u2069 def\u202a' })).title).toBe('abc def')
    expect((await post({ title: 'שלום\u200f abc' })).title).toBe('שלום\u200f abc')
  })

  test('a tag is one tag however it was typed', async () => {
    expect(
      (await post({ title: 'Tags', tags: ['İzmir', 'izmir', 'I\u0307ZMIR', 'i\u0307zmir'] })).tags,
    ).toEqual(['izmir'])
    expect((await post({ title: 'Tags', tags: ['Cafe\u0301', 'café'] })).tags).toEqual(['café'])
  })
})

test.each([
  ['#Vans', 'vans'],
  ['va\u200bns\ufeff', 'vans'],
  ['C#', 'c#'],
  ['#\u2060', ''],
])('the tag %j is %j', (typed, tag) => {
  expect(tagOf(typed)).toBe(tag)
})

test('a time zone has a name: a distance from Greenwich would be the opposite one for the database', () => {
  expect(['Europe/Kyiv', 'Etc/GMT+5', 'UTC'].every(isTimeZone)).toBe(true)
  expect(['+05:30', '-03:00', '−03:00', ''].some(isTimeZone)).toBe(false)
})
