// Entering an idea in a challenge: a new one, or one's own.
import { redirect } from 'react-router'
import { type Atrium, atrium, formOf, textsOf } from '#app/atrium.ts'
import { SaveDraft } from '#app/components/draft-document.ts'
import { keepOnLoss, refused, refuseField } from '#app/forms.ts'
import { graphql } from '#app/graphql.ts'
import { metaMessages, useMessages } from '#app/messages.tsx'
import { numberIn } from '#app/number-in.ts'
import { personNamed } from '#app/person-choice.ts'
import { Empty } from '#app/ui/empty.tsx'
import { draftPlaceOf, MAX_COAUTHORS } from '#graphql/challenges/limits.ts'
import { challengeFormMessages } from '#messages/challenge-form.ts'
import type { Route } from './+types/enter-idea'
import { BackToChallenge, ChallengeSubpage } from './challenge-subpage.tsx'
import { ChooseIdea } from './choose-idea.tsx'
import { EntryForm, textFromDraft } from './entry-form.tsx'
import { NamesSentence } from './names.tsx'
import { NamesFields } from './names-fields.ts'
import { DraftHelper, EndDraftHelp, ShareEntryDraft } from './share-draft.tsx'

const EnterPage = graphql(
  `
  query EnterPage($id: ID!, $place: String!) {
    challenge(id: $id) {
      number path title closesAt stage
      space { number name }
      ownIdeas { number title }
      ...NamesFields
      draftHelper { number name }
      viewerCan { enter }
    }
    draft(place: $place) { content version updatedAt }
  }
`,
  [NamesFields],
)
const EnterNewIdea = graphql(`
  mutation EnterNewIdea($id: ID!, $title: String!, $body: String, $coauthorIds: [ID!]) {
    enterNewIdea(challengeId: $id, title: $title, body: $body, coauthorIds: $coauthorIds) { number }
  }
`)
const EnterOwnIdea = graphql(`
  mutation EnterOwnIdea($id: ID!, $ideaId: ID!) {
    enterIdea(challengeId: $id, ideaId: $ideaId) { number }
  }
`)

export async function loader({ context, params }: Route.LoaderArgs) {
  const { ask, viewer } = context.get(atrium)
  const id = numberIn(params.number)
  const { challenge, draft } = await ask(EnterPage, { id, place: draftPlaceOf(id) })
  if (!challenge) throw new Response('Not found', { status: 404 })
  return { challenge, draft, person: String(viewer?.id ?? 0) }
}

export async function action({ context, params, request }: Route.ActionArgs) {
  const gateway = context.get(atrium)
  const id = numberIn(params.number)
  const form = await formOf(request)
  const typed = textsOf(form)
  if (typed.intent === 'own') {
    const result = await gateway.submit(EnterOwnIdea, { id, ideaId: typed.ideaId ?? '' })
    if (!result.ok) return refused(result, 'own', typed)
    throw redirect(`/challenges/${id}?by=newest#entries`, 303)
  }
  if (typed.intent === 'keep') return keepForLater(gateway, id, typed)
  if (typed.intent === 'share' || typed.intent === 'unshare') return shareWith(gateway, id, typed)
  return enterNew(gateway, id, typed)
}

async function enterNew(gateway: Atrium, id: string, typed: Record<string, string>) {
  const coauthorIds: string[] = []
  const names = (typed.coauthors ?? '').split(',').map((name) => name.trim())
  for (const name of names.filter(Boolean).slice(0, MAX_COAUTHORS + 1)) {
    const person = await personNamed(gateway, name)
    if (!person.ok) return refuseField('enter', 'coauthorIds', person.message, typed)
    if (person.number !== null) coauthorIds.push(String(person.number))
  }
  const variables = { id, title: typed.title ?? '', body: typed.body ?? '', coauthorIds }
  const result = await gateway.submit(
    EnterNewIdea,
    variables,
    typed.idempotencyKey,
    typed.confidentialReason,
  )
  if (!result.ok) return refused(result, 'enter', typed)
  throw redirect(`/challenges/${id}?by=newest#entries`, 303)
}

/** One person helps with the draft, or does so no longer. */
async function shareWith(gateway: Atrium, id: string, typed: Record<string, string>) {
  const authorId = String(gateway.viewer?.id ?? 0)
  if (typed.intent === 'unshare') {
    const result = await gateway.submit(EndDraftHelp, { id, authorId })
    if (!result.ok) return refused(result, 'share', typed)
  } else {
    const person = await personNamed(gateway, typed.helper ?? '')
    if (!person.ok) return refuseField('share', 'helperId', person.message, typed)
    const helperId = String(person.number ?? 0)
    const result = await gateway.submit(ShareEntryDraft, { id, helperId })
    if (!result.ok) return refused(result, 'share', typed)
  }
  throw redirect(`/challenges/${id}/enter`, 303)
}

/** “Save draft”, for people without scripts: the account keeps it, and it counts as begun. */
async function keepForLater({ submit }: Atrium, id: string, typed: Record<string, string>) {
  const { title = '', body = '', coauthors = '' } = typed
  const result = await submit(SaveDraft, {
    place: draftPlaceOf(id),
    content: JSON.stringify({ title, body, coauthors }),
    baseVersion: Number(typed.draftVersion) || 0,
  })
  if (!result.ok) return refused(result, 'enter', typed)
  throw redirect(`/challenges/${id}`, 303)
}

export const clientAction = ({ request, serverAction }: Route.ClientActionArgs) =>
  keepOnLoss(request, serverAction)

export const meta: Route.MetaFunction = ({ matches }) => [
  { title: `${metaMessages(matches, challengeFormMessages)('title.enter')} · Atrium` },
]

export default function EnterIdea({ loaderData }: Route.ComponentProps) {
  const t = useMessages(challengeFormMessages)
  const { challenge, draft, person } = loaderData
  const { path, title } = challenge
  // Whoever has a draft may still be within the few minutes more: the server says so.
  const isOpen = challenge.viewerCan.enter || (draft !== null && challenge.stage !== 'UPCOMING')
  return (
    <ChallengeSubpage
      title={t('title.enter')}
      challenge={{ path, title }}
      lead={
        <p className="voice" dir="auto">
          {title}
        </p>
      }
    >
      {isOpen ? (
        <div className="stack">
          <NamesSentence challenge={challenge} />
          <EntryForm
            key={challenge.number}
            challenge={challenge}
            account={draft}
            initial={textFromDraft(draft?.content)}
            person={person}
          />
          {draft ? (
            <DraftHelper helper={challenge.draftHelper} space={challenge.space.number} />
          ) : null}
          <OwnIdeas ideas={challenge.ownIdeas} />
        </div>
      ) : (
        <Empty title={t('enter.closed')} actions={<BackToChallenge path={path} />}>
          {t('enter.closed.help')}
        </Empty>
      )}
    </ChallengeSubpage>
  )
}

type OwnIdeasProps = { ideas: readonly { number: number; title: string }[] }

function OwnIdeas({ ideas }: OwnIdeasProps) {
  const t = useMessages(challengeFormMessages)
  if (ideas.length === 0) return null
  return (
    <section aria-labelledby="own">
      <div className="section-head">
        <h2 id="own">{t('enter.own')}</h2>
      </div>
      <ChooseIdea
        intent="own"
        name="ideaId"
        label={t('enter.own.label')}
        choose={t('enter.own.choose')}
        submit={t('enter.own.submit')}
        ideas={ideas}
      />
    </section>
  )
}
