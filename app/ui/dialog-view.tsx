import '#app/styles/sheets/overlays.css'
import { AlertDialog } from '@base-ui/react/alert-dialog'
import { Dialog } from '@base-ui/react/dialog'
import type { ReactNode } from 'react'
import { classNames } from './class-names.ts'

export type DialogViewProps = {
  isOpen: boolean
  onClose: () => void
  title: string
  description?: ReactNode
  children?: ReactNode
  actions?: ReactNode
  isWide?: boolean
  /** Must be answered: a click beside it does not close it. */
  isAlert?: boolean
}

/** The dialog itself; fetched when the first one opens. */
export default function DialogView(props: DialogViewProps) {
  const { isOpen, onClose, title, description, children, actions, isWide, isAlert } = props
  // Both have the same parts; an alert dialog differs in role and in what closes it.
  const Part = isAlert ? (AlertDialog as unknown as typeof Dialog) : Dialog
  return (
    <Part.Root open={isOpen} onOpenChange={(open) => !open && onClose()}>
      <Part.Portal>
        <Part.Backdrop className="scrim" />
        <Part.Popup className={classNames('dialog', isWide && 'dialog-wide')}>
          <Part.Title>{title}</Part.Title>
          {description ? (
            <Part.Description className="dialog-text" render={<div />}>
              {description}
            </Part.Description>
          ) : null}
          {children}
          {actions ? <div className="dialog-actions">{actions}</div> : null}
        </Part.Popup>
      </Part.Portal>
    </Part.Root>
  )
}
