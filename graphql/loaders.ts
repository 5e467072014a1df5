// What many rows of one answer ask one by one, asked in one statement: DataLoaders, kept for a request and dropped at each
// of its writes, so that the next mutation of the request does not answer with what was read before.
import { clearAllDataLoaders } from '@pothos/plugin-dataloader'
import DataLoader from 'dataloader'
import type { Context } from './context.ts'

const made = new WeakMap<Context, Map<unknown, unknown>>()

/**
 * A loader of each request.
 * @param load the rows of many keys, in their order
 * @returns the request's loader; with `args`, one for each of them
 */
export function loaderOf<Key, Row, Args extends readonly unknown[] = []>(
  load: (
    keys: readonly Key[],
    context: Context,
    ...args: Args
  ) => Promise<readonly (Row | Error)[]>,
): (context: Context, ...args: Args) => DataLoader<Key, Row> {
  return (context, ...args) => {
    const loaders = (made.get(context) ?? new Map()) as Map<
      unknown,
      Map<string, DataLoader<Key, Row>>
    >
    made.set(context, loaders)
    const byArgs = loaders.get(load) ?? new Map<string, DataLoader<Key, Row>>()
    loaders.set(load, byArgs)
    const name = args.length > 0 ? JSON.stringify(args) : ''
    const loader =
      byArgs.get(name) ?? new DataLoader<Key, Row>((keys) => load(keys, context, ...args))
    byArgs.set(name, loader)
    return loader
  }
}

/** Forgets what a request has loaded: something was written. */
export function clearLoaders(context: Context): void {
  made.delete(context)
  clearAllDataLoaders(context)
}
