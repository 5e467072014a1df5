// Every edit says which version it was made from: of two people who edit the same thing, the second is told.
import { refusalMessages } from '#messages/refusal.ts'
import type { Tx } from '#prisma/client.ts'
import type { Sql } from '#prisma/sql.ts'
import { Conflict } from './errors.ts'

const say = refusalMessages.message

/**
 * Throws Conflict, with the present version, when something was changed since it was opened.
 * @param edited the version that was opened; nothing when the caller did not say, and overwrites whatever is there
 * @param now what is there now by field, for the page that shows both
 */
export function mustBeVersion(
  present: number,
  edited: number | null | undefined,
  now: Record<string, string> = {},
): void {
  if (edited != null && edited !== present)
    throw new Conflict(say('changedMeanwhile'), { version: present, now })
}

/**
 * The same for a row that nobody has locked yet: of two edits at once, the second waits and then sees the first one's version.
 * @param present selects the row's `version`, and as texts what is there now
 */
export async function lockVersion(
  tx: Tx,
  present: Sql,
  edited: number | null | undefined,
): Promise<void> {
  const row = await tx.first<Record<string, string> & { version: number }>(present)
  if (!row) return
  const { version, ...now } = row
  mustBeVersion(version, edited, now)
}
