// The guide for whoever runs Atrium says what is so: its settings are those of the server, its commands exist, and what is marked as tried runs.
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, readFile, rm, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { databaseUrl, settingsList } from '#env.ts'

const root = join(import.meta.dirname, '..')
let guide: string
let folder: string
beforeAll(async () => {
  guide = await readFile(join(root, 'docs/operating.md'), 'utf8')
  folder = await mkdtemp(join(tmpdir(), 'atrium-guide-'))
})
afterAll(() => rm(folder, { recursive: true, force: true }))

const rowsOf = (heading: string): string[][] =>
  (guide.split(`\n## ${heading}\n`)[1]?.split('\n## ')[0] ?? '')
    .split('\n')
    .filter((line) => line.startsWith('| `'))
    .map((line) => line.split('|').map((cell) => cell.trim()))

test('its settings are those of the server, each with what it must be', () => {
  const rows = rowsOf('Settings').map(([, name = '', must = '']) => [
    name.replaceAll('`', ''),
    must,
  ])
  expect(Object.fromEntries(rows)).toEqual(settingsList)
})

test('settings and commands that it names exist', async () => {
  const { scripts } = JSON.parse(await readFile(join(root, 'package.json'), 'utf8'))
  const commands = [...guide.matchAll(/npm run ([\w:]+)/g)].map(([, name = '']) => name)
  expect(commands.filter((name) => !(name in scripts))).toEqual([])
  const named = [
    ...guide.matchAll(/\b(?:ATRIUM|SMTP|MEILI|DATABASE|REDIS|METRICS)_[A-Z_]+\b/g),
  ].map(([name]) => name)
  expect(named.filter((name) => !(name in settingsList))).toEqual([])
})

test('what is marked as tried runs', { timeout: 120_000 }, async () => {
  const blocks = [...guide.matchAll(/```sh tried\n([\s\S]*?)```/g)].map(([, block = '']) => block)
  expect(blocks.length).toBeGreaterThan(0)
  const backup = join(folder, 'company.atrium')
  const child = spawn('sh', ['-ec', blocks.join('\n')], {
    cwd: root,
    env: { ...process.env, DATABASE_URL: databaseUrl(), BACKUP: backup },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const said = Promise.all([text(child.stdout), text(child.stderr)])
  const [code] = await once(child, 'close')
  expect(code, (await said).join('\n')).toBe(0)
  expect((await stat(backup)).size).toBeGreaterThan(1_000)
})
