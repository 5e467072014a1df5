import '#app/styles/sheets/administration.css'
import { CircleAlert, CircleCheck, Clock, FileText } from 'lucide'
import { Link } from 'react-router'
import { useMessages } from '#app/messages.tsx'
import { classNames } from '#app/ui/class-names.ts'
import { Icon } from '#app/ui/icon.tsx'
import { Time } from '#app/ui/time.tsx'
import { adminMessages } from '#messages/admin.ts'
import { AdminSheet } from './admin-frame.tsx'
import type { OpenedMail } from './mail.tsx'

type StateOf = Pick<OpenedMail, 'sentAt' | 'file' | 'error'>

const STATES = {
  kept: [FileText, 'soft'],
  sent: [CircleCheck, 'good'],
  failed: [CircleAlert, 'bad'],
  waits: [Clock, 'soft'],
} as const

function stateOf({ sentAt, file, error }: StateOf): keyof typeof STATES {
  if (file) return 'kept'
  if (sentAt) return 'sent'
  return error ? 'failed' : 'waits'
}

export function MailState({ mail }: { mail: StateOf }) {
  const t = useMessages(adminMessages)
  const state = stateOf(mail)
  const [icon, tone] = STATES[state]
  return (
    <span className={classNames('mail-state', tone)}>
      <Icon of={icon} size={14} />
      {t(`mail.state.${state}`)}
    </span>
  )
}

/** One mail as its reader has it, in plain text. */
export function MailSheet({ mail, closeTo }: { mail: OpenedMail; closeTo: string }) {
  const t = useMessages(adminMessages)
  return (
    <AdminSheet
      kind={t('mail')}
      title={mail.subject ?? t('mail.closed')}
      closeTo={closeTo}
      thing={`mail-${mail.id}`}
    >
      <Facts mail={mail} />
      {mail.error ? <p className="bad">{mail.error}</p> : null}
      {mail.text === null ? (
        <p className="soft mail-closed">{t('mail.closed.help')}</p>
      ) : (
        <pre className="mail-text" dir="auto">
          {mail.text}
        </pre>
      )}
    </AdminSheet>
  )
}

function Facts({ mail }: { mail: OpenedMail }) {
  const t = useMessages(adminMessages)
  return (
    <dl className="facts">
      <dt>{t('mail.to')}</dt>
      <dd>
        {mail.person ? (
          <Link className="link" to={`/admin/people?who=all&person=${mail.person.number}`}>
            {mail.person.name}
          </Link>
        ) : null}
        <small className="quiet"> {mail.to}</small>
      </dd>
      <dt>{t('mail.written')}</dt>
      <dd>
        <Time at={mail.writtenAt} as="moment" />
      </dd>
      <dt>{t('mail.state')}</dt>
      <dd>
        <MailState mail={mail} />
      </dd>
      {mail.file ? (
        <>
          <dt>{t('mail.file')}</dt>
          <dd>
            <code>{mail.file}</code>
          </dd>
        </>
      ) : null}
    </dl>
  )
}
