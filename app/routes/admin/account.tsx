// Somebody's account, for administrators: where they are signed in, their tokens, and having it erased.
import '#app/styles/sheets/administration.css'
import { Form, Link, redirect, useActionData, useSearchParams } from 'react-router'
import { type Atrium, atrium, fields } from '#app/atrium.ts'
import { ErasureChoice } from '#app/components/erasure-choice.tsx'
import { TokenFields } from '#app/components/token-list.tsx'
import { revokeToken } from '#app/components/token-writes.ts'
import { anyProblem, refused, unknownForm } from '#app/forms.ts'
import { graphql, type ResultOf } from '#app/graphql.ts'
import { useMessages } from '#app/messages.tsx'
import { Button } from '#app/ui/button.tsx'
import { FieldError } from '#app/ui/field.tsx'
import { Notice } from '#app/ui/notice.tsx'
import { Time } from '#app/ui/time.tsx'
import { ERASURE_DAYS } from '#graphql/erasure/limits.ts'
import { accountMessages } from '#messages/account.ts'
import { adminMessages } from '#messages/admin.ts'
import type { Route } from './+types/account'
import { AccountAccess } from './account-access.tsx'
import { AdminFrame, adminTitle, mustBeAdmin } from './admin-frame.tsx'

const IsAdmin = graphql(`query IsAdminForAccount { settings { isAdmin } }`)
const AccountPage = graphql(
  `
  query AccountPage($id: ID!) {
    settings { canAdminister }
    person(id: $id) { number name lastSeenAt signedInWith { name userAgent since lastSeenAt } tokens { ...TokenFields } }
    erasure(personId: $id) { requestedBy { name } dueAt erasedAt keepsPosts canAgree canTakeBack }
    erasurePreview(personId: $id) { posts comments files canAsk }
  }
`,
  [TokenFields],
)
const EndSessions = graphql(`
  mutation EndPersonSessions($person: ID!, $name: String) { endPersonSessions(personId: $person, name: $name) }
`)
const Ask = graphql(`
  mutation AskForErasure($person: ID!, $keeps: Boolean!) { askForErasure(personId: $person, keepsPosts: $keeps) { number } }
`)
const Agree = graphql(`
  mutation AgreeToErasure($person: ID!) { agreeToErasure(personId: $person) { number } }
`)
const TakeBack = graphql(`
  mutation TakeBackErasure($person: ID!) { takeBackErasure(personId: $person) { number } }
`)
export type AccountData = Omit<ResultOf<typeof AccountPage>, 'person'> & {
  person: NonNullable<ResultOf<typeof AccountPage>['person']>
}

const numberIn = (given: string | undefined): string => {
  if (!/^\d{1,9}$/.test(given ?? '')) throw new Response('Not found', { status: 404 })
  return String(given)
}

export async function loader({ context, params }: Route.LoaderArgs) {
  const { ask } = context.get(atrium)
  mustBeAdmin(await ask(IsAdmin, {}))
  const read = await ask(AccountPage, { id: numberIn(params.number) })
  if (!read.person) throw new Response('Not found', { status: 404 })
  return { ...read, person: read.person }
}

export async function action({ context, params, request }: Route.ActionArgs) {
  const { ask, language } = context.get(atrium)
  mustBeAdmin(await ask(IsAdmin, {}))
  const person = numberIn(params.number)
  const form = await fields(request)
  const { intent = '' } = form
  const gateway = context.get(atrium)
  const result = await carryOut(gateway, person, intent, form)
  if (!result) throw new Response(unknownForm(language), { status: 400 })
  if (!result.ok) return refused(result, intent, form)
  return redirect(`/admin/people/${person}/account?done=${intent}`, 303)
}

