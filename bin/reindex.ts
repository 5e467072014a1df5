/** `npm run reindex`: makes the search index anew from the database, while search stays up. */
import { features } from '#graphql/features.ts'
import { everySearchDocument } from '#graphql/reindex.ts'
import { theSearch } from '#graphql/search/index-access.ts'
import { jobDb } from '#prisma/client.ts'

const started = Date.now()
let documents = 0
async function* counted() {
  let said = 0
  for await (const batch of everySearchDocument(features, jobDb)) {
    documents += batch.length
    if (Date.now() - said > 1_000) {
      said = Date.now()
      process.stdout.write(`  ${documents} documents\n`)
    }
    yield batch
  }
}
await theSearch().rebuild(counted())
await theSearch().maintain(true)
process.stdout.write(
  `The index holds ${documents} documents, made in ${((Date.now() - started) / 1_000).toFixed(1)} s.\n`,
)
process.exit(0)
