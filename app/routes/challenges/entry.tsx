// An entry beside its idea: how far it has come in its challenge, and what speaks for and against it.
import '#app/styles/pages/contest.css'
import { redirect, useRevalidator } from 'react-router'
import { type Atrium, atrium, fields } from '#app/atrium.ts'
import { keepOnLoss, refused } from '#app/forms.ts'
import { useHints } from '#app/live/use-live.ts'
import { metaMessages, useMessages } from '#app/messages.tsx'
import { numberIn } from '#app/number-in.ts'
import { LinkButton } from '#app/ui/button.tsx'
import { MAX_CASE } from '#graphql/entry-cases/limits.ts'
import { entryPagesMessages } from '#messages/entry-pages.ts'
import type { Route } from './+types/entry'
import { ChallengeSubpage } from './challenge-subpage.tsx'
import { EntryBuiltOn } from './entry-built-on.tsx'
import {
  EntryEvidencePage,
  EntryPage,
  type EvidenceData,
  FlagRisk,
  LinkEntry,
  MoveEntry,
  RemoveRiskFlag,
  SetEntryCase,
  type ShownEntry,
  UnlinkEntry,
  WhatIf,
} from './entry-document.ts'
import { EntryEvidence } from './entry-evidence.tsx'
import { EntryProgress } from './entry-progress.tsx'
import { EntryRisks } from './entry-risks.tsx'
import { answerIn } from './risk-answers.ts'

export async function loader({ context, params, request }: Route.LoaderArgs) {
  const { ask } = context.get(atrium)
  const asked = { id: numberIn(params.number), ideaId: numberIn(params.idea) }
  const { challenge, processTags } = await ask(EntryPage, asked)
  const entry = challenge?.entry
  if (!challenge || !entry) throw new Response('Not found', { status: 404 })
  const { number, summary, title } = entry.idea
  const { similar, idea } = await ask(EntryEvidencePage, {
    text: title,
    body: summary,
    number,
    ideaId: String(number),
  })
  const evidence: EvidenceData = { similar, themes: idea?.themes ?? [] }
  const whatIf = await whatIfOf(ask, new URL(request.url).searchParams, entry)
  return { challenge, entry, processTags, evidence, whatIf }
}

/** The numbers of the address, else those of the entry; nothing comes of what is no number in range. */
async function whatIfOf(ask: Atrium['ask'], query: URLSearchParams, entry: ShownEntry) {
  const said = entry.case
  const asked = {
    cost: query.get('cost') ?? String(said?.cost ?? ''),
    benefit: query.get('benefit') ?? String(said?.benefit ?? ''),
    percent: query.get('percent') ?? '70',
  }
  const isAsked = query.has('percent')
  const inRange = (text: string, most: number) => /^\d{1,10}$/.test(text) && Number(text) <= most
  const { benefit, cost, percent } = asked
  if (!isAsked || !inRange(cost, MAX_CASE) || !inRange(benefit, MAX_CASE) || !inRange(percent, 200))
    return { asked, outcome: null }
  const numbers = { cost: Number(cost), benefit: Number(benefit), percent: Number(percent) }
  return { asked, outcome: (await ask(WhatIf, numbers)).whatIf }
}

export async function action({ context, params, request }: Route.ActionArgs) {
  const gateway = context.get(atrium)
  const at = { id: numberIn(params.number), ideaId: numberIn(params.idea) }
  const typed = await fields(request)
  const intent = typed.intent || 'move'
  const result = await change(gateway, intent, at, typed)
  if (!result.ok) return refused(result, intent, typed)
  throw redirect(`/challenges/${at.id}/entries/${at.ideaId}`, 303)
}

function change(
  gateway: Atrium,
  intent: string,
  at: { id: string; ideaId: string },
  typed: Record<string, string>,
) {
  const { submit } = gateway
  const ontoId = typed.ontoId || '0'
  if (intent.startsWith('answer-')) return answerIn(gateway, typed)
  if (intent.startsWith('remove-'))
    return submit(RemoveRiskFlag, { flagId: intent.slice('remove-'.length) || '0' })
  if (intent === 'flag')
    return submit(FlagRisk, { ...at, tagId: typed.tagId || '0', reason: typed.reason ?? '' })
  if (intent === 'link') return submit(LinkEntry, { ...at, ontoId })
  if (intent === 'unlink') return submit(UnlinkEntry, { ...at, ontoId })
  if (intent === 'case') {
    const amount = (text = '') => (/^\d{1,10}$/.test(text) ? Number(text) : -1)
    const [cost, benefit] = [amount(typed.cost), amount(typed.benefit)]
    return submit(SetEntryCase, { ...at, cost, benefit, basis: typed.basis ?? '' })
  }
  return submit(MoveEntry, at)
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
  const { challenge, entry, evidence, processTags, whatIf } = loaderData
  const { idea, progress } = entry
  const { revalidate } = useRevalidator()
  useHints(`post:${challenge.number}`, () => void revalidate())
  return (
    <ChallengeSubpage
      title={idea.title}
      heading={idea.title}
      language={idea.language}
      challenge={challenge}
      above={<p className="quiet small">{t('page')}</p>}
      lead={
        idea.summary ? (
          <p className="soft" dir="auto" lang={idea.language ?? undefined}>
            {idea.summary}
          </p>
        ) : null
      }
      actions={<LinkButton to={idea.path}>{t('open')}</LinkButton>}
    >
      <div className="stack entry-page">
        {progress ? <EntryProgress progress={progress} /> : null}
        <EntryEvidence
          key={`${whatIf.asked.cost} ${whatIf.asked.benefit} ${whatIf.asked.percent}`}
          entry={entry}
          evidence={evidence}
          currency={challenge.currency}
          whatIf={whatIf}
        />
        <EntryBuiltOn entry={entry} others={challenge.entries.edges.map(({ node }) => node.idea)} />
        <EntryRisks
          risks={entry.riskFlags}
          processes={processTags}
          canFlag={entry.viewerCanFlagRisk}
        />
      </div>
    </ChallengeSubpage>
  )
}
