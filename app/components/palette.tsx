import { lazy, type ReactNode, Suspense, useSyncExternalStore } from 'react'
import { captureTyping } from '#app/ui/keys.ts'

export type PaletteItem = {
  id: string
  title: string
  line?: string
  href?: string
  run?: () => void
  icon?: ReactNode
  /** People's words: set in serif. */
  isVoice?: boolean
  /** At the right: a status, “here now”, a key. */
  end?: ReactNode
}
export type PaletteGroup = { value: string; count?: number; items: PaletteItem[] }
export type PaletteAction = { label: string; line?: string; icon?: ReactNode; run: () => void }
/** What the server knows for a text, in one space or (null) everywhere; groups in the order they are shown. */
export type PaletteSearch = (
  query: string,
  space: string | null,
  signal: AbortSignal,
) => Promise<PaletteGroup[]>

export type PaletteProps = {
  search: PaletteSearch
  actions: readonly PaletteAction[]
  boards: readonly { href: string; name: string }[]
}

const loadView = () => import('./palette-view.tsx')
const PaletteView = lazy(loadView)

let isOpen = false
let wasOpened = false
const listeners = new Set<() => void>()

function setOpen(next: boolean) {
  isOpen = next
  wasOpened ||= next
  // Closed before its field was ever focused (as some phones do): what is typed is the page's again.
  if (!next) takeTyped()
  for (const listener of listeners) listener()
}

function subscribe(listener: () => void) {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

/** Whoever opens the palette types on at once: until its field is there, what is typed is kept for it. */
let endCapture: (() => string) | null = null

/** @returns what was typed before the palette's field was there, once; from now on the field gets it itself */
export function takeTyped(): string {
  const text = endCapture?.() ?? ''
  endCapture = null
  return text
}

/** Opens the palette from anywhere. */
export function openPalette() {
  if (isOpen) return
  endCapture ??= captureTyping()
  loadView().then(
    () => setOpen(true),
    () => {
      takeTyped()
      // A newer Atrium may be there, whose pieces have other names. Without a line the page stays, and says so itself.
      if (navigator.onLine) window.location.assign('/search')
    },
  )
}

/** Search and jump, under Ctrl K. Its code is fetched when it is first opened. */
export function Palette(props: PaletteProps) {
  const isShown = useSyncExternalStore(
    subscribe,
    () => isOpen,
    () => false,
  )
  if (!wasOpened) return null
  return (
    <Suspense>
      <PaletteView {...props} isOpen={isShown} onClose={() => setOpen(false)} />
    </Suspense>
  )
}
