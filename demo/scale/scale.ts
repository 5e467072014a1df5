// A generated company of any size, for measures: people, spaces, boards; then its ideas and its talk, batch by batch.

import { type Chance, chanceFrom, daysBefore } from '#demo/chance.ts'
import { continueNumbers, gatherStatistics, insertAll, insertRows, type Rows } from '#demo/rows.ts'
import type { Db } from '#prisma/client.ts'
import { layClocks, policyRow } from './clocks.ts'
import { makeScaleDiscussion } from './comments.ts'
import { makeScaleIdeas } from './ideas.ts'
import { addScaleNotifications } from './notifications.ts'
import { recount } from './recount.ts'
import { AGE, type ScaleBoard, type ScaleSpace } from './spaces.ts'
import { writeName, writeSkills } from './words.ts'

const UNITS = ['Sales', 'Service', 'Production', 'Engineering', 'Logistics', 'Finance', 'People']
const SITES = ['North', 'South', 'East', 'West', 'Harbour']
const ZONES = [
  'Europe/Brussels',
  'Europe/Lisbon',
  'Europe/Warsaw',
  'America/New_York',
  'Asia/Kolkata',
]
/** So many can be chosen at the demo's sign-in. */
const CAST = 12
const MAX_MEMBERS = 150

const LANGUAGES = ['nl', 'pl', 'pt', 'de', 'fr']
/** Everybody has so many reports, as long as there are people; every tenth after LARGE_TEAM_FROM reports to the same person. */
const TEAM = 8
const LARGE_TEAM_FROM = 5_000
const managerOf = (id: number): number | null => {
  if (id === 1) return null
  return id > LARGE_TEAM_FROM && id % 10 === 0 ? 2 : Math.floor((id - 2) / TEAM) + 1
}

const zoneOf = (id: number): string => ZONES[id % ZONES.length] as string

/**
 * Fills empty tables with a company of `people`: 10 ideas, 50 comments (or none) and 200 supports a person, one space and
 * one board for twenty. The same number gives the same company, but for the moments.
 */
export async function seedScale(tx: Db, people: number, now: Date, withComments = true) {
  const chance = chanceFrom(`scale ${people}`)
  const rows: Rows = {
    Company: [{ id: 1, name: `Scale ${people}` }],
    Person: Array.from({ length: people }, (_, i) => personRow(chance, i + 1, now)),
  }
  storeSkills(rows, now)
  const spaces = storeSpaces(chance, people, now, rows)
  const boards = storeBoards(chance, people, spaces, now, rows)
  await insertAll(tx, rows)
  const ideas = await makeScaleIdeas(tx, chance, { count: people * 10, boards, people, now })
  const count = withComments ? people * 50 : 0
  const comments = await makeScaleDiscussion(tx, chance, { count, ideas, boards, now })
  await insertRows(tx, 'Event', [
    {
      name: 'company.seeded',
      actorKind: 'SYSTEM',
      payload: { people },
      requestId: 'seed',
      at: now,
    },
  ])
  await gatherStatistics(tx)
  await addScaleNotifications(tx)
  await layClocks(tx)
  await recount(tx)
  await continueNumbers(tx)
  return {
    name: `Scale ${people}`,
    people,
    ideas: ideas.boardOf.length,
    comments,
    supports: ideas.supports,
  }
}

const personRow = (chance: Chance, id: number, now: Date) => {
  const skills = writeSkills(chance)
  return {
    id,
    email: `person-${id}@scale.example`,
    name: writeName(chance),
    title: `${skills[0]}, team ${1 + (id % 40)}`,
    unit: UNITS[id % UNITS.length],
    site: SITES[id % SITES.length],
    about: `I look after ${skills.join(' and ')}.`,
    skills,
    language: 'en',
    timeZone: zoneOf(id),
    spokenLanguages: ['en', LANGUAGES[id % LANGUAGES.length]],
    phone: `+32 9 555 ${String(id % 10_000).padStart(4, '0')}`,
    managerId: managerOf(id),
    role: id === 1 ? 'ADMIN' : 'MEMBER',
    castLine: id > CAST ? null : id === 1 ? 'Administrator.' : `One of many, number ${id}.`,
    emailFrequency: 'DAILY',
    theme: 'SYSTEM',
    shortcutsDisabled: false,
    createdAt: daysBefore(now, AGE + 50),
  }
}

