import '#app/styles/sheets/spaces.css'
import { ArchiveRestore } from 'lucide'
import { useEffect, useRef } from 'react'
import { Form, useNavigation } from 'react-router'
import { ArchivedNotice } from '#app/components/archived-notice.tsx'
import { useMessages } from '#app/messages.tsx'
import { Button, LinkButton } from '#app/ui/button.tsx'
import { Icon } from '#app/ui/icon.tsx'
import { spaceMessages } from '#messages/space.ts'
import type { SpaceData } from './space-document.ts'

const useIsSent = (intent: string) => useNavigation().formData?.get('intent') === intent

/** Asks before a space is archived, and says what that means. */
export function ArchiveQuestion({ space }: { space: SpaceData }) {
  const box = useRef<HTMLElement>(null)
  const isWorking = useIsSent('archive')
  const t = useMessages(spaceMessages)
  useEffect(() => box.current?.focus(), [])
  return (
    <section
      className="sheet sheet-pad form space-question"
      aria-labelledby="archive-question"
      aria-describedby="archive-means"
      tabIndex={-1}
      ref={box}
    >
      <h2 id="archive-question">{t('archive.title', { name: space.name })}</h2>
      <p className="soft" id="archive-means">
        {t('archive.about')}
      </p>
      <Form method="post" action={`/spaces/${space.slug}`} className="cluster">
        <input type="hidden" name="spaceId" value={space.number} />
        <LinkButton to={`/spaces/${space.slug}`} preventScrollReset>
          {t('cancel')}
        </LinkButton>
        <Button
          type="submit"
          name="intent"
          value="archive"
          variant="danger-filled"
          isWorking={isWorking}
        >
          {t('archive.confirm')}
        </Button>
      </Form>
    </section>
  )
}

/** What an archived space says of itself, and the way back for those who manage it. */
export function Archived({ space }: { space: SpaceData }) {
  const isWorking = useIsSent('reopen')
  const t = useMessages(spaceMessages)
  return (
    <ArchivedNotice
      action={
        space.viewerCan.archive ? (
          <Form method="post" action={`/spaces/${space.slug}`} preventScrollReset>
            <input type="hidden" name="spaceId" value={space.number} />
            <Button type="submit" name="intent" value="reopen" size="small" isWorking={isWorking}>
              <Icon of={ArchiveRestore} />
              {t('restore')}
            </Button>
          </Form>
        ) : null
      }
    />
  )
}
