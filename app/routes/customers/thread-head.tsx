import '#app/styles/pages/customers.css'
import { Quote } from 'lucide'
import { DueChip } from '#app/components/due-chip.tsx'
import { useMessages } from '#app/messages.tsx'
import { LinkButton } from '#app/ui/button.tsx'
import { Chip } from '#app/ui/chip.tsx'
import { Icon } from '#app/ui/icon.tsx'
import { Time } from '#app/ui/time.tsx'
import { customerHearingMessages } from '#messages/customer-hearing.ts'
import { customerPagesMessages } from '#messages/customer-pages.ts'
import { insightSectionMessages } from '#messages/insight-section.ts'
import { CHANNEL_ICONS } from './inbox-row.tsx'
import type { ThreadData } from './thread-document.ts'

/** What it is about, where it came in, where it stands, and by when an answer is owed. */
export function ThreadHead({ thread }: { thread: ThreadData }) {
  const t = useMessages(customerPagesMessages)
  const insights = useMessages(insightSectionMessages)
  const hearing = useMessages(customerHearingMessages)
  const { channel, customer, severity, state, urgency } = thread
  return (
    <header className="thread-head">
      <div>
        <h1 className="voice-title" dir="auto" lang={thread.language ?? undefined}>
          {thread.title}
        </h1>
        <p className="meta">
          <span>
            <Icon of={CHANNEL_ICONS[channel.kind]} size={14} />
            <span>
              <bdi dir="auto">{channel.name}</bdi>, <Time at={thread.createdAt} as="moment" />
            </span>
          </span>
          <span dir="auto">{customer.name}</span>
          <span translate="no">{thread.name}</span>
          {thread.desk ? <span dir="auto">{hearing('desk', { desk: thread.desk })}</span> : null}
          <Chip tone={state === 'LOST' ? 'bad' : state === 'COMPLAINT' ? 'plain' : 'good'}>
            {thread.stateLabel}
          </Chip>
          {severity > 1 ? (
            <Chip tone={severity === 3 ? 'bad' : 'warn'}>
              {t(severity === 3 ? 'severity.3' : 'severity.2')}
            </Chip>
          ) : null}
          {thread.isSpam ? <Chip tone="bad">{t('view.SPAM')}</Chip> : null}
        </p>
        {urgency ? (
          <p className="quiet small">
            {t('urgency', { score: urgency.score })} = {t('urgency.formula', urgency)}
          </p>
        ) : null}
      </div>
      {thread.canCapture ? (
        <LinkButton size="small" to={`/insights/capture/${thread.number}`}>
          <Icon of={Quote} size={15} />
          {insights('quote')}
        </LinkButton>
      ) : null}
      <Clocks thread={thread} />
    </header>
  )
}

function Clocks({ thread: { channel, dueAt, reviewDueAt, rightDueAt } }: { thread: ThreadData }) {
  const t = useMessages(customerPagesMessages)
  return (
    <dl className="thread-clocks">
      {dueAt ? (
        <div>
          <dt>{t('due')}</dt>
          <dd>
            <DueChip dueAt={dueAt} />
            {channel.firstHours ? (
              <small className="quiet">{t('promise', { hours: channel.firstHours })}</small>
            ) : null}
          </dd>
        </div>
      ) : null}
      {reviewDueAt ? (
        <div>
          <dt>{t('due.review')}</dt>
          <dd>
            <DueChip dueAt={reviewDueAt} />
          </dd>
        </div>
      ) : null}
      {rightDueAt ? (
        <div>
          <dt>{t('due.right')}</dt>
          <dd>
            <DueChip dueAt={rightDueAt} />
          </dd>
        </div>
      ) : null}
    </dl>
  )
}
