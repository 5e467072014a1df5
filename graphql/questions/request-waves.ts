// Asking in waves: three who know most, then five more, then the followers of the tags, then the owners of the space.

import { readyPolicies } from '#graphql/clocks/queries.ts'
import { addWorkingTime } from '#graphql/clocks/working-time.ts'
import { systemActor, type Viewer } from '#graphql/context.ts'
import { viewerOfPerson } from '#graphql/identity/viewer.ts'
import { minutes } from '#graphql/time.ts'
import type { Db, Tx } from '#prisma/client.ts'
import { sql } from '#prisma/sql.ts'
import { type Candidate, chooseExperts, type QuestionWords } from './choosing.ts'
import { followersAsked, ownersAsked, peopleAsked } from './events.ts'
import { promisePolicy } from './first-answer.ts'
import { FOLLOWERS_WAVE, MAX_CHOSEN, OWNERS_WAVE, WAVE_MINUTES, WAVE_PEOPLE } from './limits.ts'

const SYSTEM = systemActor('questions')

type Asked = QuestionWords & { id: number; authorId: number | null }
export type WaveQuestion = Asked & { wave: number; timeZone: string }

/** When the next wave comes, in working time of whoever asked. */
export async function nextWaveAt(tx: Tx, wave: number, timeZone: string): Promise<Date> {
  const policyId = await promisePolicy(tx)
  const policy = (await readyPolicies(tx, [policyId])).get(policyId)
  const after = minutes(WAVE_MINUTES[wave] ?? 0)
  return policy
    ? addWorkingTime(policy.rules(timeZone), tx.at, after)
    : new Date(tx.at.getTime() + after)
}

/** Asks people; those who were asked before are not asked again. Gives who was. */
export async function insertRequests(
  tx: Tx,
  questionId: number,
  wave: number,
  personIds: readonly number[],
): Promise<number[]> {
  const rows = await tx.rows<{ personId: number }>(sql`
    insert into "QuestionRequest" ("questionId", "personId", wave, "askedAt")
    select ${questionId}, unnest(${[...personIds]}::int[]), ${wave}, ${tx.at}
    on conflict do nothing returning "personId"`)
  return rows.map(({ personId }) => personId)
}

/** Those who were asked already, and who asks. */
async function alreadyAsked(db: Db, { id, authorId }: Asked): Promise<number[]> {
  const asked = await db.rows<{ personId: number }>(
    sql`select "personId" from "QuestionRequest" where "questionId" = ${id}`,
  )
  const answered = await db.rows<{ personId: number | null }>(sql`
    select distinct "authorId" as "personId" from "Comment"
    where "postId" = ${id} and "rootId" is null and "authorId" is not null limit 200`)
  return [...asked, ...answered].flatMap(({ personId }) => personId ?? []).concat(authorId ?? [])
}

/** As whom people are looked for: the asker, or an owner of the space where the asker has no name or has left. */
async function readerOf(tx: Tx, { authorId, spaceId }: WaveQuestion): Promise<Viewer | null> {
  const asker = authorId === null ? null : await viewerOfPerson(authorId, tx)
  if (asker) return asker
  const owner = await tx.first<{ personId: number }>(sql`
    select m."personId" from "SpaceMember" m join "Person" who on who.id = m."personId" and who."deactivatedAt" is null
    where m."spaceId" = ${spaceId} and m.role = 'OWNER' order by m."personId" limit 1`)
  return owner ? await viewerOfPerson(owner.personId, tx) : null
}

/** Does anybody but the asker follow one of its tags? */
const hasFollowers = async (tx: Tx, { tags, authorId }: WaveQuestion): Promise<boolean> =>
  Boolean(
    await tx.first(sql`
      select 1 from "Topic" topic join "TopicFollow" f on f."topicId" = topic.id and f.level = 'FOLLOW'
      where topic.kind = 'TAG' and topic.key = any(${tags}) and f."personId" is distinct from ${authorId}::int limit 1`),
  )

