// What a challenge has come to so far, and what waits for those who run it.
import '#app/styles/pages/contest.css'
import '#app/styles/pages/sponsor.css'
import { Download, Eye } from 'lucide'
import { redirect, useRevalidator, useSearchParams } from 'react-router'
import { atrium, fields } from '#app/atrium.ts'
import { keepOnLoss, refused } from '#app/forms.ts'
import { useHints } from '#app/live/use-live.ts'
import { metaMessages, useMessages } from '#app/messages.tsx'
import { numberIn } from '#app/number-in.ts'
import { LinkButton } from '#app/ui/button.tsx'
import { Icon } from '#app/ui/icon.tsx'
import { Time } from '#app/ui/time.tsx'
import { sponsoringMessages } from '#messages/sponsoring.ts'
import type { Route } from './+types/figures'
import { ChallengeSubpage } from './challenge-subpage.tsx'
import { dutiesOf } from './duties.ts'
import { type FiguresChallenge, FiguresPage, InviteGroup, WaitingPage } from './figures-document.ts'
import { Duties, Headline } from './figures-duties.tsx'
import { Funnel } from './figures-funnel.tsx'
import { dimensionIn, Groups } from './figures-groups.tsx'
import { Money, Newcomers } from './figures-money.tsx'
import { Responses } from './figures-responses.tsx'
import { Scores, scoreSortIn } from './scores.tsx'

export async function loader({ context, params, request }: Route.LoaderArgs) {
  const { ask } = context.get(atrium)
  const id = numberIn(params.number)
  const query = new URL(request.url).searchParams
  const { challenge, valueTotals } = await ask(FiguresPage, {
    id,
    by: dimensionIn(query),
    sort: scoreSortIn(query),
    scores: query.get('scores'),
  })
  const figures = challenge?.figures
  if (!challenge || !figures) throw new Response('Not found', { status: 404 })
  const waiting = (await ask(WaitingPage, { id })).challenge
  return { challenge, figures, valueTotals, waiting }
}

export async function action({ context, params, request }: Route.ActionArgs) {
  const typed = await fields(request)
  const id = numberIn(params.number)
  const by = dimensionIn(new URLSearchParams({ who: typed.by ?? '' }))
  const result = await context.get(atrium).submit(InviteGroup, { id, by, name: typed.name ?? '' })
  if (!result.ok) return refused(result, 'invite', typed)
  throw redirect(`/challenges/${id}/sponsor?who=${by.toLowerCase()}#who`, 303)
}

export const clientAction = ({ request, serverAction }: Route.ClientActionArgs) =>
  keepOnLoss(request, serverAction)

export const meta: Route.MetaFunction = ({ matches }) => [
  { title: `${metaMessages(matches, sponsoringMessages)('title')} · Atrium` },
]

export default function FiguresOfChallenge({ loaderData }: Route.ComponentProps) {
  const t = useMessages(sponsoringMessages)
  const { challenge, figures, valueTotals, waiting } = loaderData
  const { path } = challenge
  const [query] = useSearchParams()
  const { revalidate } = useRevalidator()
  useHints(`post:${challenge.number}`, () => void revalidate())
  return (
    <ChallengeSubpage
      title={t('title')}
      challenge={challenge}
      heading={challenge.title}
      language={challenge.language}
      lead={<Lead challenge={challenge} />}
      actions={<Actions challenge={challenge} />}
      isWide
    >
      <Duties duties={dutiesOf(challenge, valueTotals)} />
      <Headline challenge={challenge} figures={figures} />
      <div className="sponsor-columns">
        <Funnel path={path} figures={figures} />
        <Responses path={path} figures={figures} waiting={waiting} />
      </div>
      {figures.scorecardsExpected > 0 ? (
        <Scores
          scored={challenge.scored}
          sort={scoreSortIn(query)}
          path={`${path}/sponsor`}
          isHidden={!challenge.viewerSeesScores}
        />
      ) : null}
      <div className="sponsor-columns">
        <Groups path={path} figures={figures} stage={challenge.stage} by={dimensionIn(query)} />
        <div className="stack">
          <Money challenge={challenge} totals={valueTotals} />
          <Newcomers figures={figures} />
        </div>
      </div>
    </ChallengeSubpage>
  )
}

function Lead({ challenge: { stage, stages } }: { challenge: FiguresChallenge }) {
  const t = useMessages(sponsoringMessages)
  const opened = stages[0]?.startsAt
  return opened ? (
    <p className="soft">
      {t.rich(stage === 'UPCOMING' ? 'lead.upcoming' : 'lead', {
        at: <Time at={opened} as="day" />,
      })}
    </p>
  ) : null
}

function Actions({ challenge: { path, rewards } }: { challenge: FiguresChallenge }) {
  const t = useMessages(sponsoringMessages)
  return (
    <div className="cluster">
      <LinkButton to={path}>
        <Icon of={Eye} />
        {t('everyone')}
      </LinkButton>
      {rewards ? <LinkButton to={`${path}/rewards`}>{t('rewards')}</LinkButton> : null}
      <LinkButton to={`${path}/figures.csv`} reloadDocument>
        <Icon of={Download} />
        {t('csv')}
      </LinkButton>
    </div>
  )
}
