/** `npm test`: every test there is, one after the other; ends with `N passed, N failed`. */
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, relative } from 'node:path'
import { check } from './check.ts'
import { buildPages, generateClient } from './prepare.ts'
import { forwardSignals, node, programs, StepFailed } from './programs.ts'
import { fail, say } from './progress.ts'

type Count = { passed: number; failed: number }

/** What failed, said once more at the end: of a long run people see the last lines. */
const red: string[] = []
/** What passed only at its second try: no failure, but a race that somebody should look at. */
const unsteady: string[] = []

forwardSignals()
const folder = await mkdtemp(join(tmpdir(), 'atrium-tests-'))
try {
  await generateClient()
  const counts = [await check(), await unit(), await build()]
  counts.push(await browser())
  const passed = counts.reduce((sum, count) => sum + count.passed, 0)
  const failed = counts.reduce((sum, count) => sum + count.failed, 0)
  if (unsteady.length) say(`\nPassed only at the second try:\n${indented(unsteady)}`)
  if (red.length) say(`\nFailed:\n${indented(red)}`)
  say(`\n${passed} passed, ${failed} failed`)
  process.exitCode = failed > 0 ? 1 : 0
} catch (error) {
  fail(error)
} finally {
  await rm(folder, { recursive: true, force: true })
}

function indented(titles: string[]) {
  return titles.map((title) => `  ${title}`).join('\n')
}

/** Runs one step; @returns whether it ended well. What it found is in its own output or report. */
async function ends(title: string, work: () => Promise<unknown>) {
  say(`\n— ${title}`)
  try {
    await work()
    return true
  } catch (error) {
    if (!(error instanceof StepFailed)) throw error
    if (!/ended with code/.test(error.message)) say(error.message)
    red.push(title)
    return false
  }
}

/** A runner that ends badly without a failed test to show (it crashed, it found nothing to run) counts as a failure. */
function counted(well: boolean, passed = 0, failed = 0): Count {
  return { passed, failed: well ? failed : Math.max(failed, 1) }
}

async function unit() {
  const report = join(folder, 'vitest.json')
  const well = await ends('unit and domain', () =>
    node([programs.vitest, 'run', '--reporter=dot', '--reporter=json', `--outputFile=${report}`], {
      shown: true,
    }),
  )
  const { numPassedTests, numFailedTests, testResults } = await read<{
    numPassedTests: number
    numFailedTests: number
    testResults: Array<{
      name: string
      assertionResults: Array<{ status: string; fullName: string }>
    }>
  }>(report)
  for (const { name, assertionResults } of testResults ?? [])
    for (const { status, fullName } of assertionResults)
      if (status === 'failed') red.push(`${relative(process.cwd(), name)}: ${fullName}`)
  return counted(well, numPassedTests, numFailedTests)
}

async function build() {
  const well = await ends('the build', () => buildPages(true))
  return counted(well, well ? 1 : 0)
}

async function browser() {
  const report = join(folder, 'playwright.json')
  const env = { PLAYWRIGHT_JSON_OUTPUT_FILE: report, ATRIUM_E2E_DATA: join(folder, 'data') }
  const well = await ends('in a browser', () =>
    node([programs.playwright, 'test', '--config=e2e', '--reporter=list,json'], {
      env,
      shown: true,
    }),
  )
  const { stats, suites } = await read<{
    stats: { expected: number; unexpected: number; flaky: number }
    suites: Suite[]
  }>(report)
  red.push(...(suites ?? []).flatMap((suite) => titled(suite, 'unexpected')))
  unsteady.push(...(suites ?? []).flatMap((suite) => titled(suite, 'flaky')))
  return counted(well, (stats?.expected ?? 0) + (stats?.flaky ?? 0), stats?.unexpected)
}

type Suite = {
  suites?: Suite[]
  specs: Array<{ title: string; file: string; tests: Array<{ status: string }> }>
}

/** @returns file and title of the tests that ended so */
function titled(suite: Suite, ending: 'unexpected' | 'flaky'): string[] {
  const own = suite.specs.filter(({ tests }) => tests.some(({ status }) => status === ending))
  return [
    ...own.map(({ file, title }) => `e2e/${file}: ${title}`),
    ...(suite.suites ?? []).flatMap((inner) => titled(inner, ending)),
  ]
}

async function read<Report>(path: string) {
  return JSON.parse(await readFile(path, 'utf8').catch(() => '{}')) as Partial<Report>
}
