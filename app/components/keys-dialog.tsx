import { lazy, Suspense, useSyncExternalStore } from 'react'
import { Dialog } from '#app/ui/dialog.tsx'

const KeyGroups = lazy(() => import('./key-groups.tsx'))

let isOpen = false
const listeners = new Set<() => void>()

function setOpen(next: boolean) {
  isOpen = next
  for (const listener of listeners) listener()
}

function subscribe(listener: () => void) {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

/** Shows all keys of the page that is open. */
export function openKeysDialog() {
  setOpen(true)
}

/** The list under “?”. */
export function KeysDialog() {
  const isShown = useSyncExternalStore(
    subscribe,
    () => isOpen,
    () => false,
  )
  return (
    <Dialog isOpen={isShown} onClose={() => setOpen(false)} title="Keys" isWide>
      <Suspense>{isShown ? <KeyGroups /> : null}</Suspense>
    </Dialog>
  )
}
