// Small builders for tests and measures: give what matters, the rest is filled in. Rows are written directly, with every
// stored counter exact, so that a test begins where it wants to and speaks to the services only about its own question.
import { DEFAULT_ESCALATE_AFTER, DEFAULT_WARN_BEFORE } from '#graphql/clocks/limits.ts'
import { addActivity, scoreAt, WEIGHTS } from '#graphql/ideas/trending.ts'
import { summaryOf, toHtml } from '#graphql/posts/markdown.ts'
import type { Db } from './client.ts'
import { sql } from './sql.ts'

type Status =
  | 'NEW'
  | 'SHAPING'
  | 'TRIAL'
  | 'BUILDING'
  | 'IN_USE'
  | 'NOT_NOW'
  | 'MERGED'
  | 'WITHDRAWN'

type PersonGiven = {
  name?: string
  email?: string
  title?: string
  unit?: string
  site?: string
  about?: string
  skills?: string[]
  language?: string
  timeZone?: string
  role?: 'MEMBER' | 'ADMIN'
  emailFrequency?: 'AT_ONCE' | 'DAILY' | 'WEEKLY' | 'NEVER'
  castLine?: string | null
  deactivatedAt?: Date | null
}
export type MadePerson = { id: number; name: string; email: string }

/** Something that no other row has. */
const unique = (): string => crypto.randomUUID().slice(0, 8)

const sure = <Row>(row: Row | undefined): Row => {
  if (row === undefined) throw new Error('an insert gave no row')
  return row
}

/** Makes somebody who can sign in. */
export async function makePerson(db: Db, given: PersonGiven = {}): Promise<MadePerson> {
  const mark = unique()
  const name = given.name ?? `Person ${mark}`
  return sure(
    await db.first<MadePerson>(sql`
      insert into "Person" (email, name, title, unit, site, about, skills, language, "timeZone", role, "emailFrequency",
        "castLine", "deactivatedAt")
      values (${given.email ?? `${mark}@atrium.example`}, ${name}, ${given.title ?? ''}, ${given.unit ?? ''},
        ${given.site ?? ''}, ${given.about ?? ''}, ${given.skills ?? []}, ${given.language ?? 'en'},
        ${given.timeZone ?? 'UTC'}, ${given.role ?? 'MEMBER'}::"Role", ${given.emailFrequency ?? 'DAILY'}::"EmailFrequency",
        ${given.castLine ?? null}::text, ${given.deactivatedAt ?? null}::timestamptz)
      returning id, name, email`),
  )
}

type SpaceGiven = {
  slug?: string
  name?: string
  about?: string
  kind?: 'OPEN' | 'CLOSED' | 'HIDDEN'
  /** Ids of people. Owners are members too. */
  owners?: number[]
  members?: number[]
  archivedAt?: Date | null
}
export type MadeSpace = { id: number; slug: string; name: string }

/** Makes a space with its members; an open one unless said otherwise. */
export async function makeSpace(db: Db, given: SpaceGiven = {}): Promise<MadeSpace> {
  const slug = given.slug ?? `space-${unique()}`
  const owners = given.owners ?? []
  const members = [...new Set([...owners, ...(given.members ?? [])])]
  const space = sure(
    await db.first<MadeSpace>(sql`
      insert into "Space" (slug, name, about, kind, "memberCount", "archivedAt")
      values (${slug}, ${given.name ?? slug}, ${given.about ?? ''}, ${given.kind ?? 'OPEN'}::"SpaceKind",
        ${members.length}, ${given.archivedAt ?? null}::timestamptz)
      returning id, slug, name`),
  )
  await db.rows(sql`
    insert into "SpaceMember" ("spaceId", "personId", role)
    select ${space.id}, id, case when id = any(${owners}::int[]) then 'OWNER' else 'MEMBER' end::"SpaceRole"
    from unnest(${members}::int[]) as id`)
  return space
}

type BoardGiven = {
  spaceId: number
  slug?: string
  name?: string
  about?: string
  ownerId?: number | null
  delegateIds?: number[]
  followerIds?: number[]
  /** Working days to the first answer; null promises nothing. */
  responseDays?: number | null
}
export type MadeBoard = { id: number; slug: string; name: string; spaceId: number }

/** Makes a board in a space; nobody owns it and nothing is promised unless said. */
export async function makeBoard(db: Db, given: BoardGiven): Promise<MadeBoard> {
  const slug = given.slug ?? `board-${unique()}`
  const followers = [...new Set(given.followerIds ?? [])]
  const board = sure(
    await db.first<MadeBoard>(sql`
      with policy as (
        insert into "ClockPolicy" ("respondWithin", "warnBefore", "escalateAfter")
        values (${given.responseDays ?? null}::int, ${DEFAULT_WARN_BEFORE}, ${DEFAULT_ESCALATE_AFTER}) returning id
      )
      insert into "Board" ("spaceId", slug, name, about, "ownerId", "policyId", "followerCount")
      select ${given.spaceId}, ${slug}, ${given.name ?? slug}, ${given.about ?? ''}, ${given.ownerId ?? null}::int,
        policy.id, ${followers.length} from policy
      returning id, slug, name, "spaceId"`),
  )
  await db.rows(sql`
    insert into "BoardDelegate" ("boardId", "personId") select ${board.id}, unnest(${given.delegateIds ?? []}::int[])`)
  await db.rows(sql`
    insert into "BoardFollow" ("boardId", "personId", level)
    select ${board.id}, unnest(${followers}::int[]), 'FOLLOW'`)
  return board
}

