/** Runs other programs of the project under the Node that runs this one, and ends them when it is told to end. */
import { type ChildProcess, spawn } from 'node:child_process'
import { join } from 'node:path'

export const root = join(import.meta.dirname, '..')

/** A program ended with an error; the message ends with what it printed. */
export class StepFailed extends Error {
  override name = 'StepFailed'
}

/** The person at the terminal, or the system, asked to end. */
export class Interrupted extends Error {
  override name = 'Interrupted'
}

type Options = {
  env?: Record<string, string>
  /** Show the program's output as it comes, instead of keeping it for the case that it fails. */
  shown?: boolean
}

/** How the server runs. A small nursery: the usual one grows while it starts, and is kept; 50 MB more at rest, and no page is faster. */
export const serverArguments = ['--max-semi-space-size=8', 'server.ts']

/** The command-line programs of the packages, by where their scripts lie. */
export const programs = {
  biome: 'node_modules/@biomejs/biome/bin/biome',
  gqlTada: 'node_modules/gql.tada/bin/cli.js',
  playwright: 'node_modules/@playwright/test/cli.js',
  prisma: 'node_modules/prisma/build/index.js',
  reactRouter: 'node_modules/@react-router/dev/bin.cjs',
  tsc: 'node_modules/typescript-7/bin/tsc',
  vitest: 'node_modules/vitest/vitest.mjs',
}

const running = new Set<ChildProcess>()
let interrupted = false

/** From now on a request to end ends the programs that run, and `node` rejects with Interrupted. */
export function forwardSignals() {
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const)
    process.on(signal, () => {
      interrupted = true
      for (const child of running) child.kill(signal)
    })
}

export const wasInterrupted = () => interrupted

/**
 * Runs a script at the person's own terminal: it reads what they type and they see what it prints.
 * @returns its exit code
 */
export function attached(args: string[], env: Record<string, string>) {
  const child = spawn(process.execPath, args, {
    cwd: root,
    env: { ...process.env, ...env },
    stdio: 'inherit',
  })
  running.add(child)
  return new Promise<number>((resolve, reject) => {
    child.once('error', reject)
    child.once('exit', (code) => {
      running.delete(child)
      resolve(code ?? (interrupted ? 130 : 1))
    })
  })
}

/**
 * Runs a script with this Node, in the project's folder, to its end.
 * @returns what it printed
 * @throws StepFailed when it ends with an error, Interrupted when this process was asked to end
 */
export async function node(args: string[], { env = {}, shown = false }: Options = {}) {
  if (interrupted) throw new Interrupted('Stopped.')
  const child = spawn(process.execPath, args, {
    cwd: root,
    env: { ...process.env, ...env },
    stdio: ['ignore', shown ? 'inherit' : 'pipe', shown ? 'inherit' : 'pipe'],
  })
  running.add(child)
  const output: string[] = []
  for (const stream of [child.stdout, child.stderr])
    stream?.setEncoding('utf8').on('data', (text: string) => output.push(text))
  const code = await new Promise<number | null>((resolve, reject) => {
    child.once('error', reject)
    child.once('close', resolve)
  })
  running.delete(child)
  const text = output.join('')
  if (interrupted) throw new Interrupted('Stopped.')
  if (code !== 0) throw new StepFailed(text.trim() || `${args[0]} ended with code ${code}.`)
  return text
}
