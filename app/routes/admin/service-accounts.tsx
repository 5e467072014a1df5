// Accounts of programs: made here, with their tokens. Their roles are given where everybody's are.
import '#app/styles/sheets/administration.css'
import { Plus } from 'lucide'
import { Form, Link, redirect, useActionData, useSearchParams } from 'react-router'
import { atrium, fields } from '#app/atrium.ts'
import { MadeToken, TokenFields, TokenForm, TokenList } from '#app/components/token-list.tsx'
import { makeToken, revokeToken } from '#app/components/token-writes.ts'
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
import { PURPOSE_LENGTH, SERVICE_NAME_LENGTH } from '#graphql/tokens/limits.ts'
import { tokensMessages } from '#messages/tokens.ts'
import type { Route } from './+types/service-accounts'
import { AdminFrame, AdminSheet, adminTitle, mustBeAdmin } from './admin-frame.tsx'

const LIST = '/admin/service-accounts'
const IsAdmin = graphql(`query IsAdminForServices { settings { isAdmin } }`)
const ServicesPage = graphql(
  `
  query ServicesPage($after: String) {
    settings { canAdminister }
    serviceAccounts(first: 30, after: $after) {
      edges { node { person { number name title hasLeft } createdBy { name } tokens { ...TokenFields } } }
      pageInfo { endCursor hasNextPage }
    }
  }
`,
  [TokenFields],
)
type Service = ResultOf<typeof ServicesPage>['serviceAccounts']['edges'][number]['node']

const MakeService = graphql(`
  mutation MakeServiceAccount($name: String!, $purpose: String!) {
    makeServiceAccount(name: $name, purpose: $purpose) { number }
  }
`)

export async function loader({ context, request }: Route.LoaderArgs) {
  const { ask } = context.get(atrium)
  mustBeAdmin(await ask(IsAdmin, {}))
  const after = new URL(request.url).searchParams.get('after')
  return ask(ServicesPage, { after })
}

export async function action({ context, request }: Route.ActionArgs) {
  const gateway = context.get(atrium)
  mustBeAdmin(await gateway.ask(IsAdmin, {}))
  const form = await fields(request)
  const { intent = '' } = form
  if (intent === 'make') {
    const made = await makeToken(gateway, { ...form, account: form.account ?? '0' })
    return made.ok ? made : refused(made, intent, form)
  }
  if (intent === 'revoke') {
    const result = await revokeToken(gateway, form)
    if (!result.ok) return refused(result, intent, form)
    const open = new URL(request.url).searchParams.get('open') ?? ''
    return redirect(`${LIST}?open=${encodeURIComponent(open)}&done=revoked`, 303)
  }
  if (intent !== 'service') throw new Response(unknownForm(gateway.language), { status: 400 })
  const { name = '', purpose = '' } = form
  const made = await gateway.submit(MakeService, { name, purpose })
  if (!made.ok) return refused(made, intent, form)
  return redirect(`${LIST}?open=${made.data.makeServiceAccount.number}&done=made`, 303)
}

export const meta: Route.MetaFunction = ({ matches }) => [{ title: adminTitle(matches, LIST) }]

export default function ServiceAccounts({ loaderData }: Route.ComponentProps) {
  const { serviceAccounts, settings } = loaderData
  const t = useMessages(tokensMessages)
  const [query] = useSearchParams()
  const answer = useActionData<{ ok: boolean; text?: string }>()
  const services = serviceAccounts.edges.map(({ node }) => node)
  const opened = services.find(({ person }) => String(person.number) === query.get('open'))
  const { endCursor, hasNextPage } = serviceAccounts.pageInfo
  const sheet = opened ? (
    <ServiceSheet
      key={opened.person.number}
      service={opened}
      answer={answer}
      done={query.get('done')}
      canChange={settings.canAdminister}
    />
  ) : query.has('new') && settings.canAdminister ? (
    <NewService answer={answer} />
  ) : null
  return (
    <AdminFrame path={LIST} sheet={sheet}>
      <div className="admin-filter">
        <p className="soft">{t('service.lead')}</p>
        {settings.canAdminister ? (
          <LinkButton to={`${LIST}?new=1`} preventScrollReset>
            <Icon of={Plus} />
            {t('service.new')}
          </LinkButton>
        ) : null}
      </div>
      {services.length === 0 ? (
        <Empty title={t('service.none')}>{t('service.none.help')}</Empty>
      ) : (
        <ServiceList services={services} openNumber={opened?.person.number ?? null} />
      )}
      {hasNextPage && endCursor ? (
        <LinkButton to={`${LIST}?after=${encodeURIComponent(endCursor)}`}>{t('more')}</LinkButton>
      ) : null}
    </AdminFrame>
  )
}

