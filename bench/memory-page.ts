// Records what the documents of a page answer, for the yardstick that draws the same page from memory.
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { print } from 'graphql'
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
)
const byDocument: Record<string, unknown> = {}
const recording: Atrium = {
  ...gateway,
  ask: async (document, variables) => {
    const answer = await gateway.ask(document, variables)
    byDocument[print(document)] = answer
    return answer
  },
  send: () => {},
}
const build = (await import(
  join(import.meta.dirname, '..', 'build/server/index.js')
)) as ServerBuild
const provider = new RouterContextProvider()
provider.set(atrium, recording)
const answer = await createRequestHandler(build, 'production')(
  new Request(`http://localhost${path}`),
  provider,
)
await answer.text()
await writeFile(file, JSON.stringify({ viewer: gateway.viewer, byDocument }))
process.exit(answer.ok ? 0 : 1)
