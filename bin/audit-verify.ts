/**
 * `npm run audit:verify [-- --heads HEADS]`: whether the log of events is what was written. Ends with 1 where it is not.
 * HEADS is what an earlier run printed, or the server logged: kept elsewhere, it also finds a log that was cut off or
 * written anew as a whole.
 */
import { parseArgs } from 'node:util'
import { databaseUrl } from '#env.ts'
import { headsText, readHeads, verifyLog } from '#graphql/audit/verify.ts'
import { ownConnection } from '#prisma/own-connection.ts'
import { StepFailed } from './programs.ts'
import { fail, say } from './progress.ts'

try {
  const { values } = parseArgs({ options: { heads: { type: 'string', default: '' } } })
  const known = values.heads === '' ? [] : readHeads(values.heads)
  if (!known) throw new StepFailed('--heads is not what npm run audit:verify prints.')
  const { client, db } = await ownConnection(databaseUrl())
  await client.query('begin isolation level repeatable read read only')
  const { events, heads, faults, found } = await verifyLog(db, known)
  await client.end()
  for (const fault of faults) say(fault)
  if (found > faults.length) say(`… and ${found - faults.length} more.`)
  say(
    found
      ? `The log was changed: ${found} ${found === 1 ? 'fault' : 'faults'}.`
      : `All ${events} events are as written.`,
  )
  say(`Heads: ${headsText(heads)}`)
  process.exit(found ? 1 : 0)
} catch (error) {
  fail(error)
}
