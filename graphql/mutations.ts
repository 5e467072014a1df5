// Several mutations of one request: each begins as if it came by itself.
import { defaultFieldResolver, type GraphQLSchema } from 'graphql'
import type { Context, Viewer } from './context.ts'
import { NotSignedIn } from './errors.ts'
import { clearLoaders } from './loaders.ts'

/** A person as they are now; null when they have left. */
type ViewerOf = (personId: number) => Promise<Viewer | null>

const begun = new WeakMap<Context, number>()

/** The place of the mutation that runs now among those of its request; 0 for the first, and for what is no mutation. */
export const mutationIndexOf = (context: Context): number => begun.get(context) ?? 0

/**
 * Lets each mutation field of a schema begin with nothing loaded and with the viewer's rights as they are after the one
 * before it, and answer with nothing that was loaded before it wrote. They run one after the other, in the order of the document.
 */
export function separateMutations(schema: GraphQLSchema, viewerOf: ViewerOf): GraphQLSchema {
  for (const field of Object.values(schema.getMutationType()?.getFields() ?? {})) {
    const { resolve = defaultFieldResolver } = field
    field.resolve = async (source, args, context: Context, info) => {
      const before = begun.get(context)
      begun.set(context, before === undefined ? 0 : before + 1)
      if (before !== undefined) await renew(context, viewerOf)
      const result = await resolve(source, args, context, info)
      clearLoaders(context)
      return result
    }
  }
  return schema
}

async function renew(context: Context, viewerOf: ViewerOf): Promise<void> {
  clearLoaders(context)
  const { viewer } = context
  if (!viewer) return
  const now = await viewerOf(viewer.id)
  if (!now) throw new NotSignedIn()
  context.viewer = { ...now, scopes: viewer.scopes, sessionHash: viewer.sessionHash }
}
