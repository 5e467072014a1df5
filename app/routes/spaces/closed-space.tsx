import { Check, Lock } from 'lucide'
import { Form, useNavigation } from 'react-router'
import { firstNameOf } from '#app/components/person-face.ts'
import { problemOf } from '#app/forms.ts'
import { useMessages } from '#app/messages.tsx'
import { Button } from '#app/ui/button.tsx'
import { Icon } from '#app/ui/icon.tsx'
import { TextAreaField } from '#app/ui/input.tsx'
import { Notice } from '#app/ui/notice.tsx'
import { REQUEST_LENGTH } from '#graphql/spaces/limits.ts'
import { spaceMessages } from '#messages/space.ts'
import type { SpaceData } from './space-document.ts'
import { Owners } from './space-people.tsx'

/** A closed space from outside: its name, who to ask, and the asking. Never what waits inside. */
export function ClosedSpace({
  space,
  answer,
}: {
  space: SpaceData
  answer: { ok: boolean } | undefined
}) {
  const t = useMessages(spaceMessages)
  const owner = space.owners[0]
  const isAsking = useNavigation().formData?.get('intent') === 'ask'
  return (
    <div className="columns">
      <section className="sheet sheet-pad form">
        <h2 className="cluster">
          <Icon of={Lock} size={18} />
          {t('closed')}
        </h2>
        <p className="soft">{t(space.isArchived ? 'closed.archived' : 'closed.help')}</p>
        {space.isArchived ? null : space.hasAsked ? (
          <Notice tone="good" role="status" icon={<Icon of={Check} size={17} />}>
            {owner
              ? t('request.sent', { name: firstNameOf(owner.name) })
              : t('request.sentToOwners')}
          </Notice>
        ) : (
          <Form method="post" className="form">
            <input type="hidden" name="intent" value="ask" />
            <input type="hidden" name="spaceId" value={space.number} />
            <TextAreaField
              label={t('request.message')}
              name="message"
              maxLength={REQUEST_LENGTH}
              help={t('request.message.help')}
              error={problemOf(answer, 'ask', 'message')}
            />
            <div className="form-actions">
              <Button type="submit" variant="primary" isWorking={isAsking}>
                {t('request')}
              </Button>
            </div>
          </Form>
        )}
      </section>
      <Owners owners={space.owners} />
    </div>
  )
}
