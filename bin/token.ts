/** `npm run token -- --person EMAIL [--scopes read,write]`: prints an API token for somebody, this once. */
import { parseArgs } from 'node:util'
import { makeToken } from '#graphql/identity/service.ts'
import { db } from '#prisma/client.ts'
import { sql } from '#prisma/sql.ts'

type Scope = 'read' | 'write'
const isScope = (text: string): text is Scope => text === 'read' || text === 'write'

/** A request that cannot be fulfilled; its message is all that is printed. */
class NotPossible extends Error {}

const usage = 'npm run token -- --person EMAIL [--scopes read,write] [--name WHAT-IT-IS-FOR]'

function asked() {
  const options = {
    person: { type: 'string' },
    scopes: { type: 'string', default: 'read,write' },
    name: { type: 'string', default: 'made at the command line' },
  } as const
  try {
    return parseArgs({ options }).values
  } catch (error) {
    throw new NotPossible(`${(error as Error).message}\n${usage}`)
  }
}

async function print(): Promise<void> {
  const { person, scopes, name } = asked()
  if (!person) throw new NotPossible(`Whose token? ${usage}`)
  const wanted = [...new Set(scopes.split(',').map((scope) => scope.trim()))].filter(Boolean)
  if (wanted.length === 0 || !wanted.every(isScope))
    throw new NotPossible('--scopes takes read, write or read,write.')
  const found = await db.first<{ id: number; deactivatedAt: Date | null }>(sql`
    select id, "deactivatedAt" from "Person" where email = ${person.trim().toLowerCase()}`)
  if (!found) throw new NotPossible(`Nobody here has the address ${person}.`)
  if (found.deactivatedAt) throw new NotPossible(`The account of ${person} is closed.`)
  process.stdout.write(`${await makeToken(found.id, name, wanted)}\n`)
}

try {
  await print()
} catch (error) {
  const { message, stack } = error as Error
  process.stderr.write(`${error instanceof NotPossible ? message : stack}\n`)
  process.exitCode = 1
}
process.exit() // the pool would keep this process alive
