// A challenge as others see it, for those who run it: what somebody of a kind may do in each stage, and what they read.
import '#app/styles/sheets/challenges.css'
import { atrium } from '#app/atrium.ts'
import { graphql, type ResultOf } from '#app/graphql.ts'
import { metaMessages, useMessages } from '#app/messages.tsx'
import { numberIn } from '#app/number-in.ts'
import { Empty } from '#app/ui/empty.tsx'
import { Prose } from '#app/ui/prose.tsx'
import { Tabs } from '#app/ui/tabs.tsx'
import { GRACE_MINUTES, PREVIEW_PERSONAS } from '#graphql/challenges/limits.ts'
import { challengePreviewMessages } from '#messages/challenge-preview.ts'
import { challengesMessages } from '#messages/challenges.ts'
import type { Route } from './+types/preview'
import { BackToChallenge, ChallengeSubpage } from './challenge-subpage.tsx'

const PreviewPage = graphql(`
  query PreviewPage($id: ID!, $as: PreviewPersona!) {
    challenge(id: $id) {
      number path title html language stage hasDuels voteBudget
      preview(as: $as) {
        isVisible
        stages { stage enters votes compares comments scores seesNames }
        entries { number title summary language }
      }
    }
  }
`)
type Previewed = NonNullable<ResultOf<typeof PreviewPage>['challenge']>
type Preview = NonNullable<Previewed['preview']>

export async function loader({ context, params, request }: Route.LoaderArgs) {
  const wanted = new URL(request.url).searchParams.get('as')?.toUpperCase()
  const persona = PREVIEW_PERSONAS.find((one) => one === wanted) ?? 'EMPLOYEE'
  const variables = { id: numberIn(params.number), as: persona }
  const { challenge } = await context.get(atrium).ask(PreviewPage, variables)
  if (!challenge?.preview) throw new Response('Not found', { status: 404 })
  return { challenge, preview: challenge.preview, persona }
}

export const meta: Route.MetaFunction = ({ matches }) => [
  { title: `${metaMessages(matches, challengePreviewMessages)('title')} · Atrium` },
]

export default function ChallengePreview({ loaderData }: Route.ComponentProps) {
  const t = useMessages(challengePreviewMessages)
  const { challenge, persona, preview } = loaderData
  const { path, title } = challenge
  return (
    <ChallengeSubpage
      title={t('title')}
      challenge={{ path, title }}
      lead={<p className="soft">{t('lead')}</p>}
      actions={<BackToChallenge path={path} />}
    >
      <div className="list-bar">
        <Tabs
          label={t('as')}
          items={PREVIEW_PERSONAS.map((one) => ({
            label: t(`as.${one}`),
            to: `${path}/preview?as=${one.toLowerCase()}`,
            isCurrent: one === persona,
          }))}
        />
      </div>
      {preview.isVisible ? (
        <div className="stack">
          <Rights challenge={challenge} stages={preview.stages} />
          <Read challenge={challenge} entries={preview.entries} />
        </div>
      ) : (
        <Empty title={t('hidden')}>{t('hidden.help')}</Empty>
      )}
    </ChallengeSubpage>
  )
}

const RIGHTS = ['enters', 'votes', 'compares', 'comments', 'scores', 'seesNames'] as const

type RightsProps = { challenge: Previewed; stages: Preview['stages'] }

/** What they may do, stage by stage; ways of choosing that the challenge does not take are left out. */
function Rights({ challenge: { hasDuels, stage: present, voteBudget }, stages }: RightsProps) {
  const t = useMessages(challengePreviewMessages)
  const word = useMessages(challengesMessages)
  const rights = RIGHTS.filter(
    (right) => (right !== 'votes' || voteBudget !== null) && (right !== 'compares' || hasDuels),
  )
  return (
    <div className="stack stack-tight">
      <div className="section-head">
        <h2 id="rights">{t('table')}</h2>
      </div>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls is scrolled by keys too */}
      <section className="table-scroll" tabIndex={0} aria-labelledby="rights">
        <table className="grid-table">
          <thead>
            <tr>
              <th scope="col">{t('stage')}</th>
              {rights.map((right) => (
                <th key={right} scope="col">
                  {t(right)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {stages.map((one) => (
              <tr key={one.stage} aria-current={one.stage === present ? 'step' : undefined}>
                <th scope="row">
                  {word(`stage.${one.stage}`)}
                  {one.stage === present ? <small className="quiet"> {t('now')}</small> : null}
                </th>
                {rights.map((right) => (
                  <td key={right} className={one[right] ? 'good' : 'quiet'}>
                    {t(one[right] ? 'yes' : 'no')}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </section>
      <p className="quiet small">{t('grace', { minutes: GRACE_MINUTES })}</p>
    </div>
  )
}

type ReadProps = { challenge: Previewed; entries: Preview['entries'] }

function Read({ challenge: { html, language, title }, entries }: ReadProps) {
  const t = useMessages(challengePreviewMessages)
  return (
    <section className="stack stack-tight" aria-labelledby="read">
      <h2 id="read" dir="auto" lang={language ?? undefined}>
        {title}
      </h2>
      <div className="challenge-question">
        <Prose html={html} language={language} />
      </div>
      <h3>{t('entries')}</h3>
      {entries.length === 0 ? <p className="soft">{t('entries.none')}</p> : null}
      <ul className="list list-ruled">
        {entries.map((entry) => (
          <li key={entry.number} className="goal-row">
            <b dir="auto" lang={entry.language ?? undefined}>
              {entry.title}
            </b>
            {entry.summary ? (
              <p className="post-row-line" dir="auto" lang={entry.language ?? undefined}>
                {entry.summary}
              </p>
            ) : null}
          </li>
        ))}
      </ul>
    </section>
  )
}
