import '#app/styles/sheets/discussion.css'
import {
  type ReactNode,
  type RefObject,
  useCallback,
  useEffect,
  useId,
  useRef,
  useState,
} from 'react'
import { useMessages } from '#app/messages.tsx'
import { editorMessages } from '#messages/editor.ts'
import { announce } from './live-region.tsx'
import { mentionAt } from './markdown-marks.ts'
import { replaceText } from './replace-text.ts'

/** A name that may stand after the @. `insert` is what goes into the text, with its own @ or link. */
export type NameSuggestion = { id: string; insert: string; face: ReactNode; label: string }
export type SuggestNames = (query: string, signal: AbortSignal) => Promise<NameSuggestion[]>

const PAUSE_MS = 120

/** Suggests names while someone types @ in a textarea. Arrows choose, Enter or Tab takes, Esc closes. */
export function useNameSuggestions(
  area: RefObject<HTMLTextAreaElement | null>,
  suggest: SuggestNames | undefined,
) {
  const t = useMessages(editorMessages)
  const id = useId()
  const [names, setNames] = useState<NameSuggestion[]>([])
  const [chosen, setChosen] = useState(0)
  const asking = useRef<AbortController>(undefined)
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)

  const close = useCallback(() => {
    clearTimeout(timer.current)
    asking.current?.abort()
    setNames([])
  }, [])
  useEffect(() => close, [close])

  const onInput = () => {
    const element = area.current
    const typed = element && suggest ? mentionAt(element.value, element.selectionStart) : null
    clearTimeout(timer.current)
    if (!typed || !suggest) return close()
    timer.current = setTimeout(async () => {
      asking.current?.abort()
      const request = new AbortController()
      asking.current = request
      const found = await suggest(typed.query, request.signal).catch(() => [])
      if (request.signal.aborted) return
      setNames(found)
      setChosen(0)
      if (found.length > 0) announce(t('found', { count: found.length }))
    }, PAUSE_MS)
  }

  const take = (name: NameSuggestion) => {
    const element = area.current
    const typed = element && mentionAt(element.value, element.selectionStart)
    if (!element || !typed) return close()
    replaceText(element, typed.from, element.selectionStart, `${name.insert} `)
    close()
  }

  const isOpen = names.length > 0
  const current = names[chosen]
  const move = (step: number) => setChosen((chosen + step + names.length) % names.length)
  const takeCurrent = () => current && take(current)
  /** What keys do while the list is open; nothing otherwise. */
  const keys = isOpen
    ? {
        arrowdown: () => move(1),
        arrowup: () => move(-1),
        enter: takeCurrent,
        tab: takeCurrent,
        escape: close,
      }
    : {}
  const inputProps = suggest && {
    'aria-autocomplete': 'list' as const,
    'aria-controls': isOpen ? id : undefined,
    'aria-activedescendant': isOpen ? `${id}-${chosen}` : undefined,
  }
  return { id, names, chosen, onInput, keys, take, close, inputProps }
}

/** The list below the text while there is something to choose. */
export function SuggestionList({ names }: { names: ReturnType<typeof useNameSuggestions> }) {
  const t = useMessages(editorMessages)
  if (names.names.length === 0) return null
  return (
    <div
      className="suggestions suggestions-below"
      role="listbox"
      id={names.id}
      aria-label={t('people')}
    >
      {names.names.map((name, index) => (
        // biome-ignore lint/a11y/useKeyWithClickEvents: the keys are heard by the textarea, which keeps the focus
        <div
          key={name.id}
          id={`${names.id}-${index}`}
          className="suggestion"
          role="option"
          tabIndex={-1}
          aria-label={name.label}
          aria-selected={index === names.chosen}
          // The text keeps the focus; a click would take it away before it is heard.
          onMouseDown={(event) => event.preventDefault()}
          onClick={() => names.take(name)}
        >
          {name.face}
        </div>
      ))}
    </div>
  )
}
