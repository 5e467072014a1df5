// Changing a challenge: its words, its dates, who may do what in each stage, and who sponsors it.
import { redirect, useActionData } from 'react-router'
import { atrium, formOf } from '#app/atrium.ts'
import { PersonField } from '#app/components/person-field.tsx'
import { keepOnLoss, refusalOf, refused, refuseField } from '#app/forms.ts'
import { metaMessages, useMessages } from '#app/messages.tsx'
import { numberIn } from '#app/number-in.ts'
import { personNamed } from '#app/person-choice.ts'
import { Notice } from '#app/ui/notice.tsx'
import { challengeFormMessages } from '#messages/challenge-form.ts'
import type { Route } from './+types/edit-challenge'
import { ChallengeForm } from './challenge-form.tsx'
import { ChallengeToEdit, EditChallenge } from './challenge-form-documents.ts'
import { inputOf, typedIn } from './challenge-form-input.ts'
import { ChallengeSubpage } from './challenge-subpage.tsx'
import { SaveStageTemplate, SaveTemplate } from './stage-templates.tsx'

async function findChallenge(context: Route.LoaderArgs['context'], number: string) {
  const { challenge } = await context.get(atrium).ask(ChallengeToEdit, { id: numberIn(number) })
  if (!challenge?.viewerCan.change) throw new Response('Not found', { status: 404 })
  return challenge
}

export const loader = async ({ context, params, request }: Route.LoaderArgs) => ({
  challenge: await findChallenge(context, params.number),
  wasSaved: new URL(request.url).searchParams.get('done') === 'template',
})

export async function action({ context, params, request }: Route.ActionArgs) {
  const gateway = context.get(atrium)
  const form = await formOf(request)
  const typed = typedIn(form)
  if (typed.intent === 'saveTemplate') {
    const template = { id: params.number, name: typed.name ?? '' }
    const saved = await gateway.submit(SaveStageTemplate, template)
    if (!saved.ok) return refused(saved, 'saveTemplate', typed)
    throw redirect(`/challenges/${numberIn(params.number)}/edit?done=template#template`, 303)
  }
  const { space } = await findChallenge(context, params.number)
  const sponsor = await personNamed(gateway, typed.sponsor ?? '', space.number)
  if (!sponsor.ok) return refuseField('save', 'sponsorId', sponsor.message, typed)
  const edited = {
    id: params.number,
    version: Number(typed.version) || 0,
    sponsorId: sponsor.number === null ? null : String(sponsor.number),
    input: inputOf(form),
  }
  const result = await gateway.submit(EditChallenge, edited, undefined, typed.confidentialReason)
  if (!result.ok) return refused(result, 'save', typed)
  throw redirect(result.data.editChallenge.path, 303)
}

export const clientAction = ({ request, serverAction }: Route.ClientActionArgs) =>
  keepOnLoss(request, serverAction)

export const meta: Route.MetaFunction = ({ matches }) => [
  { title: `${metaMessages(matches, challengeFormMessages)('title.edit')} · Atrium` },
]

/** The fields as they are, by name. */
function initialOf(challenge: ChallengeToEdit): Record<string, string> {
  const [collect, next] = challenge.stages
  const starts = Object.fromEntries(challenge.stages.map((rule) => [rule.stage, rule.startsOn]))
  return {
    title: challenge.title,
    question: challenge.body,
    timeZone: challenge.timeZone,
    opensOn: collect?.startsOn ?? '',
    closesOn: next?.startsOn ?? '',
    evaluateOn: starts.EVALUATE ?? '',
    trialOn: starts.TRIAL ?? '',
    decideOn: starts.DECIDE ?? '',
    tellOn: starts.TOLD ?? '',
    promisedBudget: challenge.promisedBudget === null ? '' : String(challenge.promisedBudget),
    currency: challenge.currency,
    responseDays: String(challenge.responseDays),
    voteBudget: challenge.voteBudget === null ? '' : String(challenge.voteBudget),
    hidesTotals: challenge.hidesTotals ? 'on' : '',
    namesFrom: challenge.names?.from ?? '',
    hasDuels: challenge.hasDuels ? 'on' : '',
    ...Object.fromEntries(challenge.brief.map(({ part, text }) => [part, text])),
  }
}

export default function EditChallengePage({ loaderData }: Route.ComponentProps) {
  const t = useMessages(challengeFormMessages)
  const refusal = refusalOf(useActionData<{ ok: boolean }>(), 'save')
  const { challenge, wasSaved } = loaderData
  const { number, path, sponsor, space, stages, title, version } = challenge
  return (
    <ChallengeSubpage title={t('title.edit')} challenge={{ path, title }}>
      {refusal?.code === 'CONFLICT' ? (
        <Notice tone="warn" role="alert">
          {t('conflict')}
        </Notice>
      ) : null}
      <ChallengeForm
        key={number}
        refusal={refusal}
        initial={initialOf(challenge)}
        rules={stages}
        submit={t('submit.save')}
        backTo={path}
      >
        <input type="hidden" name="version" value={version} />
        <PersonField
          label={t('sponsorId')}
          name="sponsor"
          spaceNumber={space.number}
          defaultValue={refusal?.typed.sponsor ?? sponsor?.name ?? ''}
          error={refusal?.fields.sponsorId}
          help={t('sponsorId.help')}
        />
      </ChallengeForm>
      <SaveTemplate wasSaved={wasSaved} />
    </ChallengeSubpage>
  )
}
