// Mails that left the house, or would have left had there been a mail server; one opened as text.
import { CircleAlert, CircleCheck, Clock, FileText } from 'lucide-react'
import { type RefObject, useRef } from 'react'
import { Link, useSearchParams } from 'react-router'
import { atrium } from '#app/atrium.ts'
import { MoreRows, useMoreRows } from '#app/components/more-rows.tsx'
import { graphql, type ResultOf } from '#app/graphql.ts'
import { classNames } from '#app/ui/class-names.ts'
import { Empty } from '#app/ui/empty.tsx'
import { Icon } from '#app/ui/icon.tsx'
import { Time } from '#app/ui/time.tsx'
import type { Route } from './+types/mail'
import { AdminFrame, AdminSheet, mustBeAdmin, RowKeysHint, useRowKeys } from './admin-frame.tsx'

const AdminMailPage = graphql(`
  query AdminMailPage($after: String) {
    settings { isAdmin }
    mails(first: 50, after: $after) {
      edges { node { id to subject writtenAt sentAt file error person { number name } } }
      pageInfo { endCursor hasNextPage }
    }
  }
`)
type Listed = ResultOf<typeof AdminMailPage>['mails']['edges'][number]['node']

const OpenedMail = graphql(`
  query OpenedMail($id: ID!) {
    mail(id: $id) { id to subject text writtenAt sentAt file error person { number name } }
  }
`)
type Opened = NonNullable<ResultOf<typeof OpenedMail>['mail']>

export async function loader({ context, request }: Route.LoaderArgs) {
  const { ask } = context.get(atrium)
  const query = new URL(request.url).searchParams
  const open = query.get('open') ?? ''
  const [read, opened] = await Promise.all([
    ask(AdminMailPage, { after: query.get('after') }),
    /^\d{1,9}$/.test(open) ? ask(OpenedMail, { id: open }) : null,
  ])
  mustBeAdmin(read)
  return { ...read, opened: opened?.mail ?? null }
}

export const meta: Route.MetaFunction = () => [{ title: 'Mail · Admin · Atrium' }]

/** The list's address, with a mail opened or without. */
function addressOf(query: URLSearchParams, open: string | null): string {
  const to = new URLSearchParams(query)
  to.delete('open')
  if (open) to.set('open', open)
  return to.size > 0 ? `/admin/mail?${to}` : '/admin/mail'
}

export default function MailPage({ loaderData }: Route.ComponentProps) {
  const { opened } = loaderData
  const [query] = useSearchParams()
  const grown = useMoreRows(loaderData, ({ mails }) => ({
    rows: mails.edges.map(({ node }) => node),
    next: mails.pageInfo.hasNextPage ? mails.pageInfo.endCursor : null,
  }))
  const list = useRef<HTMLTableSectionElement>(null)
  useRowKeys(list)
  return (
    <AdminFrame
      path="/admin/mail"
      sheet={opened ? <MailSheet mail={opened} closeTo={addressOf(query, null)} /> : null}
    >
      {grown.rows.length > 0 ? (
        <MailTable mails={grown.rows} openId={opened?.id ?? null} query={query} list={list} />
      ) : (
        <Empty title="No mail has been written yet">
          People are told by mail at the rhythm they chose. Without a mail server each mail is kept
          as a file.
        </Empty>
      )}
      <MoreRows list={list} count={grown.rows.length} grown={grown} />
      {grown.rows.length > 0 ? <RowKeysHint /> : null}
    </AdminFrame>
  )
}

type MailTableProps = {
  mails: readonly Listed[]
  openId: string | null
  query: URLSearchParams
  list: RefObject<HTMLTableSectionElement | null>
}

function MailTable({ mails, openId, query, list }: MailTableProps) {
  return (
    <table className="grid-table people-table">
      <thead>
        <tr>
          <th scope="col">Subject</th>
          <th scope="col">To</th>
          <th scope="col">Written</th>
          <th scope="col">State</th>
        </tr>
      </thead>
      <tbody ref={list}>
        {mails.map((mail) => (
          <tr
            key={mail.id}
            data-row={mail.id}
            className={classNames('row-link', mail.id === openId && 'is-chosen')}
          >
            <th scope="row">
              <Link
                id={`open-mail-${mail.id}`}
                className="row-link-target"
                to={addressOf(query, mail.id)}
                aria-current={mail.id === openId || undefined}
                preventScrollReset
              >
                {mail.subject ?? 'About something that is not open to you'}
              </Link>
              <small className="phone-only">
                {mail.person.name}, <Time at={mail.writtenAt} />
              </small>
            </th>
            <td className="wide-only">
              {mail.person.name}
              <small>{mail.to}</small>
            </td>
            <td className="wide-only soft">
              <Time at={mail.writtenAt} />
            </td>
            <td>
              <State mail={mail} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

type StateOf = Pick<Listed, 'sentAt' | 'file' | 'error'>

function State({ mail: { sentAt, file, error } }: { mail: StateOf }) {
  const [icon, words, tone] = file
    ? ([FileText, 'kept as a file', 'soft'] as const)
    : sentAt
      ? ([CircleCheck, 'sent', 'good'] as const)
      : error
        ? ([CircleAlert, 'failed', 'bad'] as const)
        : ([Clock, 'waits', 'soft'] as const)
  return (
    <span className={classNames('mail-state', tone)}>
      <Icon of={icon} size={14} />
      {words}
    </span>
  )
}

function MailSheet({ mail, closeTo }: { mail: Opened; closeTo: string }) {
  return (
    <AdminSheet
      kind="Mail"
      title={mail.subject ?? 'Not open to you'}
      closeTo={closeTo}
      thing={`mail-${mail.id}`}
    >
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
          <State mail={mail} />
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
      {mail.error ? <p className="bad">{mail.error}</p> : null}
      {mail.text === null ? (
        <p className="soft">
          It tells of something that stands in a space you are not in: that it left is shown, its
          words are not.
        </p>
      ) : (
        <pre className="mail-text">{mail.text}</pre>
      )}
    </AdminSheet>
  )
}
