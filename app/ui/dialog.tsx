import { lazy, type ReactNode, Suspense, useState } from 'react'
import { useMessages } from '#app/messages.tsx'
import { uiMessages } from '#messages/ui.ts'
import type { DialogViewProps } from './dialog-view.tsx'

const DialogView = lazy(() => import('./dialog-view.tsx'))

/**
 * A dialog, only for what cannot be undone or must be decided now. Its code is fetched when it first opens. Focus goes
 * to the first control and returns to what opened it.
 */
export function Dialog(props: DialogViewProps) {
  const [wasOpen, setWasOpen] = useState(props.isOpen)
  if (props.isOpen && !wasOpen) setWasOpen(true)
  if (!wasOpen) return null
  return (
    <Suspense>
      <DialogView {...props} />
    </Suspense>
  )
}

type ConfirmProps = {
  isOpen: boolean
  onClose: () => void
  /** The question: “Delete this draft?” */
  title: string
  /** What goes with it, and how long one can change one's mind. */
  children: ReactNode
  /** The button that does it: usually inside a form. */
  confirm: ReactNode
  /** What the other button says; “Cancel” unless told. */
  keep?: string
}

/** Asks before something that cannot be taken back. */
export function ConfirmDialog({ confirm, keep, children, ...rest }: ConfirmProps) {
  const t = useMessages(uiMessages)
  return (
    <Dialog
      {...rest}
      isAlert
      description={children}
      actions={
        <>
          <button type="button" className="button" onClick={rest.onClose}>
            {keep ?? t('cancel')}
          </button>
          {confirm}
        </>
      }
    />
  )
}
