import '#app/styles/pages/customers.css'
import { AtSign, AudioLines, Globe, Mail, Rss, Webhook } from 'lucide'
import { Link } from 'react-router'
import { Avatar } from '#app/components/avatar.tsx'
import { DueChip } from '#app/components/due-chip.tsx'
import { faceOf } from '#app/components/person-face.ts'
import { useMessages } from '#app/messages.tsx'
import { Chip } from '#app/ui/chip.tsx'
import { Icon } from '#app/ui/icon.tsx'
import { Checkbox } from '#app/ui/input.tsx'
import { Time } from '#app/ui/time.tsx'
import { customerPagesMessages } from '#messages/customer-pages.ts'
import type { InboxRow as Thread } from './inbox-fields.ts'

export const CHANNEL_ICONS = {
  FORM: Globe,
  EMAIL: Mail,
  WEBHOOK: Webhook,
  FEED: Rss,
  MASTODON: AtSign,
  HEARD: AudioLines,
} as const

type InboxRowProps = { thread: Thread; formId?: string; isCurrent?: boolean }

/** A thread of the inbox: who waits, for what, how urgently and by the formula it is so, and who has taken it. */
export function InboxRow({ thread, formId, isCurrent = false }: InboxRowProps) {
  const t = useMessages(customerPagesMessages)
  const { assignee, channel, customer, dueAt, language, latestAt, path, severity, title, urgency } =
    thread
  return (
    <li className="inbox-row" data-severity={severity} aria-current={isCurrent || undefined}>
      {formId && thread.viewerCan.work ? (
        <span className="inbox-row-select">
          <Checkbox
            form={formId}
            name="thread"
            value={thread.number}
            label={<span className="hidden-text">{t('select', { title })}</span>}
          />
        </span>
      ) : null}
      <div className="inbox-row-main">
        <div className="inbox-row-head">
          <b dir="auto">{customer.name}</b>
          <span className="meta">
            <Icon of={CHANNEL_ICONS[channel.kind]} size={14} />
            <span>
              <span>
                <bdi dir="auto">{channel.name}</bdi>, <Time at={latestAt} as="ago" />
              </span>
            </span>
          </span>
        </div>
        <h2 className="voice inbox-row-title">
          <Link to={path} prefetch="intent" dir="auto" lang={language ?? undefined}>
            {title}
          </Link>
        </h2>
        <div className="inbox-row-foot">
          {urgency && dueAt ? <DueChip dueAt={dueAt} /> : null}
          {urgency ? null : <Chip tone="good">{t('answered')}</Chip>}
          {severity > 1 ? (
            <Chip tone={severity === 3 ? 'bad' : 'warn'}>
              {t(severity === 3 ? 'severity.3' : 'severity.2')}
            </Chip>
          ) : null}
          <span className="inbox-row-who">
            {assignee ? (
              <>
                <Avatar person={faceOf(assignee)} size={24} /> <bdi dir="auto">{assignee.name}</bdi>
              </>
            ) : (
              <span className="quiet">{t('nobody')}</span>
            )}
          </span>
        </div>
        {urgency ? (
          <p className="quiet small" title={t('urgency.formula', urgency)}>
            {t('urgency', { score: urgency.score })}
            <span className="inbox-formula"> = {t('urgency.formula', urgency)}</span>
          </p>
        ) : null}
      </div>
    </li>
  )
}
