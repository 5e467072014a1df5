// Questions and answers of another program: with their people, votes and acceptance, safe to repeat, and taken back as a whole.
import { readFile } from 'node:fs/promises'
import { expect, test } from 'vitest'
import { asker, lastEvent, runConsequencesSince } from '#graphql/testing.ts'
import { db } from '#prisma/client.ts'
import { miscounts } from '#prisma/miscounts.ts'
import { sql } from '#prisma/sql.ts'
import { jobs } from './jobs.ts'
import { undoImport } from './manage.ts'
import { bring, file, lines, openRoom, room } from './testing.ts'

openRoom()
const counts = (fresh: number, changed: number, unchanged: number, refused = 0) => ({
  new: fresh,
  changed,
  unchanged,
  refused,
})
const questions = async (rows: object[], more = {}) =>
  bring(await file(lines(...rows), 'jsonl'), { kind: 'questions', ...more })

type Row = Record<string, unknown>
const at = (day: number) => `2024-03-${String(day).padStart(2, '0')}T09:00:00`
const question = (id: string, more: Row = {}): Row => ({
  id,
  kind: 'question',
  parentId: null,
  acceptedAnswerId: null,
  authorId: 'e1',
  createdAt: at(1),
  score: 4,
  title: `How do I calibrate the sensor ${id}?`,
  tags: ['calibration', 'sensors'],
  bodyHtml: '<p>The <code>drift</code> is too large.</p>',
  ...more,
})
const answer = (id: string, parentId: string, more: Row = {}): Row => ({
  id,
  kind: 'answer',
  parentId,
  authorId: 'e2',
  createdAt: at(2),
  score: 3,
  title: null,
  tags: [],
  bodyHtml: '<p>Warm it up for <b>an hour</b> first.</p>',
  ...more,
})

type Kept = {
  id: number
  title: string
  status: string
  answerCount: number
  supportCount: number
  authorId: number | null
  accepted: string | null
  votes: string | null
  rank: number | null
  owner: number | null
  nextWaveAt: Date | null
}
const kept = () =>
  db.rows<Kept>(sql`
    select p.id, p.title, q.status, q."answerCount", p."supportCount", p."authorId", c.body as accepted,
      c.reactions ->> 'UPVOTE' as votes, c.rank, k."ownerId" as owner, q."nextWaveAt"
    from "Post" p join "Question" q on q.id = p.id join "Space" s on s.id = p."spaceId"
    left join "Comment" c on c.id = q."acceptedId" left join "Knowledge" k on k."questionId" = q.id
    where s.slug = ${room.space} order by p.id`)
const answersIn = () =>
  db.rows<{ body: string; authorId: number | null; rank: number }>(sql`
    select c.body, c."authorId", c.rank from "Comment" c join "Post" p on p.id = c."postId" join "Space" s on s.id = p."spaceId"
    where s.slug = ${room.space} order by c.id`)
const noMiscounts = async () => expect(await miscounts(db)).toEqual([])

/** People without an address, as such exports have them. */
async function withPeople(): Promise<{ asker: number; answerer: number }> {
  const people = lines({ id: 'e1', name: 'Esra Example' }, { id: 'e2', name: 'Evi Expert' })
  await bring(await file(people, 'jsonl'), { kind: 'people' })
  const ids = await db.rows<{ id: number; name: string }>(
    sql`select id, name from "Person" where name in ('Esra Example', 'Evi Expert') order by name`,
  )
  return { asker: ids[0]?.id ?? 0, answerer: ids[1]?.id ?? 0 }
}

test('people without an address are told apart by their id, twice is once, and no address of theirs is shown or mailed to', async () => {
  const rows = lines({ id: 'n1', name: 'Nora None' }, { id: 'n2', name: 'Nils None' })
  const path = await file(rows, 'jsonl')
  const first = await bring(path, { kind: 'people' })
  expect(first.ideas).toEqual(counts(2, 0, 0))
  expect(first.notes.join(' ')).toContain('2 people have no email address')
  expect((await bring(path, { kind: 'people' })).ideas).toEqual(counts(0, 0, 2))
  const nora = await db.first<{ id: number; emailFrequency: string }>(
    sql`select id, "emailFrequency" from "Person" where name = 'Nora None'`,
  )
  expect(nora?.emailFrequency).toBe('NEVER')
  const shown = await asker(room.people.ada).ask<{ person: { email: string } }>(
    'query($id: ID!) { person(id: $id) { email } }',
    { id: `${nora?.id ?? 0}` },
  )
  expect(shown.person.email).toBe('')
  // An id of a file with addresses means the same person in one without.
  await bring(await file('id,name,email\nn3,Nele,nele@hollin.example'), { kind: 'people' })
  const later = await bring(await file(lines({ id: 'n3', name: 'Nele New' }), 'jsonl'), {
    kind: 'people',
  })
  expect(later.ideas).toEqual(counts(0, 1, 0))
  expect(await db.rows(sql`select name from "Person" where email = 'nele@hollin.example'`)).toEqual(
    [{ name: 'Nele New' }],
  )
  const twice = await bring(
    await file(lines({ id: 'n1', name: 'A' }, { id: 'n1', name: 'B' }), 'jsonl'),
    {
      kind: 'people',
    },
  )
  expect(twice.reasons.join(' ')).toContain('An earlier row of this file has the id “n1”')
})

