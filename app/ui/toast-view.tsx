import { Toast } from '@base-ui/react/toast'
import { useEffect } from 'react'
import { useMessages } from '#app/messages.tsx'
import { uiMessages } from '#messages/ui.ts'
import { type ToastMessage, takeToasts } from './toast.tsx'

const SECONDS_SHOWN = 6

const manager = Toast.createToastManager()

/** Shows what is waiting; loaded with the first toast. */
export default function ToastView({ waiting }: { waiting: ToastMessage[] }) {
  const t = useMessages(uiMessages)
  useEffect(() => {
    if (waiting.length === 0) return
    for (const message of takeToasts()) add(message)
  }, [waiting])
  return (
    <Toast.Provider toastManager={manager} timeout={SECONDS_SHOWN * 1000} limit={1}>
      <Toast.Portal>
        <Toast.Viewport className="toasts" aria-label={t('messages')}>
          <ToastList />
        </Toast.Viewport>
      </Toast.Portal>
    </Toast.Provider>
  )
}

function add({ text, action }: ToastMessage) {
  const id: string = manager.add({
    title: text,
    actionProps: action && {
      children: action.label,
      onClick: () => {
        action.run()
        manager.close(id)
      },
    },
  })
}

function ToastList() {
  const { toasts } = Toast.useToastManager()
  return toasts
    .filter((toast) => !toast.limited)
    .map((toast) => (
      <Toast.Root key={toast.id} toast={toast} className="toast">
        <Toast.Title render={<p />} />
        <Toast.Action />
      </Toast.Root>
    ))
}
