// Records what the documents of a page answer, for the yardstick that draws the same page from memory.
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { type DocumentNode, print } from 'graphql'
import { createRequestHandler, RouterContextProvider, type ServerBuild } from 'react-router'
import { type Atrium, atrium } from '#app/atrium.ts'
import { openGateway } from '#graphql/gateway.ts'
import { viewerOfPerson } from '#graphql/identity/viewer.ts'
import { schema } from '#graphql/schema.ts'
import { db } from '#prisma/client.ts'

const [path = '/', personId = '1', file = ''] = process.argv.slice(2)
const viewer = await viewerOfPerson(Number(personId))
const gateway = openGateway(
  schema,
  { viewer, db, language: 'en', requestId: 'measure', idempotencyKey: null },
  {
    nonce: 'measure',
    returnTo: path,
    readForm: async (request) => ({ form: await request.formData(), refused: {} }),
  },
) as unknown as Atrium
const byDocument: Record<string, unknown> = {}
const recording = {
  ...gateway,
  ask: async (document: DocumentNode, variables: Record<string, unknown>) => {
    const answer = await gateway.ask(document as never, variables as never)
    byDocument[print(document)] = answer
    return answer
  },
}
const build = (await import(
  join(import.meta.dirname, '..', 'build/server/index.js')
)) as ServerBuild
const provider = new RouterContextProvider()
provider.set(atrium, recording as unknown as Atrium)
const answer = await createRequestHandler(build, 'production')(
  new Request(`http://localhost${path}`),
  provider,
)
await answer.text()
await writeFile(file, JSON.stringify({ viewer: gateway.viewer, byDocument }))
process.exit(answer.ok ? 0 : 1)
