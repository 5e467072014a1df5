// Insights as the product team meets them: quotes that stay as they were written, themes counted by people, and the way to what came of it.
import { beforeAll, describe, expect, test } from 'vitest'
import {
  type Asker,
  asker,
  lastEvent,
  recordedEvents,
  staysLive,
  stranger,
} from '#graphql/testing.ts'
import { db } from '#prisma/client.ts'
import { type Cast, makeCast, makeIdea, makePerson } from '#prisma/factory.ts'
import { sql } from '#prisma/sql.ts'
import { spikeNotices } from './alerts.ts'
import { findAspects, proposeThemes, readTones } from './jobs.ts'
import { alertSpikes } from './spikes.ts'

let cast: Cast
let max: Asker
let sue: Asker
let ben: Asker
let channel: string

const grant = (personId: number, role: string) =>
  db.rows(
    sql`insert into "RoleGrant" ("personId", role, "grantedAt") values (${personId}, ${role}::"GrantedRole", now())`,
  )
const MAKE = `mutation($input: CustomerChannelInput!) {
  makeCustomerChannel(space: "field", kind: FORM, input: $input) { number slug } }`
const THREAD = `query($id: ID!) { customerThread(id: $id) { messages { number direction }
  insights(first: 10) { edges { node { number verbatim } } } canCapture } }`
const CAPTURE = `mutation($message: Int!, $passage: String!, $note: String, $theme: String) {
  captureInsight(message: $message, passage: $passage, note: $note, theme: $theme) {
    number verbatim hash isUnaltered consent state version theme { number name people } } }`
const THEME = `query($number: Int!) { insightTheme(number: $number) {
  name version people accounts yearlyValue quotes mergedIntoNumber merged { number name }
  insights(first: 50) { edges { node { number verbatim } } } links { post { title path } }
  chain { kind at text people post { path } thread { number } } untold { thread { number } hasDraft } } }`
const THEMES =
  '{ insightThemes(first: 50) { edges { node { number name people weeks { people } } } } }'
type Theme = {
  name: string
  version: number
  people: number
  accounts: number
  yearlyValue: number
  quotes: number
  mergedIntoNumber: number | null
  merged: { number: number; name: string }[]
  insights: { edges: { node: { number: number; verbatim: string } }[] }
  links: { post: { title: string; path: string } }[]
  chain: { kind: string; at: string | null; text: string; people: number }[]
  untold: { thread: { number: number }; hasDraft: boolean }[]
}
type Captured = {
  number: number
  verbatim: string
  hash: string
  isUnaltered: boolean
  consent: string
  version: number
  theme: { number: number; people: number } | null
}

beforeAll(async () => {
  cast = await makeCast(db)
  ben = asker(cast.ben)
  sue = asker((await makePerson(db, { name: 'Sue Support' })).id)
  max = asker((await makePerson(db, { name: 'Max Product' })).id)
  for (const { id } of [sue, max])
    await db.rows(sql`
      insert into "SpaceMember" ("spaceId", "personId") values (${cast.field.spaceId}, ${id}) on conflict do nothing`)
  await grant(sue.id, 'SUPPORT')
  await grant(max.id, 'PRODUCT_TEAM')
  const cleo = asker(cast.cleo)
  const made = await asker(cast.eve).ask<{ makeCustomerChannel: { number: number; slug: string } }>(
    MAKE,
    {
      input: {
        name: 'Service',
        ownerId: String(cast.cleo),
        firstHours: 4,
        nextHours: 8,
        rightHours: 40,
        reviewHours: 2,
      },
    },
  )
  const { number, slug } = made.makeCustomerChannel
  channel = slug
  await cleo.ask(
    'mutation($id: ID!) { switchCustomerChannel(channelId: $id, isOn: true) { isOn } }',
    {
      id: number,
    },
  )
  await cleo.ask(
    `mutation { grantCustomerVoice(channelId: "${number}", personId: "${sue.id}", title: "Service") { number } }`,
  )
})

let nth = 0
/** A customer writes; gives the thread's number and that of the message. */
async function hear(text: string, email = `c.${++nth}@example.com`) {
  const { askUs } = (await stranger.ask(
    `mutation($channel: String!, $email: String, $text: String!) {
      askUs(channel: $channel, name: "Liesbeth Vos", email: $email, text: $text) { name } }`,
    { channel, email, text },
  )) as { askUs: { name: string } }
  const id = Number(askUs.name.slice(2))
  const { customerThread } = await max.ask<{
    customerThread: { messages: { number: number; direction: string }[] }
  }>(THREAD, { id })
  const message = customerThread.messages.find(({ direction }) => direction === 'IN')?.number ?? 0
  return { id, message }
}
const capture = async (message: number, passage: string, more: Record<string, unknown> = {}) =>
  (await max.ask<{ captureInsight: Captured }>(CAPTURE, { message, passage, ...more }))
    .captureInsight
