import { readFile } from 'node:fs/promises'
import { createServer, type Server, type Socket } from 'node:net'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { env } from '#env.ts'
import { type Asker, asker } from '#graphql/testing.ts'
import { days, hours, minutes } from '#graphql/time.ts'
import { db } from '#prisma/client.ts'
import { sql } from '#prisma/sql.ts'
import { type Due, queueAtOnce, queueDigests, writeMail } from './digest.ts'
import { wordsOf } from './mail.ts'
import { lastDigest } from './rhythm.ts'
import { sendMail } from './send.ts'

let ana: Asker
let ben: Asker
let admin: Asker
let spaceId: number
let postId: number

beforeEach(async () => {
  await db.rows(sql`delete from graphile_worker._private_jobs`)
  await db.rows(sql`update "Person" set "mailRhythm" = 'NEVER'`)
  const people = await db.rows<{ id: number }>(sql`
    insert into "Person" (email, name, role, "mailRhythm", "timeZone") values
      (gen_random_uuid() || '@hollin.example', 'Ana <b>Silva', 'MEMBER', 'AT_ONCE', 'Europe/Brussels'),
      (gen_random_uuid() || '@hollin.example', 'Ben Okafor', 'MEMBER', 'NEVER', 'UTC'),
      (gen_random_uuid() || '@hollin.example', 'Ida Admin', 'ADMIN', 'NEVER', 'UTC') returning id`)
  ;[ana, ben, admin] = people.map(({ id }) => asker(id)) as [Asker, Asker, Asker]
  const space = await db.first<{ id: number }>(sql`
    insert into "Space" (slug, name, kind) values (gen_random_uuid()::text, 'Hidden room', 'HIDDEN') returning id`)
  spaceId = space?.id ?? 0
  await db.rows(
    sql`insert into "SpaceMember" ("spaceId", "personId") values (${spaceId}, ${ana.id}), (${spaceId}, ${ben.id})`,
  )
  const post = await db.first<{ id: number }>(sql`
    insert into "Post" (kind, "spaceId", "authorId", title, body, "bodyHtml", summary)
    values ('IDEA', ${spaceId}, ${ana.id}, 'Vans & <script>', '', '', '') returning id`)
  postId = post?.id ?? 0
})

/** A comment of Ben's on Ana's bell, some minutes ago. */
const told = (ago: number, group = 'g', kind = 'COMMENTED') =>
  db.rows(sql`
    insert into "Notification" ("personId", kind, "groupKey", "postId", "actorIds", "createdAt", "updatedAt")
    values (${ana.id}, ${kind}, ${group}, ${postId}, array[${ben.id}::int],
      ${new Date(Date.now() - ago)}, ${new Date(Date.now() - ago)})`)
const again = (group: string) =>
  db.rows(
    sql`update "Notification" set events = events + 1, "updatedAt" = now() where "personId" = ${ana.id} and "groupKey" = ${group}`,
  )
const rhythm = (word: string) =>
  db.rows(sql`update "Person" set "mailRhythm" = ${word}::"MailRhythm" where id = ${ana.id}`)
const queued = async () =>
  (
    await db.rows<{ payload: Due }>(sql`
    select j.payload from graphile_worker._private_jobs j join graphile_worker._private_tasks t on t.id = j.task_id
    where t.identifier = 'write-mail' order by j.id`)
  ).map(({ payload }) => payload)
type MailRow = {
  id: number
  to: string
  subject: string
  text: string
  html: string
  sentAt: Date | null
  file: string | null
  error: string | null
}
const mails = () =>
  db.rows<MailRow>(sql`select * from "Mail" where "personId" = ${ana.id} order by id`)
const dueNow = (key = 'k'): Due => ({
  personId: ana.id,
  key: `${key}:${ana.id}`,
  before: new Date().toISOString(),
})