function carryOut(
  gateway: Pick<Atrium, 'submit'>,
  person: string,
  intent: string,
  form: Record<string, string>,
) {
  const { submit } = gateway
  switch (intent) {
    case 'asked':
      return submit(Ask, { person, keeps: form.posts !== 'remove' })
    case 'agreed':
      return submit(Agree, { person })
    case 'takenBack':
      return submit(TakeBack, { person })
    case 'ended':
      return submit(EndSessions, { person, name: form.session || null })
    case 'revoke':
      return revokeToken(gateway, form)
    default:
      return null
  }
}

export const meta: Route.MetaFunction = ({ matches }) => [
  { title: adminTitle(matches, '/admin/people') },
]

const DONE = {
  asked: 'done.asked',
  agreed: 'done.agreed',
  takenBack: 'done.takenBack',
  ended: 'account.ended',
  revoke: 'account.revoked',
} as const

export default function Account({ loaderData }: Route.ComponentProps) {
  const { person } = loaderData
  const t = useMessages(adminMessages)
  const erasure = useMessages(accountMessages)
  const answer = useActionData<{ ok: boolean }>()
  const [query] = useSearchParams()
  const done = Object.entries(DONE).find(([one]) => one === query.get('done'))?.[1]
  const problem = anyProblem(answer)
  return (
    <AdminFrame path="/admin/people">
      <div className="stack">
        <div className="section-head">
          <h2 dir="auto">{person.name}</h2>
          <Link className="link" to={`/admin/people?who=all&person=${person.number}`}>
            {t('person')}
          </Link>
        </div>
        {done && !answer ? (
          <Notice role="status" tone="good">
            {erasure(done)}
          </Notice>
        ) : null}
        {problem ? <FieldError>{problem}</FieldError> : null}
        <AccountAccess data={loaderData} />
        <section className="stack stack-tight" aria-labelledby="erasure">
          <h3 id="erasure">{erasure('admin.title')}</h3>
          <Erasure data={loaderData} />
        </section>
      </div>
    </AdminFrame>
  )
}

function Erasure({ data: { erasure, erasurePreview } }: { data: AccountData }) {
  const t = useMessages(accountMessages)
  if (erasure?.erasedAt)
    return <p>{t.rich('admin.erased', { day: <Time at={erasure.erasedAt} as="day" /> })}</p>
  if (erasure) return <Waiting erasure={erasure} counts={erasurePreview} />
  return (
    <>
      <p className="soft">{t('admin.lead', { days: ERASURE_DAYS })}</p>
      {erasurePreview.canAsk ? (
        <Form method="post" className="form">
          <ErasureChoice legend={t('admin.posts')} counts={erasurePreview} />
          <div className="form-actions">
            <Button type="submit" name="intent" value="asked" variant="danger">
              {t('admin.ask')}
            </Button>
          </div>
        </Form>
      ) : null}
    </>
  )
}

type WaitingProps = {
  erasure: NonNullable<AccountData['erasure']>
  counts: AccountData['erasurePreview']
}

/** What was asked for, by whom, and until when it can be cancelled. */
function Waiting({ erasure, counts }: WaitingProps) {
  const t = useMessages(accountMessages)
  const { dueAt, requestedBy, keepsPosts, canAgree, canTakeBack } = erasure
  const who = <b dir="auto">{requestedBy.name}</b>
  const { posts, comments, files } = counts
  return (
    <>
      <p>
        {dueAt
          ? t.rich('admin.due', { day: <Time at={dueAt} as="day" />, who })
          : t.rich('admin.waiting', { who })}
      </p>
      <p className="small soft">
        {t('admin.posts')}: {t(keepsPosts ? 'posts.keep' : 'posts.remove')} (
        {t('counts', { posts, comments, files })})
      </p>
      <Form method="post" className="cluster">
        {canAgree ? (
          <Button type="submit" name="intent" value="agreed" variant="danger">
            {t('admin.agree')}
          </Button>
        ) : null}
        {canTakeBack ? (
          <Button type="submit" name="intent" value="takenBack">
            {t('own.cancel')}
          </Button>
        ) : null}
      </Form>
    </>
  )
}
