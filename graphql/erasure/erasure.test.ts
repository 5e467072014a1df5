// An account is erased after a waiting time, and nothing of it stays: not in a row, a file, the index or the queue.

import { stat } from 'node:fs/promises'
import { beforeAll, expect, test } from 'vitest'
import { keepBytes, newFileId, pathOf } from '#graphql/attachments/store.ts'
import { verifyLog } from '#graphql/audit/verify.ts'
import { startSession } from '#graphql/identity/service.ts'
import { leavingColumns } from '#graphql/leaving.ts'
import {
  type Asker,
  asker,
  lastEvent,
  recordedEvents,
  runConsequencesSince,
} from '#graphql/testing.ts'
import { days } from '#graphql/time.ts'
import { db } from '#prisma/client.ts'
import { type Cast, makeCast, makeComment, makeIdea, makePerson } from '#prisma/factory.ts'
import { miscounts } from '#prisma/miscounts.ts'
import { fixed, sql } from '#prisma/sql.ts'
import { CALLED_ALIKE, NAMING, OWN_ROW } from './declared.ts'
import { jobs } from './jobs.ts'
import { ERASURE_DAYS } from './limits.ts'
import { eraseDue } from './service.ts'

const NAME = 'Zsuzsanna Quilligan'
const MAIL = 'zq-erased@atrium.example'
const traces = /Zsuzsanna|Quilligan|zq-erased/i
const ASK =
  'mutation($id: ID!, $keeps: Boolean!) { askForErasure(personId: $id, keepsPosts: $keeps) { number } }'
const AGREE = 'mutation($id: ID!) { agreeToErasure(personId: $id) { number } }'
const TAKE_BACK = 'mutation($id: ID!) { takeBackErasure(personId: $id) { number } }'
const ERASURE = `query($id: ID) { erasure(personId: $id) { dueAt erasedAt canAgree canTakeBack requestedBy { number } }
  erasurePreview(personId: $id) { posts comments files canAsk } }`
const refused = (code: string) => ({ extensions: { code } })
const soon = (more = 0) => new Date(Date.now() + days(ERASURE_DAYS) + 60_000 + more)
const run = (at: Date) => jobs.find(({ name }) => name === 'erase-accounts')?.run({}, db, at)
/** With a session, as in a browser. */
const atBrowser = async (who: Asker) => ({
  viewer: { ...(await who.context()).viewer, sessionHash: 'test' },
})

let cast: Cast
let ann: Asker
let eve: Asker
let second: Asker
beforeAll(async () => {
  cast = await makeCast(db)
  ann = asker(cast.ann)
  eve = asker(cast.eve)
  second = asker((await makePerson(db, { role: 'ADMIN' })).id)
})

