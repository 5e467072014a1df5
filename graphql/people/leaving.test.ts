// Whoever leaves: nothing of theirs opens anything two seconds later, and nothing they owned is without an owner in silence.
import { beforeAll, describe, expect, test } from 'vitest'
import { enterOne, startOne } from '#graphql/challenges/testing.ts'
import {
  latestThread,
  makeReview,
  makeService,
  waitingCustomers,
} from '#graphql/customers/testing.ts'
import { makeToken, startSession } from '#graphql/identity/service.ts'
import { viewerOfPerson, viewerOfSession, viewerOfToken } from '#graphql/identity/viewer.ts'
import { makeInsight } from '#graphql/insights/testing.ts'
import { leavingColumns } from '#graphql/leaving.ts'
import { wordsNow } from '#graphql/notifications/digest.ts'
import { answer, ask } from '#graphql/questions/testing.ts'
import '#graphql/schema.ts'
import {
  type Asker,
  asker,
  lastEvent,
  recordedEvents,
  runConsequencesSince,
} from '#graphql/testing.ts'
import { db } from '#prisma/client.ts'
import { type Cast, makeBoard, makeCast, makeIdea, makePerson } from '#prisma/factory.ts'
import { sql } from '#prisma/sql.ts'

let cast: Cast
let eve: Asker
beforeAll(async () => {
  cast = await makeCast(db)
  eve = asker(cast.eve)
})

const LEAVE =
  'mutation($id: ID!, $to: ID) { deactivate(personId: $id, successorId: $to) { hasLeft } }'
const leave = (id: number, to?: number, by = eve) => by.ask(LEAVE, { id, to })
const refusal = (promise: Promise<unknown>) =>
  promise.then(
    () => 'done',
    ({ extensions }) => Object.keys(extensions.fields ?? {})[0] ?? extensions.code,
  )
const sentences = async (who: number) => {
  const { notifications } = await asker(who).ask<{
    notifications: { edges: { node: { sentence: string } }[] }
  }>('{ notifications(first: 20) { edges { node { sentence } } } }')
  return notifications.edges.map(({ node }) => node.sentence)
}
const join = (spaceId: number, personId: number, role = 'MEMBER', joinedAt = new Date()) =>
  db.rows(sql`
    insert into "SpaceMember" ("spaceId", "personId", role, "joinedAt") values (${spaceId}, ${personId}, ${role}::"SpaceRole", ${joinedAt})
    on conflict ("spaceId", "personId") do update set role = excluded.role`)
const ownersOf = async (spaceId: number) =>
  (
    await db.rows<{ id: number }>(
      sql`select "personId" as id from "SpaceMember" where "spaceId" = ${spaceId} and role = 'OWNER' order by 1`,
    )
  ).map(({ id }) => id)
const makeSpace = async (kind: 'OPEN' | 'CLOSED' | 'HIDDEN', ownerId: number) => {
  const slug = crypto.randomUUID()
  const row = await db.first<{ id: number }>(sql`
    insert into "Space" (slug, name, kind, "memberCount") values (${slug}, ${slug}, ${kind}::"SpaceKind", 1) returning id`)
  await join(row?.id ?? 0, ownerId, 'OWNER')
  return row?.id ?? 0
}

test('every column that names a person says what becomes of it when that person leaves', async () => {
  const columns = await db.rows<{ name: string }>(sql`
    select table_name.relname || '.' || attribute.attname as name from pg_constraint c
    join pg_class table_name on table_name.oid = c.conrelid
    join pg_attribute attribute on attribute.attrelid = c.conrelid and attribute.attnum = c.conkey[1]
    where c.contype = 'f' and c.confrelid = '"Person"'::regclass order by 1`)
  expect(columns.map(({ name }) => name).sort(), 'declare it in `leaving` of its feature').toEqual(
    [...leavingColumns().keys()].sort(),
  )
})

/** Columns of a duty that name somebody for another reason. */
const NO_DUTY: Record<string, string> = {
  'File.ownerId': 'who uploaded it; what it is attached to has an owner',
  'Person.managerId': 'comes from the company’s directory; managers who have left are passed over',
  'StageTemplate.ownerId': 'stages that somebody saved for themselves alone',
  'Team.leaderId': 'whoever leaves leaves the team as its member, which names another leader',
}
const DUTY =
  /(?:owner|assignee|sponsor|reviewer|evaluator|leader|manager|delegate|deputy|escalate|connector|moderator|curator|responsible|steward|approver)s?(?:To)?(?:Id)?(?:\.personId)?$/i

