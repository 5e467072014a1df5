// What looks confidential: fifty samples are found, plain texts raise no alarm, nothing is stored before a reason is given.
import { parse } from 'graphql'
import { beforeAll, expect, test } from 'vitest'
import { costOf } from '#graphql/cost.ts'
import { schema } from '#graphql/schema.ts'
import { type Asker, asker, lastEvent, recordedEvents } from '#graphql/testing.ts'
import { db } from '#prisma/client.ts'
import { type Cast, makeCast, makeComment, makeIdea, makePerson } from '#prisma/factory.ts'
import { sql } from '#prisma/sql.ts'
import { MAX_TOLD } from './names.ts'
import { patternsIn, phrasesIn } from './patterns.ts'
import { MAX_LOOKS } from './schema.ts'

// Put together here, so that no check for keys takes this file for one.
const key = (...parts: string[]): string => parts.join('')
const a = (count: number) => 'Ab3dEf9hIj2lMn5pQr8tUv4xYz7'.repeat(20).slice(0, count)
const A = (count: number) => 'AB3DEF9HIJ2LMN5PQR8T'.repeat(4).slice(0, count)

const CARDS = [
  '4111 1111 1111 1111',
  '4012888888881881',
  '4222222222222',
  '4242-4242-4242-4242',
  'Use 4000056655665556 for the test',
  '5555 5555 5555 4444',
  '5105105105105100',
  '2223003122003222',
  '5200828282828210',
  '378282246310005',
  '3714 496353 98431',
  '6011 1111 1111 1117',
  '6011000990139424',
  '3566002020360505',
  '30569309025904',
  '38520000023237',
  '6200000000000005',
]
const ACCOUNTS = [
  'NL91 ABNA 0417 1643 00',
  'DE89370400440532013000',
  'BE68 5390 0754 7034',
  'GB29 NWBK 6016 1331 9268 19',
  'FR14 2004 1010 0505 0001 3M02 606',
  'PT50 0002 0123 1234 5678 9015 4',
  'PL61 1090 1014 0000 0712 1981 2874',
]
const KEYS = [
  key('-----BEGIN ', 'PRIVATE KEY-----'),
  key('-----BEGIN RSA ', 'PRIVATE KEY-----\nMIIE'),
  key('-----BEGIN OPENSSH ', 'PRIVATE KEY-----'),
  key('AK', 'IA', A(16)),
  key('AS', 'IA', A(16)),
  key('gh', 'p_', a(36)),
  key('gh', 'o_', a(36)),
  key('github', '_pat_', a(40)),
  key('gl', 'pat-', a(20)),
  key('xo', 'xb-', '1234567890-', a(20)),
  key('xo', 'xp-', a(30)),
  key('sk', '_live_', a(24)),
  key('rk', '_test_', a(24)),
  key('wh', 'sec_', a(32)),
  key('AI', 'za', a(35)),
  key('SG', '.', a(22), '.', a(43)),
  key('np', 'm_', a(36)),
  key('sk', '-', a(40)),
  key('ey', 'J', a(20), '.ey', 'J', a(40), '.', a(30)),
  'password: Winter2026!',
  'Passwort = "Sommer-2025-x"',
  'wachtwoord: fiets1234',
  'API key: 9f8e7d6c5b4a',
  'client_secret=abc123def456',
]

/** What people write at work, with numbers in it. */
const PLAIN = [
  'Call me on +32 475 12 34 56 or 0475 123456.',
  'Order 2026-004711, 12 pieces, due 2026-12-24.',
  'The part is 4111-AB-22; the drawing is 1.2.3.4.',
  'We saved 1 250 000 euros in 12 months.',
  'Serial 1234 5678 9012 3456 stands on the case.',
  'The password policy changes in May.',
  'Passwords: see the portal.',
  'Add the API key page to the guide.',
  'ISBN 978-3-16-148410-0',
  'Meet at 10:30, room 4.12, until 11:45.',
  'IBAN numbers are checked by the bank.',
  'BE is Belgium, NL is the Netherlands, DE89 is no account.',
  'The commit 9f8e7d6c5b4a3f2e1d0c fixes it.',
  'See https://example.com/issues/4111111111111112?x=1',
  'Temperatures: 18.5, 19.25, 20.125, 21.0625 degrees.',
  'sk-learn is a library; ghp is no key.',
  'Zeros: 0000 0000 0000 0000, ones: 1111 1111 1111 1111.',
  'Tracking number 00340434161094021234',
  'Serial number 4111 1111 1111 1112, and 5555555555554443 beside it',
  'Contract NL92 ABNA 0417 1643 00',
  'eyJ is how such tokens begin.',
  'The secret of a good sauce: patience.',
]

test('cards, accounts and keys are found in every sample, and none in plain texts', () => {
  const missed = [...CARDS, ...ACCOUNTS, ...KEYS].filter((text) => patternsIn(text).length === 0)
  expect(missed).toEqual([])
  expect(CARDS.length + ACCOUNTS.length + KEYS.length).toBeGreaterThanOrEqual(48)
  const alarms = PLAIN.filter((text) => patternsIn(text).length > 0)
  expect(alarms).toEqual([])
})

