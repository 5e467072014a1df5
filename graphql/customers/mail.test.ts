// A real exchange by SMTP on this machine: a mail comes in, the answer goes out in its conversation, the customer answers that.
import type { AddressInfo } from 'node:net'
import nodemailer from 'nodemailer'
import PostalMime, { type Email } from 'postal-mime'
import { SMTPServer } from 'smtp-server'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { writeMail } from '#graphql/notifications/digest.ts'
import { sendMail } from '#graphql/notifications/send.ts'
import { asker, lastEvent, runConsequencesSince } from '#graphql/testing.ts'
import { db } from '#prisma/client.ts'
import { makeIdea } from '#prisma/factory.ts'
import { sql } from '#prisma/sql.ts'
import { deliverMessage } from './deliver.ts'
import { openMailListener } from './mail-listener.ts'
import { ownWords, textOfHtml } from './mail-text.ts'
import { carryOut } from './outgoing.ts'
import { latestThread, makeService, type Service, sendBy, threadCount } from './testing.ts'

let service: Service
let listener: Awaited<ReturnType<typeof openMailListener>>
let catcher: SMTPServer
let catcherUrl: string
const caught: Email[] = []
const DESK = 'service@hollin.example'
const REPLIES = 'reply@hollin.example'

beforeAll(async () => {
  service = await makeService()
  await service.channel('EMAIL', { address: DESK })
  listener = await openMailListener(0, '127.0.0.1', REPLIES)
  catcher = new SMTPServer({
    authOptional: true,
    disabledCommands: ['AUTH', 'STARTTLS'],
    logger: false,
    onData(stream, _, done) {
      const chunks: Buffer[] = []
      stream.on('data', (chunk: Buffer) => void chunks.push(chunk))
      stream.on('end', () => {
        void PostalMime.parse(Buffer.concat(chunks)).then((mail) => {
          caught.push(mail)
          done(null)
        })
      })
    },
  })
  const server = catcher.listen(0, '127.0.0.1')
  await new Promise((resolve) => void server.once('listening', resolve))
  catcherUrl = `smtp://127.0.0.1:${(server.address() as AddressInfo).port}`
})
afterAll(async () => {
  await listener.close()
  await new Promise<void>((resolve) => void catcher.close(() => resolve()))
})

const transport = () =>
  nodemailer.createTransport({ host: '127.0.0.1', port: listener.port, ignoreTLS: true })
type Sent = Parameters<ReturnType<typeof transport>['sendMail']>[0]
const mail = (more: Sent) =>
  transport().sendMail({
    from: 'Dirk Haas <dirk@haas.example>',
    to: DESK,
    subject: 'My radiator',
    text: 'Third fitter, third opinion about my radiator.',
    ...more,
  })
const leave = async (messageId: number) =>
  deliverMessage(db, messageId, new Date(Date.now() + 31_000), (over, outgoing) =>
    carryOut(over, outgoing, catcherUrl),
  )
const messagesOf = (threadId: number) =>
  db.rows<{
    id: number
    direction: string
    body: string
    isAutomatic: boolean
    mailId: string | null
  }>(sql`
    select id, direction, body, "isAutomatic", "mailId" from "CustomerMessage" where "threadId" = ${threadId} order by id`)

test('a mail becomes a thread, is acknowledged and answered in its conversation, and its answer finds it again', async () => {
  await mail({ messageId: '<first@haas.example>' })
  const threadId = await latestThread()
  const [first, acknowledgement] = await messagesOf(threadId)
  expect(first).toMatchObject({
    direction: 'IN',
    body: 'Third fitter, third opinion about my radiator.',
    mailId: 'first@haas.example',
  })
  await leave(acknowledgement?.id ?? 0)
  expect(caught.at(-1)?.headers.find(({ key }) => key === 'auto-submitted')?.value).toBe(
    'auto-replied',
  )
  expect(caught.at(-1)?.text).toContain(`C-${threadId}`)
  // The words that went in do not come out at an address that anybody can name.
  expect(caught.at(-1)?.subject).toBe(`We have received your message [C-${threadId}]`)
  await leave(await sendBy(service.sue, threadId, 'Tomasz comes on Thursday.'))
  const answer = caught.at(-1)
  expect(answer).toMatchObject({
    subject: `Re: My radiator [C-${threadId}]`,
    from: { name: 'Sue Support, Service', address: DESK },
  })
  expect(answer?.to).toMatchObject([{ address: 'dirk@haas.example' }])
  expect(answer?.references).toContain('<first@haas.example>')
  expect(answer?.headers.some(({ key }) => key === 'auto-submitted')).toBe(false)
  const before = await threadCount()
  await mail({
    subject: 'Re: My radiator',
    text: `Thursday is fine.\n\nOn Mon, 30 Nov 2026 at 10:00 Sue Support wrote:\n> ${answer?.text}`,
    inReplyTo: answer?.messageId,
    references: `${answer?.references} ${answer?.messageId}`,
  })
  expect(await threadCount()).toBe(before)
  expect((await messagesOf(threadId)).at(-1)).toMatchObject({
    direction: 'IN',
    body: 'Thursday is fine.',
  })
})

