// Teams, as people through documents: formed, joined with a manager's release, left.
import { beforeAll, expect, test } from 'vitest'
import { deactivate } from '#graphql/people/leavers.ts'
import { type Asker, asker, lastEvent, runConsequencesSince, staysLive } from '#graphql/testing.ts'
import { days } from '#graphql/time.ts'
import { db } from '#prisma/client.ts'
import { type Cast, makeCast, makeIdea, makePerson } from '#prisma/factory.ts'
import { sql } from '#prisma/sql.ts'
import { escalateReleases } from './jobs.ts'

let cast: Cast
let ann: Asker
let ben: Asker
let cleo: Asker
let dan: Asker
let eve: Asker
beforeAll(async () => {
  cast = await makeCast(db)
  ;[ann, ben, cleo, dan, eve] = [cast.ann, cast.ben, cast.cleo, cast.dan, cast.eve].map((id) =>
    asker(id),
  ) as [Asker, Asker, Asker, Asker, Asker]
  for (const name of ['Acoustics', 'Welding'])
    await db.rows(sql`
      with one as (insert into "Skill" (name, "rootId", "createdAt") values (${name}, currval(pg_get_serial_sequence('"Skill"', 'id'))::int, now()) returning id)
      insert into "SkillName" (key, "skillId", text) select ${name.toLowerCase()}, id, ${name} from one`)
  await db.rows(sql`insert into "PersonSkill" ("personId", "skillId", at)
    select ${cast.ben}, id, now() from "Skill" where name = 'Acoustics'`)
})

const AT = { at: new Date('2026-05-04T08:00:00Z') }
const input = {
  charter: 'Half as loud by summer.',
  demoOn: '2026-07-01',
  endsOn: '2026-08-01',
  positions: ['acoustics', 'Welding'],
}
const FORM =
  'mutation($id: ID!, $input: TeamInput!) { formTeam(ideaId: $id, input: $input) { number } }'
const EDIT =
  'mutation($id: ID!, $version: Int!, $input: TeamInput!) { editTeam(teamId: $id, version: $version, input: $input) { version } }'
const INVITE =
  'mutation($id: ID!, $who: ID!, $for: Int!) { inviteToTeam(teamId: $id, personId: $who, position: $for) { number } }'
const APPLY =
  'mutation($id: ID!, $for: Int!) { applyForTeam(teamId: $id, position: $for) { number } }'
const ANSWER =
  'mutation($id: ID!, $who: ID, $yes: Boolean!) { answerForTeam(teamId: $id, personId: $who, accepts: $yes) { number } }'
const RELEASE =
  'mutation($id: ID!, $who: ID!, $yes: Boolean!) { releaseForTeam(teamId: $id, personId: $who, accepts: $yes) { number } }'
const LEAVE = 'mutation($id: ID!) { leaveTeam(teamId: $id) { leader { number } } }'
const REMOVE =
  'mutation($id: ID!, $who: ID!) { removeFromTeam(teamId: $id, personId: $who) { number } }'
const SEEN = `query($id: ID!) { team(id: $id) { leader { number } isOver viewerCanLead viewerCanApply
  members { state person { number } } positions { number isOpen skill { name } proposed { reason person { number } } } } }`
type Seen = {
  leader: { number: number } | null
  viewerCanLead: boolean
  viewerCanApply: boolean
  members: { state: string; person: { number: number } }[]
  positions: {
    number: number
    isOpen: boolean
    skill: { name: string }
    proposed: { reason: string; person: { number: number } }[]
  }[]
}
const seen = async (who: Asker, id: number) =>
  (await who.ask<{ team: Seen | null }>(SEEN, { id }, AT)).team as Seen
const membersAsSeen = async (who: Asker, id: number) =>
  new Map((await seen(who, id)).members.map(({ person, state }) => [person.number, state]))
const refused = (asked: Promise<unknown>) =>
  asked.then(
    () => 'done',
    (error: { fields?: object; extensions: { code: string } }) =>
      Object.keys(error.fields ?? {})[0] ?? error.extensions.code,
  )
const ideaOf = async (authorId: number, boardId = cast.field.boardId) =>
  (await makeIdea(db, { boardId, authorId })).id
const formed = async (more: object = {}) => {
  const id = await ideaOf(cast.ann)
  const { formTeam } = await ann.ask<{ formTeam: { number: number } }>(
    FORM,
    { id, input: { ...input, ...more } },
    AT,
  )
  return { id: formTeam.number, ideaId: id }
}
const positionOf = async (id: number, name: string) =>
  (await seen(ann, id)).positions.find(({ skill }) => skill.name === name)?.number ?? 0
