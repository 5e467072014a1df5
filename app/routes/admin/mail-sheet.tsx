import { CircleAlert, CircleCheck, Clock, FileText } from 'lucide'
import { Link } from 'react-router'
import { classNames } from '#app/ui/class-names.ts'
import { Icon } from '#app/ui/icon.tsx'
import { Time } from '#app/ui/time.tsx'
import { AdminSheet } from './admin-frame.tsx'
import type { OpenedMail } from './mail.tsx'

type StateOf = Pick<OpenedMail, 'sentAt' | 'file' | 'error'>

const STATES = {
  kept: [FileText, 'kept as a file', 'soft'],
  sent: [CircleCheck, 'sent', 'good'],
  failed: [CircleAlert, 'failed', 'bad'],
  waits: [Clock, 'waits', 'soft'],
} as const

function stateOf({ sentAt, file, error }: StateOf): keyof typeof STATES {
  if (file) return 'kept'
  if (sentAt) return 'sent'
  return error ? 'failed' : 'waits'
}

export function MailState({ mail }: { mail: StateOf }) {
  const [icon, words, tone] = STATES[stateOf(mail)]
  return (
    <span className={classNames('mail-state', tone)}>
      <Icon of={icon} size={14} />
      {words}
    </span>
  )
}

/** One mail as its reader has it, in plain text. */
export function MailSheet({ mail, closeTo }: { mail: OpenedMail; closeTo: string }) {
  return (
    <AdminSheet
      kind="Mail"
      title={mail.subject ?? 'Not open to you'}
      closeTo={closeTo}
      thing={`mail-${mail.id}`}
    >
      <Facts mail={mail} />
      {mail.error ? <p className="bad">{mail.error}</p> : null}
      {mail.text === null ? (
        <p className="soft mail-closed">
          It tells of something that stands in a space you are not in: that it left is shown, its
          words are not.
        </p>
      ) : (
        <pre className="mail-text">{mail.text}</pre>
      )}
    </AdminSheet>
  )
}

function Facts({ mail }: { mail: OpenedMail }) {
  return (
    <dl className="facts">
      <dt>To</dt>
      <dd>
        <Link className="link" to={`/admin/people?who=all&person=${mail.person.number}`}>
          {mail.person.name}
        </Link>
        <small className="quiet"> {mail.to}</small>
      </dd>
      <dt>Written</dt>
      <dd>
        <Time at={mail.writtenAt} as="moment" />
      </dd>
      <dt>State</dt>
      <dd>
        <MailState mail={mail} />
      </dd>
      {mail.file ? (
        <>
          <dt>File</dt>
          <dd>
            <code>{mail.file}</code>
          </dd>
        </>
      ) : null}
    </dl>
  )
}