const theme = async (number: number, who = max) =>
  (await who.ask<{ insightTheme: Theme | null }>(THEME, { number })).insightTheme
const named = async (name: string) => {
  const { insightThemes } = await max.ask<{
    insightThemes: { edges: { node: { number: number; name: string; people: number } }[] }
  }>(THEMES)
  return insightThemes.edges.find(({ node }) => node.name === name)?.node
}
const put = (insights: number[], name: string) =>
  max.ask<{ putIntoTheme: { number: number; people: number } }>(
    'mutation($insights: [Int!]!, $name: String!) { putIntoTheme(insights: $insights, theme: $name) { number people } }',
    { insights, name },
  )

describe('a quote', () => {
  test('is kept as the customer wrote it, with its hash; the same passage twice is one quote', async () => {
    const { message } = await hear(
      'Since Tuesday the unit hums at two,\nand then I am awake. Please help.',
    )
    const passage = 'hums at two,\r\nand then I am awake'
    const quote = await capture(message, passage)
    expect(quote).toMatchObject({
      verbatim: 'hums at two,\nand then I am awake',
      isUnaltered: true,
      consent: 'NONE',
    })
    expect(quote.hash).toMatch(/^[0-9a-f]{64}$/)
    expect((await capture(message, passage)).number).toBe(quote.number)
  })
  test('that the message does not have is refused by name', async () => {
    const { message } = await hear('The app says defrost.')
    await expect(capture(message, 'The app says nothing')).rejects.toMatchObject({
      extensions: { code: 'INVALID', fields: { passage: [expect.any(String)] } },
    })
  })
  test('cannot be changed under its hash, not even in the database', async () => {
    const { message } = await hear('Fitters came in socks.')
    const { number } = await capture(message, 'in socks')
    await expect(
      db.rows(sql`update "Insight" set verbatim = 'in boots' where id = ${number}`),
    ).rejects.toThrow('Insight_hash_check')
  })
  test('is told live to those who look at the thread, and the version guards an edit', async () => {
    const { id, message } = await hear('The invoice came twice.')
    await staysLive({
      reader: max,
      room: `post:${id}`,
      document: THREAD,
      variables: { id },
      change: () => capture(message, 'came twice'),
    })
    const quote = await capture(message, 'The invoice')
    const EDIT = `mutation($insight: Int!, $version: Int) {
      editInsight(insight: $insight, version: $version, note: "Two systems send it", state: ASSESSED, ownerId: "${sue.id}") {
        note state owner { name } } }`
    expect(await max.ask(EDIT, { insight: quote.number, version: quote.version })).toEqual({
      editInsight: {
        note: 'Two systems send it',
        state: 'ASSESSED',
        owner: { name: 'Sue Support' },
      },
    })
    await expect(
      max.ask(EDIT, { insight: quote.number, version: quote.version }),
    ).rejects.toMatchObject({ extensions: { code: 'CONFLICT' } })
    await expect(
      max.ask(EDIT.replace(String(sue.id), String(cast.ben)), { insight: quote.number }),
    ).rejects.toMatchObject({ extensions: { code: 'INVALID' } })
  })
})