describe('who is due a mail', () => {
  test('at once: after a minute of gathering, not before', async () => {
    await told(minutes(0.5))
    expect(await queueAtOnce(db)).toBe(0)
    expect(await queueAtOnce(db, new Date(Date.now() + minutes(1)))).toBe(1)
    expect((await queued())[0]).toMatchObject({ personId: ana.id })
  })

  test('asked twice, one job is waiting', async () => {
    await told(minutes(2))
    const now = new Date()
    await queueAtOnce(db, now)
    await queueAtOnce(db, now)
    expect(await queued()).toHaveLength(1)
  })

  test('what is read, of an unwanted kind, or two weeks old is no reason', async () => {
    await told(minutes(5), 'votes', 'SUPPORTED')
    await told(days(15), 'old')
    await told(minutes(5), 'read')
    await db.rows(sql`update "Notification" set "readAt" = now() where "groupKey" = 'read'`)
    expect(await queueAtOnce(db)).toBe(0)
  })

  test('never is never', async () => {
    await told(minutes(5))
    await rhythm('NEVER')
    expect((await queueAtOnce(db)) + (await queueDigests(db))).toBe(0)
  })

  test('daily: what came before eight goes once, what came after waits for tomorrow', async () => {
    await rhythm('DAILY')
    const eight = lastDigest(new Date(), 'Europe/Brussels', 'DAILY').at
    const ten = new Date(eight.getTime() + hours(2))
    await told(Date.now() - eight.getTime() - minutes(30), 'after eight')
    expect(await queueDigests(db, ten)).toBe(0)
    await told(Date.now() - eight.getTime() + minutes(30), 'before eight')
    expect(await queueDigests(db, ten)).toBe(1)
    const [due] = await queued()
    await writeMail(due as Due, ten)
    expect(await queueDigests(db, ten)).toBe(0)
    expect((await mails())[0]?.subject).toBe('Ben Okafor commented on “Vans & <script>”')
    expect(await queueDigests(db, new Date(ten.getTime() + days(1)))).toBe(1)
  })

  test('weekly: only after Monday eight', async () => {
    await rhythm('WEEKLY')
    const monday = lastDigest(new Date(), 'Europe/Brussels', 'WEEKLY').at
    await db.rows(sql`
      insert into "Notification" ("personId", kind, "groupKey", "postId", "actorIds", "createdAt", "updatedAt")
      values (${ana.id}, 'COMMENTED', 'w', ${postId}, array[${ben.id}::int], ${new Date(monday.getTime() - hours(1))}, ${new Date(monday.getTime() - hours(1))})`)
    expect(await queueDigests(db, new Date(monday.getTime() - minutes(1)))).toBe(0)
    expect(await queueDigests(db, new Date(monday.getTime() + minutes(1)))).toBe(1)
    expect(await queueDigests(db, new Date(monday.getTime() + days(2)))).toBe(0)
  })
})

describe('a mail', () => {
  test('carries everything unread once; a later one only what is new since', async () => {
    await told(minutes(3), 'one')
    await told(minutes(2), 'two')
    await writeMail(dueNow('first'))
    expect((await mails())[0]?.subject).toBe('2 things are new for you')
    expect(await writeMail(dueNow('second'))).toBeNull()
    await again('one')
    await writeMail(dueNow('third'))
    expect((await mails()).at(-1)?.subject).toBe('Ben Okafor commented on “Vans & <script>”')
    expect(await mails()).toHaveLength(2)
  })

  test('is written once however often the job runs', async () => {
    await told(minutes(3))
    const due = dueNow()
    const written = await Promise.all([writeMail(due), writeMail(due), writeMail(due)])
    expect(written.filter(Boolean)).toHaveLength(1)
    expect(await mails()).toHaveLength(1)
  })

  test('of a day is one: what comes after it goes with the next, even when its job runs again', async () => {
    await told(minutes(3), 'one')
    await writeMail(dueNow('monday'))
    await again('one')
    expect(await writeMail(dueNow('monday'))).toBeNull()
    expect(await writeMail(dueNow('tuesday'))).not.toBeNull()
    expect((await mails()).map(({ subject }) => subject)).toHaveLength(2)
  })

  test('says nothing of what Ana may no longer see when it is written', async () => {
    await told(minutes(3))
    await db.rows(sql`delete from "SpaceMember" where "personId" = ${ana.id}`)
    expect(await writeMail(dueNow())).toBeNull()
    expect(await mails()).toEqual([])
  })

  test('does not leave when access or the person went between writing and sending', async () => {
    await told(minutes(3))
    const id = await writeMail(dueNow())
    await db.rows(sql`delete from "SpaceMember" where "personId" = ${ana.id}`)
    await sendMail(id ?? 0)
    expect((await mails())[0]).toMatchObject({ sentAt: null, file: null, text: '' })
    await db.rows(
      sql`insert into "SpaceMember" ("spaceId", "personId") values (${spaceId}, ${ana.id})`,
    )
    await db.rows(sql`update "Person" set "deactivatedAt" = now() where id = ${ana.id}`)
    await sendMail(id ?? 0)
    expect((await mails())[0]?.sentAt).toBeNull()
  })

  test('without a mail server becomes a file that a mail program opens, escaped and with a way out', async () => {
    await told(minutes(3))
    const id = await writeMail(dueNow())
    await sendMail(id ?? 0)
    const [mail] = await mails()
    expect(mail?.sentAt).not.toBeNull()
    const raw = await readFile(join(env.ATRIUM_DATA, mail?.file ?? ''), 'utf8')
    expect(raw).toMatch(/^List-Unsubscribe: <http.*\/settings>/m)
    expect(raw).toMatch(/^Message-ID: <k\./m)
    expect(raw).toContain('multipart/alternative')
    expect(mail?.html).toContain('Ana &lt;b&gt;Silva')
    expect(mail?.html).toContain('Vans &amp; &lt;script&gt;')
    expect(mail?.html).not.toContain('<script>')
    expect(mail?.text).toContain(`${env.ATRIUM_URL}/ideas/${postId}`)
  })

  test('of forty things lists thirty and says how many more', () => {
    const lines = Array.from({ length: 30 }, (_, i) => ({
      sentence: `Thing ${i}`,
      path: '/ideas/1',
    }))
    const { subject, text } = wordsOf('Ana', 'DAILY', lines, 10)
    expect(subject).toBe('40 things are new for you')
    expect(text).toContain('And 10 more')
  })

  test('keeps a line break in a title from becoming a header or a line of its own', () => {
    const { subject, text } = wordsOf(
      'Ana\nBcc: x@y',
      'DAILY',
      [{ sentence: 'Ben named you in “A\r\nBcc: all@hollin.example”', path: '/' }],
      0,
    )
    expect(subject).not.toMatch(/[\r\n]/)
    expect(text.split('\n').some((line) => line.startsWith('Bcc'))).toBe(false)
  })
})

