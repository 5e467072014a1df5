// Reading skills: by id, by name, of people, and what curators did.
import { knowsPerson } from '#graphql/audience.ts'
import { tagOf } from '#graphql/characters.ts'
import type { Viewer } from '#graphql/context.ts'
import type { Db } from '#prisma/client.ts'
import { plannedForValues, sql } from '#prisma/sql.ts'

export type SkillRow = {
  id: number
  name: string
  source: 'PEOPLE' | 'IMPORT'
  mergedIntoId: number | null
  rootId: number
  createdAt: Date
}
const columns = sql`s.id, s.name, s.source, s."mergedIntoId", s."rootId", s."createdAt"`

/** Skills by id, in the order of the ids; null where there is none. */
export async function skillsByIds(
  db: Pick<Db, 'rows'>,
  ids: readonly number[],
): Promise<(SkillRow | null)[]> {
  const rows = await db.rows<SkillRow>(
    sql`select ${columns} from "Skill" s where s.id = any(${ids}::int[])`,
  )
  const byId = new Map(rows.map((row) => [row.id, row]))
  return ids.map((id) => byId.get(id) ?? null)
}

/** Names in the reader's language by skill; where there is none, the skill's own name counts. */
export async function namesInLanguage(
  db: Db,
  ids: readonly number[],
  language: string,
): Promise<(string | null)[]> {
  const rows = await db.rows<{ skillId: number; text: string }>(sql`
    select distinct on (n."skillId") n."skillId", n.text from "SkillName" n
    where n."skillId" = any(${ids}::int[]) and n.language = ${language} and n."isPreferred" order by n."skillId", n.key`)
  const byId = new Map(rows.map((row) => [row.skillId, row.text]))
  return ids.map((id) => byId.get(id) ?? null)
}

/** How many active people that the viewer knows say that they have a skill, merged ones counted in. */
export async function peopleCounts(
  db: Db,
  viewer: Viewer,
  ids: readonly number[],
): Promise<number[]> {
  const rows = await db.rows<{ id: number; count: number }>(sql`
    select s."rootId" as id, count(distinct ps."personId")::int as count
    from "Skill" s join "PersonSkill" ps on ps."skillId" = s.id
    join "Person" p on p.id = ps."personId" and p."deactivatedAt" is null
    where s."rootId" = any(${ids}::int[]) and ${knowsPerson(viewer, sql`p.id`)} group by s."rootId"`)
  const byId = new Map(rows.map((row) => [row.id, row.count]))
  return ids.map((id) => byId.get(id) ?? 0)
}

export type SkillNameRow = { skillId: number; text: string; language: string | null }

/** All names of each skill and of those merged into it, at most 200 of each. */
export async function namesOfSkills(db: Db, ids: readonly number[]): Promise<SkillNameRow[][]> {
  const rows = await db.rows<SkillNameRow & { rootId: number }>(sql`
    select root.id as "rootId", named.* from unnest(${ids}::int[]) as root(id), lateral (
      select n."skillId", n.text, n.language from "Skill" s join "SkillName" n on n."skillId" = s.id
      where s."rootId" = root.id order by n.key limit 200) named`)
  return ids.map((id) => rows.filter((row) => row.rootId === id))
}

/** The skills that each of these people declares, in their order, merged ones as what they were merged into. */
export async function declaredSkills(db: Db, personIds: readonly number[]): Promise<SkillRow[][]> {
  const rows = await db.rows<SkillRow & { personId: number }>(sql`
    select own."personId", ${columns} from (
      select ps."personId", said."rootId", min(ps.position) as position from "PersonSkill" ps
      join "Skill" said on said.id = ps."skillId"
      where ps."personId" = any(${personIds}::int[]) group by ps."personId", said."rootId") own
    join "Skill" s on s.id = own."rootId" order by own."personId", own.position, s.name`)
  const byPerson = new Map<number, SkillRow[]>(personIds.map((id) => [id, []]))
  for (const row of rows) byPerson.get(row.personId)?.push(row)
  return personIds.map((id) => byPerson.get(id) ?? [])
}

