// What people say they know. A declaration names the skill under which it was typed and is never moved: a merge changes how it
// is shown, and undoing the merge shows it as before.
import { tagOf } from '#graphql/characters.ts'
import type { Tx } from '#prisma/client.ts'
import { type Sql, sql } from '#prisma/sql.ts'

/** Names are given one at a time: two people who type the same new one make one skill, and a curator sees it. */
export const lockVocabulary = (tx: Tx): Promise<object[]> =>
  tx.rows(sql`select pg_advisory_xact_lock(7304021)`)

/** The skills of these names; those that there are not yet are made. @returns ids in the order of the names, each once */
async function skillsOfNames(tx: Tx, names: readonly string[]): Promise<number[]> {
  const byKey = new Map(names.map((name) => [tagOf(name), name]))
  const keys = [...byKey.keys()]
  const find = async () =>
    new Map(
      (
        await tx.rows<{ key: string; skillId: number }>(
          sql`select key, "skillId" from "SkillName" where key = any(${keys}::text[])`,
        )
      ).map((row) => [row.key, row.skillId]),
    )
  let known = await find()
  if (known.size < keys.length) {
    await lockVocabulary(tx)
    known = await find()
    for (const key of keys)
      if (!known.has(key)) known.set(key, await makeSkill(tx, byKey.get(key) as string, 'PEOPLE'))
  }
  return [...new Set(keys.map((key) => known.get(key) as number))]
}

/** Makes a skill of a name that no skill has yet. */
export async function makeSkill(
  tx: Tx,
  name: string,
  source: 'PEOPLE' | 'IMPORT',
): Promise<number> {
  const made = await tx.first<{ id: number }>(sql`
    with number as (select nextval(pg_get_serial_sequence('"Skill"', 'id'))::int as id)
    insert into "Skill" (id, name, source, "rootId", "createdAt")
    select number.id, ${name}, ${source}::"SkillSource", number.id, ${tx.at} from number returning id`)
  const { id } = made as { id: number }
  await tx.rows(
    sql`insert into "SkillName" (key, "skillId", text) values (${tagOf(name)}, ${id}, ${name})`,
  )
  return id
}

/**
 * Sets what somebody says they know, by names, in this order. What they have declared under a name that now means the same
 * skill stays declared under it.
 */
export async function declareSkills(
  tx: Tx,
  personId: number,
  names: readonly string[],
): Promise<void> {
  const ids = names.length > 0 ? await skillsOfNames(tx, names) : []
  const own = await tx.rows<{ skillId: number; rootId: number }>(sql`
    select ps."skillId", s."rootId" from "PersonSkill" ps join "Skill" s on s.id = ps."skillId" where ps."personId" = ${personId}`)
  const wanted = await tx.rows<{ id: number; rootId: number }>(
    sql`select id, "rootId" from "Skill" where id = any(${ids}::int[])`,
  )
  const rootOf = new Map(wanted.map(({ id, rootId }) => [id, rootId]))
  const roots = [...new Set(ids.map((id) => rootOf.get(id) as number))]
  const placeOf = new Map(roots.map((root, place) => [root, place]))
  const gone = own.filter(({ rootId }) => !placeOf.has(rootId)).map(({ skillId }) => skillId)
  const kept = own.filter(({ rootId }) => placeOf.has(rootId))
  const fresh = ids.filter((id) => !kept.some(({ rootId }) => rootId === rootOf.get(id)))
  const rows = [
    ...kept.map(({ skillId, rootId }) => ({ skillId, position: placeOf.get(rootId) as number })),
    ...fresh.map((id) => ({
      skillId: id,
      position: placeOf.get(rootOf.get(id) as number) as number,
    })),
  ]
  await tx.rows(sql`
    delete from "PersonSkill" where "personId" = ${personId} and "skillId" = any(${gone}::int[])`)
  await tx.rows(sql`
    insert into "PersonSkill" ("personId", "skillId", position, at)
    select ${personId}, given.id, given.position, ${tx.at}
    from unnest(${rows.map(({ skillId }) => skillId)}::int[], ${rows.map(({ position }) => position)}::int[]) as given(id, position)
    on conflict ("personId", "skillId") do update set position = excluded.position`)
  await tx.rows(sql`
    update "Person" p set skills = ${shownNames(sql`p.id`)} where p.id = ${personId}`)
}

/** What somebody's skills are called now, as an array of names. */
const shownNames = (personId: Sql): Sql => sql`coalesce((
  select array_agg(own.name order by own.position, own.name) from (
    select root.name, min(ps.position) as position from "PersonSkill" ps join "Skill" said on said.id = ps."skillId"
    join "Skill" root on root.id = said."rootId" where ps."personId" = ${personId} group by root.id, root.name) own), '{}')`

/** Renews the names on the pages of everybody who has one of these skills. @returns who they are */
export async function renewNames(tx: Tx, rootIds: readonly number[]): Promise<number[]> {
  const rows = await tx.rows<{ id: number }>(sql`
    update "Person" p set skills = ${shownNames(sql`p.id`)} where p.id in (
      select ps."personId" from "PersonSkill" ps join "Skill" said on said.id = ps."skillId"
      where said."rootId" = any(${rootIds}::int[]))
    returning p.id`)
  return rows.map(({ id }) => id)
}
