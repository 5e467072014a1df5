import { useMatches } from 'react-router'

/** The space that a page stands in. */
export type PageSpace = { slug: string; name: string }
/** What a route exports as `handle` when its page stands in a space. */
export type SpaceHandle<Data> = { spaceOf: (data: Data) => PageSpace }

/** The space of the page that is open, when it stands in one. */
export function usePageSpace(): PageSpace | null {
  const match = useMatches().findLast(({ handle }) => isSpaceHandle(handle))
  if (!match?.loaderData || !isSpaceHandle(match.handle)) return null
  const { slug, name } = match.handle.spaceOf(match.loaderData)
  return { slug, name }
}

const isSpaceHandle = (handle: unknown): handle is SpaceHandle<unknown> =>
  typeof handle === 'object' && handle !== null && 'spaceOf' in handle
