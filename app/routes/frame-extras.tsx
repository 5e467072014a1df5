// What the frame needs a moment after the page has woken up: fetched then, so that it is there when the connection goes.
import { useEffect } from 'react'
import { FormResults } from '#app/components/form-results.tsx'
import { openOutbox } from '#app/components/outbox-sender.ts'
import type { PaletteAction } from '#app/components/palette.tsx'
import { useLanguage } from '#app/messages.tsx'
import { registerWorker } from '#app/service-worker.ts'
import { ConnectionLine } from './connection-line.tsx'
import { useActions } from './palette-actions.tsx'

// So that it is there when nothing else can be fetched.
import '#app/components/error-page.tsx'

export { OfflinePage } from '#app/components/offline-page.tsx'

type ExtrasProps = { person: string; onActions: (actions: readonly PaletteAction[]) => void }

/** Results of forms, the state of the connection, the outbox of this person, and the page that is kept for later. */
export function FrameExtras({ person, onActions }: ExtrasProps) {
  const actions = useActions()
  useEffect(() => onActions(actions), [actions, onActions])
  const language = useLanguage()
  useEffect(() => openOutbox(person), [person])
  useEffect(() => registerWorker(language), [language])
  return (
    <>
      <FormResults />
      <ConnectionLine />
    </>
  )
}

/** No answer came at all: that is what a browser's own `fetch` throws. */
export const isLostAnswer = (error: unknown): boolean =>
  navigator.onLine === false ||
  (error instanceof TypeError && /fetch|network|load/i.test(error.message))