describe('who sees it', () => {
  test('people without the role see no theme, no figure, and nothing of a thread', async () => {
    const { id, message } = await hear('A secret wish of ours.')
    const quote = await capture(message, 'secret wish', { theme: 'Secret wishes' })
    const number = quote.theme?.number ?? 0
    expect(await theme(number, ben)).toBeNull()
    for (const document of [
      THEMES,
      '{ customerInsights(first: 5) { edges { node { verbatim } } } }',
      '{ customerAspects { name } }',
      '{ insightsOverview { threads } }',
      '{ emergingThemes { name } }',
    ])
      await expect(ben.ask(document)).rejects.toMatchObject({ extensions: { code: 'NOT_ALLOWED' } })
    await expect(ben.ask(CAPTURE, { message, passage: 'secret' })).rejects.toMatchObject({
      extensions: { code: 'NOT_FOUND' },
    })
    for (const mutation of [
      `renameTheme(theme: ${number}, name: "Mine")`,
      `mergeThemes(theme: ${number}, into: ${number})`,
      `unmergeTheme(theme: ${number})`,
      `splitTheme(theme: ${number}, insights: [${quote.number}], name: "Mine")`,
      `putIntoTheme(insights: [${quote.number}], theme: "Mine")`,
      `linkTheme(theme: ${number}, postId: "${id}")`,
    ])
      await expect(ben.ask(`mutation { ${mutation} { name } }`)).rejects.toMatchObject({
        extensions: { code: 'NOT_FOUND' },
      })
  })
  test('somebody invited to one thread sees no insights of it', async () => {
    const { id, message } = await hear('The pump is loud at night in Ghent.')
    await capture(message, 'loud at night')
    await max.ask(
      `mutation { inviteToCustomerThread(threadId: "${id}", personId: "${cast.ben}") { number } }`,
    )
    const seen = await ben.ask<{
      customerThread: { insights: { edges: unknown[] }; canCapture: boolean }
    }>(THREAD, { id })
    expect(seen.customerThread).toMatchObject({ insights: { edges: [] }, canCapture: false })
    await expect(ben.ask(CAPTURE, { message, passage: 'at night' })).rejects.toMatchObject({
      extensions: { code: 'NOT_ALLOWED' },
    })
  })
  test('the log has the ids of what happened, not the words', async () => {
    const { message } = await hear('Unspeakable words here.')
    await capture(message, 'Unspeakable words', { theme: 'Unspeakable theme' })
    const events = JSON.stringify(await recordedEvents())
    expect(events).toContain('insight.captured')
    expect(events).not.toMatch(/nspeakable/)
  })
})

describe('a theme', () => {
  test('counts people and accounts, never messages: three quotes of one person are one voice', async () => {
    const email = 'a.mertens@example.com'
    const first = await hear('It hums below zero, every night.', email)
    const second = await hear('It still hums below zero. Nobody calls.', email)
    const other = await hear('Hum below zero, flat next door.')
    const quotes = [
      await capture(first.message, 'hums below zero', { theme: 'Hum below zero' }),
      await capture(first.message, 'every night', { theme: 'hum BELOW zero' }),
      await capture(second.message, 'still hums', { theme: 'Hum below zero' }),
    ]
    const number = quotes[0]?.theme?.number ?? 0
    expect(await theme(number)).toMatchObject({ people: 1, quotes: 3 })
    await capture(other.message, 'Hum below zero', { theme: 'Hum below zero' })
    expect(await theme(number)).toMatchObject({ people: 2, quotes: 4, accounts: 0 })
    const account = (id: number) =>
      max.ask(
        `mutation { setCustomerAccount(threadId: "${id}", name: "Housing Ghent", yearlyValue: 48000) { number } }`,
      )
    await account(first.id)
    await max.ask(
      `mutation { setCustomerAccount(threadId: "${other.id}", name: "Housing Ghent") { number } }`,
    )
    expect(await theme(number)).toMatchObject({ people: 2, accounts: 1, yearlyValue: 48_000 })
  })
  test('is renamed under its version; a name that is taken is refused', async () => {
    const { message } = await hear('Guarantee papers are lost.')
    const { theme: made } = await capture(message, 'Guarantee papers', { theme: 'Guarantee' })
    const number = made?.number ?? 0
    const RENAME = `mutation($name: String!, $version: Int) {
      renameTheme(theme: ${number}, name: $name, version: $version) { name } }`
    expect(await max.ask(RENAME, { name: 'Guarantee papers', version: 1 })).toEqual({
      renameTheme: { name: 'Guarantee papers' },
    })
    await expect(max.ask(RENAME, { name: 'x1', version: 1 })).rejects.toMatchObject({
      extensions: { code: 'CONFLICT' },
    })
    await expect(max.ask(RENAME, { name: 'HUM below zero' })).rejects.toMatchObject({
      extensions: { code: 'INVALID', fields: { name: [expect.any(String)] } },
    })
  })
  test('that is merged counts elsewhere, through further merges too, and goes back exactly', async () => {
    const begin = async (name: string) => {
      const { message } = await hear(`${name} is what we talk about.`)
      return (await capture(message, name, { theme: name })).theme?.number ?? 0
    }
    const [one, two, three] = [
      await begin('Cold feet'),
      await begin('Cold floor'),
      await begin('Cold'),
    ]
    const merge = (from: number, into: number) =>
      max.ask<{ mergeThemes: { people: number } }>(
        `mutation { mergeThemes(theme: ${from}, into: ${into}) { people } }`,
      )
    expect(await merge(one, two)).toEqual({ mergeThemes: { people: 2 } })
    expect(await merge(two, three)).toEqual({ mergeThemes: { people: 3 } })
    expect(await named('Cold feet')).toBeUndefined()
    expect(await theme(three)).toMatchObject({ merged: [{ number: two, name: 'Cold floor' }] })
    await expect(merge(three, three)).rejects.toMatchObject({ extensions: { code: 'INVALID' } })
    await max.ask(`mutation { unmergeTheme(theme: ${two}) { name } }`)
    expect(await theme(three)).toMatchObject({ people: 1, merged: [] })
    expect(await theme(two)).toMatchObject({ people: 2 })
    await max.ask(`mutation { unmergeTheme(theme: ${one}) { name } }`)
    expect(await theme(one)).toMatchObject({ people: 1, mergedIntoNumber: null })
  })
  test('is split by quotes; merged back it is as before', async () => {
    const quotes: number[] = []
    for (const text of ['Noise by day here', 'Noise by night here', 'Noise at dawn here'])
      quotes.push((await capture((await hear(text)).message, text, { theme: 'Noise' })).number)
    const number = (await named('Noise'))?.number ?? 0
    const { splitTheme } = await max.ask<{ splitTheme: { number: number } }>(
      'mutation($theme: Int!, $insights: [Int!]!) { splitTheme(theme: $theme, insights: $insights, name: "Noise at night") { number } }',
      { theme: number, insights: quotes.slice(1) },
    )
    expect(await theme(number)).toMatchObject({ people: 1 })
    expect(await theme(splitTheme.number)).toMatchObject({ people: 2 })
    await max.ask(`mutation { mergeThemes(theme: ${splitTheme.number}, into: ${number}) { name } }`)
    expect(await theme(number)).toMatchObject({ people: 3 })
    const foreign = await capture((await hear('Something else')).message, 'Something else')
    await expect(
      max.ask(
        `mutation { splitTheme(theme: ${number}, insights: [${foreign.number}], name: "Other") { number } }`,
      ),
    ).rejects.toMatchObject({ extensions: { code: 'INVALID' } })
  })
})

