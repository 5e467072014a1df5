// Starting a challenge: a title, a question and a closing date are enough.
import { Link, redirect, useActionData } from 'react-router'
import { atrium, formOf, textsOf } from '#app/atrium.ts'
import { LateBeginHere } from '#app/components/late-begin-here.tsx'
import { Page } from '#app/components/page.tsx'
import { keepOnLoss, refusalOf, refused } from '#app/forms.ts'
import { metaMessages, useMessages } from '#app/messages.tsx'
import { numberIn } from '#app/number-in.ts'
import { Empty } from '#app/ui/empty.tsx'
import { SelectField } from '#app/ui/input.tsx'
import { QUESTION_LENGTH, TITLE_LENGTH } from '#graphql/challenges/limits.ts'
import { cutAtWord } from '#graphql/graphemes.ts'
import { challengeFormMessages } from '#messages/challenge-form.ts'
import type { Route } from './+types/new-challenge'
import { ChallengeForm } from './challenge-form.tsx'
import {
  PostToPromote,
  SpacesToSponsor,
  type SpaceToSponsor,
  StartChallenge,
} from './challenge-form-documents.ts'
import { inputOf } from './challenge-form-input.ts'

export async function loader({ context, request }: Route.LoaderArgs) {
  const { ask, viewer } = context.get(atrium)
  const { settings, spaces } = await ask(SpacesToSponsor, {})
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
  }
}

export async function action({ context, request }: Route.ActionArgs) {
  const { submit } = context.get(atrium)
  const form = await formOf(request)
  const space = String(form.get('space') ?? '')
  const from = String(form.get('from') ?? '') || null
  const reason = String(form.get('confidentialReason') ?? '')
  const made = { space, input: inputOf(form), from }
  const result = await submit(StartChallenge, made, undefined, reason)
  if (!result.ok) return refused(result, 'save', textsOf(form))
  throw redirect(result.data.startChallenge.path, 303)
}

export const clientAction = ({ request, serverAction }: Route.ClientActionArgs) =>
  keepOnLoss(request, serverAction)

export const meta: Route.MetaFunction = ({ matches }) => [
  { title: `${metaMessages(matches, challengeFormMessages)('title.start')} · Atrium` },
]

export default function NewChallenge({ loaderData }: Route.ComponentProps) {
  const t = useMessages(challengeFormMessages)
  const { post, spaces, timeZone, wanted } = loaderData
  const refusal = refusalOf(useActionData<{ ok: boolean }>(), 'save')
  return (
    <Page
      title={t('title.start')}
      crumbs={[{ label: t('challenges'), to: '/challenges' }]}
      hasNew={false}
    >
      <header className="page-head">
        <div>
          <h1>{t('title.start')}</h1>
          <p className="soft">{t('start.help')}</p>
        </div>
      </header>
      {!loaderData.hasSpace ? (
        <LateBeginHere missing="space" isAdmin={loaderData.isAdmin} />
      ) : spaces.length === 0 ? (
        <Empty title={t('nowhere')}>{t('nowhere.help')}</Empty>
      ) : (
        <ChallengeForm
          refusal={refusal}
          initial={{ timeZone, currency: 'EUR', ...wordsOf(post) }}
          rules={[]}
          submit={t('submit.start')}
          backTo="/challenges"
        >
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
          <SpaceField spaces={spaces} wanted={refusal?.typed.space ?? wanted} />
        </ChallengeForm>
      )}
    </Page>
  )
}

type Promoted = Route.ComponentProps['loaderData']['post']

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