/** Somebody who has left a trace wherever people do. */
async function makeSomebody() {
  const { id } = await makePerson(db, { name: NAME, email: MAIL, about: `I am ${NAME}.` })
  const { field } = cast
  await db.rows(sql`
    insert into "SpaceMember" ("spaceId", "personId") values (${field.spaceId}, ${id})`)
  await db.rows(sql`
    update "Space" s set "memberCount" = (select count(*) from "SpaceMember" m where m."spaceId" = s.id)`)
  const who = asker(id)
  const idea = await makeIdea(db, { boardId: field.boardId, authorId: id, title: 'A wider ramp' })
  const other = await makeIdea(db, { boardId: field.boardId, authorId: cast.ben, title: 'Lights' })
  const comment = await makeComment(db, { postId: other.id, authorId: id, body: 'Seen in Ghent.' })
  await makeComment(db, { postId: other.id, authorId: cast.dan, replyToId: comment.id })
  await ann.ask('mutation($input: PostCommentInput!) { postComment(input: $input) { number } }', {
    input: {
      postId: String(other.id),
      body: `Ask @zsuzsanna  quilligan (\`@${NAME}\`) or @Ben Bakker.`,
    },
  })
  // An earlier version names them, the latest does not.
  const named = await makeIdea(db, { boardId: field.boardId, authorId: cast.ann, title: 'A lamp' })
  for (const [nth, body] of [`Ask @${NAME.toUpperCase()}.`, 'Ask somebody.'].entries())
    await ann.ask(
      'mutation($id: ID!, $input: EditIdeaInput!) { editIdea(ideaId: $id, input: $input) { number } }',
      { id: named.id, input: { version: nth + 1, title: 'A lamp', body } },
    )
  await who.ask('mutation($id: ID!) { supportIdea(ideaId: $id) { number } }', { id: other.id })
  await who.ask(
    'mutation($content: String!) { saveDraft(place: "idea", baseVersion: 0, content: $content) }',
    { content: JSON.stringify({ title: NAME }) },
  )
  const file = newFileId()
  await keepBytes(Buffer.from(NAME), file)
  await db.rows(sql`insert into "File" (id, "ownerId", name, "mediaType", bytes)
    values (${file}, ${id}, ${`${NAME}.txt`}, 'text/plain', 10)`)
  await startSession(id, 'test', `Firefox of ${NAME}`, '')
  await db.rows(sql`insert into "Mail" ("personId", "to", subject, text, html, key, "createdAt")
    values (null, ${MAIL}, 'Hello', ${NAME}, ${NAME}, 'test', now())`)
  await db.rows(sql`
    select 1 as one from graphile_worker.add_job('send-invitation', json_build_object('invitationId', 0))`)
  await db.rows(sql`
    update graphile_worker._private_jobs set last_error = ${`550 <${MAIL}> is not known`}
    where id = (select max(id) from graphile_worker._private_jobs)`)
  return { id, who, idea: idea.id, other: other.id, comment: comment.id, file }
}

/** Every row of every table, and the queue, as text. */
async function everything(): Promise<string> {
  const tables = await db.rows<{ name: string }>(sql`
    select c.oid::regclass::text as name from pg_class c
    where c.relkind = 'r' and (c.relnamespace = 'public'::regnamespace or c.relname = '_private_jobs')`)
  const found: string[] = []
  for (const { name } of tables) {
    const rows = await db.rows<{ row: string }>(sql`select t::text as row from ${fixed(name)} t`)
    found.push(...rows.map(({ row }) => `${name}: ${row}`))
  }
  return found.filter((row) => traces.test(row)).join('\n')
}

test('every column that names a person, is of their row, or is called like a name is declared', async () => {
  const declared = Object.entries(NAMING).flatMap(([table, columns]) =>
    Object.keys(columns).map((column) => `${table}.${column}`),
  )
  const named = [...leavingColumns().keys()].filter((column) => !column.includes('actorIds'))
  expect(named.filter((column) => !declared.includes(column))).toEqual([])
  const columns = await db.rows<{ table: string; name: string; type: string; isKey: boolean }>(sql`
    select c.table_name as table, c.column_name as name, c.data_type as type,
      exists (select 1 from pg_constraint k join pg_attribute a on a.attrelid = k.conrelid and a.attnum = any(k.conkey)
        where k.contype = 'f' and k.confrelid = '"Person"'::regclass and k.conrelid = format('public.%I', c.table_name)::regclass
          and a.attname = c.column_name) as "isKey"
    from information_schema.columns c where c.table_schema = 'public' and c.table_name <> '_prisma_migrations'`)
  const of = ({ table, name }: { table: string; name: string }) => `${table}.${name}`
  expect(
    columns
      .filter(({ isKey }) => isKey)
      .map(of)
      .filter((column) => !declared.includes(column)),
  ).toEqual([])
  const all = columns.map(of)
  expect(declared.filter((column) => !all.includes(column))).toEqual([])
  expect(
    columns
      .filter(({ table }) => table === 'Person')
      .map(({ name }) => name)
      .toSorted(),
  ).toEqual(Object.keys(OWN_ROW).toSorted())
  const alike = columns.filter(
    ({ table, name, type }) =>
      table !== 'Person' &&
      /text|json/.test(type) &&
      /name$|mail|agent|phone|^subject|^address$/i.test(name),
  )
  expect(alike.map(of).toSorted()).toEqual(Object.keys(CALLED_ALIKE).toSorted())
})