test('what is shown of a number or a key is not the whole', () => {
  for (const text of [...CARDS, ...ACCOUNTS, ...KEYS.slice(3, 19)])
    for (const { shown } of patternsIn(text)) expect(shown.length).toBeLessThan(8)
  expect(patternsIn(`${CARDS[0]} and again ${CARDS[0]}`)).toEqual([
    { kind: 'CARD', shown: '…1111' },
  ])
})

test('phrases are words in small letters, whatever stands between them', () => {
  expect(phrasesIn('Project\n  FALCON, now')).toContain('project falcon')
  expect(phrasesIn('Zoë-Anne')).toContain('zoë anne')
})

let cast: Cast
let [ann, ben, cleo]: Asker[] = []
let admin: Asker
let post: number
const as = (who: Asker | undefined) => who as Asker

beforeAll(async () => {
  cast = await makeCast(db)
  ;[ann, ben, cleo] = [cast.ann, cast.ben, cast.cleo].map(asker)
  admin = asker(cast.eve)
  post = (await makeIdea(db, { boardId: cast.field.boardId, authorId: cast.ann })).id
  await db.rows(sql`
    insert into "Customer" (name, "createdAt") values ('Margriet de Vries', now()), ('Sunny', now()), ('Ben Bakker', now())`)
  await admin.ask('mutation { watchWord(word: "Project Falcon", effect: WARN) }')
})

const SAY =
  'mutation($post: ID!, $body: String!) { postComment(input: { postId: $post, body: $body }) { number } }'
const say = (body: string, confidentialReason?: string, who = ben) =>
  as(who).ask<{ postComment: { number: number } }>(
    SAY,
    { post: String(post), body },
    confidentialReason === undefined ? {} : { confidentialReason },
  )
const asked = {
  extensions: {
    code: 'INVALID',
    fields: { body: [expect.any(String)], confidentialReason: [expect.any(String)] },
  },
}
const comments = async (): Promise<number> =>
  (await db.rows(sql`select 1 from "Comment" where "postId" = ${post}`)).length

test('a text with a card, a listed word or a customer’s name is stored only with a reason, which is logged', async () => {
  const before = await comments()
  const texts = [
    `Charge it to ${CARDS[0]}`,
    'We begin with project falcon on Monday',
    'Margriet  de VRIES asked for it',
    'it was margriet de vries who asked',
  ]
  for (const text of texts) {
    await expect(say(text)).rejects.toMatchObject(asked)
    await expect(say(text, 'x ')).rejects.toMatchObject(asked)
  }
  expect(await comments()).toBe(before)
  const since = await lastEvent()
  await say(texts[2] as string, 'She asked us to name her')
  expect(await comments()).toBe(before + 1)
  expect((await recordedEvents(since)).map(({ name, actorId }) => [name, actorId])).toContainEqual([
    'confidential.confirmed',
    cast.ben,
  ])
  const LIST = `{ confirmedTexts(first: 5) { edges { node {
    kinds reason person { number } space { slug } } } } }`
  expect(await admin.ask(LIST)).toEqual({
    confirmedTexts: {
      edges: [
        {
          node: {
            kinds: ['NAME'],
            reason: 'She asked us to name her',
            person: { number: cast.ben },
            space: { slug: 'field' },
          },
        },
      ],
    },
  })
  await expect(as(ben).ask(LIST)).rejects.toMatchObject({ extensions: { code: 'NOT_ALLOWED' } })
  // Where the viewer does not read, what was found and when is all that they learn.
  await db.rows(sql`update "ConfirmedText" set "spaceId" = ${cast.vault.spaceId}`)
  const unread = { node: { kinds: ['NAME'], reason: '', person: null, space: null } }
  expect(await admin.ask(LIST)).toEqual({ confirmedTexts: { edges: [unread] } })
  await db.rows(
    sql`update "ConfirmedText" set "spaceId" = ${cast.field.spaceId}, "isRestricted" = true`,
  )
  expect(await admin.ask(LIST)).toEqual({ confirmedTexts: { edges: [unread] } })
})

test('a name of one word, and one that a colleague has, are nobody’s secret', async () => {
  await say('It was a sunny day')
  await say('Ask Ben Bakker')
})

test('ideas, questions and edits are looked at as well; what stood there already is not asked for again', async () => {
  const POST = `mutation($title: String!, $body: String!) {
    postIdea(input: { board: "${cast.field.board}", title: $title, body: $body }) { number } }`
  await expect(
    as(ann).ask(POST, { title: 'A talk with Margriet de Vries', body: 'About noise' }),
  ).rejects.toMatchObject(asked)
  await expect(
    as(ann).ask(
      `mutation($body: String!) { askQuestion(space: "field", input: { title: "Who knows this?", body: $body }) { number } }`,
      { body: KEYS[5] },
    ),
  ).rejects.toMatchObject(asked)
  const EDIT = `mutation($id: ID!, $body: String!) { editComment(commentId: $id, body: $body) { number } }`
  const plain = await makeComment(db, { postId: post, authorId: cast.ben, body: 'Hello' })
  const falcon = await makeComment(db, {
    postId: post,
    authorId: cast.ben,
    body: 'Project Falcon begins',
  })
  const edit = (id: number, body: string) => as(ben).ask(EDIT, { id: String(id), body })
  await expect(edit(plain.id, 'Project Falcon begins')).rejects.toMatchObject(asked)
  await edit(falcon.id, 'Project Falcon begins now')
})

