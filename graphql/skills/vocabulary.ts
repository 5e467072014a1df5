// Takes in skills of a file: found by what they are called there or by their name, made where there are none, and given the
// names that no other skill has.
import { tagOf } from '#graphql/characters.ts'
import type { Db, Tx } from '#prisma/client.ts'
import { sql } from '#prisma/sql.ts'
import { lockVocabulary, makeSkill } from './declared.ts'

export type NewSkill = {
  name: string
  synonyms: string[]
  /** The skill of which the name is a synonym; empty: it is a skill of its own. */
  synonymOf: string
  externalId: string | null
  /** ISO 639-1; null: it is not said. */
  language: string | null
}
export type SavedSkill = {
  outcome: 'new' | 'changed' | 'unchanged' | 'refused'
  id: number | null
  /** Names that another skill has: they stay there. */
  taken: number
}

type Known = { names: Map<string, number>; ids: Map<string, number> }

async function knownOf(db: Pick<Db, 'rows'>, rows: readonly NewSkill[]): Promise<Known> {
  const keys = rows.flatMap((row) => [row.name, row.synonymOf, ...row.synonyms].map(tagOf))
  const externalIds = rows.flatMap(({ externalId }) => externalId ?? [])
  const found = await db.rows<{ key: string; skillId: number }>(
    sql`select key, "skillId" from "SkillName" where key = any(${keys}::text[])`,
  )
  const named = await db.rows<{ key: string; id: number }>(sql`
    select coalesce("externalId", '') as key, id from "Skill" where "externalId" = any(${externalIds}::text[])`)
  return {
    names: new Map(found.map(({ key, skillId }) => [key, skillId])),
    ids: new Map(named.map(({ key, id }) => [key, id])),
  }
}

/**
 * Writes skills, or says what would become of them.
 * @param tx null: nothing is written
 */
export async function saveSkills(
  db: Pick<Db, 'rows'>,
  tx: Tx | null,
  rows: readonly NewSkill[],
): Promise<SavedSkill[]> {
  if (tx) await lockVocabulary(tx)
  const known = await knownOf(db, rows)
  const added: (NewName & { skillId: number })[] = []
  const saved: SavedSkill[] = []
  for (const row of rows) saved.push(await saveOne(tx, row, known, added))
  if (tx && added.length > 0)
    await tx.rows(sql`
      insert into "SkillName" (key, "skillId", text, language, "isPreferred")
      select r.key, r."skillId", r.text, r.language, r."isPreferred"
      from jsonb_to_recordset(${JSON.stringify(added)}::jsonb) as r(key text, "skillId" int, text text, language text, "isPreferred" boolean)
      on conflict (key) do nothing`)
  return saved
}

type NewName = { key: string; text: string; language: string | null; isPreferred: boolean }
/** In a dry run a new skill has no number yet. */
const NO_NUMBER = 0

async function saveOne(
  tx: Tx | null,
  row: NewSkill,
  known: Known,
  added: (NewName & { skillId: number })[],
): Promise<SavedSkill> {
  const key = tagOf(row.name)
  const target = row.synonymOf ? known.names.get(tagOf(row.synonymOf)) : undefined
  if (row.synonymOf && target === undefined) return { outcome: 'refused', id: null, taken: 0 }
  const there =
    target ?? (row.externalId ? known.ids.get(row.externalId) : undefined) ?? known.names.get(key)
  const id = there ?? (tx ? await makeOne(tx, row) : NO_NUMBER)
  if (there === undefined) known.names.set(key, id)
  if (row.externalId && !row.synonymOf) known.ids.set(row.externalId, id)
  let [news, taken] = [0, 0]
  for (const text of new Set([row.name, ...row.synonyms])) {
    const owner = known.names.get(tagOf(text))
    if (owner !== undefined && owner !== id) taken++
    if (owner !== undefined) continue
    known.names.set(tagOf(text), id)
    const isPreferred = text === row.name && row.language !== null && !row.synonymOf
    added.push({ key: tagOf(text), skillId: id, text, language: row.language, isPreferred })
    news++
  }
  return { outcome: there === undefined ? 'new' : news > 0 ? 'changed' : 'unchanged', id, taken }
}

async function makeOne(tx: Tx, { name, externalId, language }: NewSkill): Promise<number> {
  const id = await makeSkill(tx, name, 'IMPORT')
  await tx.rows(sql`update "Skill" set "externalId" = ${externalId}::text where id = ${id}`)
  if (language)
    await tx.rows(sql`
      update "SkillName" set language = ${language}, "isPreferred" = true where "skillId" = ${id}`)
  return id
}