test('questions come with their people, votes and accepted answers; nobody is asked; the same file again changes nothing', async () => {
  const people = await withPeople()
  // An answer may stand before its question, and the question names which one it accepted.
  const rows = [
    answer('11', '1', { bodyHtml: '<p>Try this.</p>', score: -2, authorId: 'somebody else' }),
    question('1', { acceptedAnswerId: '12' }),
    answer('12', '1'),
    question('2', { authorId: 'e2', score: -3 }),
  ]
  const dry = await questions(rows, { dryRun: true })
  expect([dry.ideas, dry.comments, await kept()]).toEqual([counts(2, 0, 0), counts(2, 0, 0), []])
  const seen = await lastEvent()
  const report = await questions(rows)
  expect([report.ideas, report.comments]).toEqual([counts(2, 0, 0), counts(2, 0, 0)])
  await runConsequencesSince(seen)
  expect(await kept()).toMatchObject([
    {
      status: 'ACCEPTED',
      answerCount: 2,
      supportCount: 4,
      authorId: people.asker,
      accepted: 'Warm it up for an hour first.',
      votes: '3',
      rank: 1_000_000_003,
      owner: people.answerer,
      nextWaveAt: null,
    },
    { status: 'UNANSWERED', answerCount: 0, supportCount: 0, authorId: people.answerer },
  ])
  const told = await db.first<{ n: number }>(
    sql`select count(*)::int as n from "Notification" where "personId" = any(${[people.asker, people.answerer]}::int[])`,
  )
  expect(told?.n).toBe(0)
  // What was answered shows what its author knows, and search finds it.
  const found = await asker(room.people.ada).ask<{
    experts: { person: { name: string } }[]
  }>('{ experts(topic: "calibration") { person { name } } }')
  expect(found.experts.map(({ person }) => person.name)).toContain('Evi Expert')
  const before = await lastEvent()
  const again = await questions(rows)
  expect([again.ideas, again.comments]).toEqual([counts(0, 0, 2), counts(0, 0, 2)])
  expect(await lastEvent()).toBe(before)
  await noMiscounts()
})

test('an answer that was voted for elsewhere is valued work of its author, and one without votes is work all the same', async () => {
  const { answerer } = await withPeople()
  const rows = [
    question('31', { acceptedAnswerId: '32' }),
    answer('32', '31'),
    answer('33', '31', { score: 7 }),
    answer('34', '31', { score: 0 }),
  ]
  const seen = await lastEvent()
  await questions(rows)
  await runConsequencesSince(seen)
  const works = await db.rows<{ kind: string; votes: number }>(sql`
    select e.kind, e.votes from "Evidence" e join "Post" p on p.id = e."postId"
    where p.title = 'How do I calibrate the sensor 31?' and e."personId" = ${answerer} order by e.kind, e.votes`)
  expect(works).toEqual([
    { kind: 'ANSWER_ACCEPTED', votes: 3 },
    { kind: 'ANSWER_GIVEN', votes: 0 },
    { kind: 'COMMENT_VALUED', votes: 3 },
    { kind: 'COMMENT_VALUED', votes: 7 },
  ])
})

test('a changed file changes words, votes and the accepted answer, but not what somebody here has accepted', async () => {
  await withPeople()
  await questions([
    question('1', { acceptedAnswerId: '11' }),
    answer('11', '1'),
    answer('12', '1', { bodyHtml: '<p>Second.</p>' }),
  ])
  const changed = await questions([
    question('1', { acceptedAnswerId: '12', tags: ['sensors'], score: 9 }),
    answer('11', '1', { score: 7 }),
    answer('12', '1', { bodyHtml: '<p>Second.</p>' }),
  ])
  expect([changed.ideas, changed.comments]).toEqual([counts(0, 1, 0), counts(0, 1, 1)])
  expect((await kept())[0]).toMatchObject({ accepted: 'Second.', supportCount: 9 })
  expect((await answersIn()).map(({ rank }) => rank)).toEqual([7, 1_000_000_003])
  const [kept1] = await kept()
  const first = await db.first<{ id: number }>(
    sql`select min(id) as id from "Comment" where "postId" = ${kept1?.id ?? 0}`,
  )
  await asker(room.people.ada).ask(
    'mutation($q: ID!, $a: ID!) { acceptAnswer(questionId: $q, answerId: $a) { number } }',
    { q: `${kept1?.id ?? 0}`, a: `${first?.id ?? 0}` },
  )
  await questions([question('1', { acceptedAnswerId: '12', score: 10 })])
  expect((await kept())[0]).toMatchObject({
    accepted: 'Warm it up for an hour first.',
    supportCount: 10,
  })
  await noMiscounts()
})

