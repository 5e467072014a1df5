import { lazy, Suspense, useSyncExternalStore } from 'react'
import { useMessages } from '#app/messages.tsx'
import { Dialog } from '#app/ui/dialog.tsx'
import { frameMessages } from '#messages/frame.ts'

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

/** Shows all shortcuts of the page that is open. */
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
  const t = useMessages(frameMessages)
  return (
    <Dialog
      isOpen={isShown}
      onClose={() => setOpen(false)}
      title={t('shortcuts')}
      isWide
      actions={
        <button type="button" className="button" onClick={() => setOpen(false)}>
          {t('shortcuts.close')}
        </button>
      }
    >
      <Suspense>{isShown ? <KeyGroups /> : null}</Suspense>
    </Dialog>
  )
}