describe('the chain', () => {
  test('leads from what was heard to the idea, which shows the theme to the team alone, to shipped and told', async () => {
    const idea = await makeIdea(db, {
      boardId: cast.field.boardId,
      authorId: cast.ann,
      title: 'A quieter night mode',
    })
    const { id, message } = await hear(
      'Nachts brummt das Gerät sehr laut, ich kann nicht schlafen.',
    )
    const quote = await capture(message, 'brummt das Gerät sehr laut', {
      theme: 'Loud at night',
      note: 'The street is quieter than the unit',
    })
    const number = quote.theme?.number ?? 0
    const link = `mutation { linkTheme(theme: ${number}, postId: "${idea.id}") { links { post { title } } } }`
    await staysLive({
      reader: max,
      room: `post:${idea.id}`,
      document: `{ post(id: "${idea.id}") { themes { name people } } }`,
      change: () => max.ask(link),
    })
    expect(await ben.ask(`{ post(id: "${idea.id}") { themes { name } } }`)).toEqual({
      post: { themes: [] },
    })
    await expect(
      max.ask(`mutation { linkTheme(theme: ${number}, postId: "${id}") { name } }`),
    ).rejects.toMatchObject({ extensions: { code: 'INVALID' } })
    const TELL = `mutation { draftTold(theme: ${number}, threadId: "${id}") { drafts { text version state number } } }`
    await expect(max.ask(TELL)).rejects.toMatchObject({ extensions: { code: 'INVALID' } })
    const unlink = `mutation { unlinkTheme(theme: ${number}, postId: "${idea.id}") { links { post { title } } } }`
    expect(await max.ask(unlink)).toEqual({ unlinkTheme: { links: [] } })
    await max.ask(link)
    await expect(ben.ask(unlink)).rejects.toMatchObject({ extensions: { code: 'NOT_FOUND' } })
    await db.rows(sql`update "Idea" set status = 'IN_USE' where id = ${idea.id}`)
    await db.rows(sql`
      insert into "StatusChange" ("ideaId", "from", "to", at) values (${idea.id}, 'BUILDING', 'IN_USE', now())`)
    const { draftTold } = await max.ask<{ draftTold: { drafts: { text: string }[] } }>(TELL)
    expect(draftTold.drafts[0]?.text).toContain('„brummt das Gerät sehr laut“')
    expect(draftTold.drafts[0]?.text).toContain('A quieter night mode')
    expect(
      (await max.ask<typeof draftTold & { draftTold: { drafts: unknown[] } }>(TELL)).draftTold
        .drafts,
    ).toHaveLength(1)
    const seen = await theme(number)
    expect(seen?.untold).toEqual([{ thread: { number: id }, hasDraft: true }])
    expect(seen?.chain.map(({ kind, at }) => [kind, at !== null])).toEqual([
      ['HEARD', true],
      ['QUOTE', true],
      ['INSIGHT', true],
      ['IDEA', true],
      ['CHALLENGE', false],
      ['SHIPPED', true],
      ['TOLD', false],
    ])
    await db.rows(sql`
      insert into "CustomerMessage" ("threadId", "channelId", direction, state, body, "draftId", at)
      select d."threadId", k."channelId", 'OUT', 'SENT', d.body, d.id, now() from "CustomerDraft" d
      join "CustomerThread" k on k.id = d."threadId" where d."threadId" = ${id}`)
    expect((await theme(number))?.chain.at(-1)).toMatchObject({ kind: 'TOLD', people: 1 })
    expect((await theme(number))?.untold).toEqual([])
    const DONE = '{ insightsDone { told theme { number } post { number } } }'
    expect(await max.ask(DONE)).toEqual({
      insightsDone: [{ told: 1, theme: { number }, post: { number: idea.id } }],
    })
    await expect(ben.ask(DONE)).rejects.toMatchObject({ extensions: { code: 'NOT_ALLOWED' } })
  })
})

