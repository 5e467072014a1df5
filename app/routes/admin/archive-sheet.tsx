import { Form, useNavigation } from 'react-router'
import type { Refused } from '#app/forms.ts'
import { useMessages } from '#app/messages.tsx'
import { Button, LinkButton } from '#app/ui/button.tsx'
import { FieldError } from '#app/ui/field.tsx'
import { adminMessages } from '#messages/admin.ts'
import type { OpenedSpace } from './admin.tsx'
import { AdminSheet } from './admin-frame.tsx'

type ArchiveSheetProps = { space: OpenedSpace; refusal: Refused | undefined; closeTo: string }

/** Asks before a space is archived, and says what that means. */
export function ArchiveSheet({ space, refusal, closeTo }: ArchiveSheetProps) {
  const isWorking = useNavigation().formData?.get('intent') === 'archiveSpace'
  const t = useMessages(adminMessages)
  return (
    <AdminSheet
      kind={t('space')}
      title={t('space.archive.title', { space: space.name })}
      closeTo={closeTo}
      thing={`archive-${space.slug}`}
    >
      <div className="stack stack-tight">
        <p>{t('space.archive.about', { count: space.audience })}</p>
        <p className="quiet">{t('space.archive.restore')}</p>
        {refusal ? <FieldError>{refusal.message}</FieldError> : null}
      </div>
      <Form method="post" className="form-actions" preventScrollReset>
        <input type="hidden" name="slug" value={space.slug} />
        <Button
          type="submit"
          name="intent"
          value="archiveSpace"
          variant="danger-filled"
          isWorking={isWorking}
        >
          {t('space.archive.confirm')}
        </Button>
        <LinkButton variant="quiet" to={closeTo} preventScrollReset>
          {t('cancel')}
        </LinkButton>
      </Form>
    </AdminSheet>
  )
}
