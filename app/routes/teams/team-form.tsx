// Forming the team of an idea, and changing it.
import { Form, redirect, useActionData, useNavigation } from 'react-router'
import { atrium, formOf, textsOf } from '#app/atrium.ts'
import { Page } from '#app/components/page.tsx'
import { keepOnLoss, refusalOf, refused, wholeProblem } from '#app/forms.ts'
import { metaMessages, useMessages } from '#app/messages.tsx'
import { numberIn } from '#app/number-in.ts'
import { Button, LinkButton } from '#app/ui/button.tsx'
import { FieldError } from '#app/ui/field.tsx'
import { TextAreaField, TextField } from '#app/ui/input.tsx'
import { Notice } from '#app/ui/notice.tsx'
import { CHARTER_LENGTH } from '#graphql/teams/limits.ts'
import { teamPagesMessages } from '#messages/team-pages.ts'
import type { Route } from './+types/team-form'
import { EditTeam, FormTeam, TeamForm } from './team-document.ts'

async function findIdea(context: Route.LoaderArgs['context'], number: string) {
  const { idea } = await context.get(atrium).ask(TeamForm, { id: numberIn(number) })
  if (!idea || !(idea.viewerCanFormTeam || idea.team?.viewerCanLead))
    throw new Response('Not found', { status: 404 })
  return idea
}

export const loader = async ({ context, params }: Route.LoaderArgs) => ({
  idea: await findIdea(context, params.number),
})

export async function action({ context, params, request }: Route.ActionArgs) {
  const { submit } = context.get(atrium)
  const typed = textsOf(await formOf(request))
  const { number, team } = await findIdea(context, params.number)
  const names = (typed.positions ?? '').split('\n').map((name) => name.trim())
  const input = {
    charter: typed.charter ?? '',
    demoOn: typed.demoOn ?? '',
    endsOn: typed.endsOn ?? '',
    positions: names.filter(Boolean),
  }
  if (team) {
    const version = Number(typed.version) || 0
    const result = await submit(EditTeam, { teamId: String(team.number), version, input })
    if (!result.ok) return refused(result, 'save', typed)
    throw redirect(team.path, 303)
  }
  const result = await submit(FormTeam, { ideaId: String(number), input }, typed.idempotencyKey)
  if (!result.ok) return refused(result, 'save', typed)
  throw redirect(result.data.formTeam.path, 303)
}

export const clientAction = ({ request, serverAction }: Route.ClientActionArgs) =>
  keepOnLoss(request, serverAction)

export const meta: Route.MetaFunction = ({ matches }) => [
  { title: `${metaMessages(matches, teamPagesMessages)('form')} · Atrium` },
]

export default function TeamFormPage({ loaderData: { idea } }: Route.ComponentProps) {
  const t = useMessages(teamPagesMessages)
  const refusal = refusalOf(useActionData<{ ok: boolean }>(), 'save')
  const isWorking = useNavigation().formMethod === 'POST'
  const { team } = idea
  const initial = {
    charter: team?.charterText ?? '',
    demoOn: team?.demoOn ?? '',
    endsOn: team?.endsOn ?? '',
    positions: team?.positions.map(({ skill }) => skill.name).join('\n') ?? '',
    ...refusal?.typed,
  }
  const whole = wholeProblem(refusal)
  const title = t(team ? 'edit' : 'form')
  return (
    <Page title={title} crumbs={[{ label: idea.title, to: idea.path }]} hasNew={false}>
      <header className="page-head">
        <div>
          <h1>{title}</h1>
          <p className="voice" dir="auto">
            {idea.title}
          </p>
        </div>
      </header>
      {refusal?.code === 'CONFLICT' && team ? (
        <Notice tone="warn" role="alert">
          {t('conflict')}
        </Notice>
      ) : null}
      <Form method="post" className="form">
        <input type="hidden" name="intent" value="save" />
        <input type="hidden" name="version" value={team?.version ?? 0} />
        <TextAreaField
          label={t('charter')}
          name="charter"
          rows={5}
          required
          maxLength={CHARTER_LENGTH}
          help={t('charter.help')}
          defaultValue={initial.charter}
          error={refusal?.fields.charter}
        />
        <div className="form-row">
          <TextField
            label={t('demo')}
            name="demoOn"
            type="date"
            required
            defaultValue={initial.demoOn}
            error={refusal?.fields.demoOn}
          />
          <TextField
            label={t('ends')}
            name="endsOn"
            type="date"
            required
            defaultValue={initial.endsOn}
            error={refusal?.fields.endsOn}
          />
        </div>
        <TextAreaField
          label={t('positions.field')}
          name="positions"
          rows={4}
          help={t('positions.help')}
          defaultValue={initial.positions}
          error={refusal?.fields.positions}
        />
        {whole ? <FieldError>{whole}</FieldError> : null}
        <div className="form-actions">
          <Button type="submit" variant="primary" isWorking={isWorking}>
            {t('save')}
          </Button>
          <LinkButton variant="quiet" to={team?.path ?? idea.path}>
            {t('cancel')}
          </LinkButton>
        </div>
      </Form>
    </Page>
  )
}
