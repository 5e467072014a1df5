// The believable company's people, spaces and boards as rows, and a way to them by the names the data uses.

import { type Chance, chanceFrom, daysBefore, momentBetween } from './chance.ts'
import { policyRow } from './clocks.ts'
import type { SeedCompany, SeedSpace } from './company/shape.ts'
import type { Rows } from './rows.ts'

/** Whoever has left went so many days ago; the data lets nobody hear of them since. */
const LEFT = 100
/** Days ago: the accounts, then the spaces, then the boards. The oldest idea is younger than all of them. */
const ACCOUNTS = 330
const SPACES = 300
const BOARDS = 200

/** People who came into a closed or hidden space lately, and have not spoken there yet. */
const NEWCOMERS: { space: string; key: string; by: string; daysAgo: number }[] = [
  { space: 'firmware', key: 'ifeoma', by: 'elif', daysAgo: 1.6 },
  { space: 'antwerp-school', key: 'hanne', by: 'lotte', daysAgo: 0.4 },
]
/** Who was made an owner lately. */
const NEW_OWNERS = [{ space: 'field-service', key: 'stijn', by: 'hanne', daysAgo: 2.2 }]
/** A space that stood still for an hour, until somebody noticed. */
const STANDSTILLS = [{ space: 'ghent-workshop', by: 'ruben', daysAgo: 3.14, backDaysAgo: 3.1 }]
const REQUESTS: { space: string; key: string; daysAgo: number; message: string }[] = [
  {
    space: 'firmware',
    key: 'kofi',
    daysAgo: 0.7,
    message: 'Half of my first-winter list ends with “ask the firmware”. May I read along?',
  },
  {
    space: 'antwerp-school',
    key: 'tomasz',
    daysAgo: 1.3,
    message: 'I get two apprentices in January and would like to know what they ask.',
  },
]

export type StoredPerson = {
  id: number
  key: string
  name: string
  timeZone: string
  isCast: boolean
  leftAt: Date | null
  /** Their managers, the nearest first. */
  managers: StoredPerson[]
}
export type StoredSpace = {
  id: number
  slug: string
  owners: StoredPerson[]
  /** Who can read it. */
  readers: StoredPerson[]
  members: Set<number>
}
export type StoredBoard = {
  id: number
  space: StoredSpace
  owner: StoredPerson | null
  delegates: StoredPerson[]
  responseDays: number | null
  followers: { personId: number; at: Date }[]
}
export type Membership = { spaceId: number; person: StoredPerson; by: StoredPerson; at: Date }
export type Standstill = { space: StoredSpace; by: StoredPerson; at: Date; backAt: Date }
export type Request = { space: StoredSpace; person: StoredPerson; at: Date }

export type SeedData = {
  now: Date
  person: (key: string) => StoredPerson
  board: (slug: string) => StoredBoard
  people: StoredPerson[]
  boards: StoredBoard[]
  newcomers: Membership[]
  newOwners: Membership[]
  standstills: Standstill[]
  requests: Request[]
  rows: Rows
}

const found = <Thing>(map: Map<string, Thing>, key: string): Thing => {
  const thing = map.get(key)
  if (!thing) throw new Error(`the company's data names "${key}", which is not there`)
  return thing
}

/** Lays out people, spaces and boards. Nothing is written yet. */
export function storeCompany(company: SeedCompany, now: Date): SeedData {
  const chance = chanceFrom('house')
  const rows: Rows = { Company: [{ id: 1, name: company.name }] }
  const people = storePeople(company, now, rows)
  const spaces = new Map(
    company.spaces.map((space, i) => [space.slug, storeSpace(space, i + 1, company, people)]),
  )
  const came = ({ space, key, by, daysAgo }: (typeof NEWCOMERS)[number]): Membership => ({
    spaceId: found(spaces, space).id,
    person: found(people, key),
    by: found(people, by),
    at: daysBefore(now, daysAgo),
  })
  const newcomers = NEWCOMERS.map(came)
  const standstills = STANDSTILLS.map(({ space, by, daysAgo, backDaysAgo }) => ({
    space: found(spaces, space),
    by: found(people, by),
    at: daysBefore(now, daysAgo),
    backAt: daysBefore(now, backDaysAgo),
  }))
  const requests = REQUESTS.map(({ space, key, daysAgo }) => ({
    space: found(spaces, space),
    person: found(people, key),
    at: daysBefore(now, daysAgo),
  }))
  addSpaces(company, now, [...spaces.values()], newcomers, rows, chance)
  rows.SpaceRequest = requests.map(({ space, person, at }, i) => ({
    spaceId: space.id,
    personId: person.id,
    message: REQUESTS[i]?.message,
    createdAt: at,
  }))
  const boards = storeBoards(company, now, people, spaces, chance)
  addBoards(company, now, boards, rows)
  return {
    now,
    person: (key) => found(people, key),
    board: (slug) => found(boards, slug),
    people: [...people.values()],
    boards: [...boards.values()],
    newcomers,
    newOwners: NEW_OWNERS.map(came),
    standstills,
    requests,
    rows,
  }
}

