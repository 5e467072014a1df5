// Finding themes and pairs: in a job some seconds after entries changed, however many did. Safe to repeat.

import { systemActor } from '#graphql/context.ts'
import { transaction } from '#graphql/transaction.ts'
import type { Db, Tx } from '#prisma/client.ts'
import { type Sql, sql } from '#prisma/sql.ts'
import { belongsTo, type Theme, themesOf, wordsNow } from './clustering.ts'
import { type EntryText, type EntryWords, wordsOfEntries } from './entry-words.ts'
import { themesFound } from './events.ts'
import { MAX_THEMED_ENTRIES } from './limits.ts'
import { type Pair, pairsOf } from './pairs.ts'
import { visibleToAll } from './queries.ts'

const SYSTEM = systemActor('entry-themes')
/** Entries that come close together are read once. */
const FIND_AFTER = '10 seconds'

/** Has the themes of the challenges that an idea is entered in found anew soon. */
export const findThemesLater = (tx: Tx, ideaId: number): void =>
  findLater(tx, sql`select "challengeId" as id from "ChallengeEntry" where "ideaId" = ${ideaId}`)

/** The same for the challenges among these posts. */
export const findThemesOfLater = (tx: Tx, postIds: readonly number[]): void =>
  findLater(tx, sql`select id from "Challenge" where id = any(${[...postIds]}::int[])`)

/** One job for each challenge, however many ask for it. */
function findLater(tx: Tx, challenges: Sql): void {
  tx.later(sql`
    select 1 from (${challenges}) c, graphile_worker.add_job('find-entry-themes', json_build_object('challengeId', c.id),
      run_at => ${tx.at}::timestamptz + ${FIND_AFTER}::interval, job_key => 'entry themes ' || c.id,
      job_key_mode => 'preserve_run_at')`)
}

/** The job: finds the themes and pairs of a challenge. */
export async function findEntryThemes(payload: unknown, _db: Db, now = new Date()): Promise<void> {
  const { challengeId } = payload as { challengeId: number }
  await transaction((tx) => findIn(tx, challengeId), now)
}

async function findIn(tx: Tx, challengeId: number): Promise<void> {
  const challenge = await tx.first<{ spaceId: number }>(
    sql`select "spaceId" from "Challenge" where id = ${challengeId} for no key update`,
  )
  if (!challenge) return
  const texts = await tx.rows<EntryText>(sql`
    select p.id, p.title, left(p.body, 4000) as body, p.language from "ChallengeEntry" e join "Post" p on p.id = e."ideaId"
    where e."challengeId" = ${challengeId} and e."closedAt" is null and ${visibleToAll}
    order by p.id desc limit ${MAX_THEMED_ENTRIES}`)
  // The oldest first, so that the next entry changes as little as can be.
  const entries = await wordsOfEntries(texts.reverse())
  await writeThemes(tx, challengeId, entries)
  await writePairs(tx, challengeId, pairsOf(entries))
  await tx.rows(sql`
    insert into "ThemeRun" ("challengeId", at) values (${challengeId}, ${tx.at})
    on conflict ("challengeId") do update set at = excluded.at`)
  await themesFound.record(tx, SYSTEM, { challengeId, spaceId: challenge.spaceId })
}

type Stored = { id: number; isKept: boolean; name: string; words: string[]; terms: string[] }

/** A theme that was found before keeps its number; those that people named or made stay, with the words that entries still have. */
async function writeThemes(
  tx: Tx,
  challengeId: number,
  entries: readonly EntryWords[],
): Promise<void> {
  const before = await tx.rows<Stored>(sql`
    select id, "isKept", name, words, terms from "EntryTheme" where "challengeId" = ${challengeId} order by id`)
  const kept = before.filter(({ isKept }) => isKept)
  for (const theme of kept) await refreshWords(tx, theme, wordsNow(theme.terms, entries))
  const isKeptTerm = new Set(kept.flatMap(({ terms }) => terms.slice(0, 1)))
  const found = themesOf(entries).filter(({ terms }) => !isKeptTerm.has(terms[0] ?? ''))
  const themes: { id: number; terms: string[] }[] = [...kept]
  for (const theme of found) {
    const same = before.find(({ isKept, terms }) => !isKept && terms[0] === theme.terms[0])
    themes.push({ id: await storeTheme(tx, challengeId, theme, same?.id), terms: theme.terms })
  }
  const ids = themes.map(({ id }) => id)
  await tx.rows(sql`
    delete from "EntryTheme" where "challengeId" = ${challengeId} and id <> all(${ids}::int[])`)
  const rows = entries.flatMap((entry) =>
    belongsTo(entry, themes).map((place) => ({ t: themes[place]?.id, i: entry.id })),
  )
  await tx.rows(sql`
    delete from "ThemeEntry" m where m."themeId" = any(${ids}::int[]) and not exists (
      select 1 from "EntryPlacing" h where h."challengeId" = ${challengeId} and h."ideaId" = m."ideaId")`)
  await tx.rows(sql`
    insert into "ThemeEntry" ("themeId", "ideaId")
    select t, i from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as said(t int, i int)
    where not exists (select 1 from "EntryPlacing" h where h."challengeId" = ${challengeId} and h."ideaId" = said.i)
    on conflict do nothing`)
}

async function storeTheme(
  tx: Tx,
  challengeId: number,
  { terms, words }: Theme,
  id: number | undefined,
): Promise<number> {
  const name = nameOf(words)
  if (id !== undefined) {
    await tx.rows(sql`
      update "EntryTheme" set name = ${name}, words = ${words}, terms = ${terms} where id = ${id}`)
    return id
  }
  const made = await tx.first<{ id: number }>(sql`
    insert into "EntryTheme" ("challengeId", name, words, terms, "createdAt")
    values (${challengeId}, ${name}, ${words}, ${terms}, ${tx.at}) returning id`)
  return (made as { id: number }).id
}

/** The stems stay, so that an entry that is shown again is found; a name that nobody gave follows the words. */
async function refreshWords(tx: Tx, { id, name, words }: Stored, now: string[]): Promise<void> {
  if (now.join(' ') === words.join(' ')) return
  const next = now.length > 0 && name === nameOf(words) ? nameOf(now) : name
  await tx.rows(sql`update "EntryTheme" set name = ${next}, words = ${now} where id = ${id}`)
}

/** Its first two words, until somebody names it. */
function nameOf(words: readonly string[]): string {
  const name = words.slice(0, 2).join(' · ')
  return name.slice(0, 1).toUpperCase() + name.slice(1)
}

/** Pairs that somebody has dismissed stay so; others that are not found any longer go. */
async function writePairs(tx: Tx, challengeId: number, pairs: readonly Pair[]): Promise<void> {
  await tx.rows(sql`
    delete from "EntryPair" where "challengeId" = ${challengeId} and "dismissedAt" is null`)
  await tx.rows(sql`
    insert into "EntryPair" ("challengeId", "firstId", "secondId", score, shared, "onlyFirst", "onlySecond", at)
    select ${challengeId}, "firstId", "secondId", score, array(select jsonb_array_elements_text(shared)),
      array(select jsonb_array_elements_text("onlyFirst")), array(select jsonb_array_elements_text("onlySecond")), ${tx.at}
    from jsonb_to_recordset(${JSON.stringify(pairs)}::jsonb) as found("firstId" int, "secondId" int, score float8,
      shared jsonb, "onlyFirst" jsonb, "onlySecond" jsonb)
    on conflict ("challengeId", "firstId", "secondId") do nothing`)
}
