// Processes of the company with their owners, and the risks that wait for the viewer's answer.
import '#app/styles/pages/contest.css'
import { Form, Link, redirect, useActionData, useNavigation, useRevalidator } from 'react-router'
import { type Atrium, atrium, fields } from '#app/atrium.ts'
import { PersonField } from '#app/components/person-field.tsx'
import { keepOnLoss, refusalOf, refused, refuseField, wholeProblem } from '#app/forms.ts'
import { graphql, type ResultOf } from '#app/graphql.ts'
import { useHints } from '#app/live/use-live.ts'
import { metaMessages, useMessages } from '#app/messages.tsx'
import { personNamed } from '#app/person-choice.ts'
import { Button } from '#app/ui/button.tsx'
import { Empty } from '#app/ui/empty.tsx'
import { FieldError } from '#app/ui/field.tsx'
import { TextField } from '#app/ui/input.tsx'
import { PROCESS_NAME_LENGTH } from '#graphql/process-tags/limits.ts'
import { processTagsMessages } from '#messages/process-tags.ts'
import type { Route } from './+types/risks'
import { ChallengeSubpage } from './challenge-subpage.tsx'
import { RiskFields } from './entry-document.ts'
import { Answer, Risk } from './entry-risks.tsx'
import { answerIn } from './risk-answers.ts'

const RisksPage = graphql(
  `
    query RisksPage {
      viewer { number }
      viewerCanSetProcesses
      riskDuties { ...RiskFields }
      processTags { number name openFlags owner { number name } }
    }
  `,
  [RiskFields],
)
const AddProcess = graphql(`
  mutation AddProcess($name: String!, $ownerId: ID!) {
    addProcess(name: $name, ownerId: $ownerId) { number }
  }
`)
const EditProcess = graphql(`
  mutation EditProcess($tagId: ID!, $name: String!, $ownerId: ID!) {
    editProcess(tagId: $tagId, name: $name, ownerId: $ownerId) { number }
  }
`)
const EndProcess = graphql(`
  mutation EndProcess($tagId: ID!) { endProcess(tagId: $tagId) { number } }
`)
type Data = ResultOf<typeof RisksPage>

export const loader = ({ context }: Route.LoaderArgs) => context.get(atrium).ask(RisksPage, {})

export async function action({ context, request }: Route.ActionArgs) {
  const gateway = context.get(atrium)
  const typed = await fields(request)
  const { intent = '' } = typed
  if (intent.startsWith('answer-')) {
    const result = await answerIn(gateway, typed)
    if (!result.ok) return refused(result, intent, typed)
  } else if (intent.startsWith('end-')) {
    const result = await gateway.submit(EndProcess, { tagId: intent.slice('end-'.length) })
    if (!result.ok) return refused(result, intent, typed)
  } else {
    const problem = await saveProcess(gateway, intent, typed)
    if (problem) return problem
  }
  throw redirect('/challenges/risks', 303)
}

/** Adds a process, or saves the one whose number is in the intent; gives the refusal. */
async function saveProcess(gateway: Atrium, intent: string, typed: Record<string, string>) {
  const owner = await personNamed(gateway, typed.owner ?? '')
  if (!owner.ok) return refuseField(intent, 'ownerId', owner.message, typed)
  const naming = { name: typed.name ?? '', ownerId: String(owner.number ?? 0) }
  const result = intent.startsWith('edit-')
    ? await gateway.submit(EditProcess, { tagId: intent.slice('edit-'.length), ...naming })
    : await gateway.submit(AddProcess, naming)
  return result.ok ? null : refused(result, intent, typed)
}

export const clientAction = ({ request, serverAction }: Route.ClientActionArgs) =>
  keepOnLoss(request, serverAction)

export const meta: Route.MetaFunction = ({ matches }) => [
  { title: `${metaMessages(matches, processTagsMessages)('title')} · Atrium` },
]

