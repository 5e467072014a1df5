// A team for a problem: few people who together know its skills, from two units at least, and who have time.
import type { Viewer } from '#graphql/context.ts'
import { type SuggestedExpert, suggestExperts } from '#graphql/experts/service.ts'
import { freeToBeAsked } from '#graphql/questions/choosing.ts'
import type { Message } from '#messages/engine/catalogue.ts'
import type { Db } from '#prisma/client.ts'
import { sql } from '#prisma/sql.ts'
import { MAX_SKILLS, MIN_TEAM } from './limits.ts'

export type TeamMember = { personId: number; covers: string[]; reason: Message }
export type Team = {
  members: TeamMember[]
  /** What nobody of them covers. */
  missing: string[]
  units: string[]
}
type Asked = { problem: string; skills: readonly string[]; size: number }
type Candidate = {
  personId: number
  unit: string
  /** Skill → how well, 0 to 1 of the best. */
  knows: Map<string, number>
  score: number
  reason: Message
}

const EXPERTS_OF_EACH = 25

/** Skills that the work of those who know the problem is about, where nobody named any. */
async function skillsOf(db: Db, experts: readonly SuggestedExpert[]): Promise<string[]> {
  const postIds = experts.flatMap(({ proofs }) => proofs.map(({ postId }) => postId))
  const rows = await db.rows<{ tag: string }>(sql`
    select tag from "Post" p cross join lateral unnest(p.tags) tag where p.id = any(${postIds}::int[])
    group by tag order by count(*) desc, tag limit 4`)
  return rows.map(({ tag }) => tag)
}

/** Proposes a team of at most `size`; fewer than MIN_TEAM where too few know of it. */
export async function proposeTeam(db: Db, viewer: Viewer, asked: Asked, now: Date): Promise<Team> {
  const experts = (text: string, tags: string[]) =>
    suggestExperts(db, {
      ...{ text, tags, viewer, exclude: [], limit: EXPERTS_OF_EACH, now },
      isToAnswer: false,
    })
  const general = await experts(asked.problem, [...asked.skills])
  const named = asked.skills.length > 0 ? asked.skills : await skillsOf(db, general)
  const skills = [...new Set(named)].slice(0, MAX_SKILLS)
  const bySkill = await Promise.all(skills.map((skill) => experts(skill, [skill])))
  const candidates = await candidatesOf(
    db,
    now,
    general,
    new Map(skills.map((skill, nth) => [skill, bySkill[nth] ?? []])),
  )
  const members = choose(candidates, skills, asked.size)
  const covered = new Set(members.flatMap(({ knows }) => [...knows.keys()]))
  return {
    members: members.map(({ personId, knows, reason }) => ({
      personId,
      covers: [...knows.keys()],
      reason,
    })),
    missing: skills.filter((skill) => !covered.has(skill)),
    units: [...new Set(members.map(({ unit }) => unit).filter(Boolean))],
  }
}

/** Those who know something of it and have time now. */
async function candidatesOf(
  db: Db,
  now: Date,
  general: readonly SuggestedExpert[],
  bySkill: ReadonlyMap<string, readonly SuggestedExpert[]>,
): Promise<Candidate[]> {
  const byPerson = new Map<number, Omit<Candidate, 'unit'>>()
  const take = (experts: readonly SuggestedExpert[], skill: string | null) => {
    const best = experts[0]?.score || 1
    for (const { personId, reason, score } of experts) {
      const one = byPerson.get(personId) ?? { personId, knows: new Map(), score: 0, reason }
      one.score += score / best
      if (skill !== null) one.knows.set(skill, score / best)
      byPerson.set(personId, one)
    }
  }
  take(general, null)
  for (const [skill, experts] of bySkill) take(experts, skill)
  const ids = [...byPerson.keys()]
  const free = await freeToBeAsked(db, ids, now)
  const rows = await db.rows<{ id: number; unit: string }>(
    sql`select id, unit from "Person" where id = any(${ids}::int[])`,
  )
  const units = new Map(rows.map(({ id, unit }) => [id, unit]))
  return [...byPerson.values()]
    .filter(({ personId }) => free.has(personId))
    .map((one) => ({ ...one, unit: units.get(one.personId) ?? '' }))
    .sort((a, b) => b.score - a.score || a.personId - b.personId)
}

/** One after the other, whoever adds most: skills that nobody covers yet, then how well they know it all. A second unit comes in last. */
function choose(
  candidates: readonly Candidate[],
  skills: readonly string[],
  size: number,
): Candidate[] {
  const team: Candidate[] = []
  const left = new Set(candidates)
  const isCovered = (skill: string) => team.some(({ knows }) => knows.has(skill))
  const units = () => new Set(team.map(({ unit }) => unit))
  while (team.length < size) {
    const open = skills.filter((skill) => !isCovered(skill))
    if (open.length === 0 && team.length >= MIN_TEAM && units().size > 1) break
    // The last place is for another unit, where there is only one so far.
    const isLast = team.length === size - 1 || (open.length === 0 && team.length >= MIN_TEAM - 1)
    const others = [...left].filter(({ unit }) => !units().has(unit))
    const from = isLast && units().size === 1 && others.length > 0 ? others : [...left]
    const adds = ({ knows, score }: Candidate) =>
      open.reduce((sum, skill) => sum + (knows.get(skill) ?? 0), 0) + score / 100
    const next = from.toSorted((a, b) => adds(b) - adds(a) || a.personId - b.personId)[0]
    if (!next) break
    if (open.length === 0 && team.length >= MIN_TEAM && others.length === 0) break
    left.delete(next)
    team.push(next)
  }
  return team
}
