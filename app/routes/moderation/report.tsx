// Reporting a post, or a comment under it, to those who look after its space.
import { Form, redirect, useActionData, useNavigation } from 'react-router'
import { atrium, fields } from '#app/atrium.ts'
import { Page } from '#app/components/page.tsx'
import { keepOnLoss, refusalOf, refused, wholeProblem } from '#app/forms.ts'
import { graphql } from '#app/graphql.ts'
import { metaMessages, useMessages } from '#app/messages.tsx'
import { numberIn } from '#app/number-in.ts'
import { Button, LinkButton } from '#app/ui/button.tsx'
import { FieldError, FieldGroup } from '#app/ui/field.tsx'
import { Radio, TextAreaField } from '#app/ui/input.tsx'
import { NOTE_LENGTH, REPORT_REASONS } from '#graphql/moderation/limits.ts'
import { moderationMessages } from '#messages/moderation.ts'
import type { Route } from './+types/report'

const ReportPage = graphql(`
  query ReportPage($postId: ID!, $commentId: ID) {
    reportTarget(postId: $postId, commentId: $commentId) { title path }
  }
`)
const Report = graphql(`mutation Report($input: ReportInput!) { report(input: $input) }`)

/** What the address names: a post, and perhaps a comment under it. */
function targetIn(request: Request) {
  const query = new URL(request.url).searchParams
  const comment = query.get('comment')
  return {
    postId: numberIn(query.get('post') ?? undefined),
    commentId: comment === null ? null : numberIn(comment),
  }
}

export async function loader({ context, request }: Route.LoaderArgs) {
  const target = targetIn(request)
  const { reportTarget } = await context.get(atrium).ask(ReportPage, target)
  return { post: reportTarget, isComment: target.commentId !== null }
}

export async function action({ context, request }: Route.ActionArgs) {
  const { postId, commentId } = targetIn(request)
  const typed = await fields(request)
  const result = await context.get(atrium).submit(Report, {
    input: {
      postId,
      commentId,
      reason: REPORT_REASONS.find((one) => one === typed.reason) ?? 'OTHER',
      note: typed.note ?? '',
    },
  })
  if (!result.ok) return refused(result, 'report', typed)
  throw redirect('/reports?done=1', 303)
}

export const clientAction = ({ request, serverAction }: Route.ClientActionArgs) =>
  keepOnLoss(request, serverAction)

export const meta: Route.MetaFunction = ({ matches }) => [
  { title: `${metaMessages(matches, moderationMessages)('report.title')} · Atrium` },
]

export default function ReportForm({ loaderData: { post, isComment } }: Route.ComponentProps) {
  const t = useMessages(moderationMessages)
  const refusal = refusalOf(useActionData<{ ok: boolean }>(), 'report')
  const isWorking = useNavigation().formMethod === 'POST'
  const whole = wholeProblem(refusal)
  return (
    <Page title={t('report.title')} crumbs={[{ label: post.title, to: post.path }]} hasNew={false}>
      <header className="page-head">
        <div>
          <h1>{t('report.title')}</h1>
          <p className="voice" dir="auto">
            {post.title}
          </p>
          <p>{t(isComment ? 'report.lead.comment' : 'report.lead.post')}</p>
        </div>
      </header>
      <Form method="post" className="form form-narrow">
        <input type="hidden" name="intent" value="report" />
        <FieldGroup legend={t('report.reason')} error={refusal?.fields.reason}>
          {REPORT_REASONS.map((one) => (
            <Radio
              key={one}
              name="reason"
              value={one}
              required
              defaultChecked={one === refusal?.typed.reason}
              label={t(`reason.${one}`)}
            />
          ))}
        </FieldGroup>
        <TextAreaField
          label={t('report.note')}
          help={t('report.note.help')}
          name="note"
          rows={3}
          maxLength={NOTE_LENGTH}
          defaultValue={refusal?.typed.note ?? ''}
          error={refusal?.fields.note}
        />
        {whole ? <FieldError>{whole}</FieldError> : null}
        <div className="form-actions">
          <Button type="submit" variant="primary" isWorking={isWorking}>
            {t('report.submit')}
          </Button>
          <LinkButton to={post.path}>{t('report.cancel')}</LinkButton>
        </div>
      </Form>
    </Page>
  )
}
