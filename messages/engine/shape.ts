// What a message takes: read from its ICU source, to type it and to compare translations.
import { parse, type Token } from '@messageformat/parser'

export type Shape = {
  /** TypeScript's type of each value, by name. */
  values: Map<string, string>
  /** `<link>…</link>` is a wrap, `<br/>` an element. */
  tags: Map<string, 'element' | 'wrap'>
  /** What is wrong with it in this language. */
  problems: string[]
}

const NUMBER = 'number'

/**
 * Reads a message.
 * @param language whose plural forms it must have
 */
export function shapeOf(language: string, source: string): Shape {
  const shape: Shape = { values: new Map(), tags: new Map(), problems: [] }
  if (!source.trim()) shape.problems.push('is empty')
  try {
    readTokens(parse(source), language, shape)
  } catch (error) {
    shape.problems.push(`is ill-formed: ${(error as Error).message.split('\n')[0]}`)
  }
  return shape
}

function readTokens(tokens: Token[], language: string, shape: Shape): void {
  let text = ''
  for (const token of tokens) {
    if (token.type === 'content') text += token.value
    else if (token.type === 'argument') note(shape, token.arg, 'string')
    else if (token.type === 'function') readFunction(shape, token.arg, token.key)
    else if ('cases' in token) {
      readCases(token, language, shape)
      for (const { tokens: inside } of token.cases) readTokens(inside, language, shape)
    }
  }
  readTags(text, shape)
}

function readFunction(shape: Shape, name: string, key: string): void {
  if (key === 'number') return note(shape, name, NUMBER)
  shape.problems.push(`uses {${name}, ${key}}: dates are elements (<Time>), only number is known`)
}

type Choice = Extract<Token, { cases: unknown }>

function readCases({ type, arg, cases }: Choice, language: string, shape: Shape): void {
  const keys = cases.map(({ key }) => key)
  if (type === 'select') {
    note(shape, arg, keys.map((key) => `'${key}'`).join(' | '))
    if (!keys.includes('other')) shape.problems.push(`{${arg}, select} lacks the case other`)
    return
  }
  note(shape, arg, NUMBER)
  const rules = new Intl.PluralRules(language, {
    type: type === 'plural' ? 'cardinal' : 'ordinal',
  })
  const needed = rules.resolvedOptions().pluralCategories
  for (const form of needed)
    if (!keys.includes(form)) shape.problems.push(`{${arg}, ${type}} lacks the form ${form}`)
  for (const key of keys)
    if (!/^=?\d+$/.test(key) && !(needed as string[]).includes(key))
      shape.problems.push(`{${arg}, ${type}} has the form ${key}, which the language has not`)
}

/** A value that chooses a branch may also be shown; then the branches are its type. */
function note({ values, problems }: Shape, name: string, type: string): void {
  const known = values.get(name)
  if (known === undefined || known === 'string') values.set(name, type)
  else if (type !== 'string' && type !== known)
    problems.push(`uses {${name}} once as ${known} and once as ${type}`)
}

function readTags(text: string, { tags, problems }: Shape): void {
  const open: string[] = []
  for (const [, slash, name = '', isElement] of text.matchAll(/<(\/?)([a-zA-Z]+)(\/?)>/g)) {
    if (isElement) tags.set(name, 'element')
    else if (!slash) {
      open.push(name)
      tags.set(name, 'wrap')
    } else if (open.pop() !== name) problems.push(`closes <${name}> where it is not open`)
  }
  if (open.length) problems.push(`does not close <${open.at(-1)}>`)
}