type IdeaGiven = {
  boardId: number
  authorId: number | null
  authorName?: string | null
  title?: string
  body?: string
  tags?: string[]
  language?: string
  status?: Status
  state?: 'OPEN' | 'HELD' | 'HIDDEN' | 'REMOVED'
  supporterIds?: number[]
  assigneeId?: number | null
  createdAt?: Date
  responseDueAt?: Date | null
  respondedAt?: Date | null
}
export type MadeIdea = { id: number; boardId: number; spaceId: number; title: string; body: string }

/** Makes an idea on a board, followed by its author, with the supports given; all counters of its board move along. */
export async function makeIdea(db: Db, given: IdeaGiven): Promise<MadeIdea> {
  const title = given.title ?? `Idea ${unique()}`
  const body = given.body ?? `${title}: how it could work, and what it would change.`
  const createdAt = given.createdAt ?? new Date()
  const post = sure(
    await db.first<{ id: number; spaceId: number }>(sql`
      with post as (
        insert into "Post" (kind, "spaceId", "authorId", "authorName", state, title, body, "bodyHtml", summary, language,
          tags, "followerCount", "supportCount", "createdAt", "activeAt")
        select 'idea', "spaceId", ${given.authorId}::int, ${given.authorName ?? null}::text,
          ${given.state ?? 'OPEN'}::"PostState", ${title}, ${body}, ${toHtml(body)}, ${summaryOf(body)},
          ${given.language ?? 'en'}, ${given.tags ?? []}, ${given.authorId === null ? 0 : 1}, ${new Set(given.supporterIds).size}, ${createdAt}, ${createdAt}
        from "Board" where id = ${given.boardId} returning id, "spaceId"
      ), followed as (
        insert into "PostFollow" ("postId", "personId", level)
        select id, ${given.authorId}::int, 'FOLLOW' from post where ${given.authorId}::int is not null
      )
      select id, "spaceId" from post`),
  )
  await insertIdea(db, post, given, createdAt)
  return { ...post, boardId: given.boardId, title, body }
}

/** The idea beside its post, its supports, and what its board counts. */
async function insertIdea(
  db: Db,
  post: { id: number; spaceId: number },
  given: IdeaGiven,
  createdAt: Date,
): Promise<void> {
  const { boardId, status = 'NEW', responseDueAt = null, respondedAt = null } = given
  const waits = Number(status === 'NEW' && !respondedAt && (given.state ?? 'OPEN') === 'OPEN')
  const supporters = [...new Set(given.supporterIds ?? [])]
  const trending = supporters.reduce(
    (score) => addActivity(score, scoreAt(createdAt, WEIGHTS.supported)),
    scoreAt(createdAt, WEIGHTS.posted),
  )
  await db.rows(sql`
    with idea as (
      insert into "Idea" (id, "boardId", "spaceId", status, "statusAt", "assigneeId", "supportCount", trending, "responseDueAt",
        "respondedAt", "createdAt")
      values (${post.id}, ${boardId}, ${post.spaceId}, ${status}::"IdeaStatus", ${createdAt}, ${given.assigneeId ?? null}::int,
        ${supporters.length}, ${trending}, ${responseDueAt}::timestamptz, ${respondedAt}::timestamptz, ${createdAt})
    ), on_board as (
      update "Board" set "ideaCount" = "ideaCount" + 1, "withoutResponse" = "withoutResponse" + ${waits},
        promised = promised + ${responseDueAt ? waits : 0}
      where id = ${boardId} returning "policyId"
    ), on_policy as (
      update "ClockPolicy" set kept = kept + coalesce((${respondedAt}::timestamptz <= ${responseDueAt}::timestamptz)::int, 0),
        late = late + coalesce((${respondedAt}::timestamptz > ${responseDueAt}::timestamptz)::int, 0)
      where id = (select "policyId" from on_board)
    ), clock as (
      insert into "Clock" ("policyId", "postId", purpose, "timeZone", "startedAt", "dueAt", "nextAt", "stoppedAt", outcome)
      select "policyId", ${post.id}, 'idea.first-response', 'UTC', ${createdAt}, ${responseDueAt}::timestamptz,
        case when ${respondedAt}::timestamptz is null then ${responseDueAt}::timestamptz end, ${respondedAt}::timestamptz,
        case when ${respondedAt}::timestamptz is not null then 'RESPONDED'::"ClockOutcome" end
      from on_board where ${responseDueAt}::timestamptz is not null
    ), by_status as (
      insert into "BoardStatusCount" ("boardId", status, ideas) values (${boardId}, ${status}::"IdeaStatus", 1)
      on conflict ("boardId", status) do update set ideas = "BoardStatusCount".ideas + 1
    )
    insert into "Support" ("postId", "personId", at)
    select ${post.id}, unnest(${supporters}::int[]), ${createdAt}`)
}