test('a column of a duty is handed over or ends; a name that stays is no duty', () => {
  const silent = [...leavingColumns()]
    .filter(([column, onLeave]) => 'stays' in onLeave && DUTY.test(column))
    .map(([column]) => column)
  expect(silent.sort(), 'hand it over, or let it end').toEqual(Object.keys(NO_DUTY))
})

/** Numbers of people that are no foreign keys, and why nothing is owed by them. */
const LOOSE: Record<string, string> = {
  'NotificationDelivery.personId': 'notes that somebody was notified, and is swept away',
  'Post.participantIds': 'faces of a discussion',
  'RecoveryCode.personId': 'goes with the administrator’s password',
}
test('no other column names a person', async () => {
  const columns = await db.rows<{ name: string }>(sql`
    select table_name || '.' || column_name as name from information_schema.columns c
    where table_schema = 'public' and udt_name in ('int4', '_int4', 'int8', '_int8') and column_name ~
      '(?:person|owner|author|assignee|sponsor|reviewer|leader|manager|editor|participant|reader|evaluator|member)Ids?$|[a-z]ById$|^byId$'
      and not exists (select 1 from pg_constraint k join pg_class t on t.oid = k.conrelid
        join pg_attribute a on a.attrelid = k.conrelid and a.attnum = k.conkey[1]
        where k.contype = 'f' and k.confrelid = '"Person"'::regclass and t.relname = c.table_name and a.attname = c.column_name)`)
  expect(columns.map(({ name }) => name).sort(), 'make it a foreign key, or say why not').toEqual(
    Object.keys(LOOSE).sort(),
  )
})

describe('two seconds later', () => {
  test('of two hundred who leave at once no session, token, viewer or mail is alive', async () => {
    const people = await Promise.all(Array.from({ length: 200 }, () => makePerson(db)))
    const keys = await Promise.all(
      people.map(async ({ id }) => ({
        id,
        session: await startSession(id, 'test', '', 'test'),
        token: await makeToken(id, 'test', ['read', 'write']),
      })),
    )
    for (const { session, token } of keys) {
      expect(await viewerOfSession(session)).not.toBeNull()
      expect(await viewerOfToken(token)).not.toBeNull()
    }
    // As many at once as there are connections to the database; the next ones wait.
    for (let i = 0; i < people.length; i += 25)
      await Promise.all(people.slice(i, i + 25).map(({ id }) => leave(id)))
    const survivors = await Promise.all(
      keys.map(async ({ id, session, token }) => [
        await viewerOfSession(session),
        await viewerOfToken(token),
        await viewerOfPerson(id),
        await wordsNow(db, id, []),
      ]),
    )
    expect(survivors.flat().filter((one) => one !== null)).toEqual([])
    const left = await db.first<{ n: number }>(
      sql`select count(*)::int as n from "Session" where "personId" = any(${people.map(({ id }) => id)}::int[])`,
    )
    expect(left?.n).toBe(0)
  })
})

describe('links that they know', () => {
  test('open nothing any longer: sign-in and recovery links, invitations, links of domains', async () => {
    const { id } = await makePerson(db, { role: 'ADMIN' })
    const end = new Date(Date.now() + 3_600_000)
    const email = `${crypto.randomUUID()}@new.example`
    await db.rows(
      sql`insert into "SignInLink" ("personId", "browserHash", "createdAt", "expiresAt") values (${id}, 'b', now(), ${end})`,
    )
    await db.rows(
      sql`insert into "RecoveryLink" ("personId", hash, "expiresAt") values (${id}, ${email}, ${end})`,
    )
    await db.rows(
      sql`insert into "Invitation" (email, "keyHashes", "invitedById", "expiresAt") values (${email}, array['k'], ${id}, ${end})`,
    )
    await db.rows(
      sql`insert into "InvitationLink" (hash, domain, "createdById", "expiresAt") values (${email}, 'new.example', ${id}, ${end})`,
    )
    const since = await lastEvent()
    await leave(id)
    expect(
      await db.first(sql`
        select (select count(*)::int from "SignInLink" where "personId" = ${id}) as "signIn",
          (select count(*)::int from "RecoveryLink" where "personId" = ${id}) as recovery,
          (select count(*)::int from "Invitation" where "invitedById" = ${id} and ("withdrawnAt" is null or "keyHashes" <> '{}')) as invited,
          (select count(*)::int from "InvitationLink" where "createdById" = ${id} and "withdrawnAt" is null) as links`),
    ).toEqual({ signIn: 0, recovery: 0, invited: 0, links: 0 })
    expect((await recordedEvents(since)).map(({ name }) => name)).toEqual(
      expect.arrayContaining(['invitation.withdrawn', 'invitation-link.withdrawn', 'person.left']),
    )
  })
})