type ListProps = { services: readonly Service[]; openNumber: number | null }

function ServiceList({ services, openNumber }: ListProps) {
  const t = useMessages(tokensMessages)
  return (
    <ul className="list list-ruled settings-ways">
      {services.map(({ person, createdBy }) => (
        <li key={person.number} data-row={person.number}>
          <span>
            <Link
              className="link"
              dir="auto"
              to={`${LIST}?open=${person.number}`}
              aria-current={person.number === openNumber || undefined}
              preventScrollReset
            >
              {person.name}
            </Link>
            <small dir="auto">{person.title}</small>
            <small>
              {person.hasLeft ? `${t('service.ended')} · ` : ''}
              {createdBy ? t('service.by', { name: createdBy.name }) : ''}
            </small>
          </span>
        </li>
      ))}
    </ul>
  )
}

type SheetProps = {
  service: Service
  answer: { ok: boolean; text?: string } | undefined
  done: string | null
  canChange: boolean
}

function ServiceSheet({ service: { person, tokens }, answer, done, canChange }: SheetProps) {
  const t = useMessages(tokensMessages)
  return (
    <AdminSheet
      kind={t('isService')}
      title={person.name}
      closeTo={LIST}
      thing={`service-${person.number}`}
    >
      {done && !answer ? (
        <Notice role="status" tone="good">
          {t(done === 'made' ? 'service.madeNow' : 'revoked')}
        </Notice>
      ) : null}
      {answer?.text ? (
        <MadeToken text={answer.text} title={t('made.named', { name: person.name })} />
      ) : null}
      <p dir="auto">{person.title}</p>
      <p>
        <Link className="link" to={`/admin/people?person=${person.number}`}>
          {t('service.roles')}
        </Link>
      </p>
      {tokens.length > 0 ? <TokenList tokens={tokens} /> : <p className="soft">{t('none')}</p>}
      {canChange && !person.hasLeft ? (
        <section aria-labelledby="new-token">
          <h3 id="new-token">{t('new')}</h3>
          <TokenForm answer={answer} account={person.number} />
        </section>
      ) : null}
    </AdminSheet>
  )
}

function NewService({ answer }: { answer: Answered }) {
  const t = useMessages(tokensMessages)
  const refusal = refusalOf(answer, 'service')
  const whole = wholeProblem(refusal)
  return (
    <AdminSheet kind={t('isService')} title={t('service.new')} closeTo={LIST} thing="service-new">
      <Form method="post" className="form">
        {whole ? (
          <Notice role="alert" tone="bad">
            {whole}
          </Notice>
        ) : null}
        <TextField
          label={t('service.name')}
          name="name"
          maxLength={SERVICE_NAME_LENGTH}
          defaultValue={refusal?.typed.name}
          error={problemOf(answer, 'service', 'name')}
          required
        />
        <TextField
          label={t('service.purpose')}
          help={t('service.purpose.help')}
          name="purpose"
          maxLength={PURPOSE_LENGTH}
          defaultValue={refusal?.typed.purpose}
          error={problemOf(answer, 'service', 'purpose')}
          required
        />
        <div className="form-actions">
          <Button type="submit" variant="primary" name="intent" value="service">
            {t('service.make')}
          </Button>
        </div>
      </Form>
    </AdminSheet>
  )
}