type CommentGiven = {
  postId: number
  authorId: number
  body?: string
  replyToId?: number | null
  createdAt?: Date
}
export type MadeComment = { id: number; rootId: number | null; body: string }

/** Makes a comment; its author follows the post, and the post's and the idea's counters move along. */
export async function makeComment(db: Db, given: CommentGiven): Promise<MadeComment> {
  const body = given.body ?? `Something to say ${unique()}`
  const createdAt = given.createdAt ?? new Date()
  const score = scoreAt(createdAt, WEIGHTS.commented)
  const row = await db.first<MadeComment & { trending: number }>(sql`
    with made as (
      insert into "Comment" ("postId", "rootId", "replyToId", "authorId", body, "bodyHtml", language, "createdAt", "changedAt")
      select ${given.postId}, (select coalesce("rootId", id) from "Comment" where id = ${given.replyToId ?? null}::int),
        ${given.replyToId ?? null}::int, ${given.authorId}, ${body}, ${toHtml(body)}, 'en', ${createdAt}, ${createdAt}
      returning id, "rootId", body
    ), followed as (
      insert into "PostFollow" ("postId", "personId", level) values (${given.postId}, ${given.authorId}, 'FOLLOW')
      on conflict do nothing returning 1
    ), counted as (
      update "Post" set "commentCount" = "commentCount" + 1, "activeAt" = greatest("activeAt", ${createdAt}::timestamptz),
        "followerCount" = "followerCount" + (select count(*) from followed),
        "participantIds" = (array_prepend(${given.authorId}, array_remove("participantIds", ${given.authorId})))[1:5]
      where id = ${given.postId}
    )
    select made.*, (select trending from "Idea" where id = ${given.postId}) as trending from made`)
  const { trending, ...comment } = sure(row)
  await db.rows(
    sql`update "Idea" set trending = ${addActivity(trending, score)} where id = ${given.postId}`,
  )
  return comment
}

export type Place = { spaceId: number; space: string; boardId: number; board: string }
export type Cast = Record<'ann' | 'ben' | 'cleo' | 'dan' | 'eve' | 'finn', number> &
  Record<'field' | 'lab' | 'vault', Place>

/** A space with a board that Cleo looks after. */
async function makePlace(
  db: Db,
  slug: string,
  kind: 'OPEN' | 'CLOSED' | 'HIDDEN',
  cleo: number,
  members: number[],
): Promise<Place> {
  const space = await makeSpace(db, { slug, name: `The ${slug}`, kind, owners: [cleo], members })
  const board = await makeBoard(db, {
    spaceId: space.id,
    slug: `${slug}-board`,
    name: `Ideas of the ${slug}`,
    ownerId: cleo,
    responseDays: 5,
    followerIds: [cleo],
  })
  return { spaceId: space.id, space: space.slug, boardId: board.id, board: board.slug }
}

/**
 * The people of the tests: Ann and Ben are members of every space, Cleo looks after the boards (first answer in five
 * working days) and the spaces, Dan sits in the open space only, Eve is an administrator and sits in the open space only,
 * Finn was a member everywhere and has left. `field` is open, `lab` closed, `vault` hidden; each has one board.
 * @returns ids; e-mails are `ann@atrium.example` and so on, slugs are the places' names
 */
export async function makeCast(db: Db): Promise<Cast> {
  const person = async (name: string, more: PersonGiven = {}) => {
    const email = `${name.split(' ')[0]?.toLowerCase()}@atrium.example`
    return (await makePerson(db, { name, email, ...more })).id
  }
  const ann = await person('Ann Archer')
  const ben = await person('Ben Bakker')
  const cleo = await person('Cleo Costa', { timeZone: 'Europe/Brussels' })
  const dan = await person('Dan Dvorak')
  const eve = await person('Eve Evers', { role: 'ADMIN' })
  const finn = await person('Finn Fischer', { deactivatedAt: new Date() })
  const insiders = [ann, ben, finn]
  const field = await makePlace(db, 'field', 'OPEN', cleo, [...insiders, dan, eve])
  const lab = await makePlace(db, 'lab', 'CLOSED', cleo, insiders)
  const vault = await makePlace(db, 'vault', 'HIDDEN', cleo, insiders)
  return { ann, ben, cleo, dan, eve, finn, field, lab, vault }
}
