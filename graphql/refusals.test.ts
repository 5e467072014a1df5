// Refusals are in the language of whoever is refused: of documents, of inputs, and at the public endpoint.
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { parse } from 'graphql'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { db } from '#prisma/client.ts'
import { type Cast, makeCast } from '#prisma/factory.ts'
import { sql } from '#prisma/sql.ts'
import { openGateway } from './gateway.ts'
import { schema } from './schema.ts'
import { asker } from './testing.ts'
import { openYoga } from './yoga.ts'

let cast: Cast
beforeAll(async () => {
  cast = await makeCast(db)
  await db.rows(sql`update "Person" set "interfaceLanguage" = 'nl' where id = ${cast.ann}`)
  await db.rows(sql`update "Person" set "interfaceLanguage" = 'de' where id = ${cast.ben}`)
})

const POST =
  'mutation($title: String!) { postIdea(input: { board: "none", title: $title }) { id } }'
const MAKE = 'mutation($id: ID!) { removeComment(commentId: $id) { id } }'

async function submitted(personId: number, document: string, variables: Record<string, unknown>) {
  const gateway = openGateway(schema, await asker(personId).context(), {
    nonce: '',
    returnTo: '/',
    readForm: async () => ({ form: new FormData(), refused: {} }),
  })
  return gateway.submit(parse(document), variables)
}

test.each([
  ['ann', 'Zeg het in een paar woorden.'],
  ['ben', 'Sagen Sie es in wenigen Worten.'],
  ['cleo', 'Say it in a few words.'],
] as const)('a form of %s is refused in their language, by the same code', async (who, text) => {
  expect(await submitted(cast[who], POST, { title: 'x' })).toMatchObject({
    ok: false,
    code: 'INVALID',
    message: `title: ${text}`,
    fields: { title: [text] },
  })
})

let server: Server
afterAll(() => server?.close())

test('the public endpoint refuses in the language of the request', async () => {
  const yoga = openYoga(schema, async () => asker(cast.ben).context())
  server = createServer((request, response) =>
    yoga(request, Object.assign(response, { locals: { requestId: 'test' } }) as never),
  ).listen(0, '127.0.0.1')
  await new Promise((resolve) => server.once('listening', resolve))
  const { port } = server.address() as AddressInfo
  const ask = async (query: string, variables: Record<string, unknown>) => {
    const response = await fetch(`http://127.0.0.1:${port}/graphql`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json', 'X-Requested-With': 'test' },
      body: JSON.stringify({ query, variables }),
    })
    return ((await response.json()) as { errors: unknown[] }).errors[0]
  }
  expect(await ask(POST, { title: 'x' })).toMatchObject({
    message: 'title: Sagen Sie es in wenigen Worten.',
    path: ['postIdea'],
    extensions: { code: 'INVALID', fields: { title: ['Sagen Sie es in wenigen Worten.'] } },
  })
  expect(await ask(MAKE, { id: '999999' })).toMatchObject({
    message: 'Hier gibt es nichts, das Sie öffnen können.',
    extensions: { code: 'NOT_FOUND' },
  })
})
