// Employees whom a complaint names and what they say of it, who has opened it, and who knows someone there.
import '#app/styles/pages/customers.css'
import { Form, useActionData } from 'react-router'
import { problemOf, refusalOf } from '#app/forms.ts'
import { useMessages } from '#app/messages.tsx'
import { Button } from '#app/ui/button.tsx'
import { TextAreaField, TextField } from '#app/ui/input.tsx'
import { Notice } from '#app/ui/notice.tsx'
import { Time } from '#app/ui/time.tsx'
import { CAUSE_LENGTH, NOTE_LENGTH } from '#graphql/customers/limits.ts'
import { customerHearingMessages } from '#messages/customer-hearing.ts'
import type { ThreadData } from './thread-document.ts'
import { AddPerson, ThreadPeople } from './thread-person-parts.tsx'

type Props = { thread: ThreadData }

/** Says to whom the complaint names that they may add facts, with the form. */
export function NamedNotice({ thread }: Props) {
  const t = useMessages(customerHearingMessages)
  const data = useActionData<{ ok: boolean }>()
  if (!thread.isNamed) return null
  return (
    <section className="stack stack-tight">
      <Notice>{t('named.you')}</Notice>
      <Form method="post" className="form" key={thread.facts.length}>
        <TextAreaField
          label={t('fact')}
          name="fact"
          rows={3}
          required
          maxLength={NOTE_LENGTH}
          defaultValue={refusalOf(data, 'addFact')?.typed.fact}
          error={problemOf(data, 'addFact', 'text')}
        />
        <div className="form-actions">
          <Button type="submit" name="intent" value="addFact">
            {t('fact.add')}
          </Button>
        </div>
      </Form>
    </section>
  )
}

/** What those who are named say, inside. */
export function Facts({ thread: { facts } }: Props) {
  const t = useMessages(customerHearingMessages)
  if (facts.length === 0) return null
  return (
    <section className="stack stack-tight" aria-labelledby="facts">
      <h3 id="facts">{t('facts')}</h3>
      <ul className="thread-facts">
        {facts.map((fact) => (
          <li key={fact.at}>
            <p className="meta">
              <b dir="auto">{fact.person.name}</b>
              <Time at={fact.at} as="moment" />
            </p>
            <p className="customer-words" dir="auto">
              {fact.text}
            </p>
          </li>
        ))}
      </ul>
    </section>
  )
}

/** Who is named, and who has opened the thread since. */
export function Hearing({ thread }: Props) {
  const t = useMessages(customerHearingMessages)
  const { named, openings, viewerCan } = thread
  if (named.length === 0 && !viewerCan.work) return null
  return (
    <section className="stack stack-tight">
      {named.length > 0 ? <NamedPeople thread={thread} /> : null}
      {viewerCan.work ? (
        <AddPerson
          intent="name"
          field="named"
          summary={t('name')}
          label={t('name.person')}
          help={t('name.help')}
          button={t('name.add')}
        />
      ) : null}
      {openings.length > 0 ? (
        <details className="form-more">
          <summary>{t('openings')}</summary>
          <ul className="meta-list small">
            {openings.map(({ latestAt, person, times }) => (
              <li key={person.number}>
                <bdi dir="auto">{t('opening', { name: person.name, times })}</bdi>
                {' · '}
                <Time at={latestAt} />
              </li>
            ))}
          </ul>
        </details>
      ) : null}
    </section>
  )
}

function NamedPeople({ thread: { named, viewerCan } }: Props) {
  const t = useMessages(customerHearingMessages)
  return (
    <>
      <h2 id="named">{t('named')}</h2>
      <ThreadPeople
        people={named}
        labelledBy="named"
        end={
          viewerCan.work
            ? {
                intent: 'endNaming',
                label: t('name.end.short'),
                labelOf: (name) => t('name.end', { name }),
              }
            : null
        }
      />
    </>
  )
}

/** Who knows someone there; seen by those who see the thread. */
export function Ties({ thread: { ties, viewerCan } }: Props) {
  const t = useMessages(customerHearingMessages)
  const data = useActionData<{ ok: boolean }>()
  if (ties.length === 0 && !viewerCan.comment) return null
  return (
    <section className="stack stack-tight">
      {ties.length > 0 ? (
        <>
          <h2 id="ties">{t('ties')}</h2>
          <ul className="meta-list small" aria-labelledby="ties">
            {ties.map((tie) => (
              <li key={tie.person.number}>
                <b dir="auto">{tie.person.name}</b> <bdi dir="auto">{tie.text}</bdi>
              </li>
            ))}
          </ul>
        </>
      ) : null}
      {viewerCan.comment ? (
        <details className="form-more" open={refusalOf(data, 'saveTie') !== undefined}>
          <summary>{t('tie')}</summary>
          <Form method="post" className="form" key={ties.map(({ at }) => at).join()}>
            <TextField
              label={t('tie')}
              name="tie"
              maxLength={CAUSE_LENGTH}
              help={t('tie.help')}
              error={problemOf(data, 'saveTie', 'text')}
            />
            <div className="cluster">
              <Button type="submit" size="small" name="intent" value="saveTie">
                {t('tie.save')}
              </Button>
              {ties.length > 0 ? (
                <Button type="submit" size="small" variant="quiet" name="intent" value="removeTie">
                  {t('tie.remove')}
                </Button>
              ) : null}
            </div>
          </Form>
        </details>
      ) : null}
    </section>
  )
}