const report = (mailId: string, action: string) =>
  [
    'From: MAILER-DAEMON@mx.example',
    `To: ${DESK}`,
    'Subject: Undelivered Mail Returned to Sender',
    'MIME-Version: 1.0',
    'Content-Type: multipart/report; report-type=delivery-status; boundary="b1"',
    ...['', '--b1', 'Content-Type: text/plain', '', 'This is the mail system.'],
    ...['--b1', 'Content-Type: message/delivery-status', '', 'Reporting-MTA: dns; mx.example', ''],
    ...['Final-Recipient: rfc822; dirk@haas.example', `Action: ${action}`, 'Status: 5.1.1'],
    ...['Diagnostic-Code: smtp; 550 5.1.1', '\tNo such user', ''],
    ...[
      '--b1',
      'Content-Type: text/rfc822-headers',
      '',
      `Message-ID: <${mailId}>`,
      'Subject: x',
      '',
    ],
    '--b1--',
    '',
  ].join('\r\n')

test('an answer that was not delivered is marked, its voice is told, and its customer waits again', async () => {
  await mail({ from: 'Gone <gone@haas.example>', text: 'The thermostat shows nothing at all.' })
  const threadId = await latestThread()
  const sentId = await sendBy(service.sue, threadId, 'We come tomorrow.')
  await leave(sentId)
  const mailId = (await messagesOf(threadId)).find(({ id }) => id === sentId)?.mailId ?? ''
  const before = (await messagesOf(threadId)).length
  const bounce = (id: string, action = 'failed') =>
    transport().sendMail({ envelope: { from: '', to: [DESK] }, raw: report(id, action) })
  const READ = `query($id: ID!) { customerThread(id: $id) { waitingSince messages { number bouncedAt error } } }`
  const read = async () => {
    const { customerThread } = await service.sue.ask<{
      customerThread: {
        waitingSince: string | null
        messages: { number: number; bouncedAt: string | null; error: string | null }[]
      }
    }>(READ, { id: threadId })
    const message = customerThread.messages.find(({ number }) => number === sentId)
    return { waits: customerThread.waitingSince !== null, ...message }
  }
  // Late is not lost, and a report about somebody else's mail is nobody's here.
  await bounce(mailId, 'delayed')
  await bounce('customer.1.made-up@elsewhere.example')
  expect(await read()).toMatchObject({ waits: false, bouncedAt: null })
  const after = await lastEvent()
  await bounce(mailId)
  await bounce(mailId)
  expect(await read()).toMatchObject({
    waits: true,
    bouncedAt: expect.any(String),
    error: 'smtp; 550 5.1.1 No such user',
  })
  expect(await messagesOf(threadId)).toHaveLength(before)
  await runConsequencesSince(after)
  const told = await db.rows<{ personId: number }>(sql`
    select "personId" from "Notification" where kind = 'CUSTOMER_BOUNCED' and "postId" = ${threadId}`)
  expect(told).toEqual([{ personId: service.sue.id }])
})

test('the same mail twice is one message', async () => {
  const same = {
    messageId: '<twice@haas.example>',
    text: 'The boiler drips since yesterday evening.',
  }
  await mail(same)
  const count = await threadCount()
  await mail(same)
  expect(await threadCount()).toBe(count)
  expect(
    (await messagesOf(await latestThread())).filter(({ direction }) => direction === 'IN'),
  ).toHaveLength(1)
})

test('out of office, lists, bounces and our own mail open nothing and are not answered', async () => {
  const count = await threadCount()
  for (const more of [
    { headers: { 'Auto-Submitted': 'auto-replied' } },
    { headers: { Precedence: 'bulk' } },
    { headers: { 'List-Id': '<news.example>' } },
    { headers: { 'List-Unsubscribe': '<https://news.example/x>' } },
    { from: 'do-not-reply@haas.example' },
    { from: 'bounce+17=x@haas.example' },
    { envelope: { from: '', to: DESK }, from: 'mailer-daemon@haas.example' },
    { from: DESK },
  ])
    await mail({ ...more, text: 'I am away until Monday, nobody reads this.' })
  expect(await threadCount()).toBe(count)
  // About a thread it is kept, and nobody waits for an answer to it.
  await mail({ messageId: '<open@haas.example>', text: 'The thermostat shows nothing at all.' })
  const threadId = await latestThread()
  await leave(await sendBy(service.sue, threadId, 'Is the battery empty?'))
  await mail({
    headers: { 'Auto-Submitted': 'auto-replied' },
    inReplyTo: caught.at(-1)?.messageId,
    text: 'I am away.',
  })
  const row = await db.first<{ waitingSince: Date | null }>(
    sql`select "waitingSince" from "CustomerThread" where id = ${threadId}`,
  )
  expect(row?.waitingSince).toBeNull()
  expect((await messagesOf(threadId)).at(-1)).toMatchObject({ isAutomatic: true, direction: 'IN' })
})

