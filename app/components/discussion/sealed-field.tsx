import { useEffect } from 'react'
import { useMessages } from '#app/messages.tsx'
import { Checkbox } from '#app/ui/input.tsx'
import { useIsReady } from '#app/ui/use-is-ready.ts'
import { discussionMessages } from '#messages/discussion.ts'

type SealedFieldProps = { id: string; isSealed: boolean; setSealed: (isSealed: boolean) => void }

/** Without one's name. What it means is said once it is chosen; before scripts it always is. */
export function SealedField({ id, isSealed, setSealed }: SealedFieldProps) {
  const t = useMessages(discussionMessages)
  const isReady = useIsReady()
  // It may have been chosen before scripts were there.
  useEffect(() => {
    const box = document.getElementById(`${id}-isSealed`)
    if (box instanceof HTMLInputElement) setSealed(box.checked)
  }, [id, setSealed])
  return (
    <Checkbox
      name="isSealed"
      id={`${id}-isSealed`}
      label={t('sealed.field')}
      help={isSealed || !isReady ? t('sealed.help') : undefined}
      defaultChecked={isSealed}
      onChange={(event) => setSealed(event.target.checked)}
    />
  )
}
