// Starting a challenge: a title, a question and a closing date are enough.
import { Link, redirect, useActionData, useSearchParams } from 'react-router'
import { type Atrium, atrium, formOf } from '#app/atrium.ts'
import { LateBeginHere } from '#app/components/late-begin-here.tsx'
import { keepOnLoss, refusalOf, refused } from '#app/forms.ts'
import { metaMessages, useMessages } from '#app/messages.tsx'
import { numberIn } from '#app/number-in.ts'
import { Empty } from '#app/ui/empty.tsx'
import { SelectField } from '#app/ui/input.tsx'
import { QUESTION_LENGTH, TITLE_LENGTH } from '#graphql/challenges/limits.ts'
import { cutAtWord } from '#graphql/graphemes.ts'
import { campaignsMessages } from '#messages/campaigns.ts'
import { challengeFormMessages } from '#messages/challenge-form.ts'
import type { Route } from './+types/new-challenge'
import { ChallengeForm } from './challenge-form.tsx'
import {
  PostToPromote,
  SpacesToSponsor,
  type SpaceToSponsor,
  StartChallenge,
} from './challenge-form-documents.ts'
import { inputOf, typedIn } from './challenge-form-input.ts'
import { ChallengeSubpage } from './challenge-subpage.tsx'
import {
  DeleteStageTemplate,
  keyOfTemplate,
  StageTemplates,
  Templates,
  wordsOfTemplate,
} from './stage-templates.tsx'

export async function loader({ context, request }: Route.LoaderArgs) {
  const { ask, viewer } = context.get(atrium)
  const [{ settings, spaces }, { stageTemplates }] = await Promise.all([
    ask(SpacesToSponsor, {}),
    ask(StageTemplates, {}),
  ])
  const query = new URL(request.url).searchParams
  const from = query.has('from') ? numberIn(query.get('from') ?? '') : null
  const post = from ? (await ask(PostToPromote, { id: from })).post : null
  return {
    post,
    isAdmin: settings.isAdmin,
    hasSpace: spaces.edges.length > 0,
    spaces: spaces.edges.map(({ node }) => node).filter((space) => space.viewerCanSponsor),
    wanted: query.get('space') ?? post?.space.slug ?? '',
    timeZone: viewer?.timeZone ?? 'UTC',
    templates: stageTemplates,
    template: stageTemplates.findIndex((one) => keyOfTemplate(one) === query.get('template')),
    wasDeleted: query.get('done') === 'deleted',
    tag: query.get('tag')?.trim() ?? '',
  }
}

export async function action({ context, request }: Route.ActionArgs) {
  const gateway = context.get(atrium)
  const form = await formOf(request)
  if (form.get('intent') === 'deleteTemplate') return deleteTemplate(gateway, form)
  const space = String(form.get('space') ?? '')
  const from = String(form.get('from') ?? '') || null
  const reason = String(form.get('confidentialReason') ?? '')
  const made = { space, input: inputOf(form), from }
  const result = await gateway.submit(StartChallenge, made, undefined, reason)
  if (!result.ok) return refused(result, 'save', typedIn(form))
  const { path } = result.data.startChallenge
  const tag = String(form.get('tag') ?? '')
  throw redirect(tag ? `${path}/tagged?${new URLSearchParams({ tag })}` : path, 303)
}

async function deleteTemplate({ submit }: Atrium, form: FormData) {
  const number = Number(form.get('number')) || 0
  const result = await submit(DeleteStageTemplate, { number })
  if (!result.ok) return refused(result, 'deleteTemplate')
  throw redirect('/challenges/new?done=deleted#templates', 303)
}

export const clientAction = ({ request, serverAction }: Route.ClientActionArgs) =>
  keepOnLoss(request, serverAction)

export const meta: Route.MetaFunction = ({ matches }) => [
  { title: `${metaMessages(matches, challengeFormMessages)('title.start')} · Atrium` },
]

export default function NewChallenge({ loaderData }: Route.ComponentProps) {
  const t = useMessages(challengeFormMessages)
  const { post, spaces, tag, templates, timeZone, wanted, wasDeleted } = loaderData
  const [query] = useSearchParams()
  const chosen = templates[loaderData.template] ?? null
  const refusal = refusalOf(useActionData<{ ok: boolean }>(), 'save')
  return (
    <ChallengeSubpage title={t('title.start')} lead={<p className="soft">{t('start.help')}</p>}>
      {!loaderData.hasSpace ? (
        <LateBeginHere missing="space" isAdmin={loaderData.isAdmin} />
      ) : spaces.length === 0 ? (
        <Empty title={t('nowhere')}>{t('nowhere.help')}</Empty>
      ) : (
        <>
          <Templates {...{ templates, chosen, wasDeleted }} query={query.toString()} />
          <ChallengeForm
            key={chosen ? keyOfTemplate(chosen) : 'none'}
            refusal={refusal}
            initial={{
              ...{ timeZone, currency: 'EUR' },
              ...wordsOf(post),
              ...(chosen ? wordsOfTemplate(chosen) : {}),
            }}
            rules={chosen?.stages ?? []}
            isNew
            submit={t('submit.start')}
            backTo="/challenges"
          >
            <BeginsFrom post={post} tag={tag} />
            <SpaceField spaces={spaces} wanted={refusal?.typed.space ?? wanted} />
          </ChallengeForm>
        </>
      )}
    </ChallengeSubpage>
  )
}

type Promoted = Route.ComponentProps['loaderData']['post']

/** The post that becomes a challenge, or the tag whose ideas can be taken in. */
function BeginsFrom({ post, tag }: { post: Promoted; tag: string }) {
  const t = useMessages(challengeFormMessages)
  const campaign = useMessages(campaignsMessages)
  return (
    <>
      {post ? (
        <p className="soft">
          <input type="hidden" name="from" value={post.number} />
          {t.rich('from', {
            title: post.title,
            link: (inside) => (
              <Link className="link" to={post.path} dir="auto">
                {inside}
              </Link>
            ),
          })}
        </p>
      ) : null}
      {tag ? (
        <p className="soft">
          <input type="hidden" name="tag" value={tag} />
          {campaign('from', { tag })}
        </p>
      ) : null}
    </>
  )
}

/** What the fields begin with when a post becomes a challenge. */
const wordsOf = (post: Promoted): Record<string, string> =>
  post
    ? {
        title: cutAtWord(post.title, TITLE_LENGTH),
        question: cutAtWord(post.summary, QUESTION_LENGTH),
      }
    : {}

function SpaceField({ spaces, wanted }: { spaces: readonly SpaceToSponsor[]; wanted: string }) {
  const t = useMessages(challengeFormMessages)
  return (
    <SelectField
      label={t('space')}
      name="space"
      defaultValue={wanted || spaces[0]?.slug}
      help={t('space.help')}
    >
      {spaces.map(({ name, slug }) => (
        <option key={slug} value={slug} dir="auto">
          {name}
        </option>
      ))}
    </SelectField>
  )
}
