// Pages beside the page of a board, from the built server, each asked in turn with the other.
import { createHash, randomBytes } from 'node:crypto'
import { buildPages } from '#bin/prepare.ts'
import { answering, ended, freePort, program } from './server.ts'
import { add, ms } from './table.ts'

/** The most that a page may take, beside the board. */
const WANTED = 1.5

type Wanted = {
  databaseUrl: string
  dataDir: string
  rounds: number
  /** The address of the board, and who opens it. */
  board: string
  people: readonly number[]
  pages: readonly { what: string; path: string; people: readonly number[] }[]
}

export async function pagesBeside(wanted: Wanted): Promise<void> {
  const { dataDir, databaseUrl, board, pages, people, rounds } = wanted
  await buildPages()
  const cookies = await cookiesOf([...people, ...pages.flatMap((page) => page.people)])
  const port = await freePort()
  const address = `http://127.0.0.1:${port}`
  const server = program(['server.ts'], {
    DATABASE_URL: databaseUrl,
    ATRIUM_DATA: dataDir,
    NODE_ENV: 'production',
    LOG_LEVEL: 'warn',
    ATRIUM_DEMO: '1',
    PORT: String(port),
    HOST: '127.0.0.1',
    ATRIUM_URL: address,
  })
  try {
    await answering(`${address}/readyz`, server)
    const ask = (path: string, from: readonly number[]) => (nth: number) =>
      page(`${address}${path}`, cookies.get(from[nth % from.length] as number) as string)
    for (const { what, path, people: from } of pages) {
      const [base, it] = await inTurn(rounds, ask(board, people), ask(path, from))
      add(
        what,
        `p50 ${ms(it.half)}, p95 ${ms(it.most)}`,
        `p95 ≤ ${WANTED} times the board's`,
        it.most <= WANTED * base.most,
        `board p50 ${ms(base.half)}, p95 ${ms(base.most)}; ${(it.most / base.most).toFixed(2)} times`,
      )
    }
  } finally {
    await ended(server)
  }
}

async function page(url: string, cookie: string): Promise<void> {
  const answer = await fetch(url, { headers: { cookie }, redirect: 'manual' })
  await answer.text()
  if (answer.status !== 200) throw new Error(`${url} answered ${answer.status}`)
}

/** Sessions of people, as the product writes them. */
async function cookiesOf(people: readonly number[]): Promise<Map<number, string>> {
  const { db } = await import('#prisma/client.ts')
  const { sql } = await import('#prisma/sql.ts')
  await db.rows(sql`insert into "Company" (id, name) values (1, 'Bench') on conflict do nothing`)
  const ids = new Map(people.map((person) => [person, randomBytes(32).toString('base64url')]))
  for (const [person, id] of ids)
    await db.rows(sql`
      insert into "Session" ("idHash", "personId", "expiresAt") values
        (${createHash('sha256').update(id).digest('base64url')}, ${person}, now() + interval '1 day')`)
  return new Map([...ids].map(([person, id]) => [person, `atrium=${id}`]))
}

type Ask = (nth: number) => Promise<unknown>
type Times = { half: number; most: number }

/** Half and 95 % of so many rounds of both, which meet the same other work of the machine; the first ones warm the server. */
async function inTurn(rounds: number, ...asks: [Ask, Ask]): Promise<[Times, Times]> {
  const all: [number[], number[]] = [[], []]
  for (let nth = 0; nth < rounds + 15; nth++)
    for (const [which, ask] of asks.entries()) {
      const began = performance.now()
      await ask(nth)
      if (nth >= 15) all[which]?.push(performance.now() - began)
    }
  return all.map((times) => {
    times.sort((one, two) => one - two)
    return {
      half: times[rounds >> 1] as number,
      most: times[Math.floor(0.95 * (rounds - 1))] as number,
    }
  }) as [Times, Times]
}