describe('what they owned', () => {
  test('the successor gets board, deputy’s place, escalations and assigned ideas, and is notified of each', async () => {
    const [leaver, successor] = [await makePerson(db), await makePerson(db)]
    const board = await makeBoard(db, { spaceId: cast.field.spaceId, ownerId: leaver.id })
    const other = await makeBoard(db, { spaceId: cast.field.spaceId, ownerId: cast.cleo })
    await db.rows(
      sql`insert into "BoardDelegate" ("boardId", "personId") values (${other.id}, ${leaver.id})`,
    )
    await db.rows(sql`
      update "ClockPolicy" set "escalateToId" = ${leaver.id} where id = (select "policyId" from "Board" where id = ${other.id})`)
    const [open, over] = [
      await makeIdea(db, { boardId: other.id, authorId: cast.ann, title: 'Quieter vans' }),
      await makeIdea(db, { boardId: other.id, authorId: cast.ann, status: 'IN_USE' }),
    ]
    await db.rows(
      sql`update "Idea" set "assigneeId" = ${leaver.id} where id in (${open.id}, ${over.id})`,
    )
    const { person } = await eve.ask<{ person: { owns: { label: string; hidden: number }[] } }>(
      'query($id: ID!) { person(id: $id) { owns { label hidden things { name path } } } }',
      { id: leaver.id },
    )
    expect(person.owns.map(({ label }) => label).sort()).toEqual([
      '1 assigned idea',
      '1 board',
      'deputy on 1 board',
      'late responses of 1 board',
    ])
    const since = await lastEvent()
    await leave(leaver.id, successor.id)
    await runConsequencesSince(since)
    const now = await db.first(sql`
      select (select "ownerId" from "Board" where id = ${board.id}) as owner,
        (select "personId" from "BoardDelegate" where "boardId" = ${other.id}) as delegate,
        (select "escalateToId" from "ClockPolicy" y join "Board" b on b."policyId" = y.id where b.id = ${other.id}) as escalation,
        (select "assigneeId" from "Idea" where id = ${open.id}) as assignee,
        (select "assigneeId" from "Idea" where id = ${over.id}) as "wasAssignee"`)
    const to = successor.id
    expect(now).toEqual({
      owner: to,
      delegate: to,
      escalation: to,
      assignee: to,
      wasAssignee: leaver.id,
    })
    expect((await sentences(to)).sort()).toEqual([
      'Eve Evers assigned “Quieter vans” to you: whoever worked on it has left',
      expect.stringMatching(/^Eve Evers made you the owner of .*: its owner has left$/),
    ])
    expect(
      (await recordedEvents(since)).find(({ name }) => name === 'person.left')?.payload,
    ).toEqual({ personId: leaver.id, byId: cast.eve, successorId: to })
  })

  test('what the successor may not read goes to nobody in silence: the owners of the space are notified', async () => {
    const [leaver, successor] = [await makePerson(db), await makePerson(db)]
    await join(cast.lab.spaceId, leaver.id)
    const board = await makeBoard(db, { spaceId: cast.lab.spaceId, ownerId: leaver.id })
    const cleos = await makeBoard(db, { spaceId: cast.lab.spaceId, ownerId: cast.cleo })
    const idea = await makeIdea(db, { boardId: cleos.id, authorId: cast.ann, title: 'Cold room' })
    await db.rows(sql`update "Idea" set "assigneeId" = ${leaver.id} where id = ${idea.id}`)
    const since = await lastEvent()
    await leave(leaver.id, successor.id)
    await runConsequencesSince(since)
    expect(
      await db.first(sql`
        select b."ownerId", i."assigneeId" from "Board" b, "Idea" i where b.id = ${board.id} and i.id = ${idea.id}`),
    ).toEqual({ ownerId: null, assigneeId: null })
    expect(await sentences(successor.id)).toEqual([])
    expect(await sentences(cast.cleo)).toEqual(
      expect.arrayContaining([
        expect.stringContaining('has left: somebody has to respond to its ideas'),
        'Whoever worked on “Cold room” has left: it is assigned to nobody',
      ]),
    )
  })

  test('a space gets the successor who reads it, else an owner who is there, else its oldest member', async () => {
    const [leaver, successor, old, young] = await Promise.all(
      [1, 2, 3, 4].map(() => makePerson(db)),
    )
    if (!leaver || !successor || !old || !young) throw new Error('nobody was made')
    const open = await makeSpace('OPEN', leaver.id)
    const [shared, alone, empty] = [
      await makeSpace('CLOSED', leaver.id),
      await makeSpace('HIDDEN', leaver.id),
      await makeSpace('HIDDEN', leaver.id),
    ]
    await join(shared, cast.cleo, 'OWNER')
    await join(shared, young.id)
    await join(alone, young.id, 'MEMBER', new Date('2026-02-01'))
    await join(alone, old.id, 'MEMBER', new Date('2026-01-01'))
    const since = await lastEvent()
    await leave(leaver.id, successor.id)
    await runConsequencesSince(since)
    expect(await Promise.all([open, shared, alone, empty].map(ownersOf))).toEqual([
      [successor.id],
      [cast.cleo],
      [old.id],
      [],
    ])
    expect(await sentences(old.id)).toEqual([expect.stringContaining('you are now an owner')])
    expect(await sentences(cast.eve)).toContain(
      'The last person in a space has left: nobody looks after it any longer',
    )
    // A successor reads no closed space by that.
    expect((await viewerOfPerson(successor.id))?.spaceIds).not.toContain(shared)
  })

  test('coming back restores access and memberships, and no ownership', async () => {
    const [leaver, successor] = [await makePerson(db), await makePerson(db)]
    const space = await makeSpace('OPEN', leaver.id)
    const board = await makeBoard(db, { spaceId: space, ownerId: leaver.id })
    await leave(leaver.id, successor.id)
    await eve.ask('mutation($id: ID!) { setActive(personId: $id, isActive: true) { hasLeft } }', {
      id: leaver.id,
    })
    expect((await viewerOfPerson(leaver.id))?.memberOf).toEqual([space])
    expect(await ownersOf(space)).toEqual([successor.id])
    expect(await db.first(sql`select "ownerId" from "Board" where id = ${board.id}`)).toEqual({
      ownerId: successor.id,
    })
  })
})

