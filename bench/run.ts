/**
 * `npm run bench [-- --scale N] [--seconds S] [--screens N] [--only pages,api,writes,search,fan-out,browser,start]`:
 * the measures, one table, each figure beside its yardstick from the same run.
 */

import { spawn } from 'node:child_process'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { firstPage } from './browser.ts'
import { fanOut } from './fan-out.ts'
import { type Figures, load, type Shot } from './load.ts'
import { scale, screens, seconds, wantedParts } from './options.ts'
import { api, searches, writes } from './requests.ts'
import {
  answering,
  ended,
  freePort,
  type MeasuredServer,
  openServer,
  program,
  root,
} from './server.ts'
import { add, failed, kB, ms, print, rate, say } from './table.ts'

const folder = await mkdtemp(join(tmpdir(), 'atrium-bench-'))
const server = await openServer(scale, Math.min(scale, 1_000), say)
try {
  const { rows: boards } = await server.client.query(
    `select b.slug from "Board" b join "Space" s on s.id = b."spaceId" where s.kind = 'OPEN' order by b."ideaCount" desc limit 1`,
  )
  const { rows: ideas } = await server.client.query(`
    select p.id from "Idea" i join "Post" p on p.id = i.id join "Space" s on s.id = p."spaceId"
    where s.kind = 'OPEN' and p.state = 'OPEN' and i.status = 'NEW' order by abs(p."commentCount" - 8), p.id limit 500`)
  const board = `/ideas/boards/${boards[0].slug}`
  const ideaNumbers: number[] = ideas.map((row: { id: number }) => row.id)
  await warm(server, [board, `/ideas/${ideaNumbers[0]}`])
  if (wantedParts.has('pages')) {
    await page(server, 'board page', board, 1.8)
    await page(server, 'idea page', `/ideas/${ideaNumbers[0]}`, 1.4)
    await page(server, 'home', '/', 0)
  }
  if (wantedParts.has('api')) await api(server, ideaNumbers)
  if (wantedParts.has('search')) await searches(server)
  if (wantedParts.has('writes')) await writes(server, ideaNumbers, boards[0].slug)
  if (wantedParts.has('fan-out')) {
    await fanOut(server, ideaNumbers[1] as number, Math.min(50, screens))
    const told = await fanOut(server, ideaNumbers[0] as number, screens)
    add(
      `one comment on ${told.screens} open screens, p99`,
      ms(told.p99),
      '≤ 1 s',
      told.p99 <= 1_000 && told.missed === 0,
      `p50 ${ms(told.p50)}, last ${ms(told.last)}, missed ${told.missed}; connected in ${ms(told.connectedIn)}`,
    )
  }
  if (wantedParts.has('browser')) {
    const first = await firstPage(server.address, server.cookies[0] as string, board)
    add(
      'JavaScript of the first page, gzipped',
      kB(first.scriptBytes),
      '≤ 140 kB',
      first.scriptBytes <= 140_000,
      `${first.scripts} files; ${kB(first.settledBytes)} once it has settled`,
    )
    add('first contentful paint', ms(first.firstPaint), '≤ 300 ms', first.firstPaint <= 300)
  }
  const memory = await residentMemory(server)
  add(
    'memory of the server after all this',
    `${Math.round(memory / 1e6)} MB`,
    '≤ 250 MB at rest',
    null,
  )
} finally {
  await server.stop()
}
if (wantedParts.has('start')) await start()
await rm(folder, { recursive: true, force: true })
process.stdout.write(`\n${print()}\n`)
process.exit(0)

async function warm({ address, cookies }: MeasuredServer, paths: string[]): Promise<void> {
  for (const path of paths) {
    const answer = await fetch(`${address}${path}`, { headers: { cookie: cookies[0] as string } })
    if (!answer.ok) throw new Error(`${path} answered ${answer.status}`)
    await load(
      address,
      (turn) => ({ path, headers: { cookie: cookies[turn % cookies.length] as string } }),
      8,
      3,
    )
  }
}

