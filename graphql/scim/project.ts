// Which attributes of a resource are answered: RFC 7644, section 3.9.
import { type ResourceType, readAttributePath } from './attributes.ts'
import type { Value, Values } from './values.ts'

/** Names of attributes as they are asked for: "userName,emails.value". */
export type Projection = { only: string | undefined; without: string | undefined }

const ALWAYS = new Set(['schemas', 'id'])
const namesIn = (text: string): string[] =>
  text
    .split(',')
    .map((one) => one.trim())
    .filter((one) => one !== '')
    .slice(0, 100)

/** Leaves out what was not asked for. Names of nothing name nothing. */
export function project(
  kind: ResourceType,
  resource: Values,
  { only, without }: Projection,
): Values {
  if (only === undefined && without === undefined) return resource
  if (only === undefined) {
    const rest = structuredClone(resource)
    for (const name of namesIn(without ?? '')) leaveOut(kind, rest, name)
    return rest
  }
  const kept: Values = {}
  for (const name of ALWAYS) if (resource[name] !== undefined) kept[name] = resource[name]
  for (const name of namesIn(only)) keep(kind, resource, kept, name)
  return kept
}

function leaveOut(kind: ResourceType, resource: Values, name: string): void {
  const path = readAttributePath(kind, name)
  if (!path) {
    if (name.toLowerCase() === kind.extension?.schema.toLowerCase())
      delete resource[kind.extension.schema]
    return
  }
  const { extension, attribute, part } = path
  const holder = (extension ? resource[extension] : resource) as Values | undefined
  if (!holder || ALWAYS.has(attribute.name)) return
  if (!part) delete holder[attribute.name]
  else for (const one of wholes(holder[attribute.name])) delete one[part.name]
}

function keep(kind: ResourceType, resource: Values, kept: Values, name: string): void {
  const path = readAttributePath(kind, name)
  if (!path) {
    const schema = kind.extension?.schema
    if (schema && name.toLowerCase() === schema.toLowerCase() && resource[schema] !== undefined)
      kept[schema] = resource[schema]
    return
  }
  const { extension, attribute, part } = path
  const from = (extension ? resource[extension] : resource) as Values | undefined
  const value = from?.[attribute.name]
  if (value === undefined) return
  if (extension) kept[extension] ??= {}
  const into = (extension ? kept[extension] : kept) as Values
  if (!part) into[attribute.name] = value
  else {
    const before = wholes(into[attribute.name])
    const parts = wholes(value).map((one, at) => ({
      ...before[at],
      ...(one[part.name] === undefined ? {} : { [part.name]: one[part.name] as Value }),
    }))
    into[attribute.name] = attribute.isMany ? parts : (parts[0] ?? {})
  }
}

const wholes = (value: Value | undefined): Values[] =>
  Array.isArray(value) ? value : typeof value === 'object' ? [value] : []
