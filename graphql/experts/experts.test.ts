// Who knows about something: evidence kept current by events, what the searcher may see, endorsements, and "not me".
import { beforeAll, describe, expect, test } from 'vitest'
import { Conflict, type Invalid, NotAllowed, NotFound } from '#graphql/errors.ts'
import { type Asker, asker, lastEvent, runConsequencesSince, staysLive } from '#graphql/testing.ts'
import { days } from '#graphql/time.ts'
import { db } from '#prisma/client.ts'
import { type Cast, makeCast, makeComment, makeIdea, makePerson } from '#prisma/factory.ts'
import { sql } from '#prisma/sql.ts'
import { fillEvidence, renewEvidence } from './evidence-table.ts'
import { MAX_HIDDEN } from './limits.ts'
import { suggestExperts } from './service.ts'

type Expert = {
  person: { number: number }
  reason: string
  proofs: { label: string; path: string; post: { title: string } }[]
}
type Topic = {
  topic: string
  level: string
  count: number
  reason: string
  endorsedPost: number | null
  proofs: { label: string; path: string }[]
  citable: { post: { number: number } }[]
}
const EXPERTS = `query($topic: String!, $first: Int) { experts(topic: $topic, first: $first) {
  person { number } reason proofs { label path post { title } } } }`
const KNOWS = `query($id: ID!, $topic: String) { person(id: $id) { hiddenTopics canEndorse canHideTopics
  expertise(topic: $topic, first: 50) { topic level count reason endorsedPost proofs { label path } citable { post { number } } } } }`
const POST = 'mutation($input: PostIdeaInput!) { postIdea(input: $input) { number } }'
const REACT =
  'mutation($id: ID!, $isOn: Boolean!) { react(commentId: $id, emoji: "👍", isOn: $isOn) { number } }'
const STATUS =
  'mutation($id: ID!, $to: OpenStatus!) { changeIdeaStatus(ideaId: $id, to: $to, note: "It is so") { number } }'
const ENDORSE =
  'mutation($id: ID!, $topic: String!, $post: ID!) { endorse(personId: $id, topic: $topic, postId: $post) { number } }'
const WITHDRAW =
  'mutation($id: ID!, $topic: String!) { withdrawEndorsement(personId: $id, topic: $topic) { number } }'
const HIDE = 'mutation($topic: String!) { hideTopic(topic: $topic) { number } }'
const SHOW = 'mutation($topic: String!) { showTopic(topic: $topic) { number } }'

let cast: Cast
let ann: Asker
let ben: Asker
let cleo: Asker
let dan: Asker
let eve: Asker
beforeAll(async () => {
  cast = await makeCast(db)
  ;[ann, ben, cleo, dan, eve] = [cast.ann, cast.ben, cast.cleo, cast.dan, cast.eve].map(asker) as [
    Asker,
    Asker,
    Asker,
    Asker,
    Asker,
  ]
})

/** What the worker does after the work. */
async function carriedOut<Answer>(work: () => Promise<Answer>): Promise<Answer> {
  const before = await lastEvent()
  const answer = await work()
  await runConsequencesSince(before)
  return answer
}
const post = (who: Asker, board: string, title: string, tags: string[], more = {}) =>
  carriedOut(async () => {
    const input = { board, title, body: 'We measured it for a week.', tags, ...more }
    return (await who.ask<{ postIdea: { number: number } }>(POST, { input })).postIdea.number
  })
const experts = async (who: Asker, topic: string, first = 10) =>
  (await who.ask<{ experts: Expert[] }>(EXPERTS, { topic, first })).experts
const people = async (who: Asker, topic: string) =>
  (await experts(who, topic)).map(({ person }) => person.number)
type Known = {
  hiddenTopics: string[] | null
  canEndorse: boolean
  canHideTopics: boolean
  expertise: Topic[]
}
const knows = async (who: Asker, id: number, topic: string | null = null): Promise<Known> =>
  (await who.ask<{ person: Known }>(KNOWS, { id, topic })).person
const evidence = (postId: number) =>
  db.rows<{ kind: string; personId: number; votes: number }>(sql`
    select kind, "personId", votes from "Evidence" where "postId" = ${postId} order by kind, "personId"`)
