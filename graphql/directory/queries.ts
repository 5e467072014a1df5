// Reading the directory: who fits a search, how many, and what there is to search by.
import { knowsPerson } from '#graphql/audience.ts'
import type { Viewer } from '#graphql/context.ts'
import { type PersonRow, personColumns } from '#graphql/people/queries.ts'
import { knownZone, seconds } from '#graphql/time.ts'
import { ttlCache } from '#graphql/ttl-cache.ts'
import type { Db } from '#prisma/client.ts'
import { joined, plannedForValues, type Sql, sql } from '#prisma/sql.ts'
import type { Vocabulary } from './reading.ts'
import { folded, offsetOf, type Token, type TokenKind } from './tokens.ts'

/** A search: tokens, words of a name, or with `isPlain` words that stand anywhere on a card. */
export type Search = { tokens: readonly Token[]; words: readonly string[]; isPlain: boolean }

const escaped = (text: string): string => text.replace(/[\\%_]/g, (sign) => `\\${sign}`)
const valuesOf = (tokens: readonly Token[], wanted: TokenKind): string[] =>
  tokens.filter(({ kind }) => kind === wanted).map(({ value }) => value)

/** The last working day of the week that is under way; on a weekend, of the next one. YYYY-MM-DD. */
export function lastDayOfWeek(at: Date, timeZone: string): string {
  const today = new Intl.DateTimeFormat('en-CA', {
    timeZone: knownZone(timeZone),
    dateStyle: 'short',
  }).format(at)
  const day = new Date(`${today}T00:00:00Z`)
  const weekday = day.getUTCDay() || 7
  day.setUTCDate(day.getUTCDate() + (weekday <= 5 ? 5 - weekday : 12 - weekday))
  return day.toISOString().slice(0, 10)
}

/** The zones in use in which the clock shows the same as in one of these. */
const sameClock = (zones: readonly string[], inUse: readonly string[], at: Date): string[] => {
  const wanted = new Set(zones.map((zone) => offsetOf(zone, at)))
  return [...new Set([...zones, ...inUse.filter((zone) => wanted.has(offsetOf(zone, at)))])]
}

/** Does a word stand in one of the searchable fields that the company has defined? */
const hasInField = (part: string): Sql => sql`exists (
  select 1 from "ProfileValue" said join "ProfileField" field on field.id = said."fieldId" and field."isSearchable"
  where said."personId" = p.id and said."valueKey" like ${part})`

/** The conditions of a search, of a statement's `p`. */
function fits(
  { tokens, words, isPlain }: Search,
  viewer: Viewer,
  inUse: readonly string[],
  at: Date,
): Sql {
  const [units, sites, zones] = [
    valuesOf(tokens, 'UNIT'),
    valuesOf(tokens, 'SITE'),
    valuesOf(tokens, 'ZONE'),
  ]
  const conditions = [sql`p."deactivatedAt" is null`, knowsPerson(viewer, sql`p.id`)]
  for (const word of words) {
    const part = `% ${escaped(folded(word))}%`
    const own = isPlain ? sql`p."textKey" like ${part}` : sql`p."nameKey" like ${part}`
    conditions.push(sql`(${own} or ${hasInField(part)})`)
  }
  for (const id of valuesOf(tokens, 'SKILL'))
    conditions.push(sql`p.id in (select ps."personId" from "Skill" said join "PersonSkill" ps on ps."skillId" = said.id
      where said."rootId" = (select s."rootId" from "Skill" s where s.id = ${Number(id)}::int))`)
  for (const code of valuesOf(tokens, 'LANGUAGE'))
    conditions.push(sql`(p."spokenLanguages" @> array[${code}]::text[] or p.language = ${code})`)
  if (units.length > 0) conditions.push(sql`p.unit = any(${units}::text[])`)
  if (sites.length > 0) conditions.push(sql`p.site = any(${sites}::text[])`)
  if (zones.length > 0)
    conditions.push(sql`p."timeZone" = any(${sameClock(zones, inUse, at)}::text[])`)
  if (valuesOf(tokens, 'FREE').length > 0)
    conditions.push(
      sql`(p."awayUntil" is null or p."awayUntil" < ${lastDayOfWeek(at, viewer.timeZone)}::date)`,
    )
  return joined(conditions, ' and ')
}

