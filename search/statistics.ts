import type { Pool, PoolClient } from 'pg'

/** Runs `work` in a transaction of its own that may take longer than a page's question, unless another process is at it. Answers whether it ran. */
export async function asJob(
  pool: Pool,
  name: string,
  work: (client: PoolClient) => Promise<void>,
): Promise<boolean> {
  const client = await pool.connect()
  let broken: Error | undefined
  try {
    await client.query('begin')
    await client.query(
      "set local statement_timeout = '10min'; set local idle_in_transaction_session_timeout = '10min'; set local work_mem = '64MB'",
    )
    const { rows } = await client.query<{ mine: boolean }>(
      'select pg_try_advisory_xact_lock(hashtext($1)) as mine',
      [name],
    )
    if (rows[0]?.mine) await work(client)
    await client.query('commit')
    return rows[0]?.mine ?? false
  } catch (error) {
    await client.query('rollback').catch((failure: Error) => {
      broken = failure
    })
    throw error
  } finally {
    client.release(broken)
  }
}

// Of these audiences, or of all (null). A count that moved by a tenth or less changes no ranking anybody would notice;
// leaving it spares most of the writing.
const countTerms = `
with counted as materialized (
  select hash, d."accessId", count(*)::int as df from "SearchDocument" d cross join unnest(d.terms) hash
  where $1::int[] is null or d."accessId" = any($1) group by 1, 2
), gone as (
  delete from "SearchTerm" t where ($1::int[] is null or t."accessId" = any($1))
    and not exists (select from counted c where c.hash = t.hash and c."accessId" = t."accessId")
)
insert into "SearchTerm" (hash, "accessId", df) select hash, "accessId", df from counted
on conflict (hash, "accessId") do update set df = excluded.df
where abs("SearchTerm".df - excluded.df) > 0.1 * "SearchTerm".df`

const countAudiences = `
with counted as materialized (
  select "accessId", sum(n)::int as documents, jsonb_object_agg(language, n) filter (where language is not null) as languages
  from (
    select "accessId", language, count(*)::int as n from "SearchDocument"
    where $2::int[] is null or "accessId" = any($2) group by 1, 2
  ) by_language group by 1
), gone as (
  delete from "SearchAudience" a where ($2::int[] is null or a."accessId" = any($2))
    and not exists (select from counted c where c."accessId" = a."accessId")
)
insert into "SearchAudience" ("accessId", documents, languages, "countedAt")
select "accessId", documents, coalesce(languages, '{}'), $1 from counted
on conflict ("accessId") do update set documents = excluded.documents, languages = excluded.languages, "countedAt" = excluded."countedAt"`

/**
 * Counts anew in how many documents each term stands, of these audiences or of all. About 4 s for 100,000 documents; search goes on.
 * @returns false when another process is at it
 */
export function countWords(pool: Pool, accessIds: number[] | null = null): Promise<boolean> {
  return asJob(pool, 'search statistics', async (client) => {
    const { rows } = await client.query<{ now: Date }>('select clock_timestamp() as now')
    await client.query(countTerms, [accessIds])
    await client.query(countAudiences, [rows[0]?.now, accessIds])
  })
}

export type Drift = { accessId: number; isFar: boolean; isOld: boolean }

/**
 * The audiences whose statistics are behind: far when a quarter of their own documents were written since they were
 * counted, old when that was an hour ago. Reads an index alone, and of each audience no more than a quarter.
 */
export async function drift(pool: Pool): Promise<Drift[]> {
  const { rows } = await pool.query<Drift>(`
    with recursive audience as (
      (select "accessId" from "SearchDocument" order by "accessId" limit 1)
      union all
      select (select d."accessId" from "SearchDocument" d where d."accessId" > a."accessId" order by d."accessId" limit 1)
      from audience a where a."accessId" is not null
    )
    select a."accessId", changed.n >= greatest(1, known.documents / 4) as "isFar",
      coalesce(known."countedAt" < now() - interval '1 hour', true) as "isOld"
    from audience a left join "SearchAudience" known using ("accessId")
    cross join lateral (
      select count(*)::int as n from (
        select from "SearchDocument" d where d."accessId" = a."accessId" and d."indexedAt" > coalesce(known."countedAt", '-infinity')
        limit coalesce(known.documents, 0) / 4 + 1
      ) written
    ) changed
    where changed.n > 0`)
  return rows
}