/**
 * Asks the next ones; where nobody is found the wave after it comes at once, up to the owners of the space. The question is
 * locked.
 */
export async function askNextWave(tx: Tx, question: WaveQuestion): Promise<void> {
  const { id, spaceId } = question
  const at = { questionId: id, spaceId }
  for (let wave = question.wave + 1; wave <= OWNERS_WAVE; wave++) {
    const count = WAVE_PEOPLE[wave - 1]
    if (count !== undefined) {
      const personIds = await askExperts(tx, question, wave, count)
      if (personIds.length === 0) continue
      await setWave(tx, question, wave)
      return peopleAsked.record(tx, SYSTEM, { ...at, personIds, wave })
    }
    if (wave === FOLLOWERS_WAVE && !(await hasFollowers(tx, question))) continue
    await setWave(tx, question, wave)
    const event = wave === FOLLOWERS_WAVE ? followersAsked : ownersAsked
    return event.record(tx, SYSTEM, { ...at, authorId: question.authorId })
  }
}

async function askExperts(
  tx: Tx,
  question: WaveQuestion,
  wave: number,
  limit: number,
): Promise<number[]> {
  const viewer = await readerOf(tx, question)
  if (!viewer) return []
  const exclude = await alreadyAsked(tx, question)
  const found = await chooseExperts(tx, viewer, question, { exclude, limit, now: tx.at })
  return insertRequests(
    tx,
    question.id,
    wave,
    found.map(({ personId }) => personId),
  )
}

/** To whom the viewer may pass a question on: those who would be asked next, by work that the viewer may see. */
export async function passCandidates(
  db: Db,
  viewer: Viewer,
  question: Asked,
  now: Date,
): Promise<Candidate[]> {
  const exclude = [...(await alreadyAsked(db, question)), viewer.id]
  return chooseExperts(db, viewer, question, { exclude, limit: MAX_CHOSEN, now })
}

/** After the owners nobody is left to ask. */
export async function setWave(
  tx: Tx,
  { id, timeZone }: Pick<WaveQuestion, 'id' | 'timeZone'>,
  wave: number,
): Promise<void> {
  const next = wave < OWNERS_WAVE ? await nextWaveAt(tx, wave, timeZone) : null
  await tx.rows(sql`
    update "Question" set wave = ${wave}, "nextWaveAt" = ${next}::timestamptz, "changedAt" = ${tx.at} where id = ${id}`)
}

/** Nobody who was asked is left who may answer: the next ones are asked at once, not after the stated time. */
export const askNextWaveNow = (tx: Tx, questionId: number): Promise<unknown> =>
  tx.rows(sql`
    update "Question" q set "nextWaveAt" = ${tx.at} where id = ${questionId} and "nextWaveAt" is not null
      and not exists (select 1 from "QuestionRequest" r
        where r."questionId" = q.id and r.state in ('ASKED', 'ACCEPTED', 'ANSWERED'))`)

/** What was accepted is so no longer: the next ones are asked after the stated time. */
export async function resumeWaves(tx: Tx, questionId: number): Promise<void> {
  const question = await tx.first<{ wave: number; timeZone: string }>(sql`
    select q.wave, coalesce(asker."timeZone", 'UTC') as "timeZone" from "Question" q join "Post" p on p.id = q.id
    left join "Person" asker on asker.id = p."authorId" where q.id = ${questionId}`)
  if (question && question.wave < OWNERS_WAVE)
    await setWave(tx, { id: questionId, timeZone: question.timeZone }, Math.max(1, question.wave))
}

/** Nobody is asked any more, and those who were need not answer. */
export async function endWaves(tx: Tx, questionId: number): Promise<void> {
  await tx.rows(sql`update "Question" set "nextWaveAt" = null where id = ${questionId}`)
  await tx.rows(sql`
    update "QuestionRequest" set state = 'ENDED', "respondedAt" = ${tx.at}
    where "questionId" = ${questionId} and state in ('ASKED', 'ACCEPTED')`)
}
