// One's own network: active ties with the mark, bridges to other units, and how one is connected. Only oneself sees it.
import '#app/styles/sheets/people.css'
import { Link } from 'react-router'
import { atrium, fields } from '#app/atrium.ts'
import { Avatar } from '#app/components/avatar.tsx'
import { Page } from '#app/components/page.tsx'
import { faceOf } from '#app/components/person-face.ts'
import { done, keepOnLoss, refused, unknownForm } from '#app/forms.ts'
import { graphql, type ResultOf } from '#app/graphql.ts'
import { metaMessages, useLanguage, useMessages } from '#app/messages.tsx'
import { personNamed } from '#app/person-choice.ts'
import { LinkButton } from '#app/ui/button.tsx'
import { Empty } from '#app/ui/empty.tsx'
import { Notice } from '#app/ui/notice.tsx'
import { Meter } from '#app/ui/progress.tsx'
import { Time } from '#app/ui/time.tsx'
import { cutText } from '#graphql/graphemes.ts'
import { SKILL_LENGTH, TIE_DAYS } from '#graphql/network/limits.ts'
import { networkMessages } from '#messages/network.ts'
import type { Route } from './+types/network'
import { ConnectionForm, ConnectionPath } from './connection.tsx'
import {
  AskIntroduction,
  IntroductionFields,
  Introductions,
  RespondToIntroduction,
  SetConnector,
} from './introductions.tsx'
import { people } from './place.ts'

const NetworkPage = graphql(
  `
  query NetworkPage {
    myNetwork {
      tieCount mark bridgeShare
      ties(first: 30) { count lastAt person { number name title unit pictureUrl } }
      bridges { unit count }
    }
    viewer { isConnector }
    introductions { ...IntroductionFields }
  }
`,
  [IntroductionFields],
)
export type NetworkData = NonNullable<ResultOf<typeof NetworkPage>['myNetwork']>

export async function loader({ context, request }: Route.LoaderArgs) {
  const gateway = context.get(atrium)
  const to = (new URL(request.url).searchParams.get('to') ?? '').trim().slice(0, 300)
  const { introductions, myNetwork, viewer } = await gateway.ask(NetworkPage, {})
  const path =
    to && myNetwork ? await gateway.ask(ConnectionPath, await targetOf(gateway, to)) : null
  const isConnector = viewer?.isConnector === true
  return {
    network: myNetwork,
    introductions,
    isConnector,
    to,
    path: path && { steps: path.connectionPath },
  }
}

/** What somebody means: the address of a post, a person by name, or else a topic. */
async function targetOf(gateway: Parameters<typeof personNamed>[0], to: string) {
  const none = { personId: null, postId: null, topic: null }
  const post = /\/[a-z]{1,30}\/(\d{1,9})\b/.exec(to)
  if (post)
    return to.includes('/people/') ? { ...none, personId: post[1] } : { ...none, postId: post[1] }
  const person = await personNamed(gateway, to)
  return person.ok && person.number !== null
    ? { ...none, personId: String(person.number) }
    : { ...none, topic: cutText(to, SKILL_LENGTH) }
}

export async function action({ context, request }: Route.ActionArgs) {
  const { submit, language } = context.get(atrium)
  const form = await fields(request)
  const { intent = '', connectorId = '', personId = '', note = '' } = form
  const run = () => {
    if (intent === 'connector') return submit(SetConnector, { isOn: form.isOn === 'true' })
    if (intent === 'ask') return submit(AskIntroduction, { connectorId, personId, note })
    if (intent !== 'respond') throw new Response(unknownForm(language), { status: 400 })
    const introductionId = Number(form.introductionId) || 0
    return submit(RespondToIntroduction, { introductionId, isMade: form.isMade === 'true' })
  }
  const result = await run()
  return result.ok ? done(request, '/people/network', { intent }) : refused(result, intent, form)
}

export const clientAction = ({ request, serverAction }: Route.ClientActionArgs) =>
  keepOnLoss(request, serverAction)

export const meta: Route.MetaFunction = ({ matches }) => [
  { title: `${metaMessages(matches, networkMessages)('title')} · Atrium` },
]

export default function NetworkRoute({ loaderData }: Route.ComponentProps) {
  const t = useMessages(networkMessages)
  const language = useLanguage()
  const { network, path, to } = loaderData
  return (
    <Page
      title={t('title')}
      crumbs={[{ label: people.label(language), to: people.to }]}
      hasNew={false}
    >
      <header className="page-head">
        <div>
          <h1>{t('title')}</h1>
          <p className="soft">{t('lead')}</p>
        </div>
        <div className="cluster">
          <LinkButton to="/people/team">{t('team')}</LinkButton>
        </div>
      </header>
      {network ? (
        <div className="columns">
          <div className="stack">
            <ConnectionForm to={to} path={path} />
            <Introductions
              introductions={loaderData.introductions}
              isConnector={loaderData.isConnector}
            />
            <Ties network={network} />
          </div>
          <Bridges network={network} />
        </div>
      ) : (
        <Empty title={t('guests')} />
      )}
    </Page>
  )
}

function Ties({ network }: { network: NetworkData }) {
  const t = useMessages(networkMessages)
  const { mark, tieCount, ties } = network
  return (
    <section className="stack stack-tight" aria-labelledby="ties-heading">
      <h2 id="ties-heading">{t('ties')}</h2>
      <p className="small soft">{t('ties.help', { days: TIE_DAYS })}</p>
      <Meter
        label={t('ties')}
        value={Math.min(tieCount, mark)}
        max={mark}
        tone={tieCount > mark ? 'warn' : 'sky'}
      />
      <p>{t('ties.count', { count: tieCount, mark })}</p>
      {tieCount > mark ? <Notice tone="warn">{t('ties.many')}</Notice> : null}
      {ties.length === 0 ? (
        <Empty title={t('ties.none')}>{t('ties.none.help')}</Empty>
      ) : (
        <ul className="list list-ruled people-rows">
          {ties.map(({ count, lastAt, person }) => (
            <li key={person.number}>
              <Avatar person={faceOf(person)} size={30} />
              <span>
                <Link className="link" to={`/people/${person.number}`} dir="auto">
                  {person.name}
                </Link>{' '}
                <span className="soft small" dir="auto">
                  {[person.title, person.unit].filter(Boolean).join(', ')}
                </span>
              </span>
              <span className="quiet small push">
                {t.rich('tie.count', { count, at: <Time at={lastAt} /> })}
              </span>
            </li>
          ))}
        </ul>
      )}
    </section>
  )
}

function Bridges({ network }: { network: NetworkData }) {
  const t = useMessages(networkMessages)
  const { bridges, bridgeShare } = network
  return (
    <aside className="stack stack-tight" aria-labelledby="bridges-heading">
      <h2 id="bridges-heading">{t('bridges')}</h2>
      <p className="soft small">
        {bridges.length > 0 ? t('bridges.share', { share: bridgeShare }) : t('bridges.none')}
      </p>
      {bridges.length > 0 ? (
        <ul className="list list-ruled unit-rows">
          {bridges.map(({ count, unit }) => (
            <li key={unit} className="cluster">
              <span dir="auto">{unit}</span>
              <span className="quiet small push">{t('bridges.people', { count })}</span>
            </li>
          ))}
        </ul>
      ) : null}
    </aside>
  )
}
