import { Check, Lock } from 'lucide'
import { Form, useNavigation } from 'react-router'
import { firstNameOf } from '#app/components/person-face.ts'
import { problemOf } from '#app/forms.ts'
import { Button } from '#app/ui/button.tsx'
import { Icon } from '#app/ui/icon.tsx'
import { TextAreaField } from '#app/ui/input.tsx'
import { Notice } from '#app/ui/notice.tsx'
import { REQUEST_LENGTH } from '#graphql/spaces/limits.ts'
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
  const owner = space.owners[0]
  const name = owner ? firstNameOf(owner.name) : 'its owners'
  const isAsking = useNavigation().formData?.get('intent') === 'ask'
  return (
    <div className="columns">
      <section className="sheet sheet-pad form">
        <h2 className="cluster">
          <Icon of={Lock} size={18} />
          This space is closed
        </h2>
        <p className="soft">
          {space.isArchived
            ? 'It is archived: its members can read it, and nobody new is let in.'
            : 'Its members read and write here. You can ask to be let in.'}
        </p>
        {space.isArchived ? null : space.hasAsked ? (
          <Notice tone="good" role="status" icon={<Icon of={Check} size={17} />}>
            You have asked. {owner ? `${name} sees it` : 'Its owners see it'} the next time they
            look.
          </Notice>
        ) : (
          <Form method="post" className="form">
            <input type="hidden" name="intent" value="ask" />
            <input type="hidden" name="spaceId" value={space.number} />
            <TextAreaField
              label="Why you would like to come in"
              name="message"
              maxLength={REQUEST_LENGTH}
              help="May stay empty. Its owners read it, nobody else."
              error={problemOf(answer, 'ask', 'message')}
            />
            <div className="form-actions">
              <Button type="submit" variant="primary" isWorking={isAsking}>
                Ask {name}
              </Button>
            </div>
          </Form>
        )}
      </section>
      <Owners owners={space.owners} />
    </div>
  )
}
