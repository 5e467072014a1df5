import { Form } from 'react-router'
import { AvatarStack } from '#app/components/avatar.tsx'
import { PersonChip } from '#app/components/person-chip.tsx'
import { faceOf } from '#app/components/person-face.ts'
import { useMessages } from '#app/messages.tsx'
import { Button } from '#app/ui/button.tsx'
import { customerPagesMessages } from '#messages/customer-pages.ts'
import type { ThreadData } from './thread-document.ts'
import { AddPerson, ThreadPeople } from './thread-person-parts.tsx'

/** Who answers the thread, and who was invited to it. */
export function WhoAnswers({ thread }: { thread: ThreadData }) {
  const t = useMessages(customerPagesMessages)
  const { assignee, readers, viewerCan } = thread
  return (
    <section className="stack stack-tight" aria-labelledby="who-answers">
      <h2 id="who-answers">{t('assignee')}</h2>
      {assignee ? (
        <PersonChip
          person={faceOf(assignee)}
          to={`/people/${assignee.number}`}
          line={assignee.title}
        />
      ) : (
        <p className="quiet">{t('nobody')}</p>
      )}
      {readers.length > 0 ? <Readers thread={thread} /> : null}
      {viewerCan.work ? <PeopleForms isTaken={assignee !== null} /> : null}
    </section>
  )
}

function PeopleForms({ isTaken }: { isTaken: boolean }) {
  const t = useMessages(customerPagesMessages)
  return (
    <>
      <Form method="post" className="cluster">
        <Button type="submit" size="small" name="intent" value={isTaken ? 'free' : 'take'}>
          {t(isTaken ? 'free' : 'take')}
        </Button>
      </Form>
      <AddPerson
        intent="assign"
        field="assignee"
        summary={t('assign')}
        label={t('assign.name')}
        button={t('assign')}
      />
      <AddPerson
        intent="invite"
        field="invited"
        summary={t('invite')}
        label={t('invite.name')}
        help={t('invite.help')}
        button={t('invite')}
      />
    </>
  )
}

/** Who is invited; whoever works on the thread takes an invitation back. */
function Readers({ thread: { readers, viewerCan } }: { thread: ThreadData }) {
  const t = useMessages(customerPagesMessages)
  const stack = (
    <>
      {t('readers')}{' '}
      <AvatarStack people={readers.map(faceOf)} total={readers.length} label={(names) => names} />
    </>
  )
  if (!viewerCan.work) return <div className="cluster small">{stack}</div>
  return (
    <details className="form-more">
      <summary>{stack}</summary>
      <ThreadPeople
        people={readers}
        end={{
          intent: 'uninvite',
          label: t('invite.end.short'),
          labelOf: (name) => t('invite.end', { name }),
        }}
      />
    </details>
  )
}
