// How the installation is: who is active, jobs, the search index and mail, and what to do about them.
import '#app/styles/sheets/administration.css'
import { Form, redirect, useActionData, useSearchParams } from 'react-router'
import { atrium, fields } from '#app/atrium.ts'
import { anyProblem, refused, refuseField, unknownForm } from '#app/forms.ts'
import { graphql, type ResultOf } from '#app/graphql.ts'
import { messagesIn, useLanguage, useMessages } from '#app/messages.tsx'
import { Button, LinkButton } from '#app/ui/button.tsx'
import { Notice } from '#app/ui/notice.tsx'
import { localeOf } from '#messages/engine/languages.ts'
import { healthMessages } from '#messages/health.ts'
import type { Route } from './+types/health'
import { AdminFrame, adminTitle, mustBeAdmin } from './admin-frame.tsx'
import { FailedJobs, JobTable } from './health-jobs.tsx'

const IsAdmin = graphql(`query IsAdminForHealth { settings { isAdmin } }`)
const HealthPage = graphql(`
  query HealthPage {
    settings { canAdminister }
    viewer { email }
    systemHealth {
      activeNow activeToday databaseBytes mailsSent mailsWaiting mailsFailed isRebuilding searchProblem
      jobs { name waiting running failed oldestAt }
      failedJobs { number name error tries nextAt }
      index { kind documents }
    }
  }
`)
const RetryJobs = graphql(`mutation RetryJobs($number: String) { retryJobs(number: $number) }`)
const DiscardJob = graphql(`mutation DiscardJob($number: String!) { discardJob(number: $number) }`)
const RebuildIndex = graphql(`mutation RebuildSearchIndex { rebuildSearchIndex }`)
const SendTestMail = graphql(`mutation SendTestMail { sendTestMail }`)
export type Health = ResultOf<typeof HealthPage>['systemHealth']

export async function loader({ context }: Route.LoaderArgs) {
  const { ask } = context.get(atrium)
  mustBeAdmin(await ask(IsAdmin, {}))
  return ask(HealthPage, {})
}

export async function action({ context, request }: Route.ActionArgs) {
  const { submit, language } = context.get(atrium)
  const { intent = '', number = '' } = await fields(request)
  if (intent === 'testMail') {
    const sent = await submit(SendTestMail, {})
    if (!sent.ok) return refused(sent, intent)
    const problem = sent.data.sendTestMail
    const t = messagesIn(language, healthMessages)
    if (problem !== null) return refuseField(intent, '', t('testMail.problem', { problem }))
  } else {
    const result =
      intent === 'retry'
        ? await submit(RetryJobs, { number: number || null })
        : intent === 'discard'
          ? await submit(DiscardJob, { number })
          : intent === 'rebuild'
            ? await submit(RebuildIndex, {})
            : null
    if (!result) throw new Response(unknownForm(language), { status: 400 })
    if (!result.ok) return refused(result, intent)
  }
  return redirect(`/admin/health?done=${intent}`, 303)
}

export const meta: Route.MetaFunction = ({ matches }) => [
  { title: adminTitle(matches, '/admin/health') },
]

const DONE = {
  retry: 'done.retry',
  discard: 'done.discard',
  rebuild: 'done.rebuild',
  testMail: 'testMail.sent',
} as const

export default function HealthOfAll({ loaderData }: Route.ComponentProps) {
  const { systemHealth: health, settings, viewer } = loaderData
  const t = useMessages(healthMessages)
  const [query] = useSearchParams()
  const done = query.get('done')
  const problem = anyProblem(useActionData<{ ok: boolean }>())
  return (
    <AdminFrame path="/admin/health">
      <State health={health} />
      {problem ? (
        <Notice role="alert" tone="bad">
          {problem}
        </Notice>
      ) : null}
      {!problem && done && done in DONE ? (
        <Notice role="status" tone="good">
          {t(DONE[done as keyof typeof DONE])}
        </Notice>
      ) : null}
      <FiguresOf health={health} />
      <JobTable jobs={health.jobs} />
      <FailedJobs jobs={health.failedJobs} mayAct={settings.canAdminister} />
      <Index health={health} mayAct={settings.canAdminister} />
      <Mail health={health} address={settings.canAdminister ? viewer.email : null} />
    </AdminFrame>
  )
}

/** In one sentence, with the way to ask again. */
function State({ health }: { health: Health }) {
  const t = useMessages(healthMessages)
  const problems = [
    health.failedJobs.length > 0,
    health.mailsFailed > 0,
    health.searchProblem !== null,
  ].filter(Boolean).length
  return (
    <Notice
      tone={problems > 0 ? 'warn' : 'good'}
      action={
        <LinkButton to="/admin/health" size="small">
          {t('again')}
        </LinkButton>
      }
    >
      {problems > 0 ? t('problems', { count: problems }) : t('fine')}
    </Notice>
  )
}

function FiguresOf({ health }: { health: Health }) {
  const t = useMessages(healthMessages)
  const locale = localeOf(useLanguage())
  const number = new Intl.NumberFormat(locale)
  const size = new Intl.NumberFormat(locale, {
    style: 'unit',
    unit: 'megabyte',
    maximumFractionDigits: 0,
  })
  return (
    <ul className="figures" aria-label={t('figures')}>
      <li>
        <b>{number.format(health.activeNow)}</b>
        <p>{t('people', { today: health.activeToday })}</p>
      </li>
      <li>
        <b>{number.format(health.mailsSent)}</b>
        <p>{t('mails')}</p>
      </li>
      <li>
        <b>{number.format(health.mailsFailed)}</b>
        <p>{t('mails.failed')}</p>
      </li>
      <li>
        <b translate="no">{size.format(health.databaseBytes / 1_000_000)}</b>
        <p>{t('database')}</p>
      </li>
    </ul>
  )
}

function Index({ health, mayAct }: { health: Health; mayAct: boolean }) {
  const t = useMessages(healthMessages)
  return (
    <section className="stack stack-tight" aria-labelledby="health-index">
      <h2 id="health-index">{t('index')}</h2>
      {health.searchProblem ? (
        <Notice tone="warn">{t('index.limited', { why: health.searchProblem })}</Notice>
      ) : null}
      <ul className="list list-ruled">
        {health.index.map(({ kind, documents }) => (
          <li key={kind} className="cluster">
            <b translate="no">{kind}</b>
            <span className="soft">{t('index.documents', { count: documents })}</span>
          </li>
        ))}
      </ul>
      {health.isRebuilding ? (
        <p role="status">{t('index.rebuilding')}</p>
      ) : mayAct ? (
        <Form method="post" className="stack stack-tight">
          <p className="small soft">{t('index.rebuild.help')}</p>
          <div>
            <Button type="submit" name="intent" value="rebuild">
              {t('index.rebuild')}
            </Button>
          </div>
        </Form>
      ) : null}
    </section>
  )
}

function Mail({ health, address }: { health: Health; address: string | null }) {
  const t = useMessages(healthMessages)
  return (
    <section className="stack stack-tight" aria-labelledby="health-mail">
      <h2 id="health-mail">{t('mail')}</h2>
      <p>{t('mail.waiting', { count: health.mailsWaiting })}</p>
      {address ? (
        <Form method="post">
          <Button type="submit" name="intent" value="testMail" className="button-wrap">
            {t('testMail', { address })}
          </Button>
        </Form>
      ) : null}
    </section>
  )
}
