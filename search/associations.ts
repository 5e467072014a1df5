import { setImmediate as breathe } from 'node:timers/promises'
import type { Pool, PoolClient } from 'pg'
import { asJob } from './statistics.ts'

/**
 * Which words are used in the same contexts, learnt from a company's own texts. Every term gets a random direction; a
 * document points where its terms point together; a term comes to stand where its documents point, without itself
 * (random indexing, Kanerva et al. 2000, in the reflective form of Cohen et al. 2010). Terms that stand close are related.
 */

const dimensions = 128
const mostTerms = 3_000
const mostDocuments = 20_000
const fewestDocuments = 150
/** A term in fewer documents than this has been seen in too few contexts. */
const fewestUses = 3
const mostShare = 0.3
const mostRelated = 6
const leastLikeness = 0.45

type Row = { terms: number[]; impacts: Buffer }

/**
 * Learns for every audience that is large enough and has grown since it was learnt: by half, or by a fifth after 20 hours.
 * @param isWhole nothing is being imported: else an audience is left alone while much of it is new
 * @returns how many audiences were learnt
 */
export async function learnAssociations(pool: Pool, isWhole: boolean): Promise<number> {
  const { rows } = await pool.query<{ accessId: number }>(
    `select "accessId" from "SearchAudience" a where documents >= $1 and
      ("learntAt" is null or documents > 1.5 * "learntFrom"
        or ("learntAt" < now() - interval '20 hours' and documents > 1.2 * "learntFrom"))
      and ($2 or (
        select count(*) from (
          select from "SearchDocument" d where d."accessId" = a."accessId" and d."indexedAt" > now() - interval '5 minutes'
          limit a.documents / 20 + 1
        ) written
      ) <= a.documents / 20)`,
    [fewestDocuments, isWhole],
  )
  for (const { accessId } of rows)
    await asJob(pool, `search associations ${accessId}`, (client) => learn(client, accessId))
  return rows.length
}

async function learn(client: PoolClient, accessId: number): Promise<void> {
  const { rows: words } = await client.query<Word>(
    `select hash, ln(1 + a.documents::float8 / df) as idf from "SearchTerm" t join "SearchAudience" a using ("accessId")
     where "accessId" = $1 and df between $2 and greatest($2::float8, $3::float8 * a.documents)
       and hash in (select unnest(terms) from "SearchWord")
     order by df desc limit $4`,
    [accessId, fewestUses, mostShare, mostTerms],
  )
  const { rows: documents } = await client.query<Row>(
    `select terms, impacts from "SearchDocument" where "accessId" = $1 order by at desc limit ${mostDocuments}`,
    [accessId],
  )
  const places = await placesOf(words, documents)
  await store(client, accessId, words, await nearest(places, words.length))
}

type Word = { hash: number; idf: number }

/** Eight of the dimensions, half of them negative, told by the term's number alone. */
function directionOf(hash: number): { at: number; sign: number }[] {
  let state = hash
  return Array.from({ length: 8 }, (_, i) => {
    state = Math.imul(state ^ (state >>> 15), 0x2c1b3c6d) + 0x9e3779b9
    state = Math.imul(state ^ (state >>> 13), 0x297a2d39)
    return { at: (state >>> 1) % dimensions, sign: i % 2 ? 1 : -1 }
  })
}

/** Where each word stands: the sum of its documents' directions, its own part taken out, made to length 1. */
async function placesOf(words: Word[], documents: Row[]): Promise<Float32Array> {
  const numberOf = new Map(words.map((word, i) => [word.hash, i]))
  const directions = words.map((word) => directionOf(word.hash))
  const places = new Float32Array(words.length * dimensions)
  const sum = new Float32Array(dimensions)
  for (const [d, { terms, impacts }] of documents.entries()) {
    if (d % 100 === 0) await breathe()
    const said = terms.flatMap((hash, t) => {
      const word = numberOf.get(hash)
      return word === undefined
        ? []
        : [{ word, weight: ((impacts[t + 1] ?? 0) / 255) * (words[word]?.idf ?? 0) }]
    })
    sum.fill(0)
    for (const { word, weight } of said)
      for (const { at, sign } of directions[word] ?? []) sum[at] = (sum[at] ?? 0) + sign * weight
    // Long documents say little about how their words belong together.
    const share = 1 / Math.sqrt(said.reduce((all, { weight }) => all + weight * weight, 1))
    for (const { word, weight } of said) {
      const from = word * dimensions
      for (let i = 0; i < dimensions; i++)
        places[from + i] = (places[from + i] ?? 0) + (sum[i] ?? 0) * share
      for (const { at, sign } of directions[word] ?? [])
        places[from + at] = (places[from + at] ?? 0) - sign * weight * share
    }
  }
  centre(places, words.length)
  return places
}

/** Takes out what all words have in common, which says nothing, and makes every place's length 1. */
function centre(places: Float32Array, count: number) {
  const mean = new Float32Array(dimensions)
  const unit = () => {
    for (let w = 0; w < count; w++) {
      const place = places.subarray(w * dimensions, (w + 1) * dimensions)
      const length = Math.hypot(...place) || 1
      for (let i = 0; i < dimensions; i++) place[i] = (place[i] ?? 0) / length
    }
  }
  unit()
  for (let k = 0; k < places.length; k++)
    mean[k % dimensions] = (mean[k % dimensions] ?? 0) + (places[k] ?? 0) / count
  for (let k = 0; k < places.length; k++) places[k] = (places[k] ?? 0) - (mean[k % dimensions] ?? 0)
  unit()
}

type Neighbour = { word: number; likeness: number }

async function nearest(places: Float32Array, count: number): Promise<Neighbour[][]> {
  const found: Neighbour[][] = Array.from({ length: count }, () => [])
  for (let a = 0; a < count; a++) {
    if (a % 20 === 0) await breathe()
    const from = a * dimensions
    for (let b = 0; b < a; b++) {
      const other = b * dimensions
      let likeness = 0
      // Hundreds of millions of rounds: no checks for what cannot be missing.
      for (let i = 0; i < dimensions; i++)
        likeness += (places[from + i] as number) * (places[other + i] as number)
      if (likeness < leastLikeness) continue
      found[a]?.push({ word: b, likeness })
      found[b]?.push({ word: a, likeness })
    }
  }
  return found.map((list) => list.sort((a, b) => b.likeness - a.likeness).slice(0, mostRelated))
}

async function store(
  client: PoolClient,
  accessId: number,
  words: Word[],
  found: Neighbour[][],
): Promise<void> {
  const lists = found.map((list) => ({
    related: `{${list.map((one) => words[one.word]?.hash).join(',')}}`,
    weights: `{${list.map((one) => one.likeness.toFixed(3)).join(',')}}`,
  }))
  await client.query(
    `update "SearchTerm" t set related = case when given.related = '{}' then null else given.related::int[] end, weights = given.weights::real[]
     from (select * from unnest($2::int[], $3::text[], $4::text[]) as g(hash, related, weights)) given
     where t."accessId" = $1 and t.hash = given.hash`,
    [
      accessId,
      words.map((word) => word.hash),
      lists.map((one) => one.related),
      lists.map((one) => one.weights),
    ],
  )
  await client.query(
    'update "SearchAudience" set "learntAt" = now(), "learntFrom" = documents where "accessId" = $1',
    [accessId],
  )
}
