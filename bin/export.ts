/** `npm run export -- [--space SLUG] FILE`: writes what stands in one space, or in all, to a ZIP file. Restricted posts stay. */
import { basename, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { systemActor } from '#graphql/context.ts'
import { writeArchive } from '#graphql/exports/archiving.ts'
import { exportRequested } from '#graphql/exports/events.ts'
import { everySpace } from '#graphql/exports/queries.ts'
import { transaction } from '#graphql/transaction.ts'
import { db } from '#prisma/client.ts'
import { sql } from '#prisma/sql.ts'
import { say, step } from './progress.ts'
import '#graphql/features.ts'

/** A request that cannot be fulfilled; its message is all that is printed. */
class NotPossible extends Error {}

const usage = 'npm run export -- [--space SLUG] FILE.zip'

function asked(): { space: string | undefined; file: string } {
  try {
    const { values, positionals } = parseArgs({
      options: { space: { type: 'string' } },
      allowPositionals: true,
    })
    const [file, ...more] = positionals
    if (!file || more.length) throw new Error('One file is needed.')
    return { space: values.space, file }
  } catch (error) {
    throw new NotPossible(`${(error as Error).message}\n${usage}`)
  }
}

async function chosen(slug: string | undefined): Promise<number[]> {
  if (slug === undefined) return everySpace(db)
  const space = await db.first<{ id: number }>(sql`select id from "Space" where slug = ${slug}`)
  if (!space) throw new NotPossible(`There is no space ${slug}.`)
  return [space.id]
}

async function main(): Promise<void> {
  const { space, file } = asked()
  const spaceIds = await chosen(space)
  // npm runs scripts in the project's root; the file is meant from where the person stands.
  const path = resolve(process.env.INIT_CWD ?? '.', file)
  await transaction((tx) =>
    exportRequested.record(tx, systemActor('export'), {
      archiveId: 0,
      ...(space === undefined ? {} : { spaceId: spaceIds[0] as number }),
    }),
  )
  const { bytes, rows, files } = await step(`Writing ${basename(path)}`, () =>
    writeArchive(path, { spaceIds, isEverything: space === undefined }),
  )
  const count = (table: string) => rows[`tables/${table}.jsonl`] ?? 0
  say(
    `${count('Space')} spaces, ${count('Post')} posts, ${count('Comment')} comments, ${files} files; ${(bytes / 1_048_576).toFixed(1)} MB.`,
  )
}

try {
  await main()
} catch (error) {
  const { message, stack } = error as NodeJS.ErrnoException
  const isPlain = error instanceof NotPossible || (error as NodeJS.ErrnoException).code === 'EEXIST'
  process.stderr.write(`${isPlain ? message : stack}\n`)
  process.exitCode = 1
}
process.exit() // the pool would keep this process alive