const fieldsOf = async (asked: Promise<unknown>): Promise<string[]> =>
  Object.keys(((await asked.catch((error: unknown) => error)) as Invalid).fields)

describe('work becomes evidence', () => {
  test('an idea, when it is in use, and a comment once others value it; each says so', async () => {
    const number = await post(ben, cast.field.board, 'Damp the compressor feet', ['vibration'])
    expect(await evidence(number)).toEqual([{ kind: 'IDEA_POSTED', personId: cast.ben, votes: 0 }])
    const comment = await makeComment(db, {
      postId: number,
      authorId: cast.dan,
      body: 'Rubber creeps.',
    })
    await carriedOut(() => dan.ask(REACT, { id: comment.id, isOn: true }))
    expect(await evidence(number)).toHaveLength(1)
    await carriedOut(() => ann.ask(REACT, { id: comment.id, isOn: true }))
    await carriedOut(() => cleo.ask(STATUS, { id: number, to: 'IN_USE' }))
    expect(await evidence(number)).toEqual([
      { kind: 'COMMENT_VALUED', personId: cast.dan, votes: 1 },
      { kind: 'IDEA_IN_USE', personId: cast.ben, votes: 0 },
    ])
    expect((await experts(eve, 'vibration')).map(({ reason }) => reason)).toEqual([
      expect.stringMatching(/^1 idea in use; last in \w+ \d{4}$/),
      expect.stringMatching(/^1 valued comment; last in \w+ \d{4}$/),
    ])
    const [{ proofs }] = (await experts(eve, 'vibration')) as [Expert]
    expect(proofs).toEqual([
      {
        label: 'Idea in use',
        path: `/ideas/${number}`,
        post: { title: 'Damp the compressor feet' },
      },
    ])
    await carriedOut(() => ann.ask(REACT, { id: comment.id, isOn: false }))
    expect(await people(eve, 'vibration')).toEqual([cast.ben])
  })

  test('a topic is found by every name that the vocabulary has for it, in another language and after a merge', async () => {
    await post(ben, cast.field.board, 'Keep the needle clean', ['embroidery'])
    expect(await people(eve, 'borduren')).toEqual([])
    await db.rows(sql`
      insert into "Skill" (id, name, "rootId") values (9001, 'Embroidery', 9001), (9002, 'Needlework', 9001)`)
    await db.rows(sql`
      insert into "SkillName" (key, "skillId", text, language) values ('embroidery', 9001, 'Embroidery', 'en'),
        ('borduren', 9001, 'Borduren', 'nl'), ('needlework', 9002, 'Needlework', null)`)
    expect(await people(eve, 'Borduren')).toEqual([cast.ben])
    expect(await people(eve, 'needlework')).toEqual([cast.ben])
  })

  test('a removed comment and a withdrawn idea are evidence no longer', async () => {
    const number = await post(ben, cast.field.board, 'Warmer gloves', ['gloves'])
    const comment = await makeComment(db, {
      postId: number,
      authorId: cast.dan,
      body: 'Wool is warmer.',
    })
    await carriedOut(() => ann.ask(REACT, { id: comment.id, isOn: true }))
    expect(await people(eve, 'gloves')).toEqual([cast.ben, cast.dan])
    await carriedOut(() =>
      dan.ask('mutation($id: ID!) { removeComment(commentId: $id) { number } }', {
        id: comment.id,
      }),
    )
    expect(await evidence(number)).toHaveLength(1)
    await carriedOut(() =>
      ben.ask('mutation($id: ID!) { withdrawIdea(ideaId: $id) { number } }', { id: number }),
    )
    expect(await evidence(number)).toEqual([])
  })

  test('of posts from before, and written in bulk, is made by the timed job, once', async () => {
    const { id } = await makeIdea(db, {
      boardId: cast.field.boardId,
      authorId: cast.dan,
      title: 'Sharper blades',
      supporterIds: [cast.ann, cast.ben],
    })
    await db.rows(sql`delete from "EvidenceProgress"`)
    expect(await fillEvidence(db)).toBe(true)
    expect(await evidence(id)).toEqual([{ kind: 'IDEA_POSTED', personId: cast.dan, votes: 2 }])
    await db.rows(sql`delete from "Evidence" where "postId" = ${id}`)
    expect(await fillEvidence(db)).toBe(true)
    expect(await evidence(id)).toEqual([])
    await Promise.all([renewEvidence([id]), renewEvidence([id, id])])
    expect(await evidence(id)).toHaveLength(1)
  })

  test('never on sealed posts, nor theirs who wrote them', async () => {
    const number = await post(ben, cast.field.board, 'A quieter fan', ['fans'])
    const comment = await makeComment(db, { postId: number, authorId: cast.dan })
    await carriedOut(() => ann.ask(REACT, { id: comment.id, isOn: true }))
    expect(await people(eve, 'quieter fan')).toEqual([cast.ben, cast.dan])
    await db.rows(sql`
      update "Post" set "authorId" = null, "authorTag" = 'tag', "sealedAuthor" = 'sealed' where id = ${number}`)
    // What the table holds from before is not given away, nor made again.
    expect(await people(eve, 'quieter fan')).toEqual([])
    await renewEvidence([number])
    expect(await evidence(number)).toEqual([])
  })
})