const manage = (personId: number, managerId: number | null) =>
  db.rows(sql`update "Person" set "managerId" = ${managerId}::int where id = ${personId}`)
const toldOf = async (personId: number, kind: string) =>
  (
    await db.rows(
      sql`select 1 from "Notification" where "personId" = ${personId} and kind = ${kind}`,
    )
  ).length

test('whoever wrote an idea forms its team, once; what cannot be is refused with the field', async () => {
  const id = await ideaOf(cast.ann)
  const form = (who: Asker, more: object = {}) =>
    refused(who.ask(FORM, { id, input: { ...input, ...more } }, AT))
  expect(await form(ben)).toBe('NOT_ALLOWED')
  expect(await form(ann, { charter: 'No' })).toBe('charter')
  expect(await form(ann, { endsOn: '2026-05-03' })).toBe('endsOn')
  expect(await form(ann, { endsOn: '2026-02-30' })).toBe('endsOn')
  expect(await form(ann, { demoOn: '2026-08-02' })).toBe('demoOn')
  expect(await form(ann, { positions: ['Juggling of knives'] })).toBe('positions')
  expect(await form(ann, { positions: Array(7).fill('Welding') })).toBe('positions')
  expect(await form(ann)).toBe('done')
  expect(await form(ann)).toBe('CONFLICT')
  await db.rows(sql`update "Space" set "allowsSealed" = true where id = ${cast.field.spaceId}`)
  const { postIdea } = await ann.ask<{ postIdea: { number: number } }>(
    'mutation($board: String!) { postIdea(input: { board: $board, title: "Mine, unsaid", body: "", sealed: true }) { number } }',
    { board: cast.field.board },
  )
  expect(await refused(ann.ask(FORM, { id: postIdea.number, input }, AT))).toBe('NOT_ALLOWED')
  const hidden = await ideaOf(cast.cleo, cast.vault.boardId)
  expect(await refused(dan.ask(FORM, { id: hidden, input }, AT))).toBe('NOT_FOUND')
})

test('three people are proposed for a position to its leader alone, and who has the skill is among them', async () => {
  const { id } = await formed()
  const [acoustics] = (await seen(ann, id)).positions
  expect(acoustics?.proposed.map(({ person }) => person.number)).toContain(cast.ben)
  expect(acoustics?.proposed.length).toBeLessThanOrEqual(3)
  for (const position of (await seen(ben, id)).positions) expect(position.proposed).toEqual([])
})

test('somebody applies, the leader accepts, the manager releases in one tap; each is told, and open pages hear of it', async () => {
  const { id, ideaId } = await formed()
  const position = await positionOf(id, 'Acoustics')
  await manage(cast.ben, cast.dan)
  const since = await lastEvent()
  await ben.ask(APPLY, { id, for: position }, AT)
  await ben.ask(APPLY, { id, for: position }, AT)
  expect([...(await membersAsSeen(eve, id)).keys()]).toEqual([cast.ann])
  expect(await refused(eve.ask(ANSWER, { id, who: cast.ben, yes: true }, AT))).toBe('NOT_ALLOWED')
  await ann.ask(ANSWER, { id, who: cast.ben, yes: true }, AT)
  expect((await membersAsSeen(ben, id)).get(cast.ben)).toBe('RELEASING')
  expect((await seen(ann, id)).positions.find(({ number }) => number === position)?.isOpen).toBe(
    false,
  )
  for (const other of [ben, ann, cleo])
    expect(await refused(other.ask(RELEASE, { id, who: cast.ben, yes: true }, AT))).toBe(
      'NOT_FOUND',
    )
  const REQUESTS = '{ teamRequests { teamNumber member { state person { number } } } }'
  expect(await dan.ask(REQUESTS)).toEqual({
    teamRequests: [
      { teamNumber: id, member: { state: 'RELEASING', person: { number: cast.ben } } },
    ],
  })
  await staysLive({
    reader: eve,
    room: `post:${ideaId}`,
    document: SEEN,
    variables: { id },
    change: () => dan.ask(RELEASE, { id, who: cast.ben, yes: true }, AT),
  })
  expect((await membersAsSeen(eve, id)).get(cast.ben)).toBe('JOINED')
  await runConsequencesSince(since)
  expect(await toldOf(cast.ann, 'TEAM_APPLIED')).toBe(1)
  expect(await toldOf(cast.dan, 'TEAM_RELEASE')).toBe(1)
  expect(await toldOf(cast.ben, 'TEAM_JOINED')).toBe(1)
  const { person } = await eve.ask<{ person: { teams: { number: number }[] } }>(
    'query($id: ID!) { person(id: $id) { teams { number } } }',
    { id: cast.ben },
  )
  expect(person.teams).toEqual([{ number: id }])
  await manage(cast.ben, null)
})