describe('duties for customers', () => {
  test('channels go to the successor, or else to an owner of their space, who is notified; insights to who sees the thread', async () => {
    const { sue, channel } = await makeService(cast)
    const { number } = await channel('FORM', {})
    const own = async (id: number) =>
      void (await db.rows(sql`update "CustomerChannel" set "ownerId" = ${id} where id = ${number}`))
    const ownerOf = async () =>
      await db.first<{ id: number | null; isOn: boolean }>(
        sql`select "ownerId" as id, "isOn" from "CustomerChannel" where id = ${number}`,
      )
    const [first, second, successor] = [
      await makePerson(db),
      await makePerson(db),
      await makePerson(db),
    ]
    await own(first.id)
    const since = await lastEvent()
    await leave(first.id, successor.id)
    await runConsequencesSince(since)
    expect(await ownerOf()).toEqual({ id: successor.id, isOn: true })
    expect((await sentences(successor.id)).join()).toContain('You now own a channel for customers')
    await own(second.id)
    await leave(second.id)
    const heir = await ownerOf()
    expect(heir?.isOn).toBe(true)
    const { spaceId } = (await db.first<{ spaceId: number }>(
      sql`select "spaceId" from "CustomerChannel" where id = ${number}`,
    )) as { spaceId: number }
    expect(await ownersOf(spaceId)).toContain(heir?.id)
    expect(sue.id).toBeGreaterThan(0)
  })
})

