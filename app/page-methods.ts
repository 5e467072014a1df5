// What a page takes: it is read, and where it has an action a form is sent to it. Anything else is refused before a loader runs.
import { matchRoutes, type RouteObject, type ServerBuild } from 'react-router'

/** Why a request is refused, as an HTTP status, and the methods that would be taken. */
export type Refused = { status: 405 | 415; allow: string }

const READS = 'GET, HEAD'
const FORMS = /^(application\/x-www-form-urlencoded|multipart\/form-data)\b/i

/** Decides over the routes of a build. */
export function methodsOf({ routes }: ServerBuild) {
  const tree = childrenOf(routes, undefined)
  return (method: string, address: string, contentType: string | undefined): Refused | null => {
    if (method === 'GET' || method === 'HEAD') return null
    const { pathname, searchParams } = new URL(address)
    const path = pathname.replace(/^\/_(?:root)?\.data$/, '/').replace(/\.data$/, '')
    const matches = matchRoutes(tree, path) ?? []
    const page = matches.at(-1)?.route
    // React Router sends a form to the layout around an index page unless `?index` is there.
    const target = page?.index && !searchParams.has('index') ? matches.at(-2)?.route : page
    const hasAction = Boolean(routes[target?.id ?? '']?.module.action)
    if (method !== 'POST' || !hasAction)
      return { status: 405, allow: hasAction ? `${READS}, POST` : READS }
    return FORMS.test(contentType ?? '') ? null : { status: 415, allow: `${READS}, POST` }
  }
}

function childrenOf(routes: ServerBuild['routes'], parentId: string | undefined): RouteObject[] {
  return Object.values(routes).flatMap((route): RouteObject[] => {
    if (!route || route.parentId !== parentId) return []
    const { id, path, index, caseSensitive } = route
    return index
      ? [{ id, path, index: true as const, caseSensitive }]
      : [{ id, path, caseSensitive, children: childrenOf(routes, id) }]
  })
}
