// Filters of RFC 7644, section 3.4.2.2. A library reads them; what they mean is said here, by the declared attributes.
import { type Filter, parse } from 'scim2-parse-filter'
import { type Attribute, type ResourceType, readAttributePath } from './attributes.ts'
import { ScimError } from './errors.ts'
import { listOf, partsOf, type Value, type Values } from './values.ts'

/** A filter may be this long, in UTF-16 units, and nest this deep: the library reads it by recursion. */
const MAX_LENGTH = 1_000
const MAX_DEPTH = 20

const wrong = (detail: string): ScimError => new ScimError(400, detail, 'invalidFilter')

/** Reads a filter. Throws ScimError for one that is none, and for attributes that are not declared. */
export function readFilter(kind: ResourceType, text: string): Filter {
  if (text.length > MAX_LENGTH) throw wrong(`A filter takes at most ${MAX_LENGTH} characters.`)
  let depth = 0
  for (const sign of text) {
    if (sign === '(' || sign === '[') depth++
    if (depth > MAX_DEPTH) throw wrong('The filter nests too deep.')
  }
  let filter: Filter
  try {
    filter = parse(text)
  } catch {
    throw wrong('The filter cannot be read.')
  }
  mustBeDeclared(kind, filter, '')
  return filter
}

function mustBeDeclared(kind: ResourceType, filter: Filter, above: string): void {
  switch (filter.op) {
    case 'and':
    case 'or':
      for (const one of filter.filters) mustBeDeclared(kind, one, above)
      return
    case 'not':
      return mustBeDeclared(kind, filter.filter, above)
    case '[]':
      if (above !== '') throw wrong('A filter of values holds no other one.')
      return mustBeDeclared(kind, filter.valFilter, `${filter.attrPath}.`)
    default: {
      const path = readAttributePath(kind, above + filter.attrPath)
      if (!path) throw wrong(`There is no attribute ${above}${filter.attrPath}.`)
      if (
        'compValue' in filter &&
        typeof filter.compValue === 'object' &&
        filter.compValue !== null
      )
        throw wrong(`${filter.attrPath} is compared with a text, a number, true, false or null.`)
    }
  }
}

/** Does a resource, as it is answered, meet the filter? */
export function matches(kind: ResourceType, resource: Values, filter: Filter): boolean {
  switch (filter.op) {
    case 'and':
      return filter.filters.every((one) => matches(kind, resource, one))
    case 'or':
      return filter.filters.some((one) => matches(kind, resource, one))
    case 'not':
      return !matches(kind, resource, filter.filter)
    case '[]': {
      const path = readAttributePath(kind, filter.attrPath)
      const values = path && valueAt(resource, path.extension, path.attribute)
      const list = Array.isArray(values) ? values : values === undefined ? [] : [partsOf(values)]
      return list.some((one) => matchesParts(path?.attribute, one, filter.valFilter))
    }
    default: {
      const path = readAttributePath(kind, filter.attrPath)
      if (!path) return false
      const value = valueAt(resource, path.extension, path.attribute)
      return compare(filter, path.attribute, path.part, value)
    }
  }
}

/** The same for one value of an attribute with several: names are those of its parts. */
export function matchesParts(
  attribute: Attribute | undefined,
  value: Values,
  filter: Filter,
): boolean {
  switch (filter.op) {
    case 'and':
      return filter.filters.every((one) => matchesParts(attribute, value, one))
    case 'or':
      return filter.filters.some((one) => matchesParts(attribute, value, one))
    case 'not':
      return !matchesParts(attribute, value, filter.filter)
    case '[]':
      return false
    default: {
      const name = filter.attrPath.toLowerCase()
      const part = attribute?.parts?.find((one) => one.name.toLowerCase() === name)
      return part !== undefined && compare(filter, part, null, value[part.name])
    }
  }
}

const valueAt = (
  resource: Values,
  extension: string | null,
  attribute: Attribute,
): Value | undefined =>
  (extension === null ? resource : partsOf(resource[extension]))[attribute.name]

type Comparison = Extract<Filter, { attrPath: string }>

function compare(
  filter: Comparison,
  attribute: Attribute,
  part: Attribute | null,
  value: Value | undefined,
): boolean {
  const values = partValues(attribute, part, value)
  if (filter.op === 'pr') return values.length > 0
  const { compValue: wanted } = filter as { compValue: unknown }
  const declared = part ?? comparedPart(attribute)
  const isEqual = values.some((one) => test('eq', declared, one, wanted))
  if (filter.op === 'eq') return wanted === null ? values.length === 0 : isEqual
  if (filter.op === 'ne') return wanted === null ? values.length > 0 : !isEqual
  return values.some((one) => test(filter.op, declared, one, wanted))
}

/** An attribute of several parts is compared by its value. */
const comparedPart = (attribute: Attribute): Attribute =>
  attribute.parts?.find(({ name }) => name === 'value') ?? attribute

function partValues(
  attribute: Attribute,
  part: Attribute | null,
  value: Value | undefined,
): (string | boolean)[] {
  const name = part?.name ?? 'value'
  const wholes: (Value | undefined)[] = attribute.isMany ? listOf(value) : [value]
  return wholes.flatMap((one) => {
    const plain = typeof one === 'object' && !Array.isArray(one) ? one[name] : one
    return typeof plain === 'string' || typeof plain === 'boolean' ? [plain] : []
  })
}

function test(op: string, attribute: Attribute, value: string | boolean, wanted: unknown): boolean {
  if (attribute.type === 'boolean')
    return op === 'eq' && String(value) === String(wanted).toLowerCase()
  if (attribute.type === 'dateTime')
    return ordered(op, Date.parse(String(value)), Date.parse(String(wanted)))
  const [left, right] = attribute.isCaseExact
    ? [String(value), String(wanted)]
    : [String(value).toLowerCase(), String(wanted).toLowerCase()]
  if (op === 'co') return left.includes(right)
  if (op === 'sw') return left.startsWith(right)
  if (op === 'ew') return left.endsWith(right)
  return ordered(op, left, right)
}

function ordered<One extends string | number>(op: string, left: One, right: One): boolean {
  if (op === 'eq') return left === right
  if (op === 'gt') return left > right
  if (op === 'ge') return left >= right
  if (op === 'lt') return left < right
  return op === 'le' && left <= right
}

/** What a filter asks of attributes that have an index, lower-cased names first: every match has these values. */
export function equalities(filter: Filter): { name: string; value: string }[] {
  if (filter.op === 'and') return filter.filters.flatMap(equalities)
  if (filter.op !== 'eq' || typeof filter.compValue !== 'string') return []
  return [{ name: filter.attrPath.toLowerCase(), value: filter.compValue }]
}