describe('everything that can be owned', () => {
  const owned = async (personId: number) => {
    const columns: string[] = []
    for (const [column, onLeave] of leavingColumns())
      if (!('stays' in onLeave) && (await onLeave.list?.(db, personId))?.length)
        columns.push(column)
    return columns
  }
  const columnsWith = (what: 'handOver' | 'list') =>
    [...leavingColumns()].filter(([, onLeave]) => what in onLeave).map(([column]) => column)

  /** One thing of every kind, in a space of Cleo’s. A new kind is added here. */
  async function oneOfEach(me: number): Promise<void> {
    const [cleo, ann, ben] = [asker(cast.cleo), asker(cast.ann), asker(cast.ben)]
    const { spaceId } = cast.field
    await makeBoard(db, { spaceId, ownerId: me })
    const other = await makeBoard(db, { spaceId, ownerId: cast.cleo })
    const idea = await makeIdea(db, { boardId: other.id, authorId: cast.ann })
    const [sponsored, evaluated] = [await startOne(cleo), await startOne(cleo)]
    const entry = await enterOne(ann, evaluated, 'To be evaluated')
    const question = await ask(ann)
    const answered = await answer(ben, question)
    const accept =
      'mutation($id: ID!, $a: ID) { acceptAnswer(questionId: $id, answerId: $a) { number } }'
    await ann.ask(accept, { id: question, a: answered })
    const service = await makeService(cast)
    const channel = await service.channel('FORM', {})
    await waitingCustomers(service, 1)
    const thread = await latestThread()
    await makeSpace('OPEN', me)
    const program = await makePerson(db)
    const key = crypto.randomUUID()
    for (const statement of [
      sql`insert into "BoardDelegate" ("boardId", "personId") values (${other.id}, ${me})`,
      sql`update "ClockPolicy" set "escalateToId" = ${me} where id = (select "policyId" from "Board" where id = ${other.id})`,
      sql`update "Idea" set "assigneeId" = ${me} where id = ${idea.id}`,
      sql`update "Challenge" set "sponsorId" = ${me} where id = ${sponsored}`,
      sql`insert into "Evaluator" ("challengeId", "personId", "dueAt", "addedAt") values (${evaluated}, ${me}, now(), now())`,
      sql`insert into "Scorecard" ("challengeId", "ideaId", "personId", "savedAt") values (${evaluated}, ${entry}, ${me}, now())`,
      sql`insert into "ProcessTag" (name, "ownerId", "createdAt") values (${key}, ${me}, now())`,
      sql`insert into "ValueCheck" ("challengeId", "ideaId", "ownerId") values (${evaluated}, ${entry}, ${me})`,
      sql`insert into "Goal" ("spaceId", "ownerId", title, "createdAt", "changedAt") values (${spaceId}, ${me}, 'Fewer calls', now(), now())`,
      sql`update "Knowledge" set "ownerId" = ${me} where "questionId" = ${question}`,
      sql`update "CustomerChannel" set "ownerId" = ${me} where id = ${channel.number}`,
      sql`insert into "AnswerText" ("spaceId", kind, name, body, "ownerId", "byId", at) values (${spaceId}, 'KEY_MESSAGE', ${key}, 'We call back.', ${me}, ${cast.cleo}, now())`,
      sql`insert into "ListeningRule" ("channelId", position, name, "assigneeId") values (${channel.number}, 1, 'Hums', ${me})`,
      sql`update "CustomerThread" set "assigneeId" = ${me} where id = ${thread}`,
      sql`insert into "ServiceAccount" ("personId", "createdAt") values (${program.id}, now())`,
      sql`insert into "ApiToken" ("personId", name, hash, scopes, "createdById") values (${program.id}, 'Hotline', ${key}, '{read}', ${me})`,
      sql`insert into "Invitation" (email, "invitedById", "expiresAt") values (${key}, ${me}, now() + interval '1 day')`,
      sql`insert into "InvitationLink" (hash, domain, "createdById", "expiresAt") values (${key}, 'new.example', ${me}, now() + interval '1 day')`,
    ])
      await db.rows(statement)
    await makeReview(thread, service.sue.id, me)
    await makeInsight(thread, me)
  }

  test('goes to a successor who may have it: nothing is left with whoever leaves', async () => {
    const [leaver, successor] = [await makePerson(db), await makePerson(db)]
    await join(cast.field.spaceId, successor.id)
    await db.rows(sql`
      insert into "RoleGrant" ("personId", role, "grantedAt") values (${successor.id}, 'SUPPORT', now()), (${successor.id}, 'SPONSOR', now())`)
    await oneOfEach(leaver.id)
    expect(await owned(leaver.id), 'add the new kind to oneOfEach').toEqual(columnsWith('list'))
    const since = await lastEvent()
    await leave(leaver.id, successor.id)
    await runConsequencesSince(since)
    expect(await owned(leaver.id)).toEqual([])
    expect(await owned(successor.id)).toEqual(columnsWith('handOver'))
    expect((await sentences(successor.id)).sort()).toEqual(
      expect.arrayContaining([
        expect.stringMatching(/^Eve Evers asked you to evaluate the entries of/),
        expect.stringMatching(/^Eve Evers asked you to review an answer to/),
        expect.stringMatching(/^Eve Evers made you the sponsor of/),
      ]),
    )
    // What was begun by one is not judged under the name of another.
    expect(
      await db.rows(
        sql`select 1 from "Scorecard" where "personId" in (${leaver.id}, ${successor.id})`,
      ),
    ).toEqual([])
  })

  test('without a successor it is nobody’s, and whoever looks after it is notified', async () => {
    const leaver = await makePerson(db)
    await oneOfEach(leaver.id)
    const since = await lastEvent()
    await leave(leaver.id)
    await runConsequencesSince(since)
    expect(await owned(leaver.id)).toEqual([])
    expect((await recordedEvents(since)).map(({ name }) => name)).toEqual(
      expect.arrayContaining([
        'challenge.evaluator-left',
        'challenge.sponsor-left',
        'customer.channel-handed-over',
        'customer.reviewer-left',
        'customer.rule-without-assignee',
        'customer.threads-freed',
        'service.tokens-ended',
      ]),
    )
    const heard = (await sentences(cast.cleo)).join('\n')
    for (const sentence of [
      'Someone who evaluates “A winter without a call” has left: ask someone else',
      'The sponsor of “A winter without a call” has left: someone has to take over',
      'Whoever had taken threads of your channel has left: they are unassigned again',
      'Whoever a rule of your channel assigned threads to has left: choose someone else',
    ])
      expect(heard).toContain(sentence)
    expect(await sentences(cast.eve)).toContain(
      'Tokens of a service account have ended, because whoever made them has left: create new ones in Admin',
    )
    const drafts = await db.rows<{ state: string; authorId: number }>(sql`
      select state, "authorId" from "CustomerDraft" where "reviewerId" is null order by id desc limit 1`)
    expect(drafts.map(({ state }) => state)).toEqual(['DRAFT'])
    expect(await sentences(drafts[0]?.authorId ?? 0)).toContainEqual(
      expect.stringMatching(/^Whoever was to review an answer to .* has left: ask someone else$/),
    )
  })

  test('whoever has written an entry does not succeed an evaluator', async () => {
    const leaver = await makePerson(db)
    const challenge = await startOne(asker(cast.cleo))
    await enterOne(asker(cast.ann), challenge, 'By the successor')
    await db.rows(
      sql`insert into "Evaluator" ("challengeId", "personId", "dueAt", "addedAt") values (${challenge}, ${leaver.id}, now(), now())`,
    )
    await leave(leaver.id, cast.ann)
    expect(
      await db.rows(sql`select 1 from "Evaluator" where "challengeId" = ${challenge}`),
    ).toEqual([])
  })
})

