// An entry beside its idea: how far it has come in its challenge, and what speaks for and against it.
import '#app/styles/pages/contest.css'
import { redirect, useRevalidator } from 'react-router'
import { atrium, fields } from '#app/atrium.ts'
import { Page } from '#app/components/page.tsx'
import { keepOnLoss, refused } from '#app/forms.ts'
import { useHints } from '#app/live/use-live.ts'
import { metaMessages, useMessages } from '#app/messages.tsx'
import { numberIn } from '#app/number-in.ts'
import { LinkButton } from '#app/ui/button.tsx'
import { entryPagesMessages } from '#messages/entry-pages.ts'
import type { Route } from './+types/entry'
import { EntryPage, FlagRisk, MoveEntry } from './entry-document.ts'
import { EntryProgress } from './entry-progress.tsx'
import { EntryRisks } from './entry-risks.tsx'
import { answerIn } from './risk-answers.ts'

export async function loader({ context, params }: Route.LoaderArgs) {
  const asked = { id: numberIn(params.number), ideaId: numberIn(params.idea) }
  const { challenge, processTags } = await context.get(atrium).ask(EntryPage, asked)
  const entry = challenge?.entry
  if (!challenge || !entry) throw new Response('Not found', { status: 404 })
  return { challenge, entry, processTags }
}

export async function action({ context, params, request }: Route.ActionArgs) {
  const gateway = context.get(atrium)
  const at = { id: numberIn(params.number), ideaId: numberIn(params.idea) }
  const typed = await fields(request)
  const { intent = '' } = typed
  const result = intent.startsWith('answer-')
    ? await answerIn(gateway, typed)
    : intent === 'flag'
      ? await gateway.submit(FlagRisk, {
          ...at,
          tagId: typed.tagId || '0',
          reason: typed.reason ?? '',
        })
      : await gateway.submit(MoveEntry, at)
  if (!result.ok) return refused(result, intent || 'move', typed)
  throw redirect(`/challenges/${at.id}/entries/${at.ideaId}`, 303)
}

export const clientAction = ({ request, serverAction }: Route.ClientActionArgs) =>
  keepOnLoss(request, serverAction)

export const meta: Route.MetaFunction = ({ loaderData, matches }) => [
  {
    title: `${loaderData?.entry.idea.title ?? metaMessages(matches, entryPagesMessages)('page')} · Atrium`,
  },
]

export default function EntryOfChallenge({ loaderData }: Route.ComponentProps) {
  const t = useMessages(entryPagesMessages)
  const { challenge, entry, processTags } = loaderData
  const { idea, progress } = entry
  const { revalidate } = useRevalidator()
  useHints(`post:${challenge.number}`, () => void revalidate())
  return (
    <Page
      title={idea.title}
      crumbs={[
        { label: t('challenges'), to: '/challenges' },
        { label: challenge.title, to: challenge.path },
      ]}
      hasNew={false}
    >
      <header className="page-head">
        <div>
          <p className="quiet small">{t('page')}</p>
          <h1 dir="auto" lang={idea.language ?? undefined}>
            {idea.title}
          </h1>
          {idea.summary ? (
            <p className="soft" dir="auto" lang={idea.language ?? undefined}>
              {idea.summary}
            </p>
          ) : null}
        </div>
        <LinkButton to={idea.path}>{t('open')}</LinkButton>
      </header>
      <div className="stack entry-page">
        {progress ? <EntryProgress progress={progress} /> : null}
        <EntryRisks
          risks={entry.riskFlags}
          processes={processTags}
          canFlag={entry.viewerCanFlagRisk}
        />
      </div>
    </Page>
  )
}
