// One case: the words as they were reported, who reported them and why, and the decision.
import '#app/styles/sheets/moderation.css'
import { Form, redirect, useActionData, useNavigation, useSearchParams } from 'react-router'
import { atrium, fields } from '#app/atrium.ts'
import { Page } from '#app/components/page.tsx'
import { PersonChip } from '#app/components/person-chip.tsx'
import { faceOf } from '#app/components/person-face.ts'
import { keepOnLoss, refusalOf, refused, unknownForm, wholeProblem } from '#app/forms.ts'
import { graphql } from '#app/graphql.ts'
import { metaMessages, useMessages } from '#app/messages.tsx'
import { numberIn } from '#app/number-in.ts'
import { Button, LinkButton } from '#app/ui/button.tsx'
import { FieldError, FieldGroup } from '#app/ui/field.tsx'
import { Radio, SelectField, TextAreaField } from '#app/ui/input.tsx'
import { Notice } from '#app/ui/notice.tsx'
import { Time } from '#app/ui/time.tsx'
import { OUTCOMES, REASON_LENGTH, REPORT_REASONS } from '#graphql/moderation/limits.ts'
import { moderationMessages } from '#messages/moderation.ts'
import type { Route } from './+types/case'
import { OutcomeChip } from './outcome-chip.tsx'

const CasePage = graphql(`
  query ModerationCasePage($number: Int!) {
    moderationCase(number: $number) {
      number isComment path severity evidence evidenceHash openedAt outcome reason rule decidedAt postNumber
      space { name slug }
      author { number name pictureUrl }
      decidedBy { name }
      reports { reason note at reporter { number name pictureUrl } }
    }
  }
`)
const DecideCase = graphql(`
  mutation DecideCase($number: Int!, $outcome: ModerationOutcome!, $reason: String!, $rule: ReportReason) {
    decideCase(number: $number, outcome: $outcome, reason: $reason, rule: $rule) { number }
  }
`)

export const loader = ({ context, params }: Route.LoaderArgs) =>
  context.get(atrium).ask(CasePage, { number: Number(numberIn(params.number)) })

export async function action({ context, params, request }: Route.ActionArgs) {
  const typed = await fields(request)
  const number = Number(numberIn(params.number))
  const { submit, language } = context.get(atrium)
  const outcome = OUTCOMES.find((one) => one === typed.outcome)
  if (!outcome) throw new Response(unknownForm(language), { status: 400 })
  const rule = REPORT_REASONS.find((one) => one === typed.rule) ?? null
  const result = await submit(DecideCase, { number, outcome, reason: typed.reason ?? '', rule })
  if (!result.ok) return refused(result, 'decide', typed)
  throw redirect(`/moderation/${number}?done=1`, 303)
}

export const clientAction = ({ request, serverAction }: Route.ClientActionArgs) =>
  keepOnLoss(request, serverAction)

export const meta: Route.MetaFunction = ({ matches, params }) => [
  {
    title: `${metaMessages(matches, moderationMessages)('case.title', { number: params.number ?? '' })} · Atrium`,
  },
]

type Case = Route.ComponentProps['loaderData']['moderationCase']

export default function CaseForm({ loaderData: { moderationCase } }: Route.ComponentProps) {
  const t = useMessages(moderationMessages)
  const [query] = useSearchParams()
  const title = t('case.title', { number: String(moderationCase.number) })
  return (
    <Page title={title} crumbs={[{ label: t('queue.title'), to: '/moderation' }]} hasNew={false}>
      <header className="page-head">
        <div>
          <h1>{title}</h1>
          <p className="cluster small soft">
            <OutcomeChip outcome={moderationCase.outcome} />
            <span>{t('queue.in', { space: moderationCase.space.name })}</span>
            <Time at={moderationCase.openedAt} />
          </p>
        </div>
      </header>
      <div className="stack">
        {query.has('done') ? (
          <Notice role="status" tone="good">
            {t('case.done')}
          </Notice>
        ) : null}
        <Evidence case={moderationCase} />
        <Reports reports={moderationCase.reports} />
        <Decide key={moderationCase.decidedAt} case={moderationCase} />
      </div>
    </Page>
  )
}

