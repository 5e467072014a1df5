#!/usr/bin/env node
/**
 * Stands in for the native schema engine that Prisma's command line would download (PRISMA_SCHEMA_ENGINE_BINARY points
 * here). It speaks that engine's JSON-RPC, a line a message on stdin and stdout, and hands each call to the
 * WebAssembly engine.
 */
import { readFile } from 'node:fs/promises'
import { createInterface } from 'node:readline'
import { parseArgs } from 'node:util'
import type { DevDiagnosticInput, SchemaEngine } from '@prisma/schema-engine-wasm'
import pg from 'pg'
import { withEngine } from './engine.ts'

const offered = new Set([
  'applyMigrations',
  'createMigration',
  'dbExecute',
  'devDiagnostic',
  'diagnoseMigrationHistory',
  'diff',
  'ensureConnectionValidity',
  'evaluateDataLoss',
  'introspect',
  'introspectSql',
  'markMigrationApplied',
  'markMigrationRolledBack',
  'reset',
  'schemaPush',
  'version',
])

/**
 * These compare with the migrations' outcome but cannot work it out themselves ("shadow DB must be provided through an
 * external factory"): they find it where devDiagnostic has left it.
 */
const readsHistory = new Set(['evaluateDataLoss', 'createMigration'])

type Call = { id: number; method?: string; params?: unknown }
type Failure = Error & { code?: string; meta?: unknown }

const { values, positionals } = parseArgs({
  allowPositionals: true,
  strict: false,
  options: {
    datasource: { type: 'string' },
    datamodels: { type: 'string', multiple: true },
    'enabled-preview-features': { type: 'string' },
    'extension-types': { type: 'string' },
  },
})
const { url = '' } = JSON.parse(String(values.datasource ?? '{}')) as { url?: string }

if (positionals[0] === 'cli') await answerCommand(positionals[1])
else await serve()

/** `cli can-connect-to-database` and `cli create-database`: done, or the engine's error line and exit code 1. */
async function answerCommand(command?: string) {
  try {
    if (command === 'create-database') await createDatabase()
    else await connectTo(url)
  } catch (error) {
    const { code, message } = error as Failure
    const fields = { error_code: code === '3D000' ? 'P1003' : 'P1001', message }
    // The first line of the native engine's output is skipped by its reader.
    const line = { level: 'ERROR', target: 'schema_engine::logger', fields }
    process.stderr.write(`\n${JSON.stringify(line)}`)
    process.exitCode = 1
  }
}

async function connectTo(address: string, statement = 'SELECT 1') {
  const client = new pg.Client({ connectionString: address, connectionTimeoutMillis: 10_000 })
  await client.connect()
  await client.query(statement).finally(() => client.end())
}

async function createDatabase() {
  const server = new URL(url)
  const name = decodeURIComponent(server.pathname.slice(1))
  server.pathname = '/postgres'
  await connectTo(server.href, `CREATE DATABASE ${pg.escapeIdentifier(name)}`)
}

async function serve() {
  const files = (values.datamodels ?? []) as string[]
  const datamodels = await Promise.all(
    files.map(async (path): Promise<[string, string]> => [path, await readFile(path, 'utf8')]),
  )
  const given = datamodels.length > 0 ? datamodels : undefined // an empty list is taken for an empty schema
  for await (const line of createInterface({ input: process.stdin })) {
    const call = JSON.parse(line) as Call
    if (call.method) send(await answer(call, given)) // no method: the reply to a `print`
  }
  process.exit(0)
}

async function answer({ id, method = '', params }: Call, datamodels?: [string, string][]) {
  try {
    if (method === 'createDatabase') return { id, result: (await createDatabase()) ?? null }
    const result = await withEngine(url, datamodels, (engine) => ask(engine, method, params))
    return { id, result: result ?? null }
  } catch (error) {
    const { message, code, meta } = error as Failure
    return { id, error: { code: 4466, message, data: { message, error_code: code, meta } } }
  }
}

async function ask(engine: SchemaEngine, method: string, params: unknown) {
  const name = method === 'getDatabaseVersion' ? 'version' : method
  const calls = engine as unknown as Record<string, (params: unknown) => Promise<unknown>>
  if (!offered.has(name) || !calls[name])
    throw new Error(`The schema engine has no method ${method}`)
  if (readsHistory.has(name)) {
    const { migrationsList, filters } = params as DevDiagnosticInput
    await engine.devDiagnostic({ migrationsList, filters })
  }
  const result = await calls[name].call(engine, params)
  if (name !== 'diff') return result
  const { stdout, exitCode } = result as { stdout: string | null; exitCode: number }
  if (stdout) send({ id: 0, method: 'print', params: { content: stdout } })
  return { stdout: null, exitCode }
}

function send(message: object) {
  process.stdout.write(`${JSON.stringify({ jsonrpc: '2.0', ...message })}\n`)
}