test('Stack Exchange’s own columns are read, and marks of acceptance on the answer', async () => {
  await questions([
    {
      Id: '5',
      PostTypeId: '1',
      OwnerDisplayName: 'Old Owner',
      Title: 'Why is my weld porous?',
      Body: '<p>Holes.</p>',
      Tags: '<welding><gas-flow>',
      CreationDate: '2020-01-02T03:04:05.678',
      Score: '12',
    },
    {
      Id: '6',
      PostTypeId: '2',
      ParentId: '5',
      Body: '<p>Too little gas.</p>',
      IsAccepted: 'true',
      CreationDate: '2020-01-03T03:04:05.678',
      Score: '2',
    },
  ])
  const [one] = await kept()
  expect(one).toMatchObject({ accepted: 'Too little gas.', supportCount: 12, authorId: null })
  expect(
    await db.first(sql`select tags, "authorName" from "Post" where id = ${one?.id ?? 0}`),
  ).toEqual({ tags: ['welding', 'gas-flow'], authorName: 'Old Owner' })
})

test('what cannot be taken is written down with its reason; code alone and 500 tags are taken as far as they fit', async () => {
  const report = await questions([
    question('1', { title: '' }),
    question('2', { createdAt: 'yesterday-ish 99' }),
    question('3', { title: 'x = y;', bodyHtml: '<pre><code>x = y;\n</code></pre>' }),
    question('3'),
    question('4', { tags: Array.from({ length: 500 }, (_, n) => `tag-${n}`) }),
    answer('40', 'nowhere'),
    answer('41', '4', { bodyHtml: '' }),
    answer('42', '', {}),
  ])
  expect([report.ideas.new, report.ideas.refused]).toEqual([2, 3])
  expect([report.comments.new, report.comments.refused]).toEqual([0, 3])
  const written = await readFile(report.refusedFiles[0] as string, 'utf8')
  for (const reason of [
    'title: It is missing',
    'is not a date that can be read',
    'An earlier row of this file has the id “3”',
    'There is no question “nowhere” here.',
    'The comment has no text.',
    'which question is this an answer to?',
  ])
    expect(written).toContain(reason)
  expect(report.notes.join(' ')).toContain('492 tags were left out')
  expect((await kept()).map(({ title }) => title)).toEqual([
    'x = y;',
    'How do I calibrate the sensor 4?',
  ])
})

test('an import of questions is taken back, but for what people here have worked on', async () => {
  await withPeople()
  const report = await questions([
    question('1', { acceptedAnswerId: '11' }),
    answer('11', '1'),
    question('2'),
    answer('21', '2'),
  ])
  const [, second] = await kept()
  await asker(room.people.ada).ask(
    'mutation($post: ID!) { postComment(input: { postId: $post, body: "It was the cable." }) { number } }',
    { post: `${second?.id ?? 0}` },
  )
  const context = await asker(room.people.ada).context()
  const importId = report.importId ?? 0
  await undoImport(context, { importId })
  await jobs.find(({ name }) => name === 'undo-import')?.run({ importId }, db, new Date())
  const state = await db.first<{ state: string; report: { undone: object } }>(
    sql`select state, report from "Import" where id = ${importId}`,
  )
  expect(state).toMatchObject({
    state: 'UNDONE',
    report: { undone: { ideas: 1, comments: 1, stays: 1 } },
  })
  expect(await kept()).toMatchObject([{ id: second?.id, status: 'ANSWERED', answerCount: 1 }])
  expect((await answersIn()).map(({ body }) => body)).toEqual(['It was the cable.'])
  await noMiscounts()
})

test('is refused to whoever is no administrator, and in an archived space', async () => {
  const path = await file(lines(question('1')), 'jsonl')
  await expect(bring(path, { kind: 'questions' }, room.people.mia)).rejects.toMatchObject({
    extensions: { code: 'NOT_ALLOWED' },
  })
  await db.rows(
    sql`insert into "Space" (slug, name, "archivedAt") values (${room.space}, 'Old', now())`,
  )
  await expect(bring(path, { kind: 'questions' })).rejects.toThrow('is archived')
})
