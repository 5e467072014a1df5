// Which files with messages a page needs, told to the browser before its scripts ask for them.

import chunks from 'virtual:message-chunks'
import type { EntryContext } from 'react-router'
import { isWritten, type Language } from '#messages/engine/languages.ts'

/** The addresses of the page's messages in its language. Empty in development. */
export function preloadedMessages(
  { manifest, staticHandlerContext: { matches } }: EntryContext,
  language: Language,
): Set<string> {
  const routes = matches.map(({ route }) => manifest.routes[route.id])
  const scripts = routes.flatMap((route) => (route ? [route.module, ...(route.imports ?? [])] : []))
  const written = isWritten(language) ? language : 'en'
  return new Set(scripts.flatMap((script) => chunks[script]?.[written] ?? []))
}
