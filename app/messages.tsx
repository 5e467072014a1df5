// Messages in pages: the language of the page, and the messages of a catalogue in it.
import { createContext, Fragment, type ReactNode, useContext } from 'react'
import type { Catalogue, Say, Values, Wrap } from '#messages/engine/catalogue.ts'
import { type Language, languageOf } from '#messages/engine/languages.ts'

/** A browser keeps the language its document came in: only those messages are there. Null on the server. */
const documentLanguage =
  typeof document === 'undefined' ? null : languageOf(document.documentElement.lang, true)

const LanguageContext = createContext<Language>('en')

type LanguageProviderProps = { language: Language; children: ReactNode }

/** Tells everything below which language it speaks. */
export function LanguageProvider({ language, children }: LanguageProviderProps) {
  return <LanguageContext value={language}>{children}</LanguageContext>
}

/** The language of a page, from what its root loader answered. */
export const languageIn = (answered: Language | undefined): Language =>
  documentLanguage ?? answered ?? 'en'

/** The page's language. */
export const useLanguage = (): Language => useContext(LanguageContext)

type Parameters = Record<string, [] | [Values]>

/** Says messages of one catalogue in the page's language: `t('title')`, `t('more', { count })`. */
export type Messages<Plain extends Parameters, Rich extends Parameters> = Say<Plain> & {
  /** A message with tags, as elements: `t.rich('intro', { link: (inside) => <Link to="/">{inside}</Link> })`. */
  rich: <Key extends keyof Rich & string>(key: Key, ...values: Rich[Key]) => ReactNode
}

/** The messages of a catalogue in the page's language; the same function at every render. */
export function useMessages<Plain extends Parameters, Rich extends Parameters>(
  catalogue: Catalogue<Plain, Rich>,
): Messages<Plain, Rich> {
  return messagesIn(useLanguage(), catalogue)
}

const known = new WeakMap<object, Map<Language, unknown>>()

/** The messages of a catalogue in a language: for loaders, and for whatever is no component. */
export function messagesIn<Plain extends Parameters, Rich extends Parameters>(
  language: Language,
  catalogue: Catalogue<Plain, Rich>,
): Messages<Plain, Rich> {
  let byLanguage = known.get(catalogue)
  if (!byLanguage) {
    byLanguage = new Map()
    known.set(catalogue, byLanguage)
  }
  let messages = byLanguage.get(language) as Messages<Plain, Rich> | undefined
  if (!messages) {
    const say = catalogue.in(language)
    messages = Object.assign(((key, ...values) => say(key, ...values)) as Say<Plain>, {
      rich: (key: string, values: Values = {}) => elementsOf(catalogue, language, key, values),
    }) as Messages<Plain, Rich>
    byLanguage.set(language, messages)
  }
  return messages
}

type Matches = readonly ({ id: string; loaderData?: unknown } | undefined)[]

/** The page's messages in a route's `meta`: `titleIn(matches, settingsMessages)('title')`. */
export function metaMessages<Plain extends Parameters, Rich extends Parameters>(
  matches: Matches,
  catalogue: Catalogue<Plain, Rich>,
): Messages<Plain, Rich> {
  const root = matches.find((match) => match?.id === 'root')?.loaderData
  return messagesIn(languageIn((root as { language?: Language } | undefined)?.language), catalogue)
}

/** Stands for `<` in values while tags are looked for: what people wrote is never a tag. */
const LESS_THAN = '\u{E012}'

function elementsOf(
  catalogue: Pick<Catalogue<Parameters>, 'text'>,
  language: Language,
  key: string,
  values: Values,
): ReactNode {
  const safe = Object.entries(values).map(([name, value]) => [
    name,
    typeof value === 'string' ? value.replaceAll('<', LESS_THAN) : value,
  ])
  const text = catalogue.text(language, key, Object.fromEntries(safe) as Values)
  return <>{withElements(text.split(/<(\/?[a-zA-Z]+\/?)>/), values)}</>
}

/** Pieces are text and tags in turn; the check sees to it that tags are closed in order. */
function withElements(pieces: string[], values: Values): ReactNode[] {
  const levels: { tag: string; nodes: ReactNode[] }[] = [{ tag: '', nodes: [] }]
  const add = (node: ReactNode): void => {
    const nodes = levels.at(-1)?.nodes
    nodes?.push(<Fragment key={nodes.length}>{node}</Fragment>)
  }
  for (const [i, piece] of pieces.entries()) {
    if (i % 2 === 0) {
      if (piece) levels.at(-1)?.nodes.push(piece.replaceAll(LESS_THAN, '<'))
    } else if (piece.endsWith('/')) add(values[piece.slice(0, -1)] as ReactNode)
    else if (!piece.startsWith('/')) levels.push({ tag: piece, nodes: [] })
    else {
      const closed = levels.pop()
      if (closed) add((values[closed.tag] as Wrap)(closed.nodes))
    }
  }
  return levels[0]?.nodes ?? []
}