test('it takes mail for its channels alone, and refuses what is too long or made to burst', async () => {
  await expect(mail({ to: 'somebody@elsewhere.example' })).rejects.toMatchObject({
    responseCode: 550,
  })
  await expect(mail({ text: 'x'.repeat(3 * 1024 * 1024) })).rejects.toMatchObject({
    responseCode: 552,
  })
  const nested = Array.from(
    { length: 60 },
    (_, i) => `Content-Type: multipart/mixed; boundary="b${i}"\r\n\r\n--b${i}\r\n`,
  ).join('')
  await expect(
    transport().sendMail({
      envelope: { from: 'a@b.example', to: [DESK] },
      raw: `From: a@b.example\r\nTo: ${DESK}\r\nSubject: Boxes\r\nMIME-Version: 1.0\r\n${nested}`,
    }),
  ).rejects.toMatchObject({ responseCode: 554 })
})

test('only the own words of a mail are kept, also of one that has no plain text', () => {
  expect(ownWords('Yes.\n\n> Is it cold?\nAm 30.11.2026 um 10:00 schrieb Sue:\n> more')).toBe(
    'Yes.',
  )
  expect(ownWords('Ja.\n-- \nDirk Haas')).toBe('Ja.')
  for (const quoted of [
    'On Tue, 1 Dec 2026 at 10:12, Somebody Longnamed <long@haas.example>\nwrote:\n> x',
    'Le mar. 1 déc. 2026 à 10:12, Ann <ann@haas.example> a écrit :\n> x',
    'El mar, 1 dic 2026 a las 10:12, Ann escribió:\n> x',
    'W dniu 1.12.2026 o 10:12, Ann pisze:\n> x',
    '2026年12月1日(火) 10:12 Ann <ann@haas.example>:\n> x',
    'Ann <ann@haas.example> 于2026年12月1日 10:12写道：\n> x',
    'Von: Ann\nGesendet: Dienstag, 1. Dezember 2026\nAn: Bo\n\nx',
    '________________________________\nDe: Ann\nx',
    '---------- Forwarded message ---------\nx',
  ])
    expect(ownWords(`The lamp hums.\n\n${quoted}`), quoted).toBe('The lamp hums.')
  for (const own of [
    'Am Montag kam er.\nDas schrieb ich schon:\nnein',
    'From: the shop on 5 May I got a lamp.\nIt hums.',
  ])
    expect(ownWords(own)).toBe(own)
  expect(textOfHtml('<style>p{}</style><p>Too <b>cold</b> &amp; loud</p>').trim()).toBe(
    'Too  cold  & loud',
  )
  expect(
    textOfHtml(
      '<STYLE>p{}</STYLE><!--[if mso]><xml>96</xml><![endif]--><p title="a>b">It&#8217;s 5 < 6&nbsp;&eacute;</p>',
    ).trim(),
  ).toBe('It’s 5 < 6 é')
})

test('a sender’s name is one line without what no database keeps, cut between characters', async () => {
  const name = `A\u0000da\r\n \u202E${'👩‍🚒'.repeat(60)}`
  await transport().sendMail({
    envelope: { from: 'ada@haas.example', to: [DESK] },
    raw: `From: =?utf-8?B?${Buffer.from(name).toString('base64')}?= <ada@haas.example>\r\nTo: ${DESK}\r\nSubject: Name\r\n\r\nThe valve in the cellar whistles.\r\n`,
  })
  const row = await db.first<{ name: string }>(sql`
    select c.name from "CustomerThread" k join "Customer" c on c.id = k."customerId" where k.id = ${await latestThread()}`)
  expect(row?.name).toMatch(/^Ada (👩‍🚒)*…?$/u)
})