describe('the mail server', () => {
  let server: Server
  let received: string[]
  let refusing: boolean
  const open = new Set<Socket>()
  beforeEach(async () => {
    received = []
    refusing = false
    server = createServer((socket) => converse(socket)).listen(0, '127.0.0.1')
    await new Promise((ready) => server.once('listening', ready))
  })
  afterEach(async () => {
    for (const socket of open) socket.destroy()
    await new Promise((closed) => server.close(closed))
  })
  /** Enough of SMTP (RFC 5321) to take a letter, or to refuse it for now. */
  function converse(socket: Socket): void {
    open.add(socket)
    let letter: string | null = null
    let rest = ''
    socket.on('error', () => {})
    socket.write('220 here\r\n')
    socket.on('data', (part) => {
      rest += part.toString()
      for (let end = rest.indexOf('\r\n'); end >= 0; end = rest.indexOf('\r\n')) {
        const line = rest.slice(0, end)
        rest = rest.slice(end + 2)
        if (letter !== null) {
          if (line === '.') {
            received.push(letter)
            letter = null
            socket.write('250 taken\r\n')
          } else letter += `${line}\n`
        } else if (line === 'DATA') {
          letter = ''
          socket.write('354 go on\r\n')
        } else if (line === 'QUIT') socket.end('221 bye\r\n')
        else socket.write(refusing && line.startsWith('RCPT') ? '451 later\r\n' : '250 ok\r\n')
      }
    })
  }
  const url = () => `smtp://127.0.0.1:${(server.address() as { port: number }).port}`

  test('gets the letter once, also when the job runs again', async () => {
    await told(minutes(3))
    const id = (await writeMail(dueNow())) ?? 0
    await sendMail(id, db, url())
    await sendMail(id, db, url())
    expect(received).toHaveLength(1)
    expect(received[0]).toMatch(/^Subject: /m)
    expect((await mails())[0]).toMatchObject({ file: null, error: null })
  })

  test('that refuses is asked again later, and the reason is kept for the administrator', async () => {
    await told(minutes(3))
    const id = (await writeMail(dueNow())) ?? 0
    refusing = true
    await expect(sendMail(id, db, url())).rejects.toThrow()
    expect((await mails())[0]).toMatchObject({
      sentAt: null,
      error: expect.stringContaining('451'),
    })
    refusing = false
    await sendMail(id, db, url())
    expect(received).toHaveLength(1)
    expect((await mails())[0]?.error).toBeNull()
  })
})

describe('administrators', () => {
  const MAILS =
    'query ($after: String) { mails(first: 1, after: $after) { edges { cursor node { to subject text error person { name } } } pageInfo { hasNextPage } } }'
  type Answer = {
    mails: {
      edges: { cursor: string; node: { to: string; subject: string | null; text: string | null } }[]
      pageInfo: { hasNextPage: boolean }
    }
  }

  test('see that a mail was written, and its words only where they may see what it tells of', async () => {
    await told(minutes(3))
    await writeMail(dueNow())
    const { mails: hidden } = await admin.ask<Answer>(MAILS)
    expect(hidden.edges[0]?.node).toMatchObject({ subject: null, text: null })
    await db.rows(
      sql`insert into "SpaceMember" ("spaceId", "personId") values (${spaceId}, ${admin.id})`,
    )
    const { mails: shown } = await admin.ask<Answer>(MAILS)
    expect(shown.edges[0]?.node.subject).toContain('Vans')
    expect(shown.edges[0]?.node.to).toBe(hidden.edges[0]?.node.to)
  })

  test('page through them; others may not', async () => {
    for (const key of ['a', 'b']) {
      await told(minutes(3), key)
      await writeMail(dueNow(key))
    }
    const first = await admin.ask<Answer>(MAILS)
    const second = await admin.ask<Answer>(MAILS, { after: first.mails.edges[0]?.cursor })
    expect(second.mails.edges[0]?.cursor).not.toBe(first.mails.edges[0]?.cursor)
    await expect(ana.ask(MAILS)).rejects.toMatchObject({ extensions: { code: 'NOT_ALLOWED' } })
  })
})