describe('who is named', () => {
  test('only by work that the searcher may see, for a hidden post, a closed space and a moved post', async () => {
    const shown = await post(ben, cast.field.board, 'Measure the humming', ['humming'])
    await post(ann, cast.vault.board, 'Humming in the vault', ['humming'])
    expect(await people(dan, 'humming')).toEqual([cast.ben])
    expect((await people(cleo, 'humming')).sort()).toEqual([cast.ann, cast.ben].sort())
    expect((await knows(dan, cast.ann)).expertise.map(({ topic }) => topic)).not.toContain(
      'humming',
    )
    expect((await knows(cleo, cast.ann)).expertise.map(({ topic }) => topic)).toContain('humming')
    await db.rows(sql`update "Post" set state = 'HIDDEN' where id = ${shown}`)
    expect(await people(dan, 'humming')).toEqual([])
    expect(await people(ben, 'humming')).toEqual([cast.ann])
    await db.rows(
      sql`update "Post" set state = 'OPEN', "spaceId" = ${cast.vault.spaceId} where id = ${shown}`,
    )
    expect(await people(dan, 'humming')).toEqual([])
  })

  test('nobody who has left, no guest, nobody left out, and only readers of the space', async () => {
    const leaver = asker((await makePerson(db)).id)
    const guest = asker((await makePerson(db)).id)
    for (const who of [leaver, guest, dan, ann])
      await post(who, cast.field.board, `Solder the pipes, by ${who.id}`, ['soldering'])
    expect(await people(eve, 'soldering')).toHaveLength(4)
    await carriedOut(() =>
      eve.ask('mutation($id: ID!) { deactivate(personId: $id) { hasLeft } }', { id: leaver.id }),
    )
    await db.rows(sql`
      insert into "Guest" ("personId", "spaceId", until, "invitedById", agreement, "invitedAt", "acceptedAt")
      values (${guest.id}, ${cast.lab.spaceId}, now() + interval '1 day', ${cast.cleo}, 'Agreed', now(), now())`)
    expect((await people(eve, 'soldering')).sort()).toEqual([cast.dan, cast.ann].sort())
    expect((await knows(eve, leaver.id)).expertise).toEqual([])
    const { viewer } = await cleo.context()
    const asked = { text: 'soldering', tags: [], viewer, limit: 5, now: new Date() }
    const ids = async (more: { exclude: number[]; spaceId?: number }) =>
      (await suggestExperts(db, { ...asked, ...more })).map(({ personId }) => personId)
    expect(await ids({ exclude: [cast.ann] })).toEqual([cast.dan])
    expect(await ids({ exclude: [], spaceId: cast.vault.spaceId })).toEqual([cast.ann])
  })

  test('those with more, better valued and fresher work come first', async () => {
    const make = (authorId: number, age: number, supporterIds: number[] = []) =>
      makeIdea(db, {
        boardId: cast.field.boardId,
        authorId,
        title: 'Lighter ladders',
        tags: ['ladders'],
        createdAt: new Date(Date.now() - days(age)),
        supporterIds,
      })
    const made = [
      await make(cast.dan, 400),
      await make(cast.ben, 10),
      await make(cast.ann, 10, [cast.dan, cast.eve]),
    ]
    const before = await lastEvent()
    for (const { id } of made) await cleo.ask(STATUS, { id, to: 'SHAPING' })
    await runConsequencesSince(before)
    expect(await people(eve, 'lighter ladders')).toEqual([cast.ann, cast.ben, cast.dan])
  })

  test('a question of tags, of nothing and of too many: refused by the field', async () => {
    expect(await fieldsOf(experts(ann, ' '))).toEqual(['topic'])
    expect(await fieldsOf(experts(ann, 'x'.repeat(81)))).toEqual(['topic'])
    expect(await experts(ann, 'zzyzx')).toEqual([])
    const { viewer } = await ann.context()
    const asked = { viewer, exclude: [], limit: 3, now: new Date() }
    const tags = Array.from({ length: 500 }, (_, nth) => `tag ${nth}`)
    expect(await fieldsOf(suggestExperts(db, { ...asked, text: 'vibration', tags }))).toEqual([
      'tags',
    ])
    expect(await suggestExperts(db, { ...asked, text: ' ', tags: [] })).toEqual([])
    const code = '```\n(;;){ }\n```'
    expect(await suggestExperts(db, { ...asked, text: code, tags: [] })).toEqual([])
    const named = await suggestExperts(db, { ...asked, text: 'How so?', tags: ['vibration'] })
    expect(named.map(({ personId }) => personId)).toContain(cast.ben)
  })
})

