/** `npm run import -- export FILE`: takes back what `npm run export` has written. */
import type { SignedIn } from '#graphql/context.ts'
import { ArchiveRefused } from '#graphql/exports/refused.ts'
import { lookAt } from '#graphql/exports/returning.ts'
import { carryBack } from '#graphql/exports/service.ts'
import { ImportRefused } from '#graphql/imports/refused.ts'
import { exportsMessages } from '#messages/exports.ts'
import { say, step } from './progress.ts'

/**
 * Says what stands in an archive and, unless it is a dry run, puts it back.
 * @returns false for a dry run: nothing follows from it
 * @throws ImportRefused
 */
export async function importArchive(
  context: SignedIn,
  path: string,
  isDry: boolean,
): Promise<boolean> {
  const t = exportsMessages.in(context.language)
  try {
    const found = await step(t('command.checking'), () => lookAt(context.db, path))
    const { posts, comments, files, people, newPeople, spaces } = found
    say(`  ${t('names', { spaces: spaces.map(({ name }) => name).join(', ') })}`)
    say(`  ${t('holds', { posts, comments, files })}`)
    say(`  ${t('people', { people, fresh: newPeople })}`)
    if (!isDry) await step(t('command.restoring'), () => carryBack(context, path, null))
    return !isDry
  } catch (error) {
    throw error instanceof ArchiveRefused ? new ImportRefused(error.text) : error
  }
}
