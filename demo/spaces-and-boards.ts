// How the demo's spaces and boards came about: who made them, came in, follows, was made an owner, left.
import { editBoard, followBoard, makeBoard } from '#graphql/ideas/boards.ts'
import { deactivate } from '#graphql/people/leavers.ts'
import {
  addMember,
  archiveSpace,
  askToJoin,
  makeSpace,
  reopenSpace,
  setSpaceRole,
} from '#graphql/spaces/service.ts'
import { minutes } from '#graphql/time.ts'
import { followTopic } from '#graphql/topics/service.ts'
import type { Acts } from './acts.ts'
import { type Chance, chanceFrom, daysBefore, momentBetween } from './chance.ts'
import type { SeedBoard, SeedCompany, SeedPerson, SeedSpace } from './company/shape.ts'
import { carryOut } from './jobs.ts'
import { LEFT, type People } from './people.ts'

/** Days ago. The oldest idea is younger than all boards. */
const SPACES = 300
const BOARDS = 200

/** People who came into a closed or hidden space lately, and have not spoken there yet. */
const NEWCOMERS = [
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

/** The company's spaces and boards by their slugs. */
export class Places {
  readonly #company: SeedCompany

  constructor(company: SeedCompany) {
    this.#company = company
  }

  space(slug: string): SeedSpace {
    return found(this.#company.spaces, slug)
  }

  board(slug: string): SeedBoard {
    return found(this.#company.boards, slug)
  }

  /** Who belongs to a space, its owners too. */
  members({ owners, members }: SeedSpace): SeedPerson[] {
    return this.#company.people.filter(
      ({ key, unit, site }) =>
        owners.includes(key) ||
        members === 'everyone' ||
        members.some((one) =>
          typeof one === 'string'
            ? one === key
            : 'unit' in one
              ? one.unit === unit
              : one.site === site,
        ),
    )
  }

  /** Who can read a space since long ago: everyone an open one, its members any other. */
  readers(space: SeedSpace): SeedPerson[] {
    const all = space.kind === 'OPEN' ? this.#company.people : this.members(space)
    return all.filter(({ key }) => !isOf(NEWCOMERS, space, key))
  }
}

const isOf = (list: readonly { space: string; key: string }[], { slug }: SeedSpace, key: string) =>
  list.some((one) => one.space === slug && one.key === key)

function found<Thing extends { slug: string }>(things: readonly Thing[], slug: string): Thing {
  const thing = things.find((one) => one.slug === slug)
  if (!thing) throw new Error(`the company's data names "${slug}", which is not there`)
  return thing
}

/** Adds how all spaces and boards came about. */
export function addSpacesAndBoards(acts: Acts, company: SeedCompany, places: Places): void {
  const chance = chanceFrom('house')
  for (const [i, space] of company.spaces.entries())
    addSpace(acts, space, daysBefore(acts.now, SPACES - i), places, chance)
  for (const [i, board] of company.boards.entries())
    addBoard(acts, board, daysBefore(acts.now, BOARDS - i), places, chance)
  const administrator = company.people.find(({ role }) => role === 'ADMIN')?.key ?? ''
  for (const { key } of company.people.filter(({ deactivated }) => deactivated))
    acts.add(daysBefore(acts.now, LEFT), administrator, (as) =>
      deactivate(as, { personId: acts.people.idOf(key) }),
    )
}

function addSpace(
  acts: Acts,
  space: SeedSpace,
  madeAt: Date,
  places: Places,
  chance: Chance,
): void {
  const { name, about, kind } = space
  const maker = space.owners[0] as string
  acts.add(madeAt, maker, (as) => makeSpace(as, { name, about, kind }, space.slug), {
    makes: space,
  })
  const whenever = () =>
    daysBefore(acts.now, chance.between(BOARDS + 5, SPACES - acts.people.all.length / 8))
  for (const { key } of places.members(space)) {
    if (key === maker || isOf(NEWCOMERS, space, key)) continue
    const at = whenever()
    addMembership(acts, space, { key, by: kind === 'OPEN' ? key : maker, at })
    if (space.owners.includes(key) && !isOf(NEW_OWNERS, space, key))
      addOwner(acts, space, { key, by: maker, at: new Date(at.getTime() + minutes(1)) })
  }
}

type Step = { key: string; by: string; at: Date }
const addMembership = (acts: Acts, space: SeedSpace, { key, by, at }: Step) =>
  acts.add(at, by, (as) =>
    addMember(as, { spaceId: acts.idOf(space), personId: acts.people.idOf(key) }),
  )
const addOwner = (acts: Acts, space: SeedSpace, { key, by, at }: Step) =>
  acts.add(at, by, (as) =>
    setSpaceRole(as, {
      spaceId: acts.idOf(space),
      personId: acts.people.idOf(key),
      role: 'OWNER',
    }),
  )

const idOrNull = (people: People, key: string | null) => (key === null ? null : people.idOf(key))

function addBoard(
  acts: Acts,
  board: SeedBoard,
  madeAt: Date,
  places: Places,
  chance: Chance,
): void {
  const { people, now } = acts
  const space = places.space(board.space)
  const { name, about, responseDays } = board
  const ownerKey = board.owner ?? board.ownerBefore ?? null
  const maker = space.kind === 'OPEN' && ownerKey ? ownerKey : (space.owners[0] as string)
  const ownerId = idOrNull(people, ownerKey)
  acts.add(
    madeAt,
    maker,
    (as) => makeBoard(as, { space: space.slug, name, about, responseDays, ownerId }, board.slug),
    { makes: board },
  )
  const delegateIds = board.delegates.map((key) => people.idOf(key))
  if (delegateIds.length > 0)
    acts.add(new Date(madeAt.getTime() + minutes(5)), maker, (as) =>
      editBoard(as, { boardId: acts.idOf(board), name, about, responseDays, ownerId, delegateIds }),
    )
  // Who answers for a board follows it, and so do three in ten of the others who sit in its space.
  for (const person of places.members(space)) {
    const { key } = person
    const answers = key === board.owner || board.delegates.includes(key)
    if (person.deactivated || isOf(NEWCOMERS, space, key)) continue
    if (!answers && chance.next() >= 0.3) continue
    const at = momentBetween(chance, madeAt, daysBefore(now, 20))
    acts.add(at, key, (as) => followBoard(as, { boardId: acts.idOf(board), level: 'FOLLOW' }))
  }
}

/** Tags and searches that people follow, in the language in which they write. */
const TOPICS = [
  { key: 'mireille', kind: 'TAG', topic: 'noise', daysAgo: 40 },
  { key: 'mireille', kind: 'SEARCH', topic: 'geluid buren', daysAgo: 12 },
  { key: 'hanne', kind: 'TAG', topic: 'customers', daysAgo: 33 },
  { key: 'tomasz', kind: 'TAG', topic: 'workshop', daysAgo: 50 },
  { key: 'joao', kind: 'SEARCH', topic: 'ruído à noite', daysAgo: 9 },
  { key: 'tomasz', kind: 'TAG', topic: 'refrigerants', daysAgo: 12 },
] as const

/** Adds what happened in spaces in the last days; before anything that happens in them. */
export function addLatest(acts: Acts, places: Places): void {
  const ago = (days: number) => daysBefore(acts.now, days)
  for (const { space, daysAgo, ...step } of NEWCOMERS)
    addMembership(acts, places.space(space), { ...step, at: ago(daysAgo) })
  for (const { space, daysAgo, ...step } of NEW_OWNERS)
    addOwner(acts, places.space(space), { ...step, at: ago(daysAgo) })
  for (const { space, by, daysAgo, backDaysAgo } of STANDSTILLS) {
    const [from, to] = [ago(daysAgo), ago(backDaysAgo)]
    acts.addStandstill({ space, from, to })
    const spaceId = () => acts.idOf(places.space(space))
    acts.add(from, by, (as) => archiveSpace(as, { spaceId: spaceId() }))
    acts.add(to, by, (as) => reopenSpace(as, { spaceId: spaceId() }))
    // Its clocks run on from there.
    acts.addWork(to, carryOut)
  }
  for (const { key, kind, topic, daysAgo } of TOPICS)
    acts.add(ago(daysAgo), key, (as) => followTopic(as, { kind, key: topic, level: 'FOLLOW' }))
  for (const { space, key, daysAgo, message } of REQUESTS)
    acts.add(ago(daysAgo), key, (as) =>
      askToJoin(as, { spaceId: acts.idOf(places.space(space)), message }),
    )
}