test('an archived space refuses all of it, and takes it again when it is back', async () => {
  const { id, message } = await hear('The lid rattles in the wind.')
  const quote = await capture(message, 'rattles', { theme: 'Rattling' })
  const wind = (await capture(message, 'wind', { theme: 'Wind' })).theme?.number ?? 0
  const number = quote.theme?.number ?? 0
  const idea = await makeIdea(db, { boardId: cast.field.boardId, authorId: cast.ann })
  const aspect = await db.first<{ id: number }>(
    sql`insert into "CustomerAspect" (name, texts, at) values ('lid', 1, now()) returning id`,
  )
  const calls = [
    `captureInsight(message: ${message}, passage: "lid") { number }`,
    `editInsight(insight: ${quote.number}, note: "Loose", state: CAPTURED) { number }`,
    `putIntoTheme(insights: [${quote.number}], theme: "Rattling") { number }`,
    `splitTheme(theme: ${number}, insights: [${quote.number}], name: "Lids") { number }`,
    `renameTheme(theme: ${number}, name: "It rattles") { number }`,
    `mergeThemes(theme: ${number}, into: ${wind}) { number }`,
    `unmergeTheme(theme: ${number}) { number }`,
    `linkTheme(theme: ${wind}, postId: ${idea.id}) { number }`,
    `unlinkTheme(theme: ${wind}, postId: ${idea.id}) { number }`,
    `setCustomerAccount(threadId: ${id}, name: "Housing") { number }`,
    `hideCustomerAspect(aspect: ${aspect?.id}, isHidden: true)`,
  ]
  const others = [
    `draftTold(theme: ${number}, threadId: ${id}) { number }`,
    `correctTone(message: ${message}, tone: UPSET) { number }`,
  ]
  const archive = (at: Date | null) =>
    db.rows(sql`update "Space" set "archivedAt" = ${at} where id = ${cast.field.spaceId}`)
  await archive(new Date())
  const since = await lastEvent()
  for (const call of [...calls, ...others])
    await expect(max.ask(`mutation { ${call} }`), call).rejects.toMatchObject({
      extensions: { code: 'NOT_ALLOWED' },
    })
  expect(await recordedEvents(since)).toEqual([])
  await archive(null)
  for (const call of calls) await max.ask(`mutation { ${call} }`)
})

test('a question answers no theme: only ideas and challenges do', async () => {
  const { message } = await hear('The hose is too short.')
  const quote = await capture(message, 'too short', { theme: 'Hoses' })
  const { askQuestion } = await max.ask<{ askQuestion: { number: number } }>(
    'mutation { askQuestion(space: "field", input: { title: "Which hoses are there?" }) { number } }',
  )
  const link = `linkTheme(theme: ${quote.theme?.number}, postId: ${askQuestion.number}) { number }`
  await expect(max.ask(`mutation { ${link} }`)).rejects.toMatchObject({
    extensions: { code: 'INVALID' },
  })
})

