// Entries of people without an account, as those who run a challenge and as somebody with its code, on a real database.
import { writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import sharp from 'sharp'
import { beforeAll, expect, test } from 'vitest'
import { sweepFiles } from '#graphql/attachments/jobs.ts'
import { uploadOutside } from '#graphql/attachments/outside.ts'
import { openableFile } from '#graphql/attachments/queries.ts'
import {
  CLOSES,
  clockAt,
  enterOne,
  fieldsOf,
  OPENS,
  refusal,
  startOne,
} from '#graphql/challenges/testing.ts'
import type { Viewer } from '#graphql/context.ts'
import { viewerOfPerson } from '#graphql/identity/viewer.ts'
import { type Asker, asker, lastEvent, runConsequencesSince, stranger } from '#graphql/testing.ts'
import { days } from '#graphql/time.ts'
import { db } from '#prisma/client.ts'
import { type Cast, makeCast } from '#prisma/factory.ts'
import { sql } from '#prisma/sql.ts'
import { MAX_SENT_BY_NETWORK } from './limits.ts'
import { isOpenEntryForm } from './queries.ts'
import { sendEntry } from './service.ts'

let cast: Cast
let ann: Asker
let cleo: Asker
beforeAll(async () => {
  cast = await makeCast(db)
  ann = asker(cast.ann)
  cleo = asker(cast.cleo)
})

const OPEN = 'mutation($id: ID!) { openEntryForm(challengeId: $id) { entryForm { url codeSvg } } }'
const CLOSE = 'mutation($id: ID!) { closeEntryForm(challengeId: $id) { entryForm { url } } }'
const SEND = `mutation($key: String!, $title: String!, $name: String, $file: String) {
  sendEntry(key: $key, title: $title, body: "With two cloths.", name: $name, fileId: $file) }`
const FORM = `query($key: String!) { entrance { entryForm(key: $key) { title html takesNames } } }`
const WAITING = `query($id: ID!) { challenge(id: $id) { viewerCanRunForm entryForm { url }
  sentEntries(first: 10) { edges { node { number title body name pictureUrl } } } } }`
const DECIDE =
  'mutation($number: Int!, $accepts: Boolean!) { decideSentEntry(number: $number, accepts: $accepts) { number } }'
const ENTRIES = `query($id: ID!) { challenge(id: $id) { entryCount entries(first: 10) { edges { node { idea {
  title authorName author { name } files { id } } } } } } }`

type Sent = { number: number; title: string; name: string; pictureUrl: string | null }
const open = async (id: number, who = cleo): Promise<string> => {
  const { openEntryForm } = await who.ask<{ openEntryForm: { entryForm: { url: string } } }>(OPEN, {
    id,
  })
  return openEntryForm.entryForm.url.split('/').at(-1) ?? ''
}
const send = (key: string, title: string, more = {}) => stranger.ask(SEND, { key, title, ...more })
const formOf = async (key: string) =>
  ((await stranger.ask(FORM, { key })) as { entrance: { entryForm: object | null } }).entrance
    .entryForm
async function waiting(id: number, who = cleo): Promise<Sent[]> {
  const { challenge } = await who.ask<{
    challenge: { sentEntries: { edges: { node: Sent }[] } } | null
  }>(WAITING, { id })
  return challenge?.sentEntries.edges.map(({ node }) => node) ?? []
}
const decide = (number: number, accepts: boolean, who = cleo) =>
  who.ask(DECIDE, { number, accepts }, { at: OPENS })

/** A picture that came with a form, as the page's action reads it. */
async function photo(at?: Date): Promise<string> {
  const path = join(tmpdir(), `photo-${process.pid}-${Math.random()}.png`)
  const picture = sharp({ create: { width: 40, height: 30, channels: 3, background: '#c33' } })
  const bytes = await picture.png().toBuffer()
  await writeFile(path, bytes)
  const received = { path, bytes: bytes.length, sha256: 'x' }
  return (await uploadOutside({ requestId: 'test', ...(at ? { at } : {}) }, 'mine.png', received))
    .id
}

test('whoever has the code sees the question alone, sends, and the sponsor makes it an entry with its photo', async () => {
  const id = await startOne(cleo)
  const key = await open(id)
  expect(await formOf(key)).toMatchObject({ title: 'A winter without a call', takesNames: true })
  expect(await isOpenEntryForm(`/enter/${key}`)).toBe(true)
  const since = await lastEvent()
  const file = await photo()
  await send(key, 'Cloths on the van door', { name: 'Wim, workshop', file })
  // Twice is once.
  await send(key, 'Cloths on the van door', { name: 'Wim, workshop' })
  await runConsequencesSince(since)
  const [told] = await db.rows<{ kind: string }>(sql`
    select kind from "Notification" where "personId" = ${cast.cleo} and "postId" = ${id} and kind = 'ENTRY_SENT'`)
  expect(told).toBeDefined()
  const [sent, ...others] = await waiting(id)
  expect(sent).toMatchObject({ name: 'Wim, workshop', pictureUrl: `/files/${file}` })
  expect(others).toEqual([])
  expect(await waiting(id, ann)).toEqual([])
  const before = await cleo.ask<{ challenge: { entryCount: number } }>(ENTRIES, { id })
  expect(before.challenge.entryCount).toBe(0)
  await decide(sent?.number ?? 0, true)
  expect(await ann.ask(ENTRIES, { id })).toMatchObject({
    challenge: {
      entryCount: 1,
      entries: {
        edges: [
          {
            node: {
              idea: {
                title: 'Cloths on the van door',
                authorName: 'Wim, workshop',
                author: null,
                files: [{ id: file }],
              },
            },
          },
        ],
      },
    },
  })
  await expect(decide(sent?.number ?? 0, true)).rejects.toMatchObject(refusal('NOT_FOUND'))
})

test('the question names nobody to strangers, and leads nowhere', async () => {
  const id = await startOne(cleo, {
    question:
      'Ask **@Ben Bakker** or read [the plan](/ideas/5), ![a van](/files/abcdefghijkl) and https://hollin.example/plan.',
  })
  const [kept] = await db.rows<{ html: string }>(
    sql`select "bodyHtml" as html from "Post" where id = ${id}`,
  )
  expect(kept?.html).toContain(`<a class="named" href="/people/${cast.ben}">@Ben`)
  const { html } = (await formOf(await open(id))) as { html: string }
  expect(html).toContain('Ask <strong><span>a colleague</span></strong> or read the plan')
  expect(html).not.toMatch(/Ben|<a|<img|href|src/)
})

test('all who decide on what was sent see its photo, and nobody else', async () => {
  const id = await startOne(cleo)
  const file = await photo()
  const key = await open(id)
  await send(key, 'With a photo', { file })
  const opens = async (personId: number) =>
    openableFile(db, (await viewerOfPerson(personId)) as Viewer, file)
  const role = (name: 'OWNER' | 'MEMBER') =>
    db.rows(sql`
      update "SpaceMember" set role = ${name}::"SpaceRole" where "personId" = ${cast.dan} and "spaceId" = ${cast.field.spaceId}`)
  // Dan looks after the space; Ann may read the challenge, and Cleo sponsors it.
  await role('OWNER')
  expect(await waiting(id, asker(cast.dan))).toMatchObject([{ pictureUrl: `/files/${file}` }])
  expect([await opens(cast.cleo), await opens(cast.dan)]).toMatchObject([
    { id: file },
    { id: file },
  ])
  expect(await opens(cast.ann)).toBeUndefined()
  // It waits with one entry alone.
  expect(await send(key, 'With the same photo', { file }).catch(fieldsOf)).toEqual(['fileId'])
  const [sent] = await waiting(id)
  await decide(sent?.number ?? 0, true, asker(cast.dan))
  expect(await opens(cast.ann)).toMatchObject({ id: file, ownerId: cast.dan })
  await role('MEMBER')
})

test('what is declined is gone with its photo, and nobody else decides on it', async () => {
  const id = await startOne(cleo)
  const key = await open(id)
  const file = await photo()
  await send(key, 'Not for anybody', { file })
  const [sent] = await waiting(id)
  const number = sent?.number ?? 0
  await expect(decide(number, true, ann)).rejects.toMatchObject(refusal('NOT_FOUND'))
  await decide(number, false)
  expect(await waiting(id)).toEqual([])
  expect(await db.rows(sql`select 1 from "File" where id = ${file}`)).toEqual([])
})

test('it ends with the stage, with closing it, and a form that is opened again has another code', async () => {
  const id = await startOne(cleo, { stages: [] })
  const key = await open(id)
  expect(await open(id)).toBe(key)
  await cleo.ask(CLOSE, { id })
  expect(await formOf(key)).toBeNull()
  await expect(send(key, 'Too late for it')).rejects.toMatchObject(refusal('NOT_FOUND'))
  const again = await open(id)
  expect(again).not.toBe(key)
  await expect(send(key, 'By the old code')).rejects.toMatchObject(refusal('NOT_FOUND'))
  await send(again, 'By the new code')
  await clockAt(CLOSES)
  await expect(send(again, 'After the end')).rejects.toMatchObject(refusal('NOT_FOUND'))
  expect(await isOpenEntryForm(`/enter/${again}`)).toBe(false)
})

test('those who run the challenge alone open a form, and bad input is refused by field', async () => {
  const id = await startOne(cleo)
  await expect(ann.ask(OPEN, { id })).rejects.toMatchObject(refusal('NOT_ALLOWED'))
  const key = await open(id)
  expect(await send(key, 'x').catch(fieldsOf)).toEqual(['title'])
  expect(await send(key, 'A title', { file: 'no-such-file' }).catch(fieldsOf)).toEqual(['fileId'])
  // A file of somebody with an account is not taken by its number.
  const own = await photo()
  await db.rows(sql`update "File" set "ownerId" = ${cast.ann}, "ownerTag" = null where id = ${own}`)
  expect(await send(key, 'A title', { file: own }).catch(fieldsOf)).toEqual(['fileId'])
  await expect(send('x'.repeat(22), 'A title')).rejects.toMatchObject(refusal('NOT_FOUND'))
})

test('where names are hidden none is asked for or shown', async () => {
  const id = await startOne(cleo, { namesFrom: 'DECIDE' })
  const key = await open(id)
  expect(await formOf(key)).toMatchObject({ takesNames: false })
  await send(key, 'Nobody knows whose', { name: 'Wim' })
  const [sent] = await waiting(id)
  expect(sent?.name).toBe('')
  await decide(sent?.number ?? 0, true)
  expect(JSON.stringify(await ann.ask(ENTRIES, { id }))).not.toContain('Wim')
  // Sent before names were hidden.
  await send(key, 'Sent earlier')
  await db.rows(sql`update "SentEntry" set name = 'Wim' where "challengeId" = ${id}`)
  expect(await waiting(id)).toMatchObject([{ name: '' }])
})

test('one network sends so much in ten minutes', async () => {
  const key = await open(await startOne(cleo))
  const from = { db, requestId: 'test', network: '203.0.113.0' }
  for (let nth = 0; nth < MAX_SENT_BY_NETWORK; nth++)
    await sendEntry(from, { key, title: `Number ${nth}` })
  await expect(sendEntry(from, { key, title: 'One too many' })).rejects.toMatchObject(
    refusal('TOO_MANY'),
  )
  await sendEntry({ ...from, network: '198.51.100.0' }, { key, title: 'From elsewhere' })
})

test('a photo that waits is not swept away, and what nobody decided on goes with the end', async () => {
  const id = await startOne(cleo, { stages: [] })
  const key = await open(id)
  const file = await photo(OPENS)
  const left = await photo(OPENS)
  await send(key, 'Waits for long', { file })
  await sweepFiles(db, new Date(OPENS.getTime() + days(9)))
  const files = await db.rows<{ id: string }>(
    sql`select id from "File" where id in (${file}, ${left})`,
  )
  expect(files).toEqual([{ id: file }])
  const idea = await enterOne(ann, id, 'The only entry')
  await clockAt(CLOSES)
  const at = { at: CLOSES }
  await cleo.ask(
    `mutation($id: ID!, $idea: ID!) { decideEntry(challengeId: $id, ideaId: $idea, outcome: NOT_NOW,
      reason: "It was tried in Ghent.") { outcome } }`,
    { id, idea },
    at,
  )
  await cleo.ask(
    'mutation($id: ID!) { tellChallenge(challengeId: $id, result: "One in daily use.") { stage } }',
    { id },
    at,
  )
  expect(await db.rows(sql`select 1 from "SentEntry" where "challengeId" = ${id}`)).toEqual([])
})

test('in an archived space nothing is opened, sent or decided', async () => {
  const id = await startOne(cleo)
  const other = await startOne(cleo)
  const key = await open(id)
  await send(key, 'Before the archive')
  const [sent] = await waiting(id)
  const archived = (moment: Date | null) =>
    db.rows(sql`update "Space" set "archivedAt" = ${moment}::timestamptz where slug = 'field'`)
  await archived(OPENS)
  try {
    await expect(open(other)).rejects.toMatchObject(refusal('NOT_ALLOWED'))
    await expect(cleo.ask(CLOSE, { id })).rejects.toMatchObject(refusal('NOT_ALLOWED'))
    await expect(send(key, 'In the archive')).rejects.toMatchObject(refusal('NOT_FOUND'))
    await expect(decide(sent?.number ?? 0, true)).rejects.toMatchObject(refusal('NOT_FOUND'))
  } finally {
    await archived(null)
  }
})