const escaped = (text: string): string => text.replace(/[\\%_]/g, (sign) => `\\${sign}`)

/** What a skill is found by while it is typed: names that begin so first, then those in which a word does. */
export async function skillsNamed(db: Db, typed: string, limit: number): Promise<SkillRow[]> {
  const key = escaped(tagOf(typed))
  if (!key) return []
  return db.rows<SkillRow>(
    plannedForValues(sql`
    select ${columns} from (
      select found."rootId", min(found.rank) as rank, min(length(found.key)) as size from (
        (select said."rootId", 1 as rank, n.key from "SkillName" n join "Skill" said on said.id = n."skillId"
          where n.key like ${`${key}%`} order by length(n.key) limit 200)
        union all
        (select said."rootId", 2, n.key from "SkillName" n join "Skill" said on said.id = n."skillId"
          where n.key like ${`% ${key}%`} limit 100)
      ) found group by found."rootId") hit
    join "Skill" s on s.id = hit."rootId"
    order by hit.rank, exists (select 1 from "PersonSkill" ps where ps."skillId" = s.id) desc, hit.size, s.name limit ${limit}`),
  )
}

/** The skill of exactly this name, as what it was merged into; undefined when no skill has it. */
export const skillOfName = (db: Pick<Db, 'first'>, name: string): Promise<SkillRow | undefined> =>
  db.first<SkillRow>(sql`
    select ${columns} from "SkillName" n join "Skill" said on said.id = n."skillId" join "Skill" s on s.id = said."rootId"
    where n.key = ${tagOf(name)}`)

/** A page of the vocabulary by name, merged ones left out; `query` begins a name or a word of it. */
export function listSkills(
  db: Db,
  { query, isUsed }: { query: string; isUsed: boolean },
  wanted: number,
  after: [string, number] | null,
): Promise<SkillRow[]> {
  const key = escaped(tagOf(query))
  return db.rows<SkillRow>(
    plannedForValues(sql`
    select ${columns} from "Skill" s where s."mergedIntoId" is null
      and (${key} = '' or s.id in (select said."rootId" from "SkillName" n join "Skill" said on said.id = n."skillId"
        where n.key like ${`${key}%`} or n.key like ${`% ${key}%`}))
      and (not ${isUsed}::boolean or exists (
        select 1 from "Skill" below join "PersonSkill" ps on ps."skillId" = below.id where below."rootId" = s.id))
      and (${after?.[0] ?? null}::text is null or (s.name, s.id) > (${after?.[0] ?? null}::text, ${after?.[1] ?? null}::int))
    order by s.name, s.id limit ${wanted + 1}`),
  )
}

export type SkillChangeRow = {
  id: number
  kind: 'RENAMED' | 'MERGED'
  skillId: number
  intoId: number | null
  fromName: string
  toName: string
  byId: number
  at: Date
  undoneAt: Date | null
}

/** What curators did, the latest first. */
export const listSkillChanges = (
  db: Db,
  wanted: number,
  before: number | null,
): Promise<SkillChangeRow[]> =>
  db.rows<SkillChangeRow>(sql`
    select c.id, c.kind, c."skillId", c."intoId", c."fromName", c."toName", c."byId", c.at, c."undoneAt"
    from "SkillChange" c where ${before}::int is null or c.id < ${before}::int order by c.id desc limit ${wanted + 1}`)

const MAX_NAMES = 40
/**
 * All names of the skills that have one of these names, in every language and of merged ones, as tags; at most 40. Empty where the
 * vocabulary knows none of them.
 */
export async function namesForTopics(db: Db, names: readonly string[]): Promise<string[]> {
  const rows = await db.rows<{ key: string }>(sql`
    select distinct every_name.key from "SkillName" n join "Skill" s on s.id = n."skillId"
    join "Skill" branch on branch."rootId" = s."rootId" join "SkillName" every_name on every_name."skillId" = branch.id
    where n.key = any(${names.map(tagOf)}::text[]) order by 1 limit ${MAX_NAMES}`)
  return rows.map(({ key }) => key)
}
