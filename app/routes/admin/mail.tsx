// Emails that were sent, or saved as files where there is no mail server; one opened as text.

import '#app/styles/sheets/administration.css'
import { type RefObject, useRef } from 'react'
import { Link, useSearchParams } from 'react-router'
import { atrium } from '#app/atrium.ts'
import { MoreRows } from '#app/components/more-rows.tsx'
import { useRows } from '#app/components/use-rows.ts'
import { graphql, type ResultOf } from '#app/graphql.ts'
import { useMessages } from '#app/messages.tsx'
import { classNames } from '#app/ui/class-names.ts'
import { Empty } from '#app/ui/empty.tsx'
import { Time } from '#app/ui/time.tsx'
import { adminMessages } from '#messages/admin.ts'
import type { Route } from './+types/mail'
import { AdminFrame, adminTitle, mustBeAdmin, RowKeysHint, useRowKeys } from './admin-frame.tsx'
import { MailSheet, MailState } from './mail-sheet.tsx'

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

const OneMail = graphql(`
  query OpenedMail($id: ID!) {
    mail(id: $id) { id to subject text writtenAt sentAt file error person { number name } }
  }
`)
export type OpenedMail = NonNullable<ResultOf<typeof OneMail>['mail']>

export async function loader({ context, request }: Route.LoaderArgs) {
  const { ask } = context.get(atrium)
  const query = new URL(request.url).searchParams
  const open = query.get('open') ?? ''
  const [read, opened] = await Promise.all([
    ask(AdminMailPage, { after: query.get('after') }),
    /^\d{1,9}$/.test(open) ? ask(OneMail, { id: open }) : null,
  ])
  mustBeAdmin(read)
  return { ...read, opened: opened?.mail ?? null }
}

export const meta: Route.MetaFunction = ({ matches }) => [
  { title: adminTitle(matches, '/admin/mail') },
]

/** The list's address, with a mail opened or without. */
function addressOf(query: URLSearchParams, open: string | null): string {
  const to = new URLSearchParams(query)
  to.delete('open')
  if (open) to.set('open', open)
  return to.size > 0 ? `/admin/mail?${to}` : '/admin/mail'
}

export default function MailPage({ loaderData }: Route.ComponentProps) {
  const { opened } = loaderData
  const t = useMessages(adminMessages)
  const [query] = useSearchParams()
  const grown = useRows(loaderData.mails, {
    of: ({ mails }: typeof loaderData) => mails,
    idOf: ({ id }) => id,
    address: addressOf(query, null),
  })
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
        <Empty title={t('mail.none')}>{t('mail.none.help')}</Empty>
      )}
      <MoreRows list={list} grown={grown} />
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
  const t = useMessages(adminMessages)
  return (
    <table className="grid-table people-table">
      <thead>
        <tr>
          <th scope="col">{t('mail.subject')}</th>
          <th scope="col">{t('mail.to')}</th>
          <th scope="col">{t('mail.written')}</th>
          <th scope="col">{t('mail.state')}</th>
        </tr>
      </thead>
      <tbody ref={list}>
        {mails.map((mail) => (
          <MailRow
            key={mail.id}
            mail={mail}
            isOpen={mail.id === openId}
            to={addressOf(query, mail.id)}
          />
        ))}
      </tbody>
    </table>
  )
}

function MailRow({ mail, isOpen, to }: { mail: Listed; isOpen: boolean; to: string }) {
  const t = useMessages(adminMessages)
  return (
    <tr data-row={mail.id} className={classNames('row-link', isOpen && 'is-chosen')}>
      <th scope="row">
        <Link
          id={`open-mail-${mail.id}`}
          className="row-link-target"
          to={to}
          aria-current={isOpen || undefined}
          preventScrollReset
        >
          {mail.subject === null ? (
            t('mail.closed')
          ) : (
            <span dir="auto" translate="no">
              {mail.subject}
            </span>
          )}
        </Link>
        <small className="phone-only">
          <span translate="no">{mail.person?.name ?? mail.to}</span>, <Time at={mail.writtenAt} />
        </small>
      </th>
      <td className="wide-only" translate="no">
        {mail.person?.name ?? mail.to}
        {mail.person ? <small>{mail.to}</small> : null}
      </td>
      <td className="wide-only soft">
        <Time at={mail.writtenAt} />
      </td>
      <td>
        <MailState mail={mail} />
      </td>
    </tr>
  )
}
