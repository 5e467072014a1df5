// Requests that nobody's browser sends: every page and endpoint, each method, each kind of body. None is a failure of ours.
import { execFileSync } from 'node:child_process'
import { join } from 'node:path'
import { expect, test } from './people.ts'

type Route = { path?: string; index?: boolean; children?: Route[] }

const root = join(import.meta.dirname, '..')
const leaves = (routes: Route[], before = ''): string[] =>
  routes.flatMap((route) => {
    const path = route.path ? `${before}/${route.path}` : before
    return route.children ? leaves(route.children, path) : [path || '/']
  })
/** Every address of app/routes.ts, with something in each place of its pattern. */
const addresses = (): string[] => {
  const cli = join(root, 'node_modules/@react-router/dev/bin.cjs')
  const text = execFileSync(process.execPath, [cli, 'routes', '--json'], {
    cwd: root,
    encoding: 'utf8',
  })
  return leaves(JSON.parse(text) as Route[])
    .map((path) =>
      path.replace(':slug', 'first-winter').replace(':number', '1').replace('*', 'nothing'),
    )
    .concat(
      '/files',
      '/files/0',
      '/graphql',
      '/live/posts/1',
      '/live/boards/first-winter',
      '/sign-in/demo',
      '/sign-out',
    )
    .concat('/livez', '/readyz', '/metrics', '/favicon.ico')
}

const METHODS = ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS', 'PROPFIND']
const BODIES = [
  undefined,
  ['application/json', '{"a":1}'],
  ['text/plain', 'a'],
  ['application/x-www-form-urlencoded', 'intent=nothing'],
  ['multipart/form-data; boundary=x', '--x\r\nbroken'],
  ['multipart/form-data', 'no boundary'],
] as const

test('no method and no body makes a failure of ours', async ({ as }) => {
  test.slow()
  const page = await as('hanne')
  const wrong: string[] = []
  for (const path of addresses())
    for (const method of METHODS)
      for (const body of ['GET', 'HEAD'].includes(method) ? [undefined] : BODIES) {
        if (path === '/sign-out' && method === 'POST') continue
        const answer = await page.request.fetch(path, {
          method,
          maxRedirects: 0,
          headers: body ? { 'content-type': body[0] } : {},
          ...(body ? { data: Buffer.from(body[1]) } : {}),
        })
        if (answer.status() >= 500) wrong.push(`${method} ${path} ${body?.[0]}: ${answer.status()}`)
      }
  expect(wrong).toEqual([])
})