test('somebody asks, is told, and can take it back; the last administrator cannot', async () => {
  const { ben } = cast
  const at = asker(ben)
  const since = await lastEvent()
  await at.ask(ASK, { id: ben, keeps: true }, await atBrowser(at))
  await expect(at.ask(ASK, { id: ben, keeps: true }, await atBrowser(at))).rejects.toMatchObject(
    refused('CONFLICT'),
  )
  await expect(ann.ask(ERASURE, { id: ben })).rejects.toMatchObject(refused('NOT_ALLOWED'))
  expect(await at.ask(ERASURE)).toMatchObject({ erasure: { canTakeBack: true, canAgree: false } })
  await expect(eve.ask(TAKE_BACK, { id: ben })).rejects.toMatchObject(refused('NOT_ALLOWED'))
  const mail = jobs.find(({ name }) => name === 'mail-erasure')
  await mail?.run({ personId: ben, what: 'asked', at: 'x' }, db, new Date())
  expect(
    await db.rows(
      sql`select subject from "Mail" where "personId" = ${ben} and key like 'erasure:%'`,
    ),
  ).toEqual([{ subject: 'Your account will be erased' }])
  await at.ask(TAKE_BACK, { id: ben })
  expect((await recordedEvents(since)).map(({ name }) => name)).toEqual([
    'person.erasure-asked',
    'person.erasure-taken-back',
  ])
  await run(soon())
  expect(
    await db.rows(sql`select 1 from "Person" where id = ${ben} and "deactivatedAt" is null`),
  ).toHaveLength(1)
  await db.rows(sql`update "Person" set role = 'MEMBER' where id = ${second.id}`)
  await expect(
    eve.ask(ASK, { id: cast.eve, keeps: true }, await atBrowser(eve)),
  ).rejects.toMatchObject(refused('INVALID'))
  await db.rows(sql`update "Person" set role = 'ADMIN' where id = ${second.id}`)
})

test('one’s own wish counts before that of an administrator whom nobody has agreed with', async () => {
  const { id } = await makePerson(db)
  const own = asker(id)
  await eve.ask(ASK, { id, keeps: false }, await atBrowser(eve))
  await own.ask(ASK, { id, keeps: true }, await atBrowser(own))
  expect(await own.ask(ERASURE)).toMatchObject({
    erasure: { requestedBy: { number: id }, canTakeBack: true },
  })
  await expect(
    second.ask(ASK, { id, keeps: false }, await atBrowser(second)),
  ).rejects.toMatchObject(refused('CONFLICT'))
})

test('an account that cannot be erased holds up no other', async () => {
  const [stuck, other] = [await makePerson(db), await makePerson(db)]
  for (const { id } of [stuck, other]) {
    const who = asker(id)
    await who.ask(ASK, { id, keeps: true }, await atBrowser(who))
  }
  await db.rows(sql`
    alter table "ErasureRequest" add constraint stuck check ("personId" <> ${fixed(String(stuck.id))} or "erasedAt" is null)`)
  // Read one at a time: those that fail, the oldest, are not read again and again.
  await expect(eraseDue(db, soon(), 1)).rejects.toThrow('could not be erased: 1')
  await db.rows(sql`alter table "ErasureRequest" drop constraint stuck`)
  const erased = () =>
    db.rows(sql`
      select "personId" from "ErasureRequest" where "erasedAt" is not null and "personId" in (${stuck.id}, ${other.id})`)
  expect(await erased()).toEqual([{ personId: other.id }])
  await run(soon())
  expect(await erased()).toHaveLength(2)
})