function Evidence({ case: one }: { case: Case }) {
  const t = useMessages(moderationMessages)
  return (
    <section className="stack stack-tight" aria-labelledby="evidence-heading">
      <h2 id="evidence-heading">{t('case.evidence')}</h2>
      <p className="small soft">{t('case.evidence.help')}</p>
      {one.author ? (
        <PersonChip person={faceOf(one.author)} to={`/people/${one.author.number}`} size={36} />
      ) : null}
      <blockquote className="case-words" dir="auto">
        {one.evidence}
      </blockquote>
      <p className="small soft case-hash" translate="no">
        {t('case.hash', { hash: one.evidenceHash })}
      </p>
      <div className="cluster">
        {one.outcome === 'REMOVED' ? null : <LinkButton to={one.path}>{t('case.open')}</LinkButton>}
        <LinkButton to={`/moderation/posts/${one.postNumber}`}>
          {t('restrict.discussion')}
        </LinkButton>
        {one.author ? (
          <LinkButton to={`/moderation/people/${one.author.number}?space=${one.space.slug}`}>
            {t('restrict.author')}
          </LinkButton>
        ) : null}
      </div>
    </section>
  )
}

function Reports({ reports }: { reports: Case['reports'] }) {
  const t = useMessages(moderationMessages)
  return (
    <section className="stack stack-tight" aria-labelledby="reports-heading">
      <h2 id="reports-heading">{t('case.reports')}</h2>
      <ul className="list list-ruled">
        {reports.map(({ reporter, reason, note, at }) => (
          <li key={reporter.number} className="stack stack-tight case">
            <PersonChip
              person={faceOf(reporter)}
              to={`/people/${reporter.number}`}
              line={t(`reason.${reason}`)}
              size={36}
            />
            {note ? <p dir="auto">{note}</p> : null}
            <p className="small soft">
              <Time at={at} />
            </p>
          </li>
        ))}
      </ul>
    </section>
  )
}

/** The gravest of what was reported: the rule that is proposed. */
const gravestOf = ({ reports }: Case) =>
  REPORT_REASONS.find((one) => reports.some(({ reason }) => reason === one))

/** Which rule was broken; proposed is the gravest that was reported. */
function RuleField({ case: one, refusal }: { case: Case; refusal: ReturnType<typeof refusalOf> }) {
  const t = useMessages(moderationMessages)
  return (
    <SelectField
      label={t('rule')}
      help={t('rule.help')}
      name="rule"
      defaultValue={refusal?.typed.rule ?? one.rule ?? gravestOf(one)}
      error={refusal?.fields.rule}
    >
      {REPORT_REASONS.map((rule) => (
        <option key={rule} value={rule}>
          {t(`rule.${rule}`)}
        </option>
      ))}
    </SelectField>
  )
}

function Decide({ case: one }: { case: Case }) {
  const t = useMessages(moderationMessages)
  const refusal = refusalOf(useActionData<{ ok: boolean }>(), 'decide')
  const isWorking = useNavigation().formMethod === 'POST'
  const whole = wholeProblem(refusal)
  const chosen = refusal?.typed.outcome ?? one.outcome
  const labelOf = (outcome: (typeof OUTCOMES)[number]) =>
    outcome === 'REMOVED'
      ? t(one.isComment ? 'choice.REMOVED.comment' : 'choice.REMOVED.post')
      : t(`choice.${outcome}`)
  return (
    <section className="stack stack-tight" aria-labelledby="decide-heading">
      <h2 id="decide-heading">{t(one.outcome ? 'case.decide.again' : 'case.decide')}</h2>
      {one.decidedBy && one.decidedAt ? (
        <p className="small soft">
          {t.rich('case.by', { name: one.decidedBy.name, time: <Time at={one.decidedAt} /> })}
        </p>
      ) : null}
      <Form method="post" className="form form-narrow">
        <input type="hidden" name="intent" value="decide" />
        <FieldGroup legend={t('case.outcome')} error={refusal?.fields.outcome}>
          {OUTCOMES.map((outcome) => (
            <Radio
              key={outcome}
              name="outcome"
              value={outcome}
              required
              defaultChecked={outcome === chosen}
              label={labelOf(outcome)}
            />
          ))}
        </FieldGroup>
        <RuleField case={one} refusal={refusal} />
        <TextAreaField
          label={t('case.why')}
          help={t('case.why.help')}
          name="reason"
          rows={3}
          required
          maxLength={REASON_LENGTH}
          defaultValue={refusal?.typed.reason ?? one.reason ?? ''}
          error={refusal?.fields.reason}
        />
        {whole ? <FieldError>{whole}</FieldError> : null}
        <div className="form-actions">
          <Button type="submit" variant="primary" isWorking={isWorking}>
            {t('case.submit')}
          </Button>
          <LinkButton to="/moderation">{t('case.back')}</LinkButton>
        </div>
      </Form>
    </section>
  )
}