test('it is said while somebody writes, without names; nothing is kept, and guests learn no word', async () => {
  const ASK = 'query($text: String!) { confidentialIn(text: $text) { kind shown } }'
  const text = `project falcon for Margriet de Vries, ${CARDS[0]}`
  expect(await as(ben).ask(ASK, { text })).toEqual({
    confidentialIn: [
      { kind: 'CARD', shown: '…1111' },
      { kind: 'WORD', shown: 'Project Falcon' },
    ],
  })
  const guest = await makePerson(db)
  await db.rows(sql`
    insert into "Guest" ("personId", "spaceId", until, "invitedById", agreement, "invitedAt")
    select ${guest.id}, ${cast.field.spaceId}, now() + interval '1 day', ${cast.cleo}, 'Quiet', now()`)
  expect(await asker(guest.id).ask(ASK, { text })).toEqual({
    confidentialIn: [{ kind: 'CARD', shown: '…1111' }],
  })
})

test('a name is told as the text has it, and so often: then a reason is asked whether one was found or not', async () => {
  const tries = asker((await makePerson(db)).id)
  const told = (body: string) =>
    say(body, undefined, tries).then(
      () => 'taken',
      (error: { extensions?: { fields?: { body?: string[] } } }) =>
        error.extensions?.fields?.body?.[0],
    )
  for (let nth = 0; nth < MAX_TOLD; nth++)
    expect(await told('Margriet  de VRIES asked')).toContain('“Margriet de VRIES”')
  const untold = await told('Margriet de Vries asked')
  expect(untold).not.toContain('Margriet')
  expect(await told('Nobody Known asked')).toBe(untold)
  expect(await told('Nothing')).toBe('taken')
  await say('Nobody Known asked', 'It is nobody', tries)
})

test('looking costs by the length of the text, and one person asks so often a minute', async () => {
  const ASK = 'query($text: String!) { confidentialIn(text: $text) { kind } }'
  const weight = (text: string) =>
    costOf({ schema, document: parse(ASK), variableValues: { text } })
  expect(weight('x'.repeat(50_000)) - weight('x')).toBeGreaterThan(900)
  const asks = asker((await makePerson(db)).id)
  const late = `${'word '.repeat(2_000)} project falcon`
  expect(await asks.ask(ASK, { text: late })).toEqual({ confidentialIn: [] })
  for (let nth = 1; nth < MAX_LOOKS; nth++) await asks.ask(ASK, { text: 'Plain' })
  await expect(asks.ask(ASK, { text: 'Plain' })).rejects.toMatchObject({
    extensions: { code: 'TOO_MANY' },
  })
})

test('moderators of the company and administrators list words; twice is once', async () => {
  const WATCH = 'mutation($word: String!) { watchWord(word: $word, effect: WARN) }'
  await expect(as(cleo).ask(WATCH, { word: 'secret sauce' })).rejects.toMatchObject({
    extensions: { code: 'NOT_ALLOWED' },
  })
  for (const word of ['ab', 'one two three four five six', '?!?!'])
    await expect(admin.ask(WATCH, { word })).rejects.toMatchObject({
      extensions: { code: 'INVALID' },
    })
  const once = await admin.ask<{ watchWord: number }>(WATCH, { word: 'Secret sauce' })
  expect(await admin.ask(WATCH, { word: 'secret SAUCE' })).toEqual(once)
  const UNWATCH = 'mutation($number: Int!) { unwatchWord(number: $number) }'
  const number = once.watchWord
  await expect(as(cleo).ask(UNWATCH, { number })).rejects.toMatchObject({
    extensions: { code: 'NOT_ALLOWED' },
  })
  await expect(say('The secret sauce is patience')).rejects.toMatchObject(asked)
  await admin.ask(UNWATCH, { number })
  await expect(admin.ask(UNWATCH, { number })).rejects.toMatchObject({
    extensions: { code: 'NOT_FOUND' },
  })
  await say('The secret sauce is patience')
})

test('a draft with a number or a key is not stored either', async () => {
  const SAVE = `mutation($content: String!) { saveDraft(place: "idea", content: $content, baseVersion: 0) }`
  const draft = (body: string) => as(ann).ask(SAVE, { content: JSON.stringify({ body }) })
  for (const text of [CARDS[0], ACCOUNTS[0], KEYS[5]])
    await expect(draft(`It is ${text}`)).rejects.toMatchObject({ extensions: { code: 'INVALID' } })
  expect(await db.rows(sql`select 1 from "Draft" where "personId" = ${cast.ann}`)).toEqual([])
  await draft('Only words')
})
