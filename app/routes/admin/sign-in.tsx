// How people sign in: the company's sign-on services, and accounts that wait to be linked.
import '#app/styles/sheets/administration.css'
import { Plus } from 'lucide'
import type { ReactNode } from 'react'
import { Form, Link, redirect, useActionData, useSearchParams } from 'react-router'
import { atrium, formOf } from '#app/atrium.ts'
import { refusalOf, refused, unknownForm, wholeProblem } from '#app/forms.ts'
import { graphql, type ResultOf } from '#app/graphql.ts'
import { useMessages } from '#app/messages.tsx'
import { Button, LinkButton } from '#app/ui/button.tsx'
import { classNames } from '#app/ui/class-names.ts'
import { Empty } from '#app/ui/empty.tsx'
import { Icon } from '#app/ui/icon.tsx'
import { Notice } from '#app/ui/notice.tsx'
import { signOnMessages } from '#messages/sign-on.ts'
import type { Route } from './+types/sign-in'
import { AdminFrame, adminTitle, mustBeAdmin } from './admin-frame.tsx'
import { RequestFields, SignInRequests } from './sign-in-requests.tsx'
import { ProviderFields, ProviderSheet } from './sign-in-sheet.tsx'
import { carryOut } from './sign-in-writes.ts'

const IsAdmin = graphql(`query IsAdminForSignIn { settings { isAdmin } }`)
const AdminSignInPage = graphql(
  `
  query AdminSignInPage {
    settings { canAdminister }
    allowsPrivateSignOn
    entrance { hasSignInLinks hasPasskeys hasBadges }
    signInProviders { ...ProviderFields }
    signOnRequests { ...RequestFields }
  }
`,
  [ProviderFields, RequestFields],
)
type Listed = ResultOf<typeof AdminSignInPage>['signInProviders'][number]

export async function loader({ context }: Route.LoaderArgs) {
  const { ask } = context.get(atrium)
  mustBeAdmin(await ask(IsAdmin, {}))
  return ask(AdminSignInPage, {})
}

export async function action({ context, request }: Route.ActionArgs) {
  const gateway = context.get(atrium)
  mustBeAdmin(await gateway.ask(IsAdmin, {}))
  const form = await formOf(request)
  const sent = await carryOut(gateway, form)
  if (!sent) throw new Response(unknownForm(gateway.language), { status: 400 })
  const { result, to } = sent
  if (result.ok) throw redirect(to, 303)
  const typed: Record<string, string> = {}
  // A secret is not sent back.
  for (const [name, value] of form)
    if (typeof value === 'string' && name !== 'secret') typed[name] = value
  return refused(result, String(form.get('intent') ?? ''), typed)
}

export const meta: Route.MetaFunction = ({ matches }) => [
  { title: adminTitle(matches, '/admin/sign-in') },
]

export default function SignInAdmin({ loaderData }: Route.ComponentProps) {
  const { signInProviders, signOnRequests, allowsPrivateSignOn } = loaderData
  const { canAdminister } = loaderData.settings
  const t = useMessages(signOnMessages)
  const [query] = useSearchParams()
  const answer = useActionData<typeof action>()
  const opened = signInProviders.find(({ number }) => String(number) === query.get('open'))
  const isNew = query.has('new')
  const linksProblem = wholeProblem(refusalOf(answer, 'linksOff'))
  return (
    <AdminFrame
      path="/admin/sign-in"
      sheet={
        opened || isNew ? (
          <ProviderSheet
            key={opened?.number ?? 'new'}
            provider={opened ?? null}
            answer={answer}
            wasSaved={query.has('saved')}
          />
        ) : null
      }
    >
      <div className="admin-filter">
        <p className="soft">{t('lead')}</p>
        <LinkButton to="/admin/sign-in?new=1" preventScrollReset>
          <Icon of={Plus} />
          {t('new')}
        </LinkButton>
      </div>
      {allowsPrivateSignOn ? <Notice tone="warn">{t('private')}</Notice> : null}
      {signInProviders.length > 0 ? (
        <ProviderTable providers={signInProviders} openNumber={opened?.number ?? null} />
      ) : (
        <Empty title={t('none')}>{t('none.help')}</Empty>
      )}
      <Way way="links" isOn={loaderData.entrance.hasSignInLinks} problem={linksProblem} />
      <Way way="passkeys" isOn={loaderData.entrance.hasPasskeys} />
      <Way way="badges" isOn={loaderData.entrance.hasBadges}>
        {canAdminister ? (
          <Link className="link" to="/admin/sign-in/badges">
            {t('badges.manage')}
          </Link>
        ) : null}
      </Way>
      {canAdminister ? (
        <p>
          <Link className="link" to="/admin/sign-in/emergency">
            {t('emergency')}
          </Link>
        </p>
      ) : null}
      <SignInRequests requests={signOnRequests} />
    </AdminFrame>
  )
}

const SAYS = {
  links: { on: 'links.on', off: 'links.off' },
  passkeys: { on: 'passkeys.on', off: 'passkeys.off' },
  badges: { on: 'badges.on', off: 'badges.off' },
} as const

type WayProps = {
  way: 'links' | 'passkeys' | 'badges'
  isOn: boolean
  problem?: string | undefined
  children?: ReactNode
}

/** A way to sign in beside the company's login: what it is now, and its switch. */
function Way({ way, isOn, problem, children }: WayProps) {
  const t = useMessages(signOnMessages)
  return (
    <section aria-labelledby={way} className="sign-in-requests">
      <h2 id={way}>{t(way)}</h2>
      {problem ? (
        <Notice role="alert" tone="bad">
          {problem}
        </Notice>
      ) : null}
      <Form method="post" className="cluster">
        <p className="soft">{t(SAYS[way][isOn ? 'on' : 'off'])}</p>
        <Button
          type="submit"
          size="small"
          name="intent"
          value={`${way}${isOn ? 'Off' : 'On'}`}
          aria-label={t(isOn ? 'off.name' : 'on.name', { name: t(way) })}
        >
          {t(isOn ? 'off' : 'on')}
        </Button>
        {children}
      </Form>
    </section>
  )
}

type TableProps = { providers: readonly Listed[]; openNumber: number | null }

function ProviderTable({ providers, openNumber }: TableProps) {
  const t = useMessages(signOnMessages)
  return (
    <table className="grid-table people-table">
      <thead>
        <tr>
          <th scope="col">{t('column.name')}</th>
          <th scope="col">{t('column.state')}</th>
        </tr>
      </thead>
      <tbody>
        {providers.map(({ number, name, issuer, isOn, wasTried }) => (
          <tr
            key={number}
            data-row={number}
            className={classNames('row-link', number === openNumber && 'is-chosen')}
          >
            <th scope="row">
              <Link
                id={`open-provider-${number}`}
                className="row-link-target"
                to={`/admin/sign-in?open=${number}`}
                aria-current={number === openNumber || undefined}
                preventScrollReset
              >
                {name}
              </Link>
              <small translate="no">{issuer}</small>
            </th>
            <td>{t(isOn ? 'state.on' : wasTried ? 'state.tried' : 'state.off')}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