describe('what is read by machine', () => {
  test('the tone of a message comes with its words, and a person corrects it; both are counted', async () => {
    const { id, message } = await hear('I am very disappointed, the installation was terrible.')
    await readTones(db)
    const TONES = `query { customerThread(id: "${id}") { tones(messages: [${message}]) {
      tone readTone causes { word } correctedBy { name } } } }`
    type Tones = { customerThread: { tones: { tone: string; causes: { word: string }[] }[] } }
    const read = (await max.ask<Tones>(TONES)).customerThread.tones[0]
    expect(read?.tone).toBe('UPSET')
    expect(read?.causes.map(({ word }) => word)).toEqual(
      expect.arrayContaining(['disappointed', 'terrible']),
    )
    await staysLive({
      reader: max,
      room: `post:${id}`,
      document: TONES,
      change: () =>
        max.ask(`mutation { correctTone(message: ${message}, tone: NEUTRAL) { number } }`),
    })
    await expect(
      ben.ask(`mutation { correctTone(message: ${message}, tone: GLAD) { number } }`),
    ).rejects.toMatchObject({ extensions: { code: 'NOT_FOUND' } })
    expect(await max.ask('{ insightsOverview { checked agreed } }')).toEqual({
      insightsOverview: { checked: 1, agreed: 0 },
    })
  })
  test('aspects are found in what several people write, with their tone by people', async () => {
    for (const text of [
      'The thermostat is great, I love it.',
      'The thermostat is terrible and slow.',
      'My thermostat is awful.',
      'A good thermostat, thank you.',
    ])
      await hear(text)
    await readTones(db)
    await findAspects(db, new Date())
    const { customerAspects } = await max.ask<{
      customerAspects: { number: number; name: string; upset: number; glad: number }[]
    }>('{ customerAspects { number name upset glad } }')
    const found = customerAspects.find(({ name }) => name === 'thermostat')
    expect(found).toMatchObject({ upset: 2, glad: 2 })
    await max.ask(`mutation { hideCustomerAspect(aspect: ${found?.number}, isHidden: true) }`)
    expect(JSON.stringify(await max.ask('{ customerAspects { name } }'))).not.toContain(
      'thermostat',
    )
  })
  test('a theme is proposed for a quote that is in none, learned from those that people put there', async () => {
    for (const text of [
      'My card has not arrived yet',
      'When will the new card arrive?',
      'The card did not arrive',
    ])
      await capture((await hear(text)).message, text, { theme: 'Card arrival' })
    for (const text of [
      'The exchange rate was wrong',
      'Which exchange rate do you use?',
      'A bad exchange rate abroad',
    ])
      await capture((await hear(text)).message, text, { theme: 'Exchange rate' })
    const open = await capture(
      (await hear('Why has my card not arrived?')).message,
      'Why has my card not arrived?',
    )
    expect(await proposeThemes(db)).toBeGreaterThan(0)
    const { customerInsights } = await max.ask<{
      customerInsights: { edges: { node: { number: number; proposedName: string | null } }[] }
    }>(
      '{ customerInsights(first: 50, withoutTheme: true) { edges { node { number proposedName } } } }',
    )
    expect(customerInsights.edges.find(({ node }) => node.number === open.number)?.node).toEqual({
      number: open.number,
      proposedName: 'Card arrival',
    })
    await put([open.number], 'Card arrival')
    expect((await named('Card arrival'))?.people).toBe(4)
  })
})

describe('whose role is for one space', () => {
  test('changes no theme with quotes of another, reads no name of what was merged, and no account’s value', async () => {
    const rob = asker((await makePerson(db)).id)
    await db.rows(sql`
      insert into "RoleGrant" ("personId", role, "spaceId", "grantedAt")
      values (${rob.id}, 'PRODUCT_TEAM', ${cast.field.spaceId}, now())`)
    const here = await hear('The lid does not shut.')
    const there = await hear('The hinge is of glass.')
    const seen = await capture(here.message, 'lid does not shut', { theme: 'Lid' })
    const unseen = await capture(there.message, 'hinge is of glass', { theme: 'Secret hinge' })
    const [lid, hinge] = [seen.theme?.number ?? 0, unseen.theme?.number ?? 0]
    const account = (who: Asker, id: number, value: number) =>
      who.ask(
        `mutation { setCustomerAccount(threadId: "${id}", name: "Housing Bruges", yearlyValue: ${value}) { number } }`,
      )
    await account(max, there.id, 5_000)
    const rename = (version: number) =>
      rob.ask(
        `mutation { renameTheme(theme: ${lid}, version: ${version}, name: "The lid") { version } }`,
      )
    await rename((await theme(lid))?.version ?? 0)
    await max.ask(`mutation { mergeThemes(theme: ${hinge}, into: ${lid}) { people } }`)
    await db.rows(sql`update "Post" set "spaceId" = ${cast.lab.spaceId} where id = ${there.id}`)
    const notAllowed = { extensions: { code: 'NOT_ALLOWED' } }
    expect(await theme(lid, rob)).toMatchObject({ people: 1, merged: [] })
    await expect(rename((await theme(lid))?.version ?? 0)).rejects.toMatchObject(notAllowed)
    await expect(
      rob.ask(
        `mutation { splitTheme(theme: ${lid}, insights: [${seen.number}], name: "New") { number } }`,
      ),
    ).rejects.toMatchObject(notAllowed)
    await account(rob, here.id, 9)
    await account(rob, here.id, 9)
    expect(
      await db.rows(
        sql`select "yearlyValue"::float8 as value from "CustomerAccount" where name = 'Housing Bruges'`,
      ),
    ).toEqual([{ value: 5_000 }])
    const { number } = await capture((await hear('Glass all over.')).message, 'Glass all over')
    const other = await capture((await hear('Nothing here.')).message, 'Nothing here', {
      theme: 'Hidden words',
    })
    await db.rows(
      sql`update "Insight" set "proposedThemeId" = ${other.theme?.number ?? 0} where id = ${number}`,
    )
    const proposed = async () =>
      (
        await rob.ask<{
          customerInsights: { edges: { node: { number: number; proposedName: string | null } }[] }
        }>(
          '{ customerInsights(first: 50, withoutTheme: true) { edges { node { number proposedName } } } }',
        )
      ).customerInsights.edges.find(({ node }) => node.number === number)?.node.proposedName
    expect(await proposed()).toBe('Hidden words')
    await db.rows(sql`
      update "Post" set "spaceId" = ${cast.lab.spaceId} where id = (select "threadId" from "Insight" where id = ${other.number})`)
    expect(await proposed()).toBeNull()
  })
})

