/** `npm run check`, what is right without running it: format, lint, types, documents, generated files. */
import { generateClient } from './prepare.ts'
import { forwardSignals, node, programs, StepFailed } from './programs.ts'
import { fail, say } from './progress.ts'

type Check = { title: string; run: () => Promise<unknown>; wayOut?: string }

const checks: Check[] = [
  {
    title: 'format and lint',
    wayOut: 'npm run format mends the format and what lint can mend by itself.',
    run: () =>
      node([
        programs.biome,
        'check',
        '--error-on-warnings',
        '--colors=off',
        '--max-diagnostics=60',
        '.',
      ]),
  },
  {
    title: 'types',
    run: async () => {
      await node([programs.reactRouter, 'typegen'])
      // Each further checker would work out the documents' types once more: one is quickest, and lightest.
      await node([programs.tsc, '--noEmit', '--pretty', 'false', '--checkers', '1'])
    },
  },
  { title: 'documents', run: () => node([programs.gqlTada, 'check', '--fail-on-warn']) },
  { title: 'messages', run: () => node(['bin/messages.ts', '--check']) },
  { title: 'generated files', run: () => node(['bin/print-schema.ts', '--check']) },
  {
    title: 'words',
    wayOut: 'Use the term beside each word, or say in bin/words.json where the word is allowed.',
    run: () => node(['bin/words.ts']),
  },
]

/** Runs all checks at once and says what each found. @returns how many passed and failed */
export async function check() {
  await generateClient()
  const results = await Promise.all(
    checks.map(async ({ title, run, wayOut = '' }) => {
      const began = performance.now()
      const found = await run().then(
        () => undefined,
        (error: Error) => error,
      )
      if (found && !(found instanceof StepFailed)) throw found
      const time = ((performance.now() - began) / 1000).toFixed(1)
      say(found ? `✗ ${title}\n${found.message}\n${wayOut}\n` : `✓ ${title}  ${time} s`)
      return !found
    }),
  )
  return { passed: results.filter(Boolean).length, failed: results.filter((ok) => !ok).length }
}

if (import.meta.main) {
  forwardSignals()
  try {
    const { failed } = await check()
    process.exitCode = failed > 0 ? 1 : 0
  } catch (error) {
    fail(error)
  }
}
