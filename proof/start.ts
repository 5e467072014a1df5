/**
 * `npm run proof -- [ids] [--size gate|full]`: the proofs of quality, each with its figure beside its target. Ends with 1 where
 * one fails. `gate` is what runs with all tests; `full` asks deeper and longer.
 */
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, relative } from 'node:path'
import { parseArgs } from 'node:util'
import { generateClient } from '#bin/prepare.ts'
import { forwardSignals, node, programs, root, StepFailed } from '#bin/programs.ts'
import { fail, say } from '#bin/progress.ts'
import { PROOFS, type Proof } from './list.ts'
import type { Figure } from './size.ts'

/** A test that ran: of which file, how it ended, and the figures that it kept. */
type Ran = { file: string; title: string; hasPassed: boolean; figures: Figure[] }

const isOfBrowser = (file: string): boolean => file.endsWith('.spec.ts')

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { size: { type: 'string', default: 'gate' } },
})
forwardSignals()
const folder = await mkdtemp(join(tmpdir(), 'atrium-proof-'))
try {
  const chosen = choose(positionals.map((id) => id.toUpperCase()))
  if (values.size !== 'gate' && values.size !== 'full')
    throw new StepFailed('--size is gate or full.')
  const env = { ATRIUM_PROOF_SIZE: values.size }
  await generateClient()
  const files = [...new Set(chosen.flatMap((proof) => proof.files))]
  const ran = [
    ...(await inServer(
      files.filter((file) => !isOfBrowser(file)),
      env,
    )),
    ...(await inBrowser(files.filter(isOfBrowser), env)),
  ]
  for (const proof of chosen) if (!report(proof, ran)) process.exitCode = 1
} catch (error) {
  fail(error)
} finally {
  await rm(folder, { recursive: true, force: true })
}

function choose(ids: string[]): Proof[] {
  const unknown = ids.find((id) => !PROOFS.some((proof) => proof.id === id))
  if (unknown)
    throw new StepFailed(
      `There is no proof ${unknown}; there are ${PROOFS.map(({ id }) => id).join(', ')}.`,
    )
  return PROOFS.filter(({ id }) => ids.length === 0 || ids.includes(id))
}

/** Runs a program of tests; what failed stands in its report. */
async function run(args: string[], env: Record<string, string>): Promise<void> {
  await node(args, { env, shown: true }).catch((error) => {
    if (!(error instanceof StepFailed)) throw error
  })
}

type ServerReport = {
  testResults?: Array<{
    name: string
    assertionResults: Array<{ fullName: string; status: string; meta: { figures?: Figure[] } }>
  }>
}

async function inServer(files: string[], env: Record<string, string>): Promise<Ran[]> {
  if (files.length === 0) return []
  const path = join(folder, 'server.json')
  await run(
    [programs.vitest, 'run', ...files, '--reporter=dot', '--reporter=json', `--outputFile=${path}`],
    env,
  )
  const { testResults = [] } = await read<ServerReport>(path)
  return testResults.flatMap(({ name, assertionResults }) =>
    assertionResults.map(({ fullName, status, meta }) => ({
      file: relative(root, name),
      title: fullName,
      hasPassed: status === 'passed',
      figures: meta.figures ?? [],
    })),
  )
}

type Suite = { suites?: Suite[]; specs: Array<{ title: string; file: string; ok: boolean }> }

async function inBrowser(files: string[], more: Record<string, string>): Promise<Ran[]> {
  if (files.length === 0) return []
  const path = join(folder, 'browser.json')
  const env = { ...more, PLAYWRIGHT_JSON_OUTPUT_FILE: path, ATRIUM_E2E_DATA: join(folder, 'data') }
  const names = files.map((file) => file.slice('e2e/'.length))
  await run([programs.playwright, 'test', '--config=e2e', '--reporter=line,json', ...names], env)
  const { suites = [] } = await read<{ suites?: Suite[] }>(path)
  const specs = (suite: Suite): Suite['specs'] => [
    ...suite.specs,
    ...(suite.suites ?? []).flatMap(specs),
  ]
  return suites.flatMap(specs).map(({ title, file, ok }) => ({
    file: `e2e/${file}`,
    title,
    hasPassed: ok,
    figures: [],
  }))
}

const read = async <Report>(path: string): Promise<Report> =>
  JSON.parse(await readFile(path, 'utf8').catch(() => '{}')) as Report

/** Says what a proof found. @returns whether it holds: a proof of which no test ran does not */
function report({ id, what, target, files, titles }: Proof, ran: readonly Ran[]): boolean {
  const own = ran.filter(
    ({ file, title }) => files.includes(file) && (!titles || titles.test(title)),
  )
  const failed = own.filter(({ hasPassed }) => !hasPassed)
  const holds = own.length > 0 && failed.length === 0
  say(`\n${holds ? 'holds' : 'FAILS'}  ${id}  ${what}`)
  say(`       ${own.length - failed.length} of ${own.length} tests passed; target: ${target}`)
  for (const { what: of, figure } of own
    .flatMap(({ figures }) => figures)
    .filter((one) => one.id === id))
    say(`       ${of}: ${figure}`)
  for (const { file, title } of failed) say(`       failed: ${file}: ${title}`)
  return holds
}
