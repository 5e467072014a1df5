import { Form, useNavigation } from 'react-router'
import type { Refused } from '#app/forms.ts'
import { Button, LinkButton } from '#app/ui/button.tsx'
import { FieldError } from '#app/ui/field.tsx'
import type { OpenedSpace } from './admin.tsx'
import { AdminSheet } from './admin-frame.tsx'

type ArchiveSheetProps = { space: OpenedSpace; refusal: Refused | undefined; closeTo: string }

/** Asks before a space is archived, and says what that means. */
export function ArchiveSheet({ space, refusal, closeTo }: ArchiveSheetProps) {
  const isWorking = useNavigation().formData?.get('intent') === 'archiveSpace'
  const people = space.audience === 1 ? 'One person reads' : `${space.audience} people read`
  return (
    <AdminSheet
      kind="Space"
      title={`Archive ${space.name}?`}
      closeTo={closeTo}
      thing={`archive-${space.slug}`}
    >
      <div className="stack stack-tight">
        <p>
          {people} it now and still can, and search finds it. It takes no new ideas, comments,
          supports, members or boards, and the clocks of promised answers stop.
        </p>
        <p className="quiet">It can be brought back, as it was.</p>
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
          Archive it
        </Button>
        <LinkButton variant="quiet" to={closeTo} preventScrollReset>
          Leave it open
        </LinkButton>
      </Form>
    </AdminSheet>
  )
}
