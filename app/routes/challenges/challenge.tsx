// A challenge: what is asked by whom, where it stands, its entries, and the discussion. It changes while it is read.
import '#app/styles/sheets/challenges.css'
import { Suspense, useMemo } from 'react'
import { Link, useRouteLoaderData, useSearchParams } from 'react-router'
import { atrium } from '#app/atrium.ts'
import { ArchivedNotice } from '#app/components/archived-notice.tsx'
import { Discussion } from '#app/components/discussion/discussion.tsx'
import { discussionKey, readDiscussion } from '#app/components/discussion/read-discussion.ts'
import { type DiscussionData, useDiscussion } from '#app/components/discussion/use-discussion.ts'
import { Page } from '#app/components/page.tsx'
import { faceOf } from '#app/components/person-face.ts'
import { keepOnLoss } from '#app/forms.ts'
import { act } from '#app/intents.ts'
import { usePresence } from '#app/live/use-presence.ts'
import { metaMessages, useMessages } from '#app/messages.tsx'
import { numberIn } from '#app/number-in.ts'
import { unlessAnswered } from '#app/revalidation.ts'
import { late, useLate } from '#app/ui/late.ts'
import { Prose } from '#app/ui/prose.tsx'
import { challengesMessages } from '#messages/challenges.ts'
import type { Route } from './+types/challenge'
import { challengeIntents } from './challenge-action.ts'
import { ChallengeAside } from './challenge-aside.tsx'
import { Brief, Updates } from './challenge-brief.tsx'
import { type ChallengeData, ChallengePage } from './challenge-document.ts'
import { ChallengeHead } from './challenge-head.tsx'
import { Entries } from './entries.tsx'
import { sortIn } from './entry-sorts.ts'
import { Names } from './names.tsx'

/** Only sponsors tell updates: the others' browsers do not fetch it. */
const updateFormCode = late(() => import('./update-form.tsx'), '#update-form')

export async function loader({ context, params, request }: Route.LoaderArgs) {
  const { ask, now } = context.get(atrium)
  const id = numberIn(params.number)
  const query = new URL(request.url).searchParams
  const { variables, data } = readDiscussion({ ask, now }, id, request.url)
  const asked = { id, ...variables, by: sortIn(query), entries: query.get('entries') }
  const [{ challenge }, discussion] = await Promise.all([ask(ChallengePage, asked), data()])
  if (!challenge) throw new Response('Not found', { status: 404 })
  return { challenge, discussion }
}

export const action = ({ context, params, request }: Route.ActionArgs) => {
  const id = numberIn(params.number)
  return act(challengeIntents, context.get(atrium), request, { id, path: `/challenges/${id}` })
}

export const clientAction = ({ request, serverAction }: Route.ClientActionArgs) =>
  keepOnLoss(request, serverAction)

export const shouldRevalidate = unlessAnswered

export const meta: Route.MetaFunction = ({ loaderData, matches }) => [
  {
    title: `${loaderData?.challenge.title ?? metaMessages(matches, challengesMessages)('title')} · Atrium`,
  },
]

export default function Challenge({ loaderData }: Route.ComponentProps) {
  const [query] = useSearchParams()
  const { challenge, discussion } = loaderData
  return (
    <ChallengeView
      key={`${challenge.number} ${discussionKey(query)}`}
      challenge={challenge}
      discussion={discussion}
    />
  )
}

type LayoutData = { viewer: { number: number; name: string; pictureUrl: string | null } }
type ChallengeViewProps = { challenge: ChallengeData; discussion: DiscussionData }

function ChallengeView({ challenge, discussion }: ChallengeViewProps) {
  const t = useMessages(challengesMessages)
  const layout = useRouteLoaderData<LayoutData>('routes/app-layout')
  const discussing = useDiscussion(challenge, discussion)
  const present = usePresence(`post:${challenge.number}`)
  const here = useMemo(() => new Set(present?.people.map(({ id }) => String(id))), [present])
  const UpdateForm = useLate(updateFormCode)
  const viewer = layout ? faceOf(layout.viewer) : { id: '0', name: '' }
  const { result, viewerCan } = challenge
  return (
    <Page title={challenge.title} crumbs={[{ label: t('title'), to: '/challenges' }]}>
      <ChallengeHead challenge={challenge} followers={discussing.counts.followerCount} />
      {challenge.space.isArchived ? <ArchivedNotice space={challenge.space} /> : null}
      <div className="columns challenge-columns">
        <div className="stack">
          {result ? (
            <section aria-labelledby="result">
              <div className="section-head">
                <h2 id="result">{t('result')}</h2>
              </div>
              <Prose html={result} language={challenge.language} />
              <Link className="link" to={`${challenge.path}/result`}>
                {t('result.read')}
              </Link>
            </section>
          ) : null}
          <section id="updates" className="challenge-updates">
            <Updates challenge={challenge} />
            {viewerCan.run ? (
              <Suspense>
                <UpdateForm challenge={challenge} />
              </Suspense>
            ) : null}
          </section>
          <Names challenge={challenge} />
          <Entries challenge={challenge} />
          <Brief challenge={challenge} />
          <Discussion post={challenge} {...{ discussing, viewer, here }} />
        </div>
        <ChallengeAside challenge={challenge} />
      </div>
    </Page>
  )
}