/** A page of those who fit, by name. @param after the key [name, id] of the row before */
export async function findPeople(
  db: Db,
  viewer: Viewer,
  search: Search,
  wanted: number,
  after: [string, number] | null,
  at: Date,
): Promise<PersonRow[]> {
  const { zones } = await vocabularyOf(db)
  const next = after ? sql`(p.name, p.id) > (${after[0]}::text, ${after[1]}::int)` : sql`true`
  return db.rows<PersonRow>(
    plannedForValues(sql`
    select ${personColumns} from "Person" p where ${fits(search, viewer, zones, at)} and ${next}
    order by p.name, p.id limit ${wanted + 1}`),
  )
}

export type FacetRow = { kind: TokenKind | 'ALL'; value: string; count: number }
/** So many values of a kind are offered. */
const MAX_VALUES = 10

/** How many fit, and by unit, site, language and time zone how many of them. */
export async function facetsOf(
  db: Db,
  viewer: Viewer,
  search: Search,
  at: Date,
): Promise<FacetRow[]> {
  const { zones } = await vocabularyOf(db)
  return db.rows<FacetRow>(
    plannedForValues(sql`
    with found as materialized (
      select p.unit, p.site, p."timeZone", p.language, p."spokenLanguages",
        (p."awayUntil" is null or p."awayUntil" < ${lastDayOfWeek(at, viewer.timeZone)}::date) as "isFree"
      from "Person" p where ${fits(search, viewer, zones, at)}
    ), said as (
      select 'UNIT' as kind, unit as value, count(*)::int as count from found where unit <> '' group by unit
      union all select 'SITE', site, count(*)::int from found where site <> '' group by site
      union all select 'ZONE', "timeZone", count(*)::int from found group by "timeZone"
      union all select 'LANGUAGE', code, count(*)::int from (
        select unnest(case when language = any("spokenLanguages") then "spokenLanguages" else "spokenLanguages" || language end) as code
        from found) spoken group by code
    ), ranked as (
      select kind, value, count, row_number() over (partition by kind order by count desc, value) as nth from said)
    select kind, value, count from ranked where nth <= ${MAX_VALUES} or kind = 'ZONE'
    union all select 'ALL', '', count(*)::int from found
    union all select 'FREE', 'week', count(*)::int from found where "isFree"`),
  )
}

const MAX_NAMES = 2_000
const cache = ttlCache<'all', Vocabulary>(seconds(30), 1, () => 0)

/** Units, sites and time zones of active people. */
export async function vocabularyOf(db: Db): Promise<Vocabulary> {
  const found = await cache.all(['all'], async () => {
    const rows = await db.rows<{ kind: 'UNIT' | 'SITE' | 'ZONE'; value: string }>(sql`
      (select distinct 'UNIT' as kind, unit as value from "Person" where unit <> '' and "deactivatedAt" is null limit ${MAX_NAMES})
      union all (select distinct 'SITE', site from "Person" where site <> '' and "deactivatedAt" is null limit ${MAX_NAMES})
      union all (select distinct 'ZONE', "timeZone" from "Person" where "deactivatedAt" is null limit ${MAX_NAMES})`)
    const named = (kind: string) =>
      new Map(rows.filter((row) => row.kind === kind).map(({ value }) => [folded(value), value]))
    const zones = rows.filter(({ kind }) => kind === 'ZONE').map(({ value }) => value)
    return [['all', { units: named('UNIT'), sites: named('SITE'), zones: zones.sort() }]]
  })
  return found.get('all') as Vocabulary
}

/** Skills that somebody has, by the keys of their names. */
export async function skillsInLine(db: Db, keys: readonly string[]): Promise<Map<string, number>> {
  if (keys.length === 0) return new Map()
  const rows = await db.rows<{ key: string; id: number }>(sql`
    select n.key, said."rootId" as id from "SkillName" n join "Skill" said on said.id = n."skillId"
    where n.key = any(${keys}::text[]) and exists (
      select 1 from "Skill" s join "PersonSkill" ps on ps."skillId" = s.id where s."rootId" = said."rootId")`)
  return new Map(rows.map(({ key, id }) => [key, id]))
}

/** A person's saved searches, by name. */
export const filtersOf = (db: Db, personId: number) =>
  db.rows<{ id: number; name: string; query: string }>(sql`
    select f.id, f.name, f.query from "PeopleFilter" f where f."personId" = ${personId} order by f.name limit 50`)
