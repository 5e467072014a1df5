import { LogOut, Moon, Sun } from 'lucide'
import { useMemo } from 'react'
import { useSubmit } from 'react-router'
import type { PaletteAction } from '#app/components/palette.tsx'
import { useMessages } from '#app/messages.tsx'
import { Icon } from '#app/ui/icon.tsx'
import { frameMessages } from '#messages/frame.ts'

/** What the palette does besides leading to places. */
export function useActions(): PaletteAction[] {
  const t = useMessages(frameMessages)
  const submit = useSubmit()
  return useMemo(() => {
    const look = (theme: string) => () =>
      void submit(
        { intent: 'look', theme },
        { method: 'post', action: '/settings', navigate: false },
      )
    return [
      {
        label: t('action.dark'),
        line: t('action.appearance'),
        icon: <Icon of={Moon} size={17} />,
        run: look('DARK'),
      },
      {
        label: t('action.light'),
        line: t('action.appearance'),
        icon: <Icon of={Sun} size={17} />,
        run: look('LIGHT'),
      },
      { label: t('signOut'), icon: <Icon of={LogOut} size={17} />, run: signOut },
    ]
  }, [submit, t])
}

/** A real form, because the answer is a new page outside of this frame. */
function signOut() {
  const form = document.createElement('form')
  form.method = 'post'
  form.action = '/sign-out'
  document.body.append(form)
  // Not `submit()`, which nobody hears: the outbox is emptied with it.
  form.requestSubmit()
}
