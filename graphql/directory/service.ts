// Searches of the directory that somebody keeps.
import type * as z from 'zod/mini'
import type { SignedIn } from '#graphql/context.ts'
import { Conflict, Invalid, NotAllowed, NotFound } from '#graphql/errors.ts'
import { parse } from '#graphql/parse.ts'
import { write } from '#graphql/write.ts'
import { refusalMessages } from '#messages/refusal.ts'
import { sql } from '#prisma/sql.ts'
import { filterDeleted, filterSaved } from './events.ts'
import { DeleteFilter, SaveFilter } from './input.ts'
import { MAX_FILTERS, TOKEN_PARAMETERS } from './limits.ts'
import { canReadDirectory } from './policy.ts'

const say = refusalMessages.message
/** What an address of the directory may say; anything else is left out of what is saved. */
const PARAMETERS = ['q', 'plain', ...Object.values(TOKEN_PARAMETERS), 'view']

/** The part of an address that is a search, in one order. */
export function searchOf(query: string): string {
  const given = new URLSearchParams(query)
  const kept = new URLSearchParams()
  for (const name of PARAMETERS)
    for (const value of given.getAll(name)) if (value) kept.append(name, value)
  return kept.toString()
}

/** Saves a search under a name. Throws Invalid for a name that is taken and for an empty search, Conflict above MAX_FILTERS. */
export async function saveFilter(context: SignedIn, raw: z.input<typeof SaveFilter>) {
  const input = parse(SaveFilter, raw)
  const { viewer } = context
  if (!canReadDirectory(viewer)) throw new NotAllowed()
  const query = searchOf(input.query)
  if (!query) throw new Invalid({ query: [say('sayWhich')] })
  return write(context, 'saveFilter', { ...input, query }, async (tx) => {
    await tx.rows(sql`select 1 from "Person" where id = ${viewer.id} for no key update`)
    const own = await tx.rows<{ name: string }>(
      sql`select name from "PeopleFilter" where "personId" = ${viewer.id}`,
    )
    if (own.some(({ name }) => name === input.name))
      throw new Invalid({ name: [say('filterTaken')] })
    if (own.length >= MAX_FILTERS) throw new Conflict(say('most', { max: MAX_FILTERS }))
    const made = await tx.first<{ id: number }>(sql`
      insert into "PeopleFilter" ("personId", name, query, "createdAt")
      values (${viewer.id}, ${input.name}, ${query}, ${tx.at}) returning id`)
    await filterSaved.record(tx, context, { personId: viewer.id })
    return { id: (made as { id: number }).id }
  })
}

/** Deletes one of the viewer's own searches. Throws NotFound. */
export async function deleteFilter(context: SignedIn, raw: z.input<typeof DeleteFilter>) {
  const { filterId } = parse(DeleteFilter, raw)
  const { viewer } = context
  return write(context, 'deleteFilter', { filterId }, async (tx) => {
    const gone = await tx.first(sql`
      delete from "PeopleFilter" where id = ${filterId} and "personId" = ${viewer.id} returning id`)
    if (!gone) throw new NotFound()
    await filterDeleted.record(tx, context, { personId: viewer.id })
    return { id: filterId }
  })
}
