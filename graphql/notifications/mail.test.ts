import { readFile } from 'node:fs/promises'
import { createServer, type Server, type Socket } from 'node:net'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { env } from '#env.ts'
import { minutes } from '#graphql/time.ts'
import { db } from '#prisma/client.ts'
import { sql } from '#prisma/sql.ts'
import { writeMail } from './digest.ts'
import { wordsOf } from './mail.ts'
import { again, ana, ben, dueNow, mails, notifiedAgo, postId, spaceId } from './mail-testing.ts'
import { sendMail } from './send.ts'

const DAILY = {
  frequency: 'DAILY',
  more: 0,
  unsubscribe: 'http://localhost/unsubscribe/1',
} as const

describe('a mail', () => {
  test('carries everything unread once; a later one only what is new since', async () => {
    await notifiedAgo(minutes(3), 'one')
    await notifiedAgo(minutes(2), 'two')
    await writeMail(dueNow('first'))
    expect((await mails())[0]?.subject).toBe('2 new notifications')
    expect(await writeMail(dueNow('second'))).toBeNull()
    await again('one')
    await writeMail(dueNow('third'))
    expect((await mails()).at(-1)?.subject).toBe('Ben Okafor commented on “Vans & <script>”')
    expect(await mails()).toHaveLength(2)
  })

  test('is written once however often the job runs', async () => {
    await notifiedAgo(minutes(3))
    const due = dueNow()
    const written = await Promise.all([writeMail(due), writeMail(due), writeMail(due)])
    expect(written.filter(Boolean)).toHaveLength(1)
    expect(await mails()).toHaveLength(1)
  })

  test('of a day is one: what comes after it goes with the next, even when its job runs again', async () => {
    await notifiedAgo(minutes(3), 'one')
    await writeMail(dueNow('monday'))
    await again('one')
    expect(await writeMail(dueNow('monday'))).toBeNull()
    expect(await writeMail(dueNow('tuesday'))).not.toBeNull()
    expect((await mails()).map(({ subject }) => subject)).toHaveLength(2)
  })

  test('says nothing of what Ana may no longer see when it is written', async () => {
    await notifiedAgo(minutes(3))
    await db.rows(sql`delete from "SpaceMember" where "personId" = ${ana.id}`)
    expect(await writeMail(dueNow())).toBeNull()
    expect(await mails()).toEqual([])
  })

  test('does not leave when access or the person went between writing and sending', async () => {
    await notifiedAgo(minutes(3))
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
    await notifiedAgo(minutes(3))
    const id = await writeMail(dueNow())
    await sendMail(id ?? 0)
    const [mail] = await mails()
    expect(mail?.sentAt).not.toBeNull()
    const raw = await readFile(join(env.ATRIUM_DATA, mail?.file ?? ''), 'utf8')
    expect(raw).toMatch(/^List-Unsubscribe:\s+<http:[^>]*\/unsubscribe\/\d+\.[\w-]{43}>/m)
    expect(raw).toMatch(/^List-Unsubscribe-Post: List-Unsubscribe=One-Click$/m)
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
    const { subject, text } = wordsOf('en', 'Ana', { ...DAILY, lines, more: 10 })
    expect(subject).toBe('40 new notifications')
    expect(text).toContain('And 10 more')
  })

  test('speaks the language of whom it is for', async () => {
    await db.rows(sql`update "Person" set "interfaceLanguage" = 'nl' where id = ${ana.id}`)
    await notifiedAgo(minutes(3), 'one')
    await notifiedAgo(minutes(2), 'two')
    await writeMail(dueNow())
    const [mail] = await mails()
    expect(mail?.subject).toBe('2 nieuwe meldingen')
    expect(mail?.text).toContain('Je krijgt deze e-mails meteen.')
    expect(mail?.html).toContain('<html lang="nl" dir="ltr">')
  })

  test('keeps a line break in a title from becoming a header or a line of its own', () => {
    const { subject, text } = wordsOf('en', 'Ana\nBcc: x@y', {
      ...DAILY,
      lines: [{ sentence: 'Ben named you in “A\r\nBcc: all@hollin.example”', path: '/' }],
    })
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
  /** Enough of SMTP (RFC 5321) to take an email, or to refuse it for now. */
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
    await notifiedAgo(minutes(3))
    const id = (await writeMail(dueNow())) ?? 0
    await sendMail(id, db, url())
    await sendMail(id, db, url())
    expect(received).toHaveLength(1)
    expect(received[0]).toMatch(/^Subject: /m)
    expect((await mails())[0]).toMatchObject({ file: null, error: null })
  })

  test('that refuses is asked again later, and the reason is kept for the administrator', async () => {
    await notifiedAgo(minutes(3))
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

describe('what stands in a mail', () => {
  const comment = async (body: string) =>
    (
      await db.first<{ id: number }>(sql`
        insert into "Comment" ("postId", "authorId", body, "bodyHtml") values (${postId}, ${ben.id}, ${body}, '') returning id`)
    )?.id ?? 0

  test('the words of the comment, escaped and cut between characters, and a way to reply', async () => {
    const long = '👩‍🚒'.repeat(500)
    const id = await comment(`It *fits* <b>well</b>.\n\n${long}`)
    await notifiedAgo(minutes(3))
    await db.rows(sql`update "Notification" set "commentId" = ${id} where "personId" = ${ana.id}`)
    await writeMail(dueNow())
    const [mail] = await mails()
    expect(mail?.text).toContain('  > It fits <b>well</b>. 👩‍🚒')
    expect(mail?.text).toContain(
      `  Read and reply: ${env.ATRIUM_URL}/ideas/${postId}#comment-${id}`,
    )
    expect(mail?.html).toContain('It fits &lt;b&gt;well&lt;/b&gt;.')
    expect(mail?.html).not.toContain('<b>')
    expect(mail?.text).toMatch(/👩‍🚒…\n/u)
  })

  test('a comment that was deleted since is not in it', async () => {
    const id = await comment('Never mind')
    await notifiedAgo(minutes(3))
    await db.rows(
      sql`update "Notification" set "commentId" = ${id}, events = 2 where "personId" = ${ana.id}`,
    )
    const written = await writeMail(dueNow())
    expect((await mails())[0]?.text).toContain('Never mind')
    await db.rows(sql`update "Comment" set state = 'REMOVED', body = '' where id = ${id}`)
    await sendMail(written ?? 0)
    expect((await mails())[0]?.sentAt).not.toBeNull()
    expect((await mails())[0]?.text).not.toContain('Never mind')
  })

  test('yes or not now, the words of the response, the status and what to do next, in the reader’s language', async () => {
    const board = await db.first<{ id: number }>(sql`
      insert into "ClockPolicy" ("respondWithin") values (null) returning id`)
    const made = await db.first<{ id: number }>(sql`
      insert into "Board" ("spaceId", slug, name, "policyId") values (${spaceId}, gen_random_uuid()::text, 'Vans', ${board?.id ?? 0}) returning id`)
    await db.rows(sql`
      insert into "Idea" (id, "boardId", "spaceId", status) values (${postId}, ${made?.id ?? 0}, ${spaceId}, 'NOT_NOW')`)
    await db.rows(sql`
      insert into "OfficialResponse" ("ideaId", "byId", kind, text, at)
      values (${postId}, ${ben.id}, 'NOT_NOW', 'Not before the move in May.', now() - interval '5 minutes')`)
    await notifiedAgo(minutes(3), 'r', 'RESPONDED')
    await writeMail(dueNow('en'))
    const [mail] = await mails()
    expect(mail?.subject).toBe('Ben Okafor said not now to “Vans & <script>”')
    expect(mail?.text).toContain('  Not now · Status: Not now\n  > Not before the move in May.\n')
    expect(mail?.text).toContain('  Read the response: ')
    await db.rows(sql`update "Notification" set "mailedEvents" = 0 where "personId" = ${ana.id}`)
    await db.rows(sql`update "Person" set language = 'de' where id = ${ana.id}`)
    await writeMail(dueNow('de'))
    const german = (await mails()).at(-1)
    expect(german?.subject).toBe('Ben Okafor hat „Vans & <script>“ vorerst abgelehnt')
    expect(german?.text).toContain('  Vorerst nicht · Status: Vorerst nicht\n')
    expect(german?.html).toContain('<html lang="de"')
  })
})
