// API tokens and sessions for the measures, written as the product writes them.
import { createHash, randomBytes } from 'node:crypto'
import type pg from 'pg'

/** Authorization headers of the first `count` people of a generated company. */
export async function makeTokens(client: pg.Client, count: number): Promise<string[]> {
  const tokens = Array.from({ length: count }, () => `atr_${randomBytes(32).toString('base64url')}`)
  const hashes = tokens.map((token) => createHash('sha256').update(token).digest('base64url'))
  await client.query(
    `insert into "ApiToken" ("personId", name, hash, scopes)
     select p.id, 'bench', h.hash, '{read,write}' from unnest($1::text[]) with ordinality h(hash, n)
     join (select id, row_number() over (order by id) as n from "Person") p on p.n = h.n`,
    [hashes],
  )
  return tokens.map((token) => `Bearer ${token}`)
}

/** Cookies of the first `count` people: the demo's own sign-in takes only its cast. */
export async function makeCookies(client: pg.Client, count: number): Promise<string[]> {
  const ids = Array.from({ length: count }, () => randomBytes(32).toString('base64url'))
  const hashes = ids.map((id) => createHash('sha256').update(id).digest('base64url'))
  await client.query(
    `insert into "Session" ("idHash", "personId", "expiresAt")
     select h.hash, p.id, now() + interval '1 day' from unnest($1::text[]) with ordinality h(hash, n)
     join (select id, row_number() over (order by id) as n from "Person") p on p.n = h.n`,
    [hashes],
  )
  return ids.map((id) => `atrium=${id}`)
}