/** A page signed in as many people in turn, at 1 and 16 connections, beside its bytes and its drawing alone. */
async function page(
  at: MeasuredServer,
  what: string,
  path: string,
  /** At least this share of the rate at which a bare server sends the same bytes, in percent; 0 for none. */
  wantedShare: number,
): Promise<void> {
  const shots = (turn: number): Shot => ({
    path,
    headers: { cookie: at.cookies[turn % at.cookies.length] as string },
  })
  const one = await load(at.address, shots, 1, seconds / 2)
  const many = await load(at.address, shots, 16, seconds)
  const file = join(folder, 'page.html')
  await writeFile(
    file,
    await fetch(`${at.address}${path}`, { headers: { cookie: at.cookies[0] as string } }).then(
      (answer) => answer.text(),
    ),
  )
  const bytes = await baseline(['bench/baselines.ts', 'bytes', file], '/')
  const answers = join(folder, 'answers.json')
  await new Promise((resolve) =>
    program(['bench/memory-page.ts', path, '1', answers], {
      DATABASE_URL: at.databaseUrl,
      ATRIUM_URL: at.address,
      NODE_ENV: 'production',
      LOG_LEVEL: 'warn',
    }).once('exit', resolve),
  )
  const share = (100 * many.perSecond) / bytes.perSecond
  const drawn = await baseline(['bench/baselines.ts', 'memory', answers], path)
  add(
    `${what}, 1 connection`,
    `${rate(one.perSecond)}, p50 ${ms(one.p50)}, p95 ${ms(one.p95)}`,
    '',
    null,
    `${kB(many.bytes)} a page`,
  )
  add(
    `${what}, 16 connections`,
    `${rate(many.perSecond)}, p50 ${ms(many.p50)}, p95 ${ms(many.p95)}${failed(many)}`,
    wantedShare ? `≥ ${wantedShare} % of the same bytes` : '',
    wantedShare ? share >= wantedShare : null,
    `${share.toFixed(2)} %; same bytes ${rate(bytes.perSecond)}; drawn from memory ${rate(drawn.perSecond)}`,
  )
}

async function baseline(args: string[], path: string): Promise<Figures> {
  const port = await freePort()
  const child = program(args, {
    PORT: String(port),
    NODE_ENV: 'production',
    LOG_LEVEL: 'warn',
    DATABASE_URL: server.databaseUrl,
    ATRIUM_URL: server.address,
  })
  try {
    await answering(`http://127.0.0.1:${port}${path}`, child)
    await load(`http://127.0.0.1:${port}`, () => ({ path }), 8, 1)
    return await load(`http://127.0.0.1:${port}`, () => ({ path }), 16, seconds / 2)
  } finally {
    await ended(child)
  }
}

async function residentMemory(at: MeasuredServer): Promise<number> {
  const text = await fetch(`${at.address}/metrics`).then((answer) => answer.text())
  return Number(/^process_resident_memory_bytes (\S+)/m.exec(text)?.[1])
}

/** The second `npm start`: nothing to install, migrate, seed or build. */
async function start(): Promise<void> {
  const port = await freePort()
  const began = performance.now()
  const child = spawn('npm', ['start', '--silent'], {
    cwd: root,
    stdio: ['ignore', 'ignore', 'ignore'],
    detached: true,
    env: {
      ...process.env,
      PORT: String(port),
      ATRIUM_DATA: join(root, '.data', `bench-${scale}`),
      LOG_LEVEL: 'warn',
      ATRIUM_URL: `http://localhost:${port}`,
    },
  })
  await answering(`http://127.0.0.1:${port}/readyz`, child)
  const took = performance.now() - began
  const text = await fetch(`http://127.0.0.1:${port}/metrics`).then((answer) => answer.text())
  const memory = Number(/^process_resident_memory_bytes (\S+)/m.exec(text)?.[1])
  add('second start', ms(took), '≤ 5 s', took <= 5_000)
  add('memory at rest', `${Math.round(memory / 1e6)} MB`, '≤ 250 MB', memory <= 250e6)
  if (child.pid) process.kill(-child.pid, 'SIGTERM')
  await new Promise((resolve) => child.once('exit', resolve))
}