/** Ann is told by mail that Ben commented on her idea; gives the mail as it left, and where it stands. */
async function notifiedByMail(key: string) {
  const { ann, ben, field } = service.cast
  const { id: ideaId } = await makeIdea(db, {
    boardId: field.boardId,
    authorId: ann,
    title: `Vans ${key}`,
  })
  const before = await lastEvent()
  await asker(ben).ask(
    'mutation($id: ID!) { postComment(input: { postId: $id, body: "Which vans?" }) { number } }',
    { id: String(ideaId) },
  )
  await runConsequencesSince(before)
  await db.rows(sql`
    update "Notification" set "readAt" = now() where "personId" = ${ann} and "postId" is distinct from ${ideaId}`)
  await db.rows(sql`update "Person" set "emailFrequency" = 'AT_ONCE' where id = ${ann}`)
  const later = new Date(Date.now() + 600_000)
  const id = await writeMail({ personId: ann, key, before: later.toISOString() }, later)
  await sendMail(id ?? 0, db, catcherUrl, REPLIES)
  const letter = caught.at(-1)
  return { ideaId, letter, mailId: id ?? 0, to: letter?.replyTo?.[0]?.address ?? '' }
}
const commentsOn = (ideaId: number) =>
  db.rows<{ authorId: number; body: string; replyToId: number | null }>(sql`
    select "authorId", body, "replyToId" from "Comment" where "postId" = ${ideaId} order by id`)

test('an answer to a notification mail becomes a comment, without what it quotes, once', async () => {
  const { ideaId, letter, to } = await notifiedByMail('answer')
  expect(to).toMatch(/^reply\+\d+-[0-9a-f]{32}@hollin\.example$/)
  expect(letter?.text).toContain('Reply to this email to comment.')
  const { email } = (await db.first<{ email: string }>(
    sql`select email from "Person" where id = ${service.cast.ann}`,
  )) as { email: string }
  const reply = {
    ...{
      from: `Ann <${email.toUpperCase()}>`,
      to: to.toUpperCase(),
      messageId: '<ann-1@mail.example>',
    },
    text: `The white ones.\n\nOn Mon, 30 Nov 2026 at 10:00 Atrium wrote:\n> ${letter?.text}\n-- \nAnn, Field`,
  }
  await mail(reply)
  await mail(reply)
  const written = await commentsOn(ideaId)
  expect(written.map(({ authorId, body }) => ({ authorId, body }))).toEqual([
    { authorId: service.cast.ben, body: 'Which vans?' },
    { authorId: service.cast.ann, body: 'The white ones.' },
  ])
  expect(written[1]?.replyToId).not.toBeNull()
})

test('of a notification mail, automatic and foreign answers, forged and old addresses, and leavers become no comment', async () => {
  const { ideaId, letter, mailId, to } = await notifiedByMail('refused')
  const ann = service.cast.ann
  const { email } = (await db.first<{ email: string }>(
    sql`select email from "Person" where id = ${ann}`,
  )) as { email: string }
  const from = `Ann <${email}>`
  const refused = (more: Sent, code: number) =>
    expect(mail({ from, to, text: 'Hello.', ...more })).rejects.toMatchObject({
      responseCode: code,
    })
  // Machines are taken and dropped: whatever is answered to them comes back.
  await mail({ from, to, text: 'Away.', headers: { 'Auto-Submitted': 'auto-replied' } })
  await mail({ from, to, text: 'Away.', headers: { 'X-Autoreply': 'yes' } })
  await mail({ from, to, envelope: { from: '', to: [to] }, text: 'Not delivered.' })
  await mail({
    from,
    to,
    text: letter?.text ?? '',
    headers: { 'Auto-Submitted': 'auto-generated' },
  })
  await refused({ from: 'Mallory <mallory@evil.example>' }, 554)
  await refused({ text: '> Which vans?\n> Vans' }, 554)
  const last = to.indexOf('@') - 1
  await refused(
    { to: `${to.slice(0, last)}${to[last] === '0' ? '1' : '0'}${to.slice(last + 1)}` },
    550,
  )
  await refused({ to: to.replace(`+${mailId}-`, `+${mailId + 1}-`) }, 550)
  await refused({ to: REPLIES }, 550)
  await refused({ to: to.replace('@hollin.example', '@evil.example') }, 550)
  await db.rows(
    sql`update "Mail" set "createdAt" = now() - interval '31 days' where id = ${mailId}`,
  )
  await refused({}, 550)
  await db.rows(sql`update "Mail" set "createdAt" = now() where id = ${mailId}`)
  // Whoever may not say it on the page may not by mail.
  await db.rows(
    sql`update "Post" set "lockedUntil" = now() + interval '1 day' where id = ${ideaId}`,
  )
  await refused({}, 554)
  await db.rows(sql`update "Post" set "lockedUntil" = null where id = ${ideaId}`)
  await db.rows(sql`update "Person" set "deactivatedAt" = now() where id = ${ann}`)
  await refused({}, 550)
  await db.rows(sql`update "Person" set "deactivatedAt" = null where id = ${ann}`)
  expect(await commentsOn(ideaId)).toHaveLength(1)
  await mail({ from, to, text: 'Now it is me.' })
  expect(await commentsOn(ideaId)).toHaveLength(2)
})
