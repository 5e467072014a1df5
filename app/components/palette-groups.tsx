import { ArrowRight, PanelsTopLeft, Pencil, Plus, Search } from 'lucide'
import { useEffect, useMemo, useState } from 'react'
import { useLanguage, useMessages } from '#app/messages.tsx'
import { Icon } from '#app/ui/icon.tsx'
import type { Language } from '#messages/engine/languages.ts'
import { paletteMessages } from '#messages/palette.ts'
import type { PaletteGroup, PaletteItem, PaletteProps } from './palette.tsx'
import { BEGINNINGS, beginWith, PLACES } from './places.ts'

const PAUSE_MS = 100

type Texts = ReturnType<typeof paletteMessages.in>
type Answer = { query: string; groups: PaletteGroup[]; hasFailed: boolean }

/**
 * The palette's rows: places, boards and actions that match stand first, at once; the server's answers are appended below
 * and the old ones stay until new ones are there, so the selected row never moves.
 */
export function usePaletteGroups(query: string, space: string | null, props: PaletteProps) {
  const t = useMessages(paletteMessages)
  const language = useLanguage()
  const text = query.trim()
  const [answer, setAnswer] = useState<Answer>({ query: '', groups: [], hasFailed: false })
  const { search } = props
  useEffect(() => {
    if (text.length < 2) return
    const asking = new AbortController()
    const timer = setTimeout(() => {
      void search(text, space, asking.signal)
        .then((groups) => ({ query: text, groups, hasFailed: false }))
        .catch(() => ({ query: text, groups: [], hasFailed: true }))
        .then((next) => {
          if (!asking.signal.aborted) setAnswer(next)
        })
    }, PAUSE_MS)
    return () => {
      clearTimeout(timer)
      asking.abort()
    }
  }, [text, space, search])

  const known = useMemo(() => knownGroups(text, props, t, language), [text, props, t, language])
  const found = text.length < 2 ? [] : answer.groups
  // What one can do with the text comes with the answer, not before it: else the answer would push it down.
  const isAnswered = text.length > 0 && (text.length < 2 || answer.query !== '')
  const groups = [
    ...known,
    ...found,
    ...(isAnswered ? [doGroup(text, space, t, language)] : []),
  ].filter((group) => group.items.length > 0)
  return {
    groups,
    isLooking: text.length >= 2 && answer.query !== text,
    hasFailed: text.length >= 2 && answer.query === text && answer.hasFailed,
  }
}

function knownGroups(
  text: string,
  { actions, boards }: PaletteProps,
  t: Texts,
  language: Language,
): PaletteGroup[] {
  const fits = (item: PaletteItem) => matches(item.title, text)
  const places = PLACES.map((place) => ({
    id: `place:${place.to}`,
    title: place.label(language),
    href: place.to,
    icon: <Icon of={place.icon} size={17} />,
  }))
  const pages = [
    { id: 'place:notifications', title: t('notifications'), href: '/notifications' },
    { id: 'place:settings', title: t('settings'), href: '/settings' },
  ].map((item) => ({ ...item, icon: <Icon of={ArrowRight} size={17} /> }))
  const followed = boards.map((board) => ({
    id: `board:${board.href}`,
    title: board.name,
    line: t('followed'),
    href: board.href,
    icon: <Icon of={PanelsTopLeft} size={17} />,
  }))
  const verbs = [
    ...BEGINNINGS.map(({ label, to }) => ({
      id: `do:${to('')}`,
      title: label(language),
      href: to(window.location.pathname),
      icon: <Icon of={Plus} size={17} />,
    })),
    ...actions.map((action) => ({ id: `do:${action.label}`, title: action.label, ...action })),
  ]
  return [
    { value: t('group.go'), items: [...places, ...pages, ...followed].filter(fits) },
    { value: t('group.actions'), items: verbs.filter(fits) },
  ]
}

/** Every word of the text begins a word of the title; accents and capitals do not matter. */
function matches(title: string, text: string): boolean {
  const words = fold(title).split(' ')
  return fold(text)
    .split(' ')
    .every((part) => words.some((word) => word.startsWith(part)))
}

function fold(text: string): string {
  return text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase()
}

/** The address of all results. */
export const resultsOf = (text: string, space: string | null): string =>
  `/search?${new URLSearchParams(space ? { q: text, space } : { q: text })}`

function doGroup(text: string, space: string | null, t: Texts, language: Language): PaletteGroup {
  return {
    value: t('group.text', { text }),
    items: [
      {
        id: 'with:search',
        title: t('text.search', { text }),
        href: resultsOf(text, space),
        icon: <Icon of={Search} size={17} />,
      },
      ...BEGINNINGS.map((begins) => ({
        id: `with:${begins.to('')}`,
        title: begins.withTitle(language),
        href: beginWith(begins, text),
        icon: <Icon of={Pencil} size={17} />,
      })),
    ],
  }
}
