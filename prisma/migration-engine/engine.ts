/** Prisma's schema engine in its WebAssembly edition: from the npm registry, so that nothing is downloaded at run time. */
import { bindMigrationAwareSqlAdapterFactory } from '@prisma/driver-adapter-utils'
import type { SchemaEngine } from '@prisma/schema-engine-wasm'
import { migrationAdapter } from './adapter.ts'

/**
 * Runs `call` with an engine of its own, and closes what it leaves open.
 * @param url the database
 * @param datamodels schema files as [path, text] pairs, for calls that compare with the schema; otherwise undefined
 */
export async function withEngine<Result>(
  url: string,
  datamodels: [string, string][] | undefined,
  call: (engine: SchemaEngine) => Promise<Result>,
): Promise<Result> {
  quietenWebAssemblyWarning()
  const panicked = new Promise<never>((_resolve, reject) => {
    // Where the engine leaves its last words; without this it would leave its caller waiting for ever.
    const registry = { set_message: (words: string) => reject(new Error(words)) }
    Object.assign(globalThis, { PRISMA_WASM_PANIC_REGISTRY: registry })
  })
  panicked.catch(() => {})
  const { SchemaEngine } = await import('@prisma/schema-engine-wasm')
  const { factory, close } = migrationAdapter(url)
  const adapter = bindMigrationAwareSqlAdapterFactory(factory)
  try {
    const work = SchemaEngine.new({ datamodels }, () => {}, adapter).then(call)
    return await Promise.race([work, panicked])
  } catch (error) {
    // A failure of the driver comes back as a number only.
    const id = /External error id#(\d+)/.exec(String(error))?.[1]
    throw adapter.errorRegistry.consumeError(Number(id ?? -1))?.error ?? error
  } finally {
    await close()
  }
}

const emitWarning = process.emitWarning

/** Node calls importing WebAssembly experimental, on every start; that says nothing to an operator. */
function quietenWebAssemblyWarning() {
  process.emitWarning = ((warning: string | Error, ...rest: never[]) => {
    if (!`${warning}`.includes('WebAssembly')) emitWarning.call(process, warning, ...rest)
  }) as typeof emitWarning
}
