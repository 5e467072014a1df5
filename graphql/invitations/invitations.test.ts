// Invitations: one person for an address, one use for a link, no secret at rest.
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { parse } from 'graphql'
import { beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { env } from '#env.ts'
import { invalidateNow } from '#graphql/define.ts'
import { run } from '#graphql/execute.ts'
import { viewerOfSession } from '#graphql/identity/viewer.ts'
import { schema } from '#graphql/schema.ts'
import { newBrowser, type TestBrowser } from '#graphql/setup/testing.ts'
import { type Asker, asker, recordedEvents, stranger } from '#graphql/testing.ts'
import { db } from '#prisma/client.ts'
import { makePerson } from '#prisma/factory.ts'
import { sql } from '#prisma/sql.ts'
import { peopleIn } from './addresses.ts'
import { jobs } from './jobs.ts'
import { MAX_ASKED_PER_DAY, MAX_PER_DAY } from './limits.ts'

const INVITE =
  'mutation($people: String!) { invite(people: $people) { invitations { number email state } known open unread links { email url } } }'
const ACCEPT =
  'mutation($key: String!, $name: String!) { acceptInvitation(key: $key, name: $name) }'
const ASK =
  'mutation($key: String!, $name: String!, $email: String!) { askForInvitation(key: $key, name: $name, email: $email) }'
const ONE = (name: string) => `mutation($id: ID!) { ${name}(invitationId: $id) }`

type Result = {
  invite: {
    invitations: { number: number; email: string; state: string }[]
    known: string[]
    open: string[]
    unread: string[]
    links: { email: string; url: string }[]
  }
}
let admin: Asker
let member: Asker

const code = (code: string) =>
  expect.objectContaining({ extensions: expect.objectContaining({ code }) })
const key = (url: string) => new URL(url).searchParams.get('key') ?? ''
const invite = async (people: string) => (await admin.ask<Result>(INVITE, { people })).invite
const as = (browser: TestBrowser, document: string, variables = {}) =>
  run(schema, parse(document), variables, {
    viewer: null,
    db,
    language: 'de',
    requestId: 'test',
    idempotencyKey: null,
    browser,
  })
const accept = (browser: TestBrowser, url: string, name = 'Ana Silva') =>
  as(browser, ACCEPT, { key: key(url), name })
const peopleOf = (email: string) =>
  db.rows<{ id: number; role: string; unit: string; language: string }>(
    sql`select id, role, unit, language from "Person" where lower(email) = ${email}`,
  )
let count = 0
/** An address that no other test uses. */
const someone = () => `someone${++count}@hollin.example`

beforeAll(async () => {
  const made = await makePerson(db, { name: 'Nils Brandt', role: 'ADMIN', language: 'nl' })
  admin = asker(made.id)
  member = asker((await makePerson(db, { email: 'mireille@hollin.example' })).id)
})
beforeEach(async () => {
  await db.rows(sql`update "Invitation" set "lastSentAt" = "lastSentAt" - interval '2 days'`)
})

describe('who is named', () => {
  test('addresses between commas, semicolons and line ends, with or without a name', () => {
    expect(
      peopleIn('Ana Silva <Ana@Hollin.example>, ben@hollin.example;\n"O’Neil, Pat" <x>\n\nnobody'),
    ).toMatchObject({
      people: [
        { email: 'ana@hollin.example', name: 'Ana Silva' },
        { email: 'ben@hollin.example', name: '' },
      ],
      unread: ['"O’Neil, Pat" <x>', 'nobody'],
    })
  })
  test.each([
    'email,name,unit\nana@hollin.example,"Silva, Ana",Service\n,Nobody,\n',
    'Naam;E-mailadres;Afdeling\r\n"Silva, Ana";ana@hollin.example;Service\r\nNobody;;\r\n',
    'Name\tE-Mail\tAbteilung\nSilva, Ana\tana@hollin.example\tService\nNobody\t\t',
  ])('a table in its own language and with its own delimiter', (table) => {
    const { people, unread } = peopleIn(table)
    expect(people).toEqual([
      { email: 'ana@hollin.example', name: 'Silva, Ana', title: '', unit: 'Service', site: '' },
    ])
    expect(unread).toHaveLength(1)
  })
  test.each([
    ['"Silva, Ana" <ana@b.example>', 'Silva, Ana'],
    ['Ana Silva ana@b.example', 'Ana Silva'],
    ['mailto:ana@b.example', ''],
    ["'ana@b.example'", ''],
    ['ana@b.example.', ''],
    ['ana\u200b＠b.example、', ''],
    ['ana@b.example ANA@b.example', ''],
  ])('%s is one person', (text, name) => {
    expect(peopleIn(text)).toMatchObject({
      people: [{ email: 'ana@b.example', name }],
      unread: [],
    })
  })
  test('an address that stands there twice is one person', () => {
    expect(peopleIn('a@b.example\nA@B.example').people).toHaveLength(1)
  })
})

describe('inviting', () => {
  test('is for administrators', async () => {
    for (const [document, variables] of [
      [INVITE, { people: someone() }],
      [ONE('resendInvitation'), { id: '1' }],
      [ONE('withdrawInvitation'), { id: '1' }],
      [ONE('showInvitationLink'), { id: '1' }],
      ['mutation { makeInvitationLink(domain: "hollin.example", days: 7) }', {}],
      ['mutation { withdrawInvitationLink(linkId: "1") }', {}],
      ['{ invitations { edges { node { email } } } }', {}],
      ['{ invitationLinks { domain } }', {}],
    ] as const) {
      await expect(member.ask(document, variables)).rejects.toEqual(code('NOT_ALLOWED'))
      await expect(stranger.ask(document, variables)).rejects.toEqual(code('NOT_SIGNED_IN'))
    }
  })

  test('tells who is here, who is invited and what is no address', async () => {
    const [one, two] = [someone(), someone()]
    await invite(one)
    const result = await invite(`${one.toUpperCase()}, ${two}, Mireille@hollin.example, nobody`)
    expect(result.invitations.map(({ email, state }) => [email, state])).toEqual([[two, 'OPEN']])
    expect(result).toMatchObject({
      known: ['mireille@hollin.example'],
      open: [one],
      unread: ['nobody'],
    })
    await expect(invite('nobody, at all')).rejects.toEqual(code('INVALID'))
    await expect(invite('')).rejects.toEqual(code('INVALID'))
    const many = Array.from({ length: 201 }, () => someone()).join('\n')
    await expect(invite(many)).rejects.toEqual(code('INVALID'))
  })

  test('the mail is in the inviter’s language, and its link is nowhere but in it', async () => {
    const email = someone()
    const { invitations } = await invite(`Ana <${email}>`)
    const id = invitations[0]?.number ?? 0
    await jobs[0]?.run({ invitationId: id, send: 1 }, db, new Date())
    await jobs[0]?.run({ invitationId: id, send: 1 }, db, new Date())
    const mails = await db.rows<{ file: string; text: string; html: string; subject: string }>(
      sql`select file, text, html, subject from "Mail" where "to" = ${email}`,
    )
    expect(mails).toHaveLength(1)
    expect(mails[0]?.subject).toMatch(/^Nils Brandt nodigt je uit/)
    const letter = (await readFile(join(env.ATRIUM_DATA, mails[0]?.file ?? ''), 'utf8')).replace(
      /=\n/g,
      '',
    )
    const secret = /invitation\?key=3D([\w-]{43})/.exec(letter)?.[1] ?? ''
    expect(secret).toHaveLength(43)
    const everything = JSON.stringify([
      mails,
      await db.rows(sql`select * from "Invitation"`),
      await db.rows(sql`select payload from graphile_worker._private_jobs`),
    ])
    expect(everything).not.toContain(secret)
    const { mails: listed } = await admin.ask<{
      mails: { edges: { node: { person: null; text: string } }[] }
    }>('{ mails(first: 1) { edges { node { person { name } text } } } }')
    expect(listed.edges[0]?.node).toMatchObject({
      person: null,
      text: expect.stringContaining('/…'),
    })
    const browser = newBrowser()
    await as(browser, ACCEPT, { key: secret, name: 'Ana' })
    expect(browser.session).not.toBeNull()
  })

  test('ends where people come in by single sign-on only', async () => {
    const { links } = await invite(someone())
    const turn = async (signIn: string) => {
      await db.rows(sql`
        insert into "Company" (id, name, "signIn") values (1, 'Hollin', ${signIn}::"SignInWays")
        on conflict (id) do update set "signIn" = excluded."signIn"`)
      invalidateNow('everyone')
    }
    await turn('SINGLE_SIGN_ON')
    await expect(invite(someone())).rejects.toEqual(code('NOT_ALLOWED'))
    await expect(accept(newBrowser(), links[0]?.url ?? '')).rejects.toEqual(code('INVALID'))
    await turn('BOTH')
    await accept(newBrowser(), links[0]?.url ?? '')
  })

  test('has a limit a day, which is counted in the database', async () => {
    const email = someone()
    const { invitations } = await invite(email)
    const id = invitations[0]?.number ?? 0
    await db.rows(sql`update "Invitation" set sends = ${MAX_PER_DAY - 1} where id = ${id}`)
    await invite(someone())
    await expect(invite(someone())).rejects.toEqual(code('TOO_MANY'))
    await db.rows(sql`update "Invitation" set sends = 1 where id = ${id}`)
  })
})

describe('accepting', () => {
  test('makes one person with a session, once', async () => {
    const email = someone()
    const { links } = await invite(`email;name;unit\n${email};Ana;Service`)
    const url = links[0]?.url ?? ''
    const shown = await as(
      newBrowser(),
      'query($key: String!) { entrance { invitation(key: $key) { email name inviter } } }',
      { key: key(url) },
    )
    expect(shown).toEqual({
      entrance: { invitation: { email, name: 'Ana', inviter: 'Nils Brandt' } },
    })
    await expect(accept(newBrowser(), url, ' ')).rejects.toEqual(code('INVALID'))
    // A program without a page's browser makes nobody.
    await expect(stranger.ask(ACCEPT, { key: key(url), name: 'Ana' })).rejects.toEqual(
      code('NOT_ALLOWED'),
    )
    const browsers = Array.from({ length: 6 }, newBrowser)
    const results = await Promise.allSettled(browsers.map((browser) => accept(browser, url)))
    expect(results.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
    const [person, ...others] = await peopleOf(email)
    expect(others).toEqual([])
    expect(person).toMatchObject({ role: 'MEMBER', unit: 'Service', language: 'de' })
    const sessions = browsers.flatMap(({ session }) => (session ? [session] : []))
    expect(sessions).toHaveLength(1)
    expect((await viewerOfSession(sessions[0] ?? ''))?.id).toBe(person?.id)
    await expect(accept(newBrowser(), url)).rejects.toEqual(code('INVALID'))
    const names = (await recordedEvents()).map(({ name }) => name)
    expect(names).toEqual(
      expect.arrayContaining(['invitation.sent', 'invitation.accepted', 'person.joined']),
    )
  })

  test('never makes a second person for an address, whatever its case and whoever came first', async () => {
    const email = someone()
    const { links } = await invite(email)
    await makePerson(db, { email: email.toUpperCase() })
    const browser = newBrowser()
    await expect(accept(browser, links[0]?.url ?? '')).rejects.toEqual(code('CONFLICT'))
    expect(browser.session).toBeNull()
    expect(await peopleOf(email)).toHaveLength(1)
    expect((await invite(`${email}, ${someone()}`)).known).toEqual([email])
  })

  test('is over when it is withdrawn, or after 14 days', async () => {
    const [gone, late] = [await invite(someone()), await invite(someone())]
    await admin.ask(ONE('withdrawInvitation'), { id: String(gone.invitations[0]?.number) })
    await expect(accept(newBrowser(), gone.links[0]?.url ?? '')).rejects.toEqual(code('INVALID'))
    const again = admin.ask(ONE('withdrawInvitation'), { id: String(gone.invitations[0]?.number) })
    await expect(again).rejects.toEqual(code('NOT_FOUND'))
    const id = late.invitations[0]?.number ?? 0
    await db.rows(sql`update "Invitation" set "expiresAt" = now() where id = ${id}`)
    await expect(accept(newBrowser(), late.links[0]?.url ?? '')).rejects.toEqual(code('INVALID'))
    const { invitations } = await admin.ask<{
      invitations: { edges: { node: { number: number } }[] }
    }>('{ invitations(state: EXPIRED) { edges { node { number } } } }')
    expect(invitations.edges.map(({ node }) => node.number)).toEqual([id])
    // Invited anew, the earlier link stays dead.
    const anew = await invite(late.invitations[0]?.email ?? '')
    expect(anew.invitations[0]?.number).toBe(id)
    await expect(accept(newBrowser(), late.links[0]?.url ?? '')).rejects.toEqual(code('INVALID'))
    await accept(newBrowser(), anew.links[0]?.url ?? '')
  })

  test('a new link does not end the earlier one, and the mail is not repeated within ten minutes', async () => {
    const { invitations, links } = await invite(someone())
    const id = String(invitations[0]?.number)
    await expect(admin.ask(ONE('resendInvitation'), { id })).rejects.toEqual(code('TOO_MANY'))
    await db.rows(
      sql`update "Invitation" set "lastSentAt" = now() - interval '11 minutes' where id = ${Number(id)}`,
    )
    await admin.ask(ONE('resendInvitation'), { id })
    const { showInvitationLink } = await admin.ask<{ showInvitationLink: string }>(
      ONE('showInvitationLink'),
      { id },
    )
    expect(key(showInvitationLink)).toHaveLength(43)
    await accept(newBrowser(), links[0]?.url ?? '')
    await expect(accept(newBrowser(), showInvitationLink)).rejects.toEqual(code('INVALID'))
    await expect(admin.ask(ONE('showInvitationLink'), { id })).rejects.toEqual(code('NOT_FOUND'))
  })
})

describe('the link of a mail domain', () => {
  const make = async (days = 7) =>
    new URL(
      (
        await admin.ask<{ makeInvitationLink: string }>(
          'mutation($days: Int!) { makeInvitationLink(domain: "@Hollin.example", days: $days) }',
          { days },
        )
      ).makeInvitationLink,
    ).searchParams.get('link') ?? ''
  const askWith = (link: string, email: string) =>
    as(newBrowser(), ASK, { key: link, name: 'Ana Silva', email })

  test('invites addresses of the domain, and answers the same for those that are here', async () => {
    const link = await make()
    const email = someone()
    expect(await askWith(link, email)).toEqual(await askWith(link, 'mireille@hollin.example'))
    expect(await askWith(link, email)).toEqual({ askForInvitation: true })
    const made = await db.rows(sql`select 1 from "Invitation" where email = ${email} and sends = 1`)
    expect(made).toHaveLength(1)
    expect(
      await db.rows(sql`select 1 from "Invitation" where email = 'mireille@hollin.example'`),
    ).toEqual([])
    for (const other of [
      'ana@elsewhere.example',
      'ana@hollin.example.evil.example',
      'ana@xhollin.example',
    ])
      await expect(askWith(link, other)).rejects.toEqual(code('INVALID'))
  })

  test('ends when it is withdrawn, after its days, and when who made it has left', async () => {
    await expect(make(1_000)).rejects.toEqual(code('INVALID'))
    const [gone, late, left] = [await make(), await make(1), await make()]
    const { invitationLinks } = await admin.ask<{ invitationLinks: { number: number }[] }>(
      '{ invitationLinks { number domain asked } }',
    )
    const [, second, third] = invitationLinks.map(({ number }) => String(number))
    await admin.ask('mutation($id: ID!) { withdrawInvitationLink(linkId: $id) }', { id: third })
    await expect(askWith(gone, someone())).rejects.toEqual(code('INVALID'))
    await db.rows(sql`update "InvitationLink" set "expiresAt" = now() where id = ${Number(second)}`)
    await expect(askWith(late, someone())).rejects.toEqual(code('INVALID'))
    await askWith(left, someone())
    await db.rows(sql`update "Person" set "deactivatedAt" = now() where id = ${admin.id}`)
    await expect(askWith(left, someone())).rejects.toEqual(code('INVALID'))
    await db.rows(sql`update "Person" set "deactivatedAt" = null where id = ${admin.id}`)
  })

  test('has a limit a day', async () => {
    const link = await make()
    await askWith(link, someone())
    await db.rows(sql`
      insert into "Invitation" (email, "invitedById", "linkId", "expiresAt", "lastSentAt", sends)
      select 'many' || n || '@hollin.example', ${admin.id}, (select max(id) from "InvitationLink"), now(), now(), 1
      from generate_series(1, ${MAX_ASKED_PER_DAY}) as n`)
    await expect(askWith(link, someone())).rejects.toEqual(code('TOO_MANY'))
  })
})
