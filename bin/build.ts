/** Generates the database client and builds the pages, unless they are as their sources are: for the image. */
import { buildPages, generateClient } from './prepare.ts'
import { forwardSignals } from './programs.ts'
import { fail } from './progress.ts'

forwardSignals()
try {
  await generateClient()
  await buildPages()
} catch (error) {
  fail(error)
}
