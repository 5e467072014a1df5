import { lazy, Suspense, useSyncExternalStore } from 'react'

export type ToastMessage = {
  text: string
  /** One verb, usually “Undo”. */
  action?: { label: string; run: () => void }
}

const ToastView = lazy(() => import('./toast-view.tsx'))

let queue: ToastMessage[] = []
const listeners = new Set<() => void>()
const NONE: ToastMessage[] = []

/**
 * Confirms what was done, with a way back. One at a time; gone after six seconds unless it is hovered or focused. Never
 * the only copy of an error: that stands next to what failed.
 */
export function showToast(message: ToastMessage) {
  setQueue([...queue, message])
}

/** The view has taken these over. */
export function takeToasts(): ToastMessage[] {
  const taken = queue
  if (taken.length > 0) setQueue(NONE)
  return taken
}

function setQueue(next: ToastMessage[]) {
  queue = next
  for (const listener of listeners) listener()
}

function subscribe(listener: () => void) {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

let isUsed = false

/** Stands once in the root. Costs nothing until the first toast asks for its view. */
export function Toaster() {
  const waiting = useSyncExternalStore(
    subscribe,
    () => queue,
    () => NONE,
  )
  isUsed ||= waiting.length > 0
  if (!isUsed) return null
  return (
    <Suspense>
      <ToastView waiting={waiting} />
    </Suspense>
  )
}