function addSpaces(
  company: SeedCompany,
  now: Date,
  spaces: readonly StoredSpace[],
  newcomers: readonly Membership[],
  rows: Rows,
  chance: Chance,
): void {
  rows.Space = company.spaces.map((space, i) => ({
    id: i + 1,
    slug: space.slug,
    name: space.name,
    about: space.about,
    kind: space.kind,
    memberCount: 0,
    createdAt: daysBefore(now, SPACES - i),
  }))
  rows.SpaceMember = spaces.flatMap((space) => {
    const cameLately = new Map(
      newcomers.filter((one) => one.spaceId === space.id).map((one) => [one.person.id, one.at]),
    )
    return [...space.members].map((personId) => ({
      spaceId: space.id,
      personId,
      role: space.owners.some((owner) => owner.id === personId) ? 'OWNER' : 'MEMBER',
      joinedAt:
        cameLately.get(personId) ??
        daysBefore(now, chance.between(BOARDS + 5, SPACES - company.spaces.length)),
    }))
  })
}

function storePeople(company: SeedCompany, now: Date, rows: Rows): Map<string, StoredPerson> {
  const leftAt = daysBefore(now, LEFT)
  const idByKey = new Map(company.people.map(({ key }, i) => [key, i + 1]))
  rows.Person = company.people.map((person, i) => ({
    id: i + 1,
    email: person.email,
    name: person.name,
    title: person.title,
    unit: person.unit,
    site: person.site,
    about: person.about,
    skills: person.skills,
    language: person.language,
    timeZone: person.timeZone,
    role: person.role,
    managerId: person.manager === undefined ? null : found(idByKey, person.manager),
    castLine: person.cast ?? null,
    emailFrequency: 'DAILY',
    theme: 'SYSTEM',
    shortcutsDisabled: false,
    createdAt: daysBefore(now, ACCOUNTS - i / 10),
    deactivatedAt: person.deactivated ? leftAt : null,
  }))
  const people = new Map(
    company.people.map(({ key, name, timeZone, cast, deactivated }, i): [string, StoredPerson] => [
      key,
      {
        id: i + 1,
        key,
        name,
        timeZone,
        isCast: Boolean(cast),
        leftAt: deactivated ? leftAt : null,
        managers: [],
      },
    ]),
  )
  const managerOf = new Map(company.people.map(({ key, manager }) => [key, manager]))
  for (const [key, { managers }] of people)
    for (let above = managerOf.get(key); above; above = managerOf.get(above))
      managers.push(found(people, above))
  return people
}

/** Owners are members too. Everyone reads an open space; others only their members. */
function storeSpace(
  space: SeedSpace,
  id: number,
  company: SeedCompany,
  people: Map<string, StoredPerson>,
): StoredSpace {
  const { members } = space
  const isMember = (key: string, unit: string, site: string) =>
    space.owners.includes(key) ||
    members === 'everyone' ||
    members.some((one) =>
      typeof one === 'string' ? one === key : 'unit' in one ? one.unit === unit : one.site === site,
    )
  const inside = company.people
    .filter(({ key, unit, site }) => isMember(key, unit, site))
    .map(({ key }) => found(people, key))
  return {
    id,
    slug: space.slug,
    owners: space.owners.map((key) => found(people, key)),
    readers: space.kind === 'OPEN' ? [...people.values()] : inside,
    members: new Set(inside.map((person) => person.id)),
  }
}

function storeBoards(
  company: SeedCompany,
  now: Date,
  people: Map<string, StoredPerson>,
  spaces: Map<string, StoredSpace>,
  chance: Chance,
): Map<string, StoredBoard> {
  return new Map(
    company.boards.map((board, i): [string, StoredBoard] => {
      const space = found(spaces, board.space)
      const owner = board.owner === null ? null : found(people, board.owner)
      const delegates = board.delegates.map((key) => found(people, key))
      const madeAt = daysBefore(now, BOARDS - i)
      // Who answers for a board follows it, and so do three in ten of the others who sit in its space.
      const followers = space.readers
        .filter((person) => !person.leftAt && space.members.has(person.id))
        .filter((person) => person === owner || delegates.includes(person) || chance.next() < 0.3)
        .map(({ id }) => ({ personId: id, at: momentBetween(chance, madeAt, daysBefore(now, 20)) }))
      const { responseDays } = board
      return [board.slug, { id: i + 1, space, owner, delegates, responseDays, followers }]
    }),
  )
}

function addBoards(
  company: SeedCompany,
  now: Date,
  boards: Map<string, StoredBoard>,
  rows: Rows,
): void {
  rows.ClockPolicy = company.boards.map(({ responseDays }, i) => policyRow(i + 1, responseDays))
  rows.Board = company.boards.map((board, i) => ({
    id: i + 1,
    spaceId: found(boards, board.slug).space.id,
    slug: board.slug,
    name: board.name,
    about: board.about,
    ownerId: found(boards, board.slug).owner?.id ?? null,
    policyId: i + 1,
    ideaCount: 0,
    followerCount: 0,
    createdAt: daysBefore(now, BOARDS - i),
  }))
  rows.BoardDelegate = [...boards.values()].flatMap(({ id, delegates }) =>
    delegates.map((person) => ({ boardId: id, personId: person.id })),
  )
  rows.BoardFollow = [...boards.values()].flatMap(({ id, followers }) =>
    followers.map(({ personId, at }) => ({ boardId: id, personId, level: 'FOLLOW', at })),
  )
}
