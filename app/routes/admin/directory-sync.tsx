// Directories that keep people in step by SCIM: connected here, and what their groups give.
import { Plus } from 'lucide'
import { Form, Link, redirect, useActionData, useSearchParams } from 'react-router'
import { atrium, fields } from '#app/atrium.ts'
import { SecretLink } from '#app/components/secret-link.tsx'
import {
  type Answered,
  problemOf,
  refusalOf,
  refused,
  unknownForm,
  wholeProblem,
} from '#app/forms.ts'
import { graphql, type ResultOf } from '#app/graphql.ts'
import { useMessages } from '#app/messages.tsx'
import { Button, LinkButton } from '#app/ui/button.tsx'
import { Empty } from '#app/ui/empty.tsx'
import { Icon } from '#app/ui/icon.tsx'
import { TextField } from '#app/ui/input.tsx'
import { Notice } from '#app/ui/notice.tsx'
import { Time } from '#app/ui/time.tsx'
import { CONNECTION_NAME_LENGTH } from '#graphql/scim/limits.ts'
import { scimMessages } from '#messages/scim.ts'
import type { Route } from './+types/directory-sync'
import { AdminFrame, AdminSheet, adminTitle, mustBeAdmin } from './admin-frame.tsx'
import { GroupFields } from './directory-sync-rules.tsx'
import { ConnectionSheet } from './directory-sync-sheet.tsx'
import {
  addRule,
  endConnection,
  makeConnection,
  previewRule,
  removeRule,
  renewToken,
} from './directory-sync-writes.ts'

const LIST = '/admin/directory-sync'
const IsAdmin = graphql(`query IsAdminForSync { settings { isAdmin } }`)
const SyncPage = graphql(`
  query DirectorySyncPage {
    settings { canAdminister }
    directoryConnections { number name address createdAt lastUsedAt userCount activeCount groupCount }
  }
`)
const GroupsOfDirectory = graphql(
  `
  query DirectoryGroups($number: Int!, $text: String, $after: String) {
    directoryGroups(number: $number, text: $text, first: 20, after: $after) {
      edges { node { ...DirectoryGroupFields } }
      pageInfo { endCursor hasNextPage }
    }
    spaces(first: 100) { edges { node { number name isArchived } } }
  }
`,
  [GroupFields],
)
export type Connection = ResultOf<typeof SyncPage>['directoryConnections'][number]

export async function loader({ context, request }: Route.LoaderArgs) {
  const { ask } = context.get(atrium)
  mustBeAdmin(await ask(IsAdmin, {}))
  const { settings, directoryConnections } = await ask(SyncPage, {})
  const query = new URL(request.url).searchParams
  const opened = directoryConnections.find(({ number }) => String(number) === query.get('open'))
  const groups = opened
    ? await ask(GroupsOfDirectory, {
        number: opened.number,
        text: query.get('q'),
        after: query.get('after'),
      })
    : null
  return {
    canChange: settings.canAdminister,
    connections: directoryConnections,
    opened: opened ?? null,
    groups: groups?.directoryGroups ?? null,
    spaces: groups?.spaces.edges.flatMap(({ node }) => (node.isArchived ? [] : [node])) ?? [],
  }
}

export async function action({ context, request }: Route.ActionArgs) {
  const gateway = context.get(atrium)
  mustBeAdmin(await gateway.ask(IsAdmin, {}))
  const form = await fields(request)
  const { intent = '' } = form
  if (intent === 'preview')
    return { ok: true as const, preview: await previewRule(gateway, form), typed: form }
  if (intent === 'connect' || intent === 'renew') {
    const result =
      intent === 'connect' ? await makeConnection(gateway, form) : await renewToken(gateway, form)
    if (!result.ok) return refused(result, intent, form)
    const { text, number, address } = Object.values(result.data)[0] as {
      text: string
      number: number
      address: string
    }
    return { ok: true as const, text, number, address }
  }
  const writes = { end: endConnection, addRule, removeRule } as const
  const write = writes[intent as keyof typeof writes]
  if (!write) throw new Response(unknownForm(gateway.language), { status: 400 })
  const result = await write(gateway, form)
  if (!result.ok) return refused(result, intent, form)
  if (intent === 'end') return redirect(`${LIST}?done=ended`, 303)
  const url = new URL(request.url)
  url.searchParams.set('done', intent)
  return redirect(url.pathname + url.search, 303)
}