describe('what somebody knows', () => {
  test('is kept away by them, for everybody, and comes back', async () => {
    await post(dan, cast.field.board, 'Fold the tents', ['tents'])
    const topics = async (who: Asker) =>
      (await knows(who, cast.dan)).expertise.map(({ topic }) => topic)
    expect(await topics(eve)).toContain('tents')
    await staysLive({
      reader: eve,
      room: `person:${cast.dan}`,
      document: KNOWS,
      variables: { id: cast.dan },
      change: () => dan.ask(HIDE, { topic: 'Tents' }),
    })
    await dan.ask(HIDE, { topic: 'tents' })
    expect(await people(eve, 'tents')).toEqual([])
    await post(dan, cast.field.board, 'Dry the tents', ['tents', 'drying'])
    expect(await topics(eve)).toContain('drying')
    expect(await topics(eve)).not.toContain('tents')
    expect(await people(eve, 'drying')).toContain(cast.dan)
    expect(await people(eve, 'Tents, and their drying')).not.toContain(cast.dan)
    expect((await knows(dan, cast.dan)).hiddenTopics).toEqual(['tents'])
    expect((await knows(eve, cast.dan)).hiddenTopics).toBeNull()
    await dan.ask(SHOW, { topic: 'tents' })
    expect(await topics(eve)).toContain('tents')
  })

  test('that somebody has not shown cannot be hidden, nor more than a list', async () => {
    expect(await fieldsOf(dan.ask(HIDE, { topic: 'opera' }))).toEqual(['topic'])
    expect(await fieldsOf(dan.ask(HIDE, { topic: '' }))).toEqual(['topic'])
    await post(eve, cast.field.board, 'Ropes', ['ropes'])
    await db.rows(sql`
      insert into "HiddenTopic" ("personId", topic, at) select ${cast.eve}, 'x' || n, now() from generate_series(1, ${MAX_HIDDEN}) n`)
    await expect(eve.ask(HIDE, { topic: 'ropes' })).rejects.toBeInstanceOf(Conflict)
    await db.rows(sql`delete from "HiddenTopic" where "personId" = ${cast.eve}`)
  })
})

