// Changes by PATCH: RFC 7644, section 3.5.2, and what Entra and Okta send beside it. What cannot be done is refused, never passed over.
import type { Filter } from 'scim2-parse-filter'
import { type AttributePath, type ResourceType, readAttributePath } from './attributes.ts'
import { invalidValue, ScimError } from './errors.ts'
import { matchesParts, readFilter } from './filter.ts'
import { listOf, partsOf, readResource, readValue, type Values } from './values.ts'

const MAX_OPERATIONS = 1_000
const syntax = (detail: string): ScimError => new ScimError(400, detail, 'invalidSyntax')
const badPath = (path: string): ScimError =>
  new ScimError(400, `${path} is no attribute that can be changed.`, 'invalidPath')
const noTarget = (path: string): ScimError =>
  new ScimError(400, `Nothing is at ${path}.`, 'noTarget')

type Operation = { op: 'add' | 'replace' | 'remove'; path?: string; value?: unknown }
type Step = { op: Operation['op']; path: string; value: unknown }

/** Carries out the operations of a request on a copy, and gives the resource as it is then. Throws ScimError. */
export function applyPatch(kind: ResourceType, resource: Values, body: unknown): Values {
  const after = structuredClone(resource)
  for (const operation of readOperations(body))
    for (const step of stepsOf(kind, operation)) carryOut(kind, after, step)
  return readResource(kind, after)
}

function readOperations(body: unknown): Operation[] {
  const { Operations, operations } = partsOf(body as Values) as Record<string, unknown>
  const list = Operations ?? operations
  if (!Array.isArray(list) || list.length === 0) throw syntax('Operations has to be a list.')
  if (list.length > MAX_OPERATIONS)
    throw syntax(`A request takes at most ${MAX_OPERATIONS} operations.`)
  return list.map((raw: unknown) => {
    const { op, path, value } = (typeof raw === 'object' && raw !== null ? raw : {}) as Record<
      string,
      unknown
    >
    // Entra writes "Add" and "Replace".
    const word = typeof op === 'string' ? op.toLowerCase() : ''
    if (word !== 'add' && word !== 'replace' && word !== 'remove')
      throw syntax('op has to be add, replace or remove.')
    if (path !== undefined && typeof path !== 'string') throw syntax('path has to be a text.')
    return path === undefined ? { op: word, value } : { op: word, path, value }
  })
}