describe('who ends it, and for whom', () => {
  test('administrators alone; the successor is somebody else with access', async () => {
    const [leaver, gone] = [
      await makePerson(db),
      await makePerson(db, { deactivatedAt: new Date() }),
    ]
    expect(await refusal(leave(leaver.id, cast.ben, asker(cast.ann)))).toBe('NOT_ALLOWED')
    expect(await refusal(leave(cast.eve, cast.ben))).toBe('NOT_ALLOWED')
    expect(await refusal(leave(leaver.id, leaver.id))).toBe('successorId')
    expect(await refusal(leave(leaver.id, gone.id))).toBe('successorId')
    expect(await refusal(leave(leaver.id, 999_999))).toBe('successorId')
    expect(await refusal(leave(999_999))).toBe('NOT_FOUND')
    const read = 'query($id: ID!) { person(id: $id) { owns { label } } }'
    expect(await asker(cast.ann).ask(read, { id: cast.cleo })).toEqual({ person: { owns: [] } })
  })

  test('of what the administrator may not read only the number is told', async () => {
    const leaver = await makePerson(db)
    await makeSpace('HIDDEN', leaver.id)
    expect(
      await eve.ask(
        'query($id: ID!) { person(id: $id) { owns { label hidden things { name } } } }',
        {
          id: leaver.id,
        },
      ),
    ).toEqual({ person: { owns: [{ label: '1 space', hidden: 1, things: [] }] } })
  })

  test('a second time changes nothing, and neither do two at once', async () => {
    const leaver = await makePerson(db)
    const since = await lastEvent()
    await Promise.all([leave(leaver.id), leave(leaver.id)])
    await leave(leaver.id)
    expect((await recordedEvents(since)).filter(({ name }) => name === 'person.left')).toHaveLength(
      1,
    )
  })
})
