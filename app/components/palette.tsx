import { lazy, type ReactNode, Suspense, useSyncExternalStore } from 'react'

export type PaletteItem = {
  id: string
  title: string
  line?: string
  href?: string
  run?: () => void
  icon?: ReactNode
  /** People's words: set in serif. */
  isVoice?: boolean
  /** At the right: a stage, “here now”, a key. */
  end?: ReactNode
}
export type PaletteGroup = { value: string; count?: number; items: PaletteItem[] }
export type PaletteAction = { label: string; line?: string; icon?: ReactNode; run: () => void }
/** What the server knows for a text and a kind; groups in the order they are shown. */
export type PaletteSearch = (query: string, signal: AbortSignal) => Promise<PaletteGroup[]>

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
  for (const listener of listeners) listener()
}

function subscribe(listener: () => void) {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

/** Opens the palette from anywhere. */
export function openPalette() {
  setOpen(true)
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