export const meta: Route.MetaFunction = ({ matches }) => [{ title: adminTitle(matches, LIST) }]

type Answer = Answered & { text?: string; number?: number; address?: string }

export default function DirectorySync({ loaderData }: Route.ComponentProps) {
  const { connections, opened, groups, spaces, canChange } = loaderData
  const t = useMessages(scimMessages)
  const [query] = useSearchParams()
  const answer = useActionData() as Answer | undefined
  const done = query.get('done')
  const sheet =
    opened && groups ? (
      <ConnectionSheet
        {...{
          connection: opened,
          groups,
          spaces,
          canChange,
          done,
          answer,
          text: query.get('q') ?? '',
        }}
      />
    ) : query.has('new') && canChange ? (
      <NewConnection answer={answer} />
    ) : null
  return (
    <AdminFrame path={LIST} sheet={sheet}>
      {done === 'ended' ? (
        <Notice role="status" tone="good">
          {t('ended')}
        </Notice>
      ) : null}
      <div className="admin-filter">
        <p className="soft">{t('lead')}</p>
        {canChange ? (
          <LinkButton to={`${LIST}?new=1`} preventScrollReset>
            <Icon of={Plus} />
            {t('new')}
          </LinkButton>
        ) : null}
      </div>
      {connections.length === 0 ? (
        <Empty title={t('none')}>{t('none.help')}</Empty>
      ) : (
        <ul className="list list-ruled settings-ways">
          {connections.map((one) => (
            <ConnectionRow
              key={one.number}
              connection={one}
              isOpen={one.number === opened?.number}
            />
          ))}
        </ul>
      )}
    </AdminFrame>
  )
}

function ConnectionRow({ connection, isOpen }: { connection: Connection; isOpen: boolean }) {
  const t = useMessages(scimMessages)
  const { number, name, lastUsedAt, userCount, activeCount, groupCount } = connection
  return (
    <li data-row={number}>
      <span>
        <Link
          className="link"
          dir="auto"
          id={`open-directory-${number}`}
          to={`${LIST}?open=${number}`}
          aria-current={isOpen || undefined}
          preventScrollReset
        >
          {name}
        </Link>
        <small>
          {t('people', { count: userCount })}, {t('active', { count: activeCount })} ·{' '}
          {t('groups.count', { count: groupCount })}
        </small>
        <small>{lastUsedAt ? t.rich('used', { at: <Time at={lastUsedAt} /> }) : t('unused')}</small>
      </span>
    </li>
  )
}

function NewConnection({ answer }: { answer: Answer | undefined }) {
  const t = useMessages(scimMessages)
  const refusal = refusalOf(answer, 'connect')
  const whole = wholeProblem(refusal)
  return (
    <AdminSheet kind={t('kind')} title={t('new')} closeTo={LIST} thing="directory-new">
      {answer?.text ? (
        <div className="form">
          <Notice role="status" tone="good">
            {t('made')}
          </Notice>
          <SecretLink label={t('address')} url={answer.address ?? ''} />
          <SecretLink label={t('token')} url={answer.text} />
          <p>
            <Link className="link" to={`${LIST}?open=${answer.number}`}>
              {t('groups')}
            </Link>
          </p>
        </div>
      ) : (
        <Form method="post" className="form">
          {whole ? (
            <Notice role="alert" tone="bad">
              {whole}
            </Notice>
          ) : null}
          <TextField
            label={t('name')}
            help={t('name.help')}
            name="name"
            maxLength={CONNECTION_NAME_LENGTH}
            defaultValue={refusal?.typed.name}
            error={problemOf(answer, 'connect', 'name')}
            required
          />
          <div className="form-actions">
            <Button type="submit" variant="primary" name="intent" value="connect">
              {t('make')}
            </Button>
          </div>
        </Form>
      )}
    </AdminSheet>
  )
}