describe('more people than usual', () => {
  test('alert the owner of the theme once in a week, with what the calendar has shortly before; nobody whose role reads no threads', async () => {
    const first = await capture((await hear('The new login fails.')).message, 'login fails', {
      theme: 'Login',
    })
    const number = first.theme?.number ?? 0
    for (const text of ['I get no login code.', 'Login is broken since Monday.'])
      await capture((await hear(text)).message, text, { theme: 'Login' })
    const OWNER = `mutation($owner: ID) { setThemeOwner(theme: ${number}, ownerId: $owner) { owner { name } } }`
    const invalid = { extensions: { code: 'INVALID', fields: { ownerId: [expect.any(String)] } } }
    await expect(max.ask(OWNER, { owner: String(cast.ben) })).rejects.toMatchObject(invalid)
    expect(await max.ask(OWNER, { owner: String(sue.id) })).toEqual({
      setThemeOwner: { owner: { name: 'Sue Support' } },
    })
    const day = (ago: number) => new Date(Date.now() - ago * 86_400_000).toISOString().slice(0, 10)
    const ADD = `mutation($title: String!, $day: String!) {
      addCompanyEvent(kind: RELEASE, title: $title, day: $day) { number version } }`
    await max.ask(ADD, { title: 'App 4.2', day: day(0) })
    await max.ask(ADD, { title: 'Long ago', day: day(40) })
    await expect(max.ask(ADD, { title: 'Never', day: '2026-02-30' })).rejects.toMatchObject({
      extensions: { code: 'INVALID', fields: { day: [expect.any(String)] } },
    })
    await expect(ben.ask(ADD, { title: 'Mine', day: day(0) })).rejects.toMatchObject({
      extensions: { code: 'NOT_ALLOWED' },
    })
    const now = new Date()
    const before = await lastEvent()
    expect(await alertSpikes(db, now)).toBeGreaterThan(0)
    expect(await alertSpikes(db, now)).toBe(0)
    const EMERGING = `{ emergingThemes { number emerging { people likelyCauses { title } } } insightTheme(number: ${number}) { alerts { people } } }`
    const { emergingThemes, insightTheme } = await max.ask<{
      emergingThemes: { number: number }[]
      insightTheme: { alerts: unknown[] }
    }>(EMERGING)
    expect(emergingThemes.find((theme) => theme.number === number)).toEqual({
      number,
      emerging: { people: 3, likelyCauses: [{ title: 'App 4.2' }] },
    })
    expect(insightTheme.alerts).toEqual([{ people: 3 }])
    expect(await recordedEvents(before)).toContainEqual(
      expect.objectContaining({ name: 'theme.spiked', payload: { themeId: number } }),
    )
    const notices = await spikeNotices(db, number)
    expect(notices).toEqual([expect.objectContaining({ personId: sue.id, kind: 'THEME_SPIKED' })])
    expect(notices[0]?.outcome).toContain('App 4.2')
    await db.rows(sql`update "RoleGrant" set "endedAt" = now() where "personId" = ${sue.id}`)
    expect(await spikeNotices(db, number)).toEqual([])
    await db.rows(sql`update "RoleGrant" set "endedAt" = null where "personId" = ${sue.id}`)
  })
  test('the calendar is edited by its version, and deleted from', async () => {
    type Event = { number: number; version: number; title: string }
    const { addCompanyEvent } = await max.ask<{ addCompanyEvent: Event }>(
      'mutation { addCompanyEvent(kind: OUTAGE, title: "Portal down", day: "2026-11-02") { number version } }',
    )
    const { number, version } = addCompanyEvent
    const EDIT = `mutation { editCompanyEvent(event: ${number}, version: ${version}, kind: OUTAGE, title: "Portal slow", day: "2026-11-03") { title day } }`
    expect(await max.ask(EDIT)).toEqual({
      editCompanyEvent: { title: 'Portal slow', day: '2026-11-03' },
    })
    await expect(max.ask(EDIT)).rejects.toMatchObject({ extensions: { code: 'CONFLICT' } })
    const LIST = '{ companyEvents(first: 100) { edges { node { number } } } }'
    expect(JSON.stringify(await max.ask(LIST))).toContain(`{"number":${number}}`)
    await max.ask(`mutation { deleteCompanyEvent(event: ${number}) }`)
    expect(JSON.stringify(await max.ask(LIST))).not.toContain(`{"number":${number}}`)
    await expect(ben.ask(LIST)).rejects.toMatchObject({ extensions: { code: 'NOT_ALLOWED' } })
  })
})

