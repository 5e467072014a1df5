// Keeping aliases: names that a company uses for one thing.
import type { SignedIn } from '#graphql/context.ts'
import { Invalid, NotFound } from '#graphql/errors.ts'
import { parse } from '#graphql/parse.ts'
import { spaceBySlug } from '#graphql/spaces/queries.ts'
import { whenCommitted } from '#graphql/transaction.ts'
import { write } from '#graphql/write.ts'
import { refusalMessages } from '#messages/refusal.ts'
import type { Tx } from '#prisma/client.ts'
import { sql } from '#prisma/sql.ts'
import { wordsOf } from '#search/words.ts'
import { type AliasRow, aliasById } from './aliases.ts'
import { aliasAdded, aliasRemoved } from './events.ts'
import { theSearch } from './index-access.ts'
import { AddAlias } from './input.ts'
import { MAX_ALIASES } from './limits.ts'
import { canKeepAliases } from './policy.ts'

const say = refusalMessages.message
type Pair = { name: string; other: string }

/** Adds a pair; one that is there already, either way round, changes nothing. Throws Invalid, and NotFound for others than administrators. */
export async function addAlias(context: SignedIn, raw: unknown): Promise<{ id: number }> {
  const input = parse(AddAlias, raw)
  const { name, other } = input
  const space = input.space ? await spaceBySlug(context.db, context.viewer, input.space) : undefined
  const spaceId = space?.id ?? null
  if (!canKeepAliases(context.viewer, spaceId)) throw new NotFound()
  if (input.space && !space) throw new NotFound()
  refuseNames(name, other)
  return write(context, 'addAlias', input, async (tx) => {
    const there = await sameAlias(tx, input, spaceId)
    if (there) return there
    await refuseTooMany(tx)
    const made = await tx.first<{ id: number }>(sql`
      insert into "SearchAlias" (name, other, "spaceId", "addedById", "createdAt")
      values (${name}, ${other}, ${spaceId}::int, ${context.viewer.id}, ${tx.at}) on conflict do nothing returning id`)
    if (!made) return (await sameAlias(tx, input, spaceId)) as { id: number }
    await aliasAdded.record(tx, context, factsOf({ id: made.id, name, other, spaceId }))
    whenCommitted(tx, () => theSearch().forgetAliases())
    return made
  })
}

const sameAlias = (tx: Tx, { name, other }: Pair, spaceId: number | null) =>
  tx.first<{ id: number }>(sql`
    select id from "SearchAlias" where "spaceId" is not distinct from ${spaceId}::int
      and ((name = ${name} and other = ${other}) or (name = ${other} and other = ${name}))`)

function refuseNames(name: string, other: string): void {
  const [one, two] = [name, other].map((text) =>
    wordsOf(text, 20)
      .map(({ folded }) => folded)
      .join(' '),
  )
  if (!one) throw new Invalid({ name: [say('aliasWords')] })
  if (!two) throw new Invalid({ other: [say('aliasWords')] })
  if (one === two) throw new Invalid({ other: [say('aliasSame')] })
}

async function refuseTooMany(tx: Tx): Promise<void> {
  const count = await tx.first<{ n: number }>(sql`select count(*)::int as n from "SearchAlias"`)
  if ((count?.n ?? 0) >= MAX_ALIASES)
    throw new Invalid({ name: [say('aliasMost', { max: MAX_ALIASES })] })
}

/** Removes a pair. Throws NotFound for one that is not there, or that the viewer may not keep. */
export async function removeAlias(context: SignedIn, id: number): Promise<{ id: number }> {
  return write(context, 'removeAlias', { id }, async (tx) => {
    const alias = await aliasById(tx, id)
    if (!alias || !canKeepAliases(context.viewer, alias.spaceId)) throw new NotFound()
    await tx.rows(sql`delete from "SearchAlias" where id = ${id}`)
    await aliasRemoved.record(tx, context, factsOf(alias))
    whenCommitted(tx, () => theSearch().forgetAliases())
    return { id }
  })
}

const factsOf = ({
  id,
  name,
  other,
  spaceId,
}: Pick<AliasRow, 'id' | 'name' | 'other' | 'spaceId'>) => ({
  aliasId: id,
  spaceId,
  name: spaceId === null ? name : null,
  other: spaceId === null ? other : null,
})
