/** What a person at the terminal sees while work is done: one line a step, with how long it took. */

const seconds = (milliseconds: number) => `${(milliseconds / 1000).toFixed(1)} s`

export const say = (line: string) => process.stdout.write(`${line}\n`)

/** Runs one step of a start and says so. Its failure is told by the caller. */
export async function step<Result>(title: string, work: () => Promise<Result>): Promise<Result> {
  const began = performance.now()
  process.stdout.write(`  ${title} … `)
  try {
    return await work()
  } finally {
    say(seconds(performance.now() - began))
  }
}

/** Ends with one line for a failure that was foreseen; anything else keeps its stack, to be mended by us. */
export function fail(error: unknown): never {
  const foreseen = ['DatabaseTrouble', 'BadEnvironment', 'StepFailed', 'Interrupted']
  const { name, message, stack } = error as Error
  process.stderr.write(`${foreseen.includes(name) ? message : stack}\n`)
  process.exit(name === 'Interrupted' ? 130 : 1)
}
