// From an ICU message to a function, in Node. Browsers get the same functions compiled by the Vite plugin.
import MessageFormat from '@messageformat/core'
import type { Values } from './catalogue.ts'

const compilers = new Map<string, MessageFormat>()

/** Keeps the text as it is written: no marks of direction are added around values. */
export const compilerOptions = { biDiSupport: false } as const

/** @throws SyntaxError when the message is ill-formed */
export function compile(language: string, source: string): (values: Values) => string {
  let compiler = compilers.get(language)
  if (!compiler) {
    compiler = new MessageFormat(language, compilerOptions)
    compilers.set(language, compiler)
  }
  return compiler.compile(source) as (values: Values) => string
}