describe('an endorsement', () => {
  test('cites work, counts, notifies once, and is withdrawn', async () => {
    const number = await post(dan, cast.field.board, 'Splice the cable', ['splicing'])
    const topic = async (who: Asker) =>
      (await knows(who, cast.dan, 'splicing')).expertise[0] as Topic
    expect(await topic(eve)).toMatchObject({ level: 'FAMILIAR', count: 1, endorsedPost: null })
    expect((await topic(eve)).citable).toEqual([{ post: { number } }])
    const endorse = (who: Asker) =>
      carriedOut(() => who.ask(ENDORSE, { id: cast.dan, topic: 'Splicing', post: number }))
    await endorse(eve)
    await endorse(eve)
    await endorse(ann)
    expect(await topic(eve)).toMatchObject({ level: 'EXPERIENCED', endorsedPost: number })
    expect((await topic(eve)).reason).toMatch(/^2 endorsements and 1 idea on splicing; last in /)
    expect((await topic(eve)).citable).toEqual([{ post: { number } }])
    const bell = await dan.ask<{ notifications: { edges: { node: { sentence: string } }[] } }>(
      '{ notifications(first: 5) { edges { node { sentence } } } }',
    )
    expect(bell.notifications.edges[0]?.node.sentence).toBe(
      'Ann Archer and 1 other endorsed you for “splicing”, citing “Splice the cable”',
    )
    await carriedOut(() => eve.ask(WITHDRAW, { id: cast.dan, topic: 'splicing' }))
    await carriedOut(() => eve.ask(WITHDRAW, { id: cast.dan, topic: 'splicing' }))
    expect((await topic(eve)).reason).toMatch(/^1 endorsement and 1 idea/)
  })

  test('that is returned weighs less, also the one that was there first', async () => {
    const [one, other] = [asker((await makePerson(db)).id), asker((await makePerson(db)).id)]
    const first = await post(one, cast.field.board, 'Weld it thin', ['welding'])
    const second = await post(other, cast.field.board, 'Weld it thick', ['welding'])
    await carriedOut(() => other.ask(ENDORSE, { id: one.id, topic: 'welding', post: first }))
    expect(await people(eve, 'welding')).toEqual([one.id, other.id])
    expect(await evidence(first)).toContainEqual({ kind: 'ENDORSED', personId: one.id, votes: 1 })
    await carriedOut(() => one.ask(ENDORSE, { id: other.id, topic: 'welding', post: second }))
    expect((await evidence(first)).map(({ kind }) => kind)).toEqual([
      'ENDORSED_BACK',
      'IDEA_POSTED',
    ])
    await carriedOut(() => one.ask(WITHDRAW, { id: other.id, topic: 'welding' }))
    expect((await evidence(first)).map(({ kind }) => kind)).toEqual(['ENDORSED', 'IDEA_POSTED'])
  })

  test('is refused for oneself, for what is not theirs or not to be seen, and to guests', async () => {
    const number = await post(ben, cast.vault.board, 'Locks of the vault', ['locks'])
    const open = await post(ben, cast.field.board, 'Hinges', ['hinges'])
    await expect(
      ben.ask(ENDORSE, { id: cast.ben, topic: 'locks', post: number }),
    ).rejects.toBeInstanceOf(NotAllowed)
    expect(
      await fieldsOf(dan.ask(ENDORSE, { id: cast.ben, topic: 'locks', post: number })),
    ).toEqual(['topic'])
    expect(
      await fieldsOf(dan.ask(ENDORSE, { id: cast.ben, topic: 'hinges', post: number })),
    ).toEqual(['postId'])
    expect(await fieldsOf(dan.ask(ENDORSE, { id: cast.ben, topic: ' ', post: open }))).toEqual([
      'topic',
    ])
    await expect(
      dan.ask(ENDORSE, { id: cast.finn, topic: 'hinges', post: open }),
    ).rejects.toBeInstanceOf(NotFound)
    await expect(
      dan.ask(ENDORSE, { id: 999_999, topic: 'hinges', post: open }),
    ).rejects.toBeInstanceOf(NotFound)
    const guest = asker((await makePerson(db)).id)
    await db.rows(sql`
      insert into "Guest" ("personId", "spaceId", until, "invitedById", agreement, "invitedAt", "acceptedAt")
      values (${guest.id}, ${cast.vault.spaceId}, now() + interval '1 day', ${cast.cleo}, 'Agreed', now(), now())`)
    await db.rows(
      sql`insert into "SpaceMember" ("spaceId", "personId") values (${cast.vault.spaceId}, ${guest.id})`,
    )
    await db.rows(
      sql`update "Space" set "memberCount" = "memberCount" + 1 where id = ${cast.vault.spaceId}`,
    )
    await expect(
      guest.ask(ENDORSE, { id: cast.ben, topic: 'locks', post: number }),
    ).rejects.toBeInstanceOf(NotAllowed)
    expect(await people(guest, 'locks')).toEqual([cast.ben])
    expect(await people(guest, 'hinges')).toEqual([])
  })
})
