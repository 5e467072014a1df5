// From what a directory sends to a resource as it is kept: names as declared, types checked, nothing that is not declared.
import {
  type Attribute,
  attributeNamed,
  ENTERPRISE_SCHEMA,
  type ResourceType,
} from './attributes.ts'
import { invalidValue } from './errors.ts'

/** A resource or a part of one, with names as declared. */
export type Values = { [name: string]: Value }
export type Value = string | boolean | Values | Values[]

/** The longest text, in UTF-16 units, and the most values of an attribute; members of a group have a limit of their own. */
const MAX_TEXT = 1_000
const MAX_VALUES = 50
export const MAX_MEMBERS = 20_000

const isObject = (raw: unknown): raw is Record<string, unknown> =>
  typeof raw === 'object' && raw !== null && !Array.isArray(raw)

/** Reads what was sent as a resource of a kind. What is not declared is passed over, as RFC 7644, section 3.3, allows. Throws ScimError. */
export function readResource(kind: ResourceType, raw: unknown): Values {
  if (!isObject(raw)) throw invalidValue('The resource has to be a JSON object.')
  const resource = readParts(kind.attributes, raw, '')
  const { extension } = kind
  if (!extension) return resource
  const key = Object.keys(raw).find((one) => one.toLowerCase() === extension.schema.toLowerCase())
  if (key === undefined || raw[key] === null) return resource
  if (!isObject(raw[key])) throw invalidValue(`${extension.schema} has to be an object.`)
  const more = readParts(extension.attributes, raw[key], '')
  return Object.keys(more).length === 0 ? resource : { ...resource, [ENTERPRISE_SCHEMA]: more }
}

/** Attributes in the order of their declaration, so that equal resources are equal texts. */
function readParts(
  attributes: readonly Attribute[],
  raw: Record<string, unknown>,
  above: string,
): Values {
  const given = new Map<string, unknown>()
  for (const [name, value] of Object.entries(raw)) {
    const attribute = attributeNamed(attributes, name)
    if (attribute && !attribute.isReadOnly) given.set(attribute.name, value)
  }
  const values: Values = {}
  for (const attribute of attributes) {
    const value = readValue(attribute, given.get(attribute.name), `${above}${attribute.name}`)
    if (value !== undefined) values[attribute.name] = value
  }
  return values
}

/** One attribute's value; undefined for none. @param path how it is called in a refusal */
export function readValue(attribute: Attribute, raw: unknown, path: string): Value | undefined {
  if (raw === undefined || raw === null || raw === '') return undefined
  if (!attribute.isMany) return readSingle(attribute, raw, path)
  const list = Array.isArray(raw) ? raw : [raw]
  const most = attribute.name === 'members' ? MAX_MEMBERS : MAX_VALUES
  if (list.length > most) throw invalidValue(`${path} takes at most ${most} values.`)
  const values = list.flatMap((one) => {
    // Some directories send plain texts where RFC 7643 wants objects.
    const whole = typeof one === 'string' ? { value: one } : one
    const value = readSingle(attribute, whole, path)
    return value !== undefined && Object.keys(value as Values).length > 0 ? [value as Values] : []
  })
  if (values.filter(({ primary }) => primary === true).length > 1)
    throw invalidValue(`Only one value of ${path} can be primary.`)
  return values.length > 0 ? values : undefined
}

function readSingle(attribute: Attribute, raw: unknown, path: string): Value | undefined {
  switch (attribute.type) {
    case 'boolean':
      return readBoolean(raw, path)
    case 'complex': {
      // “manager” is sent as the plain id by some.
      const whole = typeof raw === 'string' ? { value: raw } : raw
      if (!isObject(whole)) throw invalidValue(`${path} has to be an object.`)
      const parts = readParts(attribute.parts ?? [], whole, `${path}.`)
      return Object.keys(parts).length > 0 ? parts : undefined
    }
    default:
      return readText(raw, path)
  }
}

/** Entra sends "True" and "False" as texts. */
function readBoolean(raw: unknown, path: string): boolean {
  if (typeof raw === 'boolean') return raw
  const word = typeof raw === 'string' ? raw.toLowerCase() : ''
  if (word === 'true') return true
  if (word === 'false') return false
  throw invalidValue(`${path} has to be true or false.`)
}

function readText(raw: unknown, path: string): string | undefined {
  if (typeof raw !== 'string' && typeof raw !== 'number')
    throw invalidValue(`${path} has to be a text.`)
  const text = String(raw)
  if (text.length > MAX_TEXT) throw invalidValue(`${path} takes at most ${MAX_TEXT} characters.`)
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is refused
  if (/[\u0000-\u0008\u000b\u000c\u000e-\u001f]/.test(text) || !text.isWellFormed())
    throw invalidValue(`${path} holds characters that are no text.`)
  return text.trim() === '' ? undefined : text
}

export const textOf = (value: Value | undefined): string => (typeof value === 'string' ? value : '')
export const partsOf = (value: Value | undefined): Values =>
  typeof value === 'object' && !Array.isArray(value) ? value : {}
export const listOf = (value: Value | undefined): Values[] => (Array.isArray(value) ? value : [])
