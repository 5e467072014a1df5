// A catalogue is the messages of one namespace in every language. The server reads all languages, a browser only the one
// of its page; Vite compiles the JSON to functions, Node compiles a message when it is first said.
import type { ReactNode } from 'react'
import {
  isWritten,
  type Language,
  localeOf,
  WRITTEN_LANGUAGES,
  type WrittenLanguage,
} from './languages.ts'

/** Named values of a message. */
export type Values = Record<string, unknown>
/** A tag of a message: `<br/>` takes an element, `<link>…</link>` a function that wraps what stands inside. */
export type Wrap = (inside: ReactNode) => ReactNode

/** What messages take, by key: `[]`, or `[{ count: number }]`. */
type Parameters = Record<string, [] | [Values]>
/** A message as ICU source, or compiled. */
type Entry = string | ((values: Values) => string)
type Entries = Record<string, Entry>

/** Says messages of one catalogue in one language. */
export type Say<Plain extends Parameters> = <Key extends keyof Plain & string>(
  key: Key,
  ...values: Plain[Key]
) => string

/** A text that is not yet in a language: what the server keeps until it knows who reads it. */
export type Message = (language: Language) => string

export type Catalogue<Plain extends Parameters, Rich extends Parameters = Record<never, []>> = {
  name: string
  /** Messages as plain text, in a language. */
  in: (language: Language) => Say<Plain>
  /** A message to be said later, in the reader's language. */
  message: <Key extends keyof Plain & string>(key: Key, ...values: Plain[Key]) => Message
  /** A message with tags, the tags in its text, to be said later: for lines whose pieces are looked up. */
  tagged: <Key extends keyof Rich & string>(key: Key) => Message
  /** The text of any message; one with tags still has them. For `useMessages`, which makes elements of them. */
  text: (language: Language, key: string, values: Values) => string
  /** Only for types: the messages with tags. */
  rich?: Rich
}

type Source = () => Promise<{ default: object }>
type Compile = (language: WrittenLanguage, source: string) => (values: Values) => string

const isBrowser = typeof document !== 'undefined'

/** Reads a catalogue. Waited for by whoever imports it, so that its messages are there when a page is drawn. */
export async function catalogue<
  Plain extends Parameters,
  Rich extends Parameters = Record<never, []>,
>(name: string, sources: Record<WrittenLanguage, Source>): Promise<Catalogue<Plain, Rich>> {
  const wanted = isBrowser ? [writtenFor(document.documentElement.lang)] : WRITTEN_LANGUAGES
  const read = await Promise.all(
    wanted.map(async (language) => [language, (await sources[language]()).default] as const),
  )
  const entries = new Map(read as [WrittenLanguage, Entries][])
  const compile = await compilerFor(read.map(([, all]) => all as Entries))
  const pseudo =
    isBrowser && isWritten(document.documentElement.lang) ? null : await import('./pseudo.ts')

  const text = (language: Language, key: string, values: Values): string => {
    if (!isWritten(language))
      return pseudo?.pseudoText(language, values, (v) => text('en', key, v)) ?? key
    const own = entries.get(language)
    const found = own && Object.hasOwn(own, key) ? own[key] : undefined
    if (typeof found === 'function') return found(values)
    if (found === undefined || !compile)
      return language === 'en' || !entries.has('en') ? `${name}.${key}` : text('en', key, values)
    const compiled = compile(language, found)
    ;(own as Entries)[key] = compiled
    return compiled(values)
  }
  const known = new Map<Language, Say<Plain>>()
  const sayIn = (language: Language): Say<Plain> => {
    let say = known.get(language)
    if (!say) {
      say = (key, ...[values]) => text(language, key, values ?? {})
      known.set(language, say)
    }
    return say
  }
  return {
    name,
    in: sayIn,
    message:
      (key, ...values) =>
      (language) =>
        sayIn(language)(key, ...values),
    tagged: (key) => (language) => text(language, key, {}),
    text,
  }
}

const writtenFor = (language: string): WrittenLanguage => (isWritten(language) ? language : 'en')

/** The compiler, where messages come as their source: in Node, never in a browser. */
async function compilerFor(all: Entries[]): Promise<Compile | null> {
  if (import.meta.env?.PROD || !all.some((one) => Object.values(one).some(isSource))) return null
  return (await import('./compile.ts')).compile
}
const isSource = (entry: Entry): boolean => typeof entry === 'string'

const lists = new Map<Language, Intl.ListFormat>()

/** “a, b and c” in this language. */
export function listIn(language: Language, items: readonly string[]): string {
  let format = lists.get(language)
  if (!format) {
    format = new Intl.ListFormat(localeOf(language), { type: 'conjunction' })
    lists.set(language, format)
  }
  return format.format(items)
}