/** The skills of everybody as the vocabulary has them: one skill for each name. */
function storeSkills(rows: Rows, now: Date): void {
  const people = rows.Person as { id: number; skills: string[] }[]
  const ids = new Map<string, number>()
  for (const { skills } of people)
    for (const skill of skills) if (!ids.has(skill)) ids.set(skill, ids.size + 1)
  const createdAt = daysBefore(now, AGE + 50)
  rows.Skill = [...ids].map(([name, id]) => ({ id, name, rootId: id, source: 'PEOPLE', createdAt }))
  rows.SkillName = [...ids].map(([text, skillId]) => ({
    key: text.toLowerCase(),
    skillId,
    text,
    isPreferred: false,
  }))
  rows.PersonSkill = people.flatMap(({ id: personId, skills }) =>
    skills.map((skill, position) => ({
      personId,
      skillId: ids.get(skill),
      position,
      at: createdAt,
    })),
  )
}

function storeSpaces(chance: Chance, people: number, now: Date, rows: Rows): ScaleSpace[] {
  const everyone = chance.some(
    Array.from({ length: people }, (_, i) => i + 1),
    people,
  )
  const count = Math.max(5, Math.round(people / 20))
  const openOnes = Math.round(count * 0.8)
  const spaces = Array.from({ length: count }, (_, i): ScaleSpace => {
    const kind = i < openOnes ? 'OPEN' : (i - openOnes) % 2 === 0 ? 'CLOSED' : 'HIDDEN'
    const share = kind === 'OPEN' ? 0.2 : chance.between(0.05, 0.2)
    const size = Math.max(8, Math.min(MAX_MEMBERS, Math.round(people * share)))
    const members = chance.some(everyone, size)
    const readers = kind === 'OPEN' ? everyone : members
    return { id: i + 1, kind, owners: members.slice(0, 2), members, readers }
  })
  rows.Space = spaces.map(({ id, kind }) => ({
    id,
    slug: `space-${id}`,
    name: `Space ${id}`,
    about: kind === 'OPEN' ? 'Open to everyone.' : 'For its members.',
    kind,
    memberCount: 0,
    createdAt: daysBefore(now, AGE + 40),
  }))
  rows.SpaceMember = spaces.flatMap(({ id, members, owners }) =>
    members.map((personId) => ({
      spaceId: id,
      personId,
      role: owners.includes(personId) ? 'OWNER' : 'MEMBER',
      joinedAt: daysBefore(now, AGE + 30),
    })),
  )
  return spaces
}

function storeBoards(
  chance: Chance,
  people: number,
  spaces: ScaleSpace[],
  now: Date,
  rows: Rows,
): ScaleBoard[] {
  const boards = Array.from({ length: Math.max(6, Math.round(people / 20)) }, (_, i) => {
    const space = spaces[i % spaces.length] as ScaleSpace
    const ownerId = space.members[0] as number
    const responseDays = chance.pick([3, 5, 5, 10, null])
    return { id: i + 1, space, ownerId, responseDays, timeZone: zoneOf(ownerId) }
  })
  const followers = boards.map(({ space }) => chance.some(space.readers, 10 + chance.below(30)))
  rows.ClockPolicy = boards.map(({ id, responseDays }) => policyRow(id, responseDays))
  rows.Board = boards.map(({ id, space, ownerId }) => ({
    id,
    spaceId: space.id,
    slug: `board-${id}`,
    name: `Board ${id}`,
    about: 'Generated, to be measured.',
    ownerId,
    policyId: id,
    ideaCount: 0,
    followerCount: 0,
    createdAt: daysBefore(now, AGE + 20),
  }))
  rows.BoardDelegate = boards.map(({ id, space }) => ({ boardId: id, personId: space.members[1] }))
  rows.BoardFollow = boards.flatMap(({ id }, i) =>
    (followers[i] ?? []).map((personId) => ({
      boardId: id,
      personId,
      level: 'FOLLOW',
      at: daysBefore(now, AGE + 10),
    })),
  )
  return boards
}