test('two administrators agree; then nothing names the person, and what they wrote stays', async () => {
  const { id, idea, other, file } = await makeSomebody()
  await expect(ann.ask(ASK, { id, keeps: true })).rejects.toMatchObject(refused('NOT_ALLOWED'))
  expect(await eve.ask(ERASURE, { id })).toMatchObject({
    erasurePreview: { posts: 1, comments: 1, files: 1 },
  })
  // A token does not do.
  await expect(eve.ask(ASK, { id, keeps: true })).rejects.toMatchObject(refused('NOT_ALLOWED'))
  await eve.ask(ASK, { id, keeps: true }, await atBrowser(eve))
  await expect(eve.ask(AGREE, { id }, await atBrowser(eve))).rejects.toMatchObject(
    refused('NOT_ALLOWED'),
  )
  await run(soon())
  expect(await everything()).toMatch(traces)
  await expect(second.ask(AGREE, { id })).rejects.toMatchObject(refused('NOT_ALLOWED'))
  await db.rows(sql`update "Person" set role = 'MEMBER' where id = ${cast.eve}`)
  await expect(second.ask(AGREE, { id }, await atBrowser(second))).rejects.toMatchObject(
    refused('CONFLICT'),
  )
  await db.rows(sql`update "Person" set role = 'ADMIN' where id = ${cast.eve}`)
  await second.ask(AGREE, { id }, await atBrowser(second))
  await run(new Date())
  expect(await everything()).toMatch(traces)
  const since = await lastEvent()
  await run(soon())
  await runConsequencesSince(since)
  expect(await everything()).toBe('')
  await expect(stat(pathOf(file))).rejects.toThrow()
  const page = await ann.ask<{ post: { author: { name: string }; supportCount: number } }>(
    'query($id: ID!) { post(id: $id) { author { name } supportCount } }',
    { id: idea },
  )
  expect(page.post.author.name).toBe('Former colleague')
  expect(
    await db.rows(sql`
      select body from "Comment" where "postId" = ${other} and "authorId" = ${cast.ann}`),
  ).toEqual([{ body: 'Ask Former colleague (`Former colleague`) or @Ben Bakker.' }])
  expect(await db.rows(sql`select 1 from "Support" where "personId" = ${id}`)).toHaveLength(1)
  expect(await miscounts(db)).toEqual([])
  expect(await verifyLog(db)).toMatchObject({ faults: [] })
  await run(soon(days(1)))
  expect(await everything()).toBe('')
})

test('by choice, what they wrote goes too, and replies of others stay', async () => {
  const { id, idea, other, comment } = await makeSomebody()
  const own = asker(id)
  await expect(own.ask(ASK, { id, keeps: false })).rejects.toMatchObject(refused('NOT_ALLOWED'))
  await own.ask(ASK, { id, keeps: false }, await atBrowser(own))
  await run(soon())
  expect(await everything()).toBe('')
  expect(await db.rows(sql`select state, title, body from "Post" where id = ${idea}`)).toEqual([
    { state: 'REMOVED', title: '', body: '' },
  ])
  expect(await db.rows(sql`select state, body from "Comment" where id = ${comment}`)).toEqual([
    { state: 'REMOVED', body: '' },
  ])
  expect(
    await db.rows(sql`select 1 from "Comment" where "postId" = ${other} and state = 'OPEN'`),
  ).toHaveLength(2)
  expect(await miscounts(db)).toEqual([])
})

test('what a leaver has asked a second person for is over with their access', async () => {
  const { id } = await makePerson(db, { role: 'ADMIN' })
  const { lab } = cast
  const { id: postId } = await makeIdea(db, { boardId: lab.boardId, authorId: cast.ann })
  const challenge = await db.first<{ id: number }>(sql`
    with post as (
      insert into "Post" (kind, "spaceId", "authorId", title, body, "bodyHtml", summary)
      values ('challenge', ${lab.spaceId}, ${cast.cleo}, 'A winter', '', '', '') returning id)
    insert into "Challenge" (id, "spaceId", "timeZone", "stageAt") select id, ${lab.spaceId}, 'UTC', now() from post returning id`)
  await db.rows(sql`
    insert into "SealReveal" ("postId", "requestedById", "requestedAs", reason, "requestedAt", "expiresAt")
    values (${postId}, ${id}, 'administrator', 'A threat.', now(), now() + interval '7 days')`)
  await db.rows(sql`
    insert into "NamesRequest" ("challengeId", "requestedById", reason, "requestedAt", "expiresAt")
    values (${challenge?.id}, ${id}, 'The winner.', now(), now() + interval '7 days')`)
  await eve.ask('mutation($id: ID!) { deactivate(personId: $id) { number } }', { id })
  for (const open of [
    sql`select 1 from "SealReveal" where "requestedById" = ${id} and "expiresAt" > now()`,
    sql`select 1 from "NamesRequest" where "requestedById" = ${id} and "expiresAt" > now()`,
  ])
    expect(await db.rows(open)).toEqual([])
})
