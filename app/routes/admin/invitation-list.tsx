import '#app/styles/sheets/administration.css'
import { useRef } from 'react'
import { Form, Link } from 'react-router'
import { MoreRows } from '#app/components/more-rows.tsx'
import { type Connection, useRows } from '#app/components/use-rows.ts'
import { graphql, type ResultOf } from '#app/graphql.ts'
import { useMessages } from '#app/messages.tsx'
import { Button, LinkButton } from '#app/ui/button.tsx'
import { Chip } from '#app/ui/chip.tsx'
import { Empty } from '#app/ui/empty.tsx'
import { SegmentLinks } from '#app/ui/segment.tsx'
import { Time } from '#app/ui/time.tsx'
import { invitationsMessages } from '#messages/invitations.ts'

export const InvitationFields = graphql(`
  fragment InvitationFields on Invitation {
    number email name unit state expiresAt acceptedAt mailError
    invitedBy { number name }
    person { number name }
  }
`)
type Invitation = ResultOf<typeof InvitationFields>

const STATES = ['OPEN', 'ACCEPTED', 'EXPIRED', 'WITHDRAWN'] as const
export type InvitationState = (typeof STATES)[number]
/** Which invitations the address asks for; null: all. */
export const stateIn = (query: URLSearchParams): InvitationState | null =>
  STATES.find((state) => state.toLowerCase() === query.get('state')) ?? null

const addressOf = (state: InvitationState | null): string =>
  state ? `/admin/invitations?state=${state.toLowerCase()}` : '/admin/invitations'

type ListProps = {
  invitations: Connection<Invitation>
  state: InvitationState | null
  /** Nothing can be sent. */
  isOff: boolean
}

export function InvitationList({ invitations, state, isOff }: ListProps) {
  const t = useMessages(invitationsMessages)
  const grown = useRows(invitations, {
    of: (data: { invitations: Connection<Invitation> }) => data.invitations,
    idOf: ({ number }) => number,
    address: addressOf(state),
  })
  const list = useRef<HTMLTableSectionElement>(null)
  return (
    <>
      <SegmentLinks
        label={t('state')}
        items={[null, ...STATES].map((one) => ({
          label: one ? t(`state.${one}`) : t('state.all'),
          to: `${addressOf(one)}#invitations`,
          isCurrent: one === state,
        }))}
      />
      {grown.rows.length > 0 ? (
        <table className="grid-table people-table invitation-table">
          <thead>
            <tr>
              <th scope="col">{t('column.person')}</th>
              <th scope="col">{t('state')}</th>
              <th scope="col" className="wide-only">
                {t('column.by')}
              </th>
              <th scope="col">
                <span className="hidden-text">{t('column.actions')}</span>
              </th>
            </tr>
          </thead>
          <tbody ref={list}>
            {grown.rows.map((invitation) => (
              <Row key={invitation.number} invitation={invitation} isOff={isOff} />
            ))}
          </tbody>
        </table>
      ) : (
        <Empty
          title={t(state ? 'list.noneState' : 'list.none')}
          level={3}
          actions={state ? <LinkButton to={addressOf(null)}>{t('list.all')}</LinkButton> : null}
        >
          {state ? null : t('list.none.help')}
        </Empty>
      )}
      <MoreRows list={list} grown={grown} />
    </>
  )
}

function Row({ invitation, isOff }: { invitation: Invitation; isOff: boolean }) {
  const t = useMessages(invitationsMessages)
  const { email, name, unit, state, person, invitedBy, expiresAt, mailError } = invitation
  const label = person?.name ?? (name || email)
  const about = [label === email ? '' : email, unit].filter(Boolean).join(' · ')
  return (
    <tr>
      <th scope="row">
        {person ? (
          <Link className="link" to={`/people/${person.number}`} dir="auto">
            {label}
          </Link>
        ) : (
          <span dir="auto">{label}</span>
        )}
        {about ? <small dir="auto">{about}</small> : null}
      </th>
      <td>
        <Chip tone={state === 'ACCEPTED' ? 'good' : state === 'OPEN' ? 'sky' : 'plain'}>
          {t(`state.${state}`)}
        </Chip>
        {state === 'OPEN' ? (
          <small className="quiet">
            {mailError
              ? t('mailFailed', { error: mailError })
              : t.rich('until', { at: <Time at={expiresAt} as="day" /> })}
          </small>
        ) : null}
      </td>
      <td className="wide-only" translate="no">
        {invitedBy.name}
      </td>
      <td className="verb">
        <Actions invitation={invitation} isOff={isOff} />
      </td>
    </tr>
  )
}

/** What can still be done with it: all of an open one, a new mail of one that is over. */
function Actions({ invitation, isOff }: { invitation: Invitation; isOff: boolean }) {
  const t = useMessages(invitationsMessages)
  const { number, email, state } = invitation
  const isOpen = state === 'OPEN'
  if (!isOpen && state !== 'EXPIRED') return null
  const act = (intent: string, words: string, label: string) => (
    <Form method="post" action="/admin/invitations" reloadDocument>
      <input type="hidden" name="intent" value={intent} />
      <input type="hidden" name="id" value={number} />
      <input type="hidden" name="email" value={email} />
      <Button type="submit" variant="quiet" size="small" aria-label={label}>
        {words}
      </Button>
    </Form>
  )
  return (
    <div className="cluster">
      {isOff ? null : act('resend', t('resend'), t('resendTo', { email }))}
      {isOpen && !isOff ? act('show', t('copyLink'), t('copyLinkOf', { email })) : null}
      {act('withdraw', t('withdraw'), t('withdrawOf', { email }))}
    </div>
  )
}