test('a release that nobody answers goes to the next manager above, once in time and to nobody above the last', async () => {
  const { id } = await formed()
  await manage(cast.ben, cast.dan)
  await manage(cast.dan, cast.eve)
  await ann.ask(INVITE, { id, who: cast.ben, for: await positionOf(id, 'Welding') }, AT)
  await ben.ask(ANSWER, { id, yes: true }, AT)
  const askedNow = async () =>
    (
      await db.rows<{ managerId: number }>(
        sql`select "managerId" from "TeamMember" where "teamId" = ${id} and "personId" = ${cast.ben}`,
      )
    )[0]?.managerId
  const after = (length: number) => new Date(AT.at.getTime() + length)
  await escalateReleases(null, db, after(days(5) - 1))
  expect(await askedNow()).toBe(cast.dan)
  const run = () => escalateReleases(null, db, after(days(5)))
  await Promise.all([run(), run()])
  expect(await askedNow()).toBe(cast.eve)
  await escalateReleases(null, db, after(days(11)))
  await escalateReleases(null, db, after(days(30)))
  expect(await askedNow()).toBe(cast.eve)
  // Whoever was asked first may still answer.
  await dan.ask(RELEASE, { id, who: cast.ben, yes: false }, AT)
  expect((await membersAsSeen(ann, id)).has(cast.ben)).toBe(false)
  await manage(cast.ben, null)
  await manage(cast.dan, null)
})

test('nobody takes a position that is taken, nor an eighth seat, and two who accept at once do not both', async () => {
  const { id } = await formed({ positions: ['Acoustics'] })
  const position = await positionOf(id, 'Acoustics')
  for (const who of [ben, dan]) await who.ask(APPLY, { id, for: position }, AT)
  const outcomes = await Promise.all(
    [cast.ben, cast.dan].map((who) => refused(ann.ask(ANSWER, { id, who, yes: true }, AT))),
  )
  expect(outcomes.sort()).toEqual(['CONFLICT', 'done'])
  expect(await refused(eve.ask(APPLY, { id, for: position }, AT))).toBe('CONFLICT')
  for (let nth = 0; nth < 5; nth++) {
    const { id: personId } = await makePerson(db, {})
    await db.rows(sql`insert into "TeamMember" ("teamId", "personId", state, "askedAt", "joinedAt")
      values (${id}, ${personId}, 'JOINED', now(), now())`)
  }
  await ann.ask(
    EDIT,
    { id, version: 1, input: { ...input, positions: ['Acoustics', 'Welding'] } },
    AT,
  )
  const open = (await seen(ann, id)).positions.find(({ isOpen }) => isOpen)
  expect((await seen(eve, id)).viewerCanApply).toBe(false)
  expect(await refused(eve.ask(APPLY, { id, for: open?.number }, AT))).toBe('CONFLICT')
  expect(await refused(ann.ask(EDIT, { id, version: 1, input }, AT))).toBe('CONFLICT')
})

test('who leaves frees the position, a leader hands the team on, and a leaver of the company leaves it, told', async () => {
  const { id } = await formed()
  const position = await positionOf(id, 'Acoustics')
  const gone = asker((await makePerson(db, {})).id)
  for (const [who, at] of [
    [ben, position],
    [gone, await positionOf(id, 'Welding')],
  ] as const) {
    await who.ask(APPLY, { id, for: at }, AT)
    await ann.ask(ANSWER, { id, who: who.id, yes: true }, AT)
  }
  expect(await refused(eve.ask(LEAVE, { id }, AT))).toBe('NOT_FOUND')
  expect(await refused(ben.ask(REMOVE, { id, who: cast.ann }, AT))).toBe('NOT_ALLOWED')
  await ann.ask(LEAVE, { id }, AT)
  expect((await seen(ben, id)).leader?.number).toBe(cast.ben)
  const since = await lastEvent()
  await deactivate(await eve.context(AT), { personId: gone.id })
  await runConsequencesSince(since)
  expect([...(await membersAsSeen(ben, id)).keys()]).toEqual([cast.ben])
  expect(await toldOf(cast.ben, 'TEAM_LEFT')).toBeGreaterThan(0)
  expect((await seen(eve, id)).positions.filter(({ isOpen }) => isOpen)).toHaveLength(1)
})