export default function Risks({ loaderData }: Route.ComponentProps) {
  const t = useMessages(processTagsMessages)
  const { riskDuties, viewer } = loaderData
  const { revalidate } = useRevalidator()
  useHints(`person:${viewer.number}`, () => void revalidate())
  return (
    <ChallengeSubpage title={t('title')} lead={<p className="soft">{t('lead')}</p>}>
      <div className="stack entry-page">
        <section aria-labelledby="duties">
          <div className="section-head">
            <h2 id="duties">{t('duties')}</h2>
            <small>{riskDuties.length}</small>
          </div>
          {riskDuties.length === 0 ? <p className="soft">{t('duties.none')}</p> : null}
          <ul className="list list-ruled" aria-label={t('duties')}>
            {riskDuties.map((risk) => (
              <Duty key={risk.number} risk={risk} />
            ))}
          </ul>
        </section>
        <Processes data={loaderData} />
      </div>
    </ChallengeSubpage>
  )
}

function Duty({ risk }: { risk: Data['riskDuties'][number] }) {
  const t = useMessages(processTagsMessages)
  const { challenge, idea, number } = risk
  return (
    <li className="risk-duty">
      <h3 className="post-row-title">
        <Link
          to={`${challenge.path}/entries/${idea.number}`}
          dir="auto"
          lang={idea.language ?? undefined}
        >
          {idea.title}
        </Link>
      </h3>
      <p className="quiet small">
        {t.rich('in', {
          title: challenge.title,
          challenge: (inside) => (
            <Link className="link" to={challenge.path} dir="auto">
              {inside}
            </Link>
          ),
        })}
      </p>
      <Risk risk={risk} />
      <Answer flag={number} />
    </li>
  )
}

function Processes({ data }: { data: Data }) {
  const t = useMessages(processTagsMessages)
  const { processTags, viewerCanSetProcesses } = data
  return (
    <section aria-labelledby="processes">
      <div className="section-head">
        <h2 id="processes">{t('processes')}</h2>
        <small>{processTags.length}</small>
      </div>
      {processTags.length === 0 ? (
        <Empty title={t('processes.none')} level={3}>
          {t('processes.none.help')}
        </Empty>
      ) : null}
      <ul className="list list-ruled" aria-label={t('processes')}>
        {processTags.map((tag) => (
          <li key={tag.number} className="score-row">
            <b dir="auto">{tag.name}</b>
            <span className={tag.owner ? 'soft' : 'warn'} dir="auto">
              {tag.owner ? t('owner', { name: tag.owner.name }) : t('owner.none')}
            </span>
            <span className="quiet small">{t('open', { count: tag.openFlags })}</span>
            {viewerCanSetProcesses ? <EditTag tag={tag} /> : null}
          </li>
        ))}
      </ul>
      {viewerCanSetProcesses ? <ProcessForm intent="add" name="" owner="" /> : null}
    </section>
  )
}

function EditTag({ tag }: { tag: Data['processTags'][number] }) {
  const t = useMessages(processTagsMessages)
  const { name, number, owner } = tag
  return (
    <details className="form-more">
      <summary>{t('edit', { name })}</summary>
      <ProcessForm intent={`edit-${number}`} name={name} owner={owner?.name ?? ''} />
      <Form method="post">
        <Button
          type="submit"
          variant="quiet"
          size="small"
          name="intent"
          value={`end-${number}`}
          aria-label={t('end.label', { name })}
        >
          {t('end')}
        </Button>
      </Form>
    </details>
  )
}

type ProcessFormProps = { intent: string; name: string; owner: string }

function ProcessForm({ intent, name, owner }: ProcessFormProps) {
  const t = useMessages(processTagsMessages)
  const refusal = refusalOf(useActionData<{ ok: boolean }>(), intent)
  const isWorking = useNavigation().formData?.get('intent') === intent
  const whole = wholeProblem(refusal)
  return (
    <Form method="post" className="form">
      <input type="hidden" name="intent" value={intent} />
      <TextField
        label={t('name')}
        name="name"
        id={`${intent}-name`}
        required
        maxLength={PROCESS_NAME_LENGTH}
        defaultValue={refusal?.typed.name ?? name}
        error={refusal?.fields.name}
      />
      <PersonField
        label={t('ownerField')}
        name="owner"
        id={`${intent}-owner`}
        defaultValue={refusal?.typed.owner ?? owner}
        help={t('ownerField.help')}
        error={refusal?.fields.ownerId}
      />
      {whole ? <FieldError>{whole}</FieldError> : null}
      <div className="form-actions">
        <Button type="submit" isWorking={isWorking}>
          {intent === 'add' ? t('add') : t('save')}
        </Button>
      </div>
    </Form>
  )
}
