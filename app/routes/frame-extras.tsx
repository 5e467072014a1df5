// What the frame needs a moment after the page has woken up: fetched then, so that it is there when the connection goes.
import { useEffect } from 'react'
import { FormResults } from '#app/components/form-results.tsx'
import { openOutbox } from '#app/components/outbox-sender.ts'
import { useLanguage } from '#app/messages.tsx'
import { registerWorker } from '#app/service-worker.ts'
import { ConnectionLine } from './connection-line.tsx'

export { OfflinePage } from '#app/components/offline-page.tsx'

/** Results of forms, the state of the connection, the outbox of this person, and the page that is kept for later. */
export function FrameExtras({ person }: { person: string }) {
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
