// Who is asked: those who know most, and among them those who may be asked now. What became of earlier questions teaches it.
import { personAsReader } from '#graphql/audience.ts'
import type { Viewer } from '#graphql/context.ts'
import { type SuggestedExpert, suggestExperts } from '#graphql/experts/service.ts'
import { cutText } from '#graphql/graphemes.ts'
import { days } from '#graphql/time.ts'
import type { Message } from '#messages/engine/catalogue.ts'
import { questionsMessages } from '#messages/questions.ts'
import type { Db } from '#prisma/client.ts'
import { sql } from '#prisma/sql.ts'
import { USUAL_CAP } from './limits.ts'

const say = questionsMessages.message

/** Each question on one of its tags that colleagues passed on to somebody counts so much more. */
const PASSED_TO = 0.25
/** Each that somebody declined or passed on counts so much less. */
const PASSED_ON = 0.8
/** Whoever is at their cap is not asked; half of it takes this share of their score. */
const LOAD_SHARE = 0.5
/** Suggestions that are looked at, so that some remain when others are not to be asked. */
const MAX_LOOKED_AT = 40
const MAX_TEXT = 9_000
/** What was made of questions is remembered for so long. */
const REMEMBERED = days(365)

export type QuestionWords = {
  title: string
  body: string
  tags: readonly string[]
  spaceId: number
}
export type Candidate = {
  personId: number
  reason: Message
  proofs: SuggestedExpert['proofs']
  /** Questions they were asked in the last seven days. */
  askedThisWeek: number
}

type Standing = {
  personId: number
  askedThisWeek: number
  cap: number
  passedTo: number
  turnedDown: number
}

/** How people who are not away stand: their load, and what became of earlier questions with one of these tags. */
async function standingOf(
  db: Db,
  ids: readonly number[],
  tags: readonly string[],
  now: Date,
): Promise<Map<number, Standing>> {
  const week = new Date(now.getTime() - days(7))
  const since = new Date(now.getTime() - REMEMBERED)
  const rows = await db.rows<Standing>(sql`
    select who.id as "personId",
      (select count(*)::int from "QuestionRequest" r where r."personId" = who.id and r."askedAt" > ${week}) as "askedThisWeek",
      coalesce((select a."weeklyCap" from "QuestionAvailability" a where a."personId" = who.id), ${USUAL_CAP}::int) as cap,
      (select count(*)::int from "QuestionRequest" r join "Post" p on p.id = r."questionId"
        where r."passedToId" = who.id and r."askedAt" > ${since} and p.tags && ${[...tags]}::text[]) as "passedTo",
      (select count(*)::int from "QuestionRequest" r join "Post" p on p.id = r."questionId"
        where r."personId" = who.id and r."askedAt" > ${since} and r.state in ('DECLINED', 'PASSED')
          and p.tags && ${[...tags]}::text[]) as "turnedDown"
    from "Person" who where who.id = any(${[...ids]}::int[]) and who."deactivatedAt" is null
      and (who."awayUntil" is null or who."awayUntil" < ${now}::timestamptz::date)`)
  return new Map(rows.map((row) => [row.personId, row]))
}

/** May this person be asked one more question this week? */
export async function mayBeAsked(db: Db, personId: number, now: Date): Promise<boolean> {
  const standing = (await standingOf(db, [personId], [], now)).get(personId)
  return standing !== undefined && standing.askedThisWeek < standing.cap
}

/** Those of the people who are not away and may be asked one more question this week. */
export async function freeToBeAsked(
  db: Db,
  ids: readonly number[],
  now: Date,
): Promise<Set<number>> {
  const standing = [...(await standingOf(db, ids, [], now)).values()]
  return new Set(
    standing.filter((own) => own.askedThisWeek < own.cap).map(({ personId }) => personId),
  )
}

/** Those to whom colleagues passed on questions with one of these tags, and who read the space. */
const passedToOn = (db: Db, { tags, spaceId }: QuestionWords, since: Date) =>
  db.rows<{ personId: number }>(sql`
    select distinct r."passedToId" as "personId" from "QuestionRequest" r join "Post" p on p.id = r."questionId"
    where r."passedToId" is not null and r."askedAt" > ${since} and p."spaceId" = ${spaceId}
      and p.tags && ${[...tags]}::text[] and ${personAsReader(sql`r."passedToId"`).reads(sql`${spaceId}::int`)}
    limit ${MAX_LOOKED_AT}`)

/**
 * Who may answer, best first, by work that the viewer may see, with why. Nobody at their weekly cap, nobody who is away or has left.
 * @param exclude people who are not suggested, such as the asker and those who were asked
 */
export async function chooseExperts(
  db: Db,
  viewer: Viewer,
  question: QuestionWords,
  { exclude, limit, now }: { exclude: readonly number[]; limit: number; now: Date },
): Promise<Candidate[]> {
  const { title, body, tags, spaceId } = question
  const text = cutText(`${title}\n${body}`, MAX_TEXT)
  const known = await suggestExperts(db, {
    text,
    tags,
    spaceId,
    viewer,
    exclude,
    limit: MAX_LOOKED_AT,
    now,
  })
  const since = new Date(now.getTime() - REMEMBERED)
  const left = new Set([...exclude, ...known.map(({ personId }) => personId)])
  const passed = (await passedToOn(db, question, since)).filter(
    ({ personId }) => !left.has(personId),
  )
  const standing = await standingOf(
    db,
    [...known, ...passed].map(({ personId }) => personId),
    tags,
    now,
  )
  const lowest = known.at(-1)?.score ?? 1
  const all = [
    ...known,
    ...passed.map(({ personId }) => ({
      personId,
      score: lowest,
      proofs: [],
      reason: say('reason.passed'),
    })),
  ]
  return all
    .flatMap(({ personId, score, proofs, reason }) => {
      const own = standing.get(personId)
      if (!own || own.askedThisWeek >= own.cap) return []
      const taught = (1 + PASSED_TO * own.passedTo) * PASSED_ON ** own.turnedDown
      const free = 1 - LOAD_SHARE * (own.askedThisWeek / own.cap)
      return [
        {
          score: score * taught * free,
          candidate: { personId, reason, proofs, askedThisWeek: own.askedThisWeek },
        },
      ]
    })
    .sort((a, b) => b.score - a.score || a.candidate.personId - b.candidate.personId)
    .slice(0, limit)
    .map(({ candidate }) => candidate)
}
