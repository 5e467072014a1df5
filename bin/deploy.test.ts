import { access, constants, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { parse } from 'yaml'
import { variables } from '#env.ts'
import { serverArguments } from './programs.ts'

const root = join(import.meta.dirname, '..')
const read = (name: string) => readFile(join(root, name), 'utf8')

type Service = {
  image?: string
  build?: string
  mem_limit?: string
  restart?: string
  healthcheck?: { test: string[] }
  environment?: Record<string, string>
  depends_on?: Record<string, { condition: string }>
  volumes?: string[]
}
type Compose = { services: Record<string, Service>; volumes: Record<string, unknown> }

const compose = async () => parse(await read('docker-compose.yml'), { merge: true }) as Compose

/** Known to docker-compose.yml alone; the server is told them inside DATABASE_URL. */
const composeOnly = ['POSTGRES_PASSWORD']

test('the example names every setting once, says what it is for, and gives no secret', async () => {
  const lines = (await read('.env.example')).split('\n')
  const settings = lines
    .map((line) => /^([A-Z_]+)=(.*)$/.exec(line))
    .filter((match) => match !== null)
  const names = settings.map(([, name]) => name)
  expect(names.toSorted()).toEqual([...variables, ...composeOnly].toSorted())
  for (const [, name, value] of settings)
    if (/KEY|SECRET|PASSWORD|TOKEN/.test(name ?? '')) expect(value, name).toBe('')
  expect(lines.filter((line) => line && !/^(#.*|[A-Z_]+=.*)$/.test(line))).toEqual([])
})

test('the composition sets only what the server knows, and reaches every setting a company needs', async () => {
  const { services } = await compose()
  for (const name of ['app', 'worker']) {
    const set = Object.keys(services[name]?.environment ?? {})
    expect(variables).toEqual(expect.arrayContaining(set))
    const fromImage = ['NODE_ENV', 'HOST', 'PORT', 'ATRIUM_DATA']
    expect([...set, ...fromImage].toSorted()).toEqual(variables.toSorted())
  }
  expect(services.app?.environment?.ATRIUM_ROLE).toBe('web')
  expect(services.worker?.environment?.ATRIUM_ROLE).toBe('worker')
})

test('every service has a memory limit, comes back by itself, and what it waits for and keeps exists', async () => {
  const { services, volumes } = await compose()
  const healthInImage = ['app', 'worker']
  for (const [name, service] of Object.entries(services)) {
    expect(service.image ?? service.build, name).toBeTruthy()
    expect(service.mem_limit, name).toBeTruthy()
    expect(service.restart, name).toBe('unless-stopped')
    if (!healthInImage.includes(name)) expect(service.healthcheck?.test[0], name).toBe('CMD')
    for (const needed of Object.keys(service.depends_on ?? {}))
      expect(services).toHaveProperty(needed)
    for (const volume of service.volumes ?? [])
      expect(volumes).toHaveProperty(volume.split(':')[0] as string)
  }
})

test('no image is left to float, and none is without a version', async () => {
  const { services } = await compose()
  const images = Object.values(services).map((service) => service.image ?? '')
  for (const image of images.filter((name) => name !== 'atrium'))
    expect(image).toMatch(/:v?\d+\.\d+(\.\d+)?$/)
})

/** The instructions of a Dockerfile, continued lines joined. */
async function instructions() {
  const text = (await read('Dockerfile')).replace(/^#.*\n/gm, '').replace(/\\\n/g, ' ')
  const lines = text.split('\n').filter((line) => line.trim())
  return lines.map((line) => {
    const [word = '', ...rest] = line.split(/\s+/)
    return { word, rest: rest.join(' ') }
  })
}

test('the image is made in stages, runs as nobody special, and copies only what exists', async () => {
  const known = 'FROM WORKDIR COPY RUN ENV USER VOLUME EXPOSE STOPSIGNAL HEALTHCHECK CMD'.split(' ')
  const all = await instructions()
  for (const { word } of all) expect(known).toContain(word)
  const stages = all.filter(({ word }) => word === 'FROM').map(({ rest }) => rest.split(' as ')[0])
  expect(stages.length).toBeGreaterThan(1)
  const last = all.slice(all.findLastIndex(({ word }) => word === 'FROM'))
  const bases = all.filter(({ word }) => word === 'FROM').map(({ rest }) => rest.split(' ')[0])
  for (const base of bases.filter((name) => name !== 'packages'))
    expect(base).toMatch(/^node:24\.\d+\.\d+-slim$/)
  // The demo of the composition has its company.
  expect(last.find(({ word }) => word === 'CMD')?.rest).toContain(
    `bin/script.ts --with-demo && exec node ${serverArguments.join(' ')}`,
  )
  expect(last.find(({ word }) => word === 'USER')?.rest).toBe('node')
  const copied = last
    .filter(({ word }) => word === 'COPY')
    .flatMap(({ rest }) => rest.split(' ').filter((part) => part.startsWith('/atrium/')))
    .map((path) => path.replace('/atrium/', ''))
  const made = ['node_modules', 'build']
  for (const path of copied.filter((name) => !made.includes(name))) await access(join(root, path))
  expect(copied).toEqual(expect.arrayContaining(['server.ts', 'env.ts', 'log.ts', 'bin', 'build']))
  for (const { word, rest } of last)
    if (word === 'CMD') expect(() => JSON.parse(rest) as string[]).not.toThrow()
})

test('settings in the image are ones the server knows', async () => {
  const set = (await instructions()).filter(({ word }) => word === 'ENV')
  const names = set.flatMap(({ rest }) => rest.split(' ').map((pair) => pair.split('=')[0]))
  expect(variables).toEqual(expect.arrayContaining(names))
})

test('continuous integration runs the command that the README names', async () => {
  await access(join(root, '.ci/run'), constants.X_OK)
  expect(await read('.ci/run')).toMatch(/^exec npm test <\/dev\/null$/m)
})

test('every task of npm is one of the door, and the other way round', async () => {
  const { scripts } = JSON.parse(await read('package.json')) as { scripts: Record<string, string> }
  const gateway = await read('bin/run.mjs')
  const tasks = [
    ...(/const tasks = \{([\s\S]*?)\n\}/.exec(gateway)?.[1] ?? '').matchAll(
      /^ {2}'?([\w:]+?)'?: \[/gm,
    ),
  ]
  const named = Object.entries(scripts).filter(([, run]) => run.startsWith('node bin/run.mjs'))
  for (const [name, run] of named) expect(run).toBe(`node bin/run.mjs ${name}`)
  expect(named.map(([name]) => name).toSorted()).toEqual(tasks.map(([, name]) => name).toSorted())
})