/** An operation without a path, or on a whole extension, is one on each of its attributes. */
function stepsOf(kind: ResourceType, { op, path, value }: Operation): Step[] {
  const extension = kind.extension?.schema
  const isExtension = (name: string) => name.toLowerCase() === extension?.toLowerCase()
  if (path !== undefined && path !== '' && !isExtension(path)) return [{ op, path, value }]
  const prefix = path ? `${extension}:` : ''
  if (op === 'remove') {
    if (!path) throw new ScimError(400, 'remove needs a path.', 'noTarget')
    return (kind.extension?.attributes ?? []).map(({ name }) => ({
      op,
      path: `${prefix}${name}`,
      value: undefined,
    }))
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    throw invalidValue('Without a path, value has to be an object.')
  return Object.entries(value).flatMap(([name, one]): Step[] => {
    // Okta sends a group's id along.
    if (!path && (name === 'schemas' || name === 'id')) return []
    return isExtension(name)
      ? stepsOf(kind, { op, path: name, value: one })
      : [{ op, path: prefix + name, value: one }]
  })
}

function carryOut(kind: ResourceType, resource: Values, { op, path, value }: Step): void {
  const { plain, inBrackets, after } = splitPath(path)
  const at = readAttributePath(kind, plain + (after === '' ? '' : `.${after}`))
  if (!at) throw badPath(path)
  if (at.attribute.isReadOnly || at.part?.isReadOnly)
    throw new ScimError(400, `${path} cannot be changed.`, 'mutability')
  const holder = holderOf(resource, at, op)
  if (inBrackets !== null) {
    if (!at.attribute.isMany) throw badPath(path)
    const filter = readFilter(kind, `${plain}[${inBrackets}]`)
    if (filter.op !== '[]') throw badPath(path)
    changeMatching(holder, at, filter.valFilter, { op, path, value })
  } else if (at.part) changePart(holder, at, { op, path, value })
  else changeWhole(holder, at, { op, path, value })
}

/** "emails[type eq "work"].value" is emails, the filter, and value. */
function splitPath(path: string): { plain: string; inBrackets: string | null; after: string } {
  const open = path.indexOf('[')
  if (open < 0) return { plain: path, inBrackets: null, after: '' }
  const close = path.lastIndexOf(']')
  const after = path.slice(close + 1)
  if (close < open || !(after === '' || after.startsWith('.'))) throw badPath(path)
  return {
    plain: path.slice(0, open),
    inBrackets: path.slice(open + 1, close),
    after: after.slice(1),
  }
}

function holderOf(resource: Values, { extension }: AttributePath, op: Step['op']): Values {
  if (extension === null) return resource
  const there = partsOf(resource[extension])
  if (op !== 'remove') resource[extension] = there
  return there
}

/** The whole attribute. */
function changeWhole(
  holder: Values,
  { attribute }: AttributePath,
  { op, path, value }: Step,
): void {
  const { name } = attribute
  const before = holder[name]
  if (op === 'remove') {
    if (attribute.isMany && value !== undefined && value !== null) {
      // Entra takes members out by naming them.
      const gone = new Set(listOf(readValue(attribute, value, path)).map((one) => one.value))
      setList(
        holder,
        name,
        listOf(before).filter((one) => !gone.has(one.value ?? '')),
      )
    } else delete holder[name]
    return
  }
  const given = readValue(attribute, value, path)
  if (given === undefined) {
    if (op === 'replace') delete holder[name]
  } else if (attribute.isMany) {
    setList(holder, name, op === 'replace' ? listOf(given) : joined(listOf(before), listOf(given)))
  } else if (typeof given === 'object') holder[name] = { ...partsOf(before), ...partsOf(given) }
  else holder[name] = given
}

function setList(holder: Values, name: string, list: Values[]): void {
  if (list.length > 0) holder[name] = list
  else delete holder[name]
}

/** The keys of lists that values were added to: a thousand additions to a long list read it once. What takes away makes another list. */
const keysOfLists = new WeakMap<readonly Values[], Set<string>>()
const keyOf = ({ value = '', type = '' }: Values): string => JSON.stringify([value, type])

/** Adds values to a list of the copy. What is there already is not added again; a new primary value is the only one. */
function joined(before: Values[], more: readonly Values[]): Values[] {
  const there = keysOfLists.get(before) ?? new Set(before.map(keyOf))
  const fresh = more.filter((one) => {
    const isNew = !there.has(keyOf(one))
    there.add(keyOf(one))
    return isNew
  })
  const hasPrimary = fresh.some(({ primary }) => primary === true)
  const list = hasPrimary ? before.map(({ primary: _, ...one }) => one) : before
  for (const one of fresh) list.push(one)
  keysOfLists.set(list, there)
  return list
}

/** "name.givenName", or "emails.value" of all values. */
function changePart(
  holder: Values,
  { attribute, part }: AttributePath,
  { op, path, value }: Step,
): void {
  if (!part) return
  const given = op === 'remove' ? undefined : readValue(part, value, path)
  const set = (one: Values): Values => {
    const { [part.name]: _, ...others } = one
    return given === undefined ? others : { ...others, [part.name]: given }
  }
  if (attribute.isMany) {
    const list = listOf(holder[attribute.name])
    const begun = list.length === 0 && given !== undefined ? [{}] : list
    setList(holder, attribute.name, begun.map(set))
  } else holder[attribute.name] = set(partsOf(holder[attribute.name]))
}

/** The values that the filter in the path names. Where there is none, one that meets the filter is made: Entra and Okta count on it. */
function changeMatching(
  holder: Values,
  { attribute, part }: AttributePath,
  filter: Filter,
  { op, path, value }: Step,
): void {
  const { name } = attribute
  const list = listOf(holder[name])
  const isMeant = (one: Values) => matchesParts(attribute, one, filter)
  if (op === 'remove') {
    const rest = list.flatMap((one) => {
      if (!isMeant(one)) return [one]
      if (!part) return []
      const { [part.name]: _, ...others } = one
      return [others]
    })
    return setList(holder, name, rest)
  }
  const given = part
    ? { [part.name]: readValue(part, value, path) }
    : listOf(readValue(attribute, value, path))[0]
  const merge = (one: Values): Values => {
    const whole: Record<string, Values[string] | undefined> = { ...one, ...given }
    return Object.fromEntries(
      Object.entries(whole).filter(
        (entry): entry is [string, Values[string]] => entry[1] !== undefined,
      ),
    )
  }
  if (list.some(isMeant))
    return setList(
      holder,
      name,
      list.map((one) => (isMeant(one) ? merge(one) : one)),
    )
  const begun = valuesOf(filter)
  if (!begun) throw noTarget(path)
  setList(holder, name, [
    ...list,
    merge(
      readValue(attribute, begun, path) ? (listOf(readValue(attribute, begun, path))[0] ?? {}) : {},
    ),
  ])
}

/** A value that meets a filter of equalities; undefined for any other filter. */
function valuesOf(filter: Filter): Record<string, unknown> | undefined {
  if (filter.op === 'eq') return { [filter.attrPath]: filter.compValue }
  if (filter.op !== 'and') return undefined
  const all = filter.filters.map(valuesOf)
  return all.some((one) => one === undefined) ? undefined : Object.assign({}, ...all)
}
