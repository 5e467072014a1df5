#!/usr/bin/env node
/**
 * Where every npm script begins. Plain JavaScript for any Node from 18 on, because it runs before a package is installed:
 * it installs what is missing, then hands over to the pinned Node, which runs the task's TypeScript.
 */
import { spawn, spawnSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { constants } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = dirname(dirname(fileURLToPath(import.meta.url)))
const node = join(root, 'node_modules', 'node', 'bin', 'node')

/** What each npm script runs. `bin/script.ts` lends its script a migrated database, embedded unless DATABASE_URL says otherwise. */
const tasks = {
  start: ['bin/start.ts'],
  dev: ['bin/start.ts', '--dev'],
  test: ['bin/test.ts'],
  check: ['bin/check.ts'],
  schema: ['bin/print-schema.ts'],
  messages: ['bin/messages.ts'],
  build: ['bin/build.ts'],
  migrate: ['bin/script.ts'],
  prisma: ['bin/script.ts', '--as-is', 'node_modules/prisma/build/index.js'],
  seed: ['bin/script.ts', 'demo/seed.ts'],
  // A small nursery: rows die young, and with the usual one a long import took 450 MB instead of 200.
  import: ['bin/script.ts', '--max-semi-space-size=8', '--max-old-space-size=512', 'bin/import.ts'],
  export: ['bin/script.ts', 'bin/export.ts'],
  reindex: ['bin/script.ts', 'bin/reindex.ts'],
  recount: ['bin/script.ts', 'bin/recount.ts'],
  'audit:verify': ['bin/script.ts', 'bin/audit-verify.ts'],
  token: ['bin/script.ts', 'bin/token.ts'],
  backup: ['bin/script.ts', '--as-is', 'bin/backup.ts'],
  restore: ['bin/script.ts', 'bin/restore.ts'],
  bench: ['bench/start.ts'],
  proof: ['proof/start.ts'],
  shots: ['e2e/shots.ts'],
}

const [name = '', ...rest] = process.argv.slice(2)
const task = tasks[name]
if (!task) {
  process.stderr.write(`There is no task ${name}; there are ${Object.keys(tasks).join(', ')}.\n`)
  process.exit(64)
}
if (!isInstalled()) install()
handOver([...task, ...rest])

/** Compares the lock file with what npm noted about its last finished install. */
function isInstalled() {
  const wanted = packages('package-lock.json')
  const have = packages('node_modules/.package-lock.json')
  if (!wanted || !have || !existsSync(node)) return false
  return Object.entries(wanted).every(([path, entry]) => {
    if (path === '') return true
    if (!have[path]) return Boolean(entry.optional || entry.devOptional)
    return have[path].version === entry.version
  })
}

function packages(path) {
  try {
    return JSON.parse(readFileSync(join(root, path), 'utf8')).packages
  } catch {
    return undefined
  }
}

function install() {
  process.stdout.write('Installing the packages (the first time only, a minute or two) …\n')
  const { npm_execpath: npm, npm_node_execpath: hostNode } = process.env
  const [command, ...before] = npm ? [hostNode ?? process.execPath, npm] : ['npm']
  // Not `npm ci`: it refuses where a mirror lacks the packages that are meant for other platforms only.
  const options = ['install', '--no-save', '--no-audit', '--no-fund', '--loglevel=error']
  // Named so, the Prisma packages of an older npm, which runs their scripts, do not try to download an engine.
  const engine = join(root, 'prisma', 'migration-engine', 'bridge.ts')
  const { status, error } = spawnSync(command, [...before, ...options], {
    cwd: root,
    stdio: 'inherit',
    shell: process.platform === 'win32' && !npm,
    env: { ...process.env, NODE_ENV: 'development', PRISMA_SCHEMA_ENGINE_BINARY: engine },
  })
  if (status === 0 && existsSync(node)) return
  const reason = error ? `: ${error.message}` : ', for the reason above'
  process.stderr.write(`The packages could not be installed${reason}.\n`)
  process.stderr.write(
    'Mend that (is the npm registry reachable?) and run the same command again.\n',
  )
  process.exit(1)
}

function handOver(args) {
  const settings = existsSync(join(root, '.env')) ? ['--env-file=.env'] : []
  // Compiled once, kept: it halves what a start costs.
  const cache = join(root, 'node_modules', '.cache', 'compiled')
  const env = { NODE_COMPILE_CACHE: cache, ...process.env }
  const child = spawn(node, [...settings, ...args], { cwd: root, stdio: 'inherit', env })
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal))
  if (process.env.npm_lifecycle_event) endWithNpm(child)
  child.on('error', (error) => {
    process.stderr.write(`${error.message}\n`)
    process.exit(1)
  })
  child.on('exit', (code, signal) => process.exit(code ?? 128 + constants.signals[signal]))
}

/** A shell between npm and this process swallows npm's signals; so npm, or that shell, may be gone without a word. */
function endWithNpm(child) {
  const above = () => `${process.ppid} ${parentOf(process.ppid)}`
  const before = above()
  setInterval(() => above() !== before && child.kill('SIGTERM'), 250).unref()
}

function parentOf(pid) {
  try {
    const [, parent] = /\) \S (\d+)/.exec(readFileSync(`/proc/${pid}/stat`, 'utf8'))
    return parent
  } catch {
    return '' // not Linux: the direct parent has to do
  }
}