describe('a figure', () => {
  const OVERVIEW =
    '{ insightsOverview { threads putRight lost lostLate answered answeredByOthers } customerAspects { number upset glad } }'
  const behind = async (field: string) =>
    (
      await max.ask<{ list: { edges: { node: { number: number } }[] } }>(
        `{ list: ${field} { edges { node { number } } } }`,
      )
    ).list.edges.map(({ node }) => node.number)
  test('has as many threads behind it as it says; a late first answer stays late after it was given', async () => {
    const late = await hear('Nobody answers me at all.')
    const early = await hear('The pump is loud again.')
    const answered = async (id: number, hours: number) =>
      db.rows(sql`
        with due as (select "dueAt" from "Clock" where "postId" = ${id} and purpose = 'customer-thread.first-answer')
        update "CustomerThread" set state = 'LOST', "lostCause" = 'OTHER', "dueAt" = null,
          "firstAnsweredAt" = (select "dueAt" from due) + ${hours}::int * interval '1 hour' where id = ${id}`)
    await answered(late.id, 3)
    await answered(early.id, -1)
    const lost = await behind('insightThreads(figure: LOST_LATE, first: 100)')
    expect(lost).toContain(late.id)
    expect(lost).not.toContain(early.id)
    const { customerAspects, insightsOverview: says } = await max.ask<{
      insightsOverview: Record<string, number>
      customerAspects: { number: number; upset: number; glad: number }[]
    }>(OVERVIEW)
    for (const [figure, count] of [
      ['THREADS', says.threads],
      ['PUT_RIGHT', says.putRight],
      ['LOST', says.lost],
      ['LOST_LATE', says.lostLate],
      ['ANSWERED', says.answered],
      ['ANSWERED_BY_OTHERS', says.answeredByOthers],
    ])
      expect(
        await behind(`insightThreads(figure: ${figure}, first: 100)`),
        `${figure}`,
      ).toHaveLength(Number(count))
    for (const { glad, number, upset } of customerAspects) {
      expect(await behind(`aspectThreads(aspect: ${number}, tone: UPSET)`)).toHaveLength(upset)
      expect(await behind(`aspectThreads(aspect: ${number}, tone: GLAD)`)).toHaveLength(glad)
    }
    for (const field of ['insightThreads(figure: LOST)', 'aspectThreads(aspect: 1, tone: GLAD)'])
      await expect(ben.ask(`{ ${field} { edges { node { number } } } }`)).rejects.toMatchObject({
        extensions: { code: 'NOT_ALLOWED' },
      })
  })
  test('of a theme counts one less when a quote is deleted; the message stays', async () => {
    const { id, message } = await hear('The cover is scratched.')
    const other = await hear('My cover has scratches.')
    const quote = await capture(message, 'cover is scratched', { theme: 'Covers' })
    await capture(other.message, 'has scratches', { theme: 'Covers' })
    const number = quote.theme?.number ?? 0
    expect((await theme(number))?.people).toBe(2)
    await expect(
      ben.ask(`mutation { deleteInsight(insight: ${quote.number}) }`),
    ).rejects.toMatchObject({ extensions: { code: 'NOT_FOUND' } })
    await staysLive({
      reader: max,
      room: `post:${id}`,
      document: THREAD,
      variables: { id },
      change: () => max.ask(`mutation { deleteInsight(insight: ${quote.number}) }`),
    })
    expect((await theme(number))?.people).toBe(1)
  })
})
