// For tests that look at everything the API says: all queries there are, with all their fields, made from the schema, so that a
// new field is looked at by itself.
import {
  type GraphQLField,
  type GraphQLNamedType,
  getNamedType,
  isInterfaceType,
  isLeafType,
  isNonNullType,
  isObjectType,
} from 'graphql'
import { schema } from './schema.ts'

/** GraphQL values of arguments that have none by themselves, by the argument's name or by `field.argument`. */
type Values = Record<string, string>
const isConnection = (name: string): boolean => name.endsWith('Connection')

/** Fields that are left out, as `Type.field`. */
type Except = ReadonlySet<string>
const NONE: Except = new Set()

/** A field with its arguments and all below it to a depth, or nothing where it needs an argument that has no value. */
export function written(
  field: GraphQLField<unknown, unknown>,
  depth: number,
  values: Values,
  except = NONE,
): string {
  const args: string[] = []
  for (const arg of field.args) {
    const value =
      values[`${field.name}.${arg.name}`] ??
      (isNonNullType(arg.type) ? values[arg.name] : undefined)
    if (value !== undefined) args.push(`${arg.name}: ${value}`)
    else if (isNonNullType(arg.type) && arg.defaultValue === undefined) return ''
    else if (arg.name === 'first') args.push('first: 20')
  }
  const given = args.length > 0 ? `(${args.join(', ')})` : ''
  const type = getNamedType(field.type)
  if (isLeafType(type)) return `${field.name}${given}`
  if (depth === 0) return ''
  const inside = below(type, isConnection(type.name) ? depth : depth - 1, values, except)
  return inside && `${field.name}${given} ${inside}`
}
function below(type: GraphQLNamedType, depth: number, values: Values, except: Except): string {
  if (!isObjectType(type) && !isInterfaceType(type)) return ''
  const fields = Object.values(type.getFields())
    .filter((field) => !except.has(`${type.name}.${field.name}`))
    .map((field) => written(field, depth, values, except))
  const words = fields.filter(Boolean)
  return words.length > 0 ? `{ ${words.join(' ')} }` : ''
}

/** Answered, or refused to this person by the rules. */
const isAnswered = (answer: string): boolean =>
  answer.startsWith('{"data"') || /"code":"(NOT_ALLOWED|NOT_FOUND)"/.test(answer)

/** The answers to every query that there is, as JSON, as deep as its cost allows. Throws where one cannot be asked. */
export async function answersToAll(
  ask: (query: string) => Promise<string>,
  values: Values,
): Promise<string[]> {
  const all: string[] = []
  for (const field of Object.values(schema.getQueryType()?.getFields() ?? {})) {
    let answer = ''
    for (const depth of [4, 3, 2, 1]) {
      const document = written(field, depth, values)
      if (!document) continue
      answer = await ask(`{ ${document} }`)
      if (isAnswered(answer)) break
    }
    if (!isAnswered(answer))
      throw new Error(`${field.name} could not be asked; give its arguments values: ${answer}`)
    all.push(answer)
  }
  return all
}
