import { Form, useActionData } from 'react-router'
import { AvatarStack } from '#app/components/avatar.tsx'
import { PersonChip } from '#app/components/person-chip.tsx'
import { faceOf } from '#app/components/person-face.ts'
import { PersonField } from '#app/components/person-field.tsx'
import { problemOf, refusalOf } from '#app/forms.ts'
import { useMessages } from '#app/messages.tsx'
import { Button } from '#app/ui/button.tsx'
import { customerPagesMessages } from '#messages/customer-pages.ts'
import type { ThreadData } from './thread-document.ts'

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
  const data = useActionData<{ ok: boolean }>()
  return (
    <>
      <Form method="post" className="cluster">
        <Button type="submit" size="small" name="intent" value={isTaken ? 'free' : 'take'}>
          {t(isTaken ? 'free' : 'take')}
        </Button>
      </Form>
      <details className="form-more">
        <summary>{t('assign')}</summary>
        <Form method="post" className="form">
          <PersonField
            label={t('assign.name')}
            name="assignee"
            error={problemOf(data, 'assign', 'assignee') ?? problemOf(data, 'assign', 'personId')}
          />
          <Button type="submit" size="small" name="intent" value="assign">
            {t('assign')}
          </Button>
        </Form>
      </details>
      <details className="form-more" open={refusalOf(data, 'invite') !== undefined}>
        <summary>{t('invite')}</summary>
        <Form method="post" className="form">
          <PersonField
            label={t('invite.name')}
            name="invited"
            help={t('invite.help')}
            error={problemOf(data, 'invite', 'invited') ?? problemOf(data, 'invite', 'personId')}
          />
          <Button type="submit" size="small" name="intent" value="invite">
            {t('invite')}
          </Button>
        </Form>
      </details>
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
      <ul className="meta-list">
        {readers.map((reader) => (
          <li key={reader.number}>
            <Form method="post" className="cluster">
              <input type="hidden" name="personId" value={reader.number} />
              <bdi dir="auto">{reader.name}</bdi>
              <Button
                type="submit"
                size="small"
                name="intent"
                value="uninvite"
                aria-label={t('invite.end', { name: reader.name })}
              >
                {t('invite.end.short')}
              </Button>
            </Form>
          </li>
        ))}
      </ul>
    </details>
  )
}
