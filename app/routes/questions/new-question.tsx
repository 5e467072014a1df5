// Asking a question: while the title is written, what answers it already; then where, and who can see it.
import { useState } from 'react'
import { redirect, useActionData } from 'react-router'
import { atrium, type Gateway, many } from '#app/atrium.ts'
import { WhoSees } from '#app/components/audience.tsx'
import { DraftNotice } from '#app/components/draft-notice.tsx'
import { LateBeginHere } from '#app/components/late-begin-here.tsx'
import { Page } from '#app/components/page.tsx'
import { useDraft } from '#app/components/use-draft.ts'
import { formWithFiles, keptFiles } from '#app/form-files.ts'
import { keepOnLoss, refusalOf, refused, refuseFields } from '#app/forms.ts'
import { graphql, type ResultOf } from '#app/graphql.ts'
import { metaMessages, useMessages } from '#app/messages.tsx'
import { LinkButton } from '#app/ui/button.tsx'
import { Empty } from '#app/ui/empty.tsx'
import { Checkbox, SelectField } from '#app/ui/input.tsx'
import { useIsReady } from '#app/ui/use-is-ready.ts'
import { cutText } from '#graphql/graphemes.ts'
import { TITLE_LENGTH } from '#graphql/questions/limits.ts'
import { questionsMessages } from '#messages/questions.ts'
import type { Route } from './+types/new-question'
import { canBeAsked } from './ask-them.tsx'
import { Candidates, type ChosenPerson } from './candidates.tsx'
import { QuestionForm } from './question-form.tsx'
import {
  draftFromText,
  NO_TEXT,
  type QuestionText,
  questionTextOf,
  tagsIn,
  textFromDraft,
} from './question-text.ts'
import { SimilarPosts } from './similar-posts.tsx'
import { useSimilarPosts } from './use-similar-posts.ts'

const SpacesToAskIn = graphql(`
  query SpacesToAskIn {
    settings { isAdmin }
    spaces(first: 100, isArchived: false) {
      edges { node { number slug name kind audience isMember allowsSealed canSeal viewerCan { write } } }
    }
    draft(place: "question") { content version updatedAt }
  }
`)
const AskQuestion = graphql(`
  mutation AskQuestion($space: String!, $input: QuestionInput!, $personIds: [ID!], $isSealed: Boolean) {
    askQuestion(space: $space, input: $input, personIds: $personIds, isSealed: $isSealed) { path }
  }
`)
const PersonToBeAsked = graphql(`
  query PersonToBeAsked($id: ID!) { person(id: $id) { number name pictureUrl isViewer hasLeft isService } }
`)
type SpaceToAskIn = ResultOf<typeof SpacesToAskIn>['spaces']['edges'][number]['node']

export async function loader({ context, request }: Route.LoaderArgs) {
  const { ask, viewer } = context.get(atrium)
  const query = new URL(request.url).searchParams
  const [{ draft, settings, spaces }, chosen] = await Promise.all([
    ask(SpacesToAskIn, {}),
    personToAsk(ask, query.get('person') ?? ''),
  ])
  return {
    spaces: spaces.edges.map(({ node }) => node).filter(({ viewerCan }) => viewerCan.write),
    isAdmin: settings.isAdmin,
    hasSpace: spaces.edges.length > 0,
    draft,
    wanted: query.get('space') ?? '',
    /** “Ask a question with this title”, from a search. */
    title: cutText(query.get('title') ?? '', TITLE_LENGTH),
    person: String(viewer?.id ?? 0),
    chosen,
  }
}

/** Whose page led here; null where they cannot be asked. */
async function personToAsk(ask: Gateway['ask'], id: string): Promise<ChosenPerson | null> {
  if (!/^[1-9]\d{0,8}$/.test(id)) return null
  const { person } = await ask(PersonToBeAsked, { id })
  return person && canBeAsked(person) ? { person } : null
}

export async function action({ context, request }: Route.ActionArgs) {
  const gateway = context.get(atrium)
  const { ask, submit } = gateway
  const { form, ids, refused: problems } = await formWithFiles(gateway, request)
  const text = questionTextOf(form)
  if (Object.keys(problems).length > 0)
    return refuseFields('save', problems, text, await keptFiles(ask, ids))
  const input = { title: text.title, body: text.body, tags: tagsIn(text.tags), fileIds: ids }
  const key = many(form, 'idempotencyKey')[0]
  const isSealed = form.get('isSealed') === 'on'
  // Only what was shown was chosen; otherwise those who know most are asked. Whoever chooses would show who asks.
  const personIds = form.get('chooses') && !isSealed ? many(form, 'personIds') : null
  const [reason] = many(form, 'confidentialReason')
  const asked = { space: text.space, input, personIds, isSealed }
  const result = await submit(AskQuestion, asked, key, reason)
  if (!result.ok) {
    const typed = isSealed ? { ...text, isSealed: 'on' } : text
    return refused(result, 'save', typed, await keptFiles(ask, ids))
  }
  throw redirect(result.data.askQuestion.path, 303)
}

export const clientAction = ({ request, serverAction }: Route.ClientActionArgs) =>
  keepOnLoss(request, serverAction)

export const meta: Route.MetaFunction = ({ matches }) => [
  { title: `${metaMessages(matches, questionsMessages)('ask')} · Atrium` },
]

export default function NewQuestion({ loaderData }: Route.ComponentProps) {
  const t = useMessages(questionsMessages)
  return (
    <Page title={t('ask')} crumbs={[{ label: t('title'), to: '/questions' }]} hasNew={false}>
      <header className="page-head">
        <div>
          <h1>{t('ask.title')}</h1>
          <p className="soft">{t('ask.help')}</p>
        </div>
      </header>
      {!loaderData.hasSpace ? (
        <LateBeginHere missing="space" isAdmin={loaderData.isAdmin} />
      ) : loaderData.spaces.length === 0 ? (
        <Empty
          title={t('nowhere')}
          actions={<LinkButton to="/spaces">{t('nowhere.spaces')}</LinkButton>}
        >
          {t('nowhere.help')}
        </Empty>
      ) : (
        <Asking {...loaderData} />
      )}
    </Page>
  )
}

type AskingProps = Route.ComponentProps['loaderData']

function Asking(props: AskingProps) {
  const { spaces } = props
  const t = useMessages(questionsMessages)
  const refusal = refusalOf(useActionData<{ ok: boolean }>(), 'save')
  const { text, change, draft, round } = useQuestionDraft(props, refusal?.typed)
  const posts = useSimilarPosts(text.title, text.body)
  const space = spaces.find(({ slug }) => slug === text.space)
  return (
    <>
      <DraftNotice
        state={draft.state}
        onChoose={(which) => draft.choose(which, draftFromText(text))}
      />
      <QuestionForm
        key={round}
        refusal={refusal}
        text={text}
        onText={change}
        onSend={() => draft.setSent(true)}
        spaceNumber={space?.number ?? null}
        submit={t('ask.submit')}
        backTo="/questions"
        near={<SimilarPosts posts={posts} />}
      >
        <SpaceField
          spaces={spaces}
          space={space}
          error={refusal?.fields.space}
          onSpace={(slug) => change({ space: slug })}
        />
        <SealedField spaces={spaces} space={space} isChosen={refusal?.typed.isSealed === 'on'} />
        <Candidates text={text} chosen={props.chosen} error={refusal?.fields.personId} />
      </QuestionForm>
    </>
  )
}

/** What is being written, kept as a draft until it is sent. */
function useQuestionDraft(
  { spaces, draft: account, wanted, title, person }: AskingProps,
  typed: Record<string, string> | undefined,
) {
  const kept = textFromDraft(account?.content)
  const first = spaces.find(({ slug }) => slug === (wanted || kept.space)) ?? ownFirst(spaces)
  const [text, setText] = useState<QuestionText>({
    ...NO_TEXT,
    ...kept,
    // A draft is never written over: its own title stays.
    title: kept.title || title,
    space: first?.slug ?? '',
    ...typed,
  })
  const [round, setRound] = useState(0)
  const draft = useDraft({
    place: 'question',
    person,
    account,
    onRestore: (content) => {
      setText((before) => ({ ...before, ...textFromDraft(content) }))
      // Fields are uncontrolled: another round draws them anew.
      setRound((before) => before + 1)
    },
  })
  const change = (part: Partial<QuestionText>) => {
    const next = { ...text, ...part }
    setText(next)
    draft.keep(draftFromText(next))
  }
  return { text, change, draft, round }
}

type SpaceFieldProps = {
  spaces: readonly SpaceToAskIn[]
  space: SpaceToAskIn | undefined
  error: readonly string[] | undefined
  onSpace: (slug: string) => void
}

/** Where it is asked, and so who can see it. */
function SpaceField({ spaces, space, error, onSpace }: SpaceFieldProps) {
  const t = useMessages(questionsMessages)
  return (
    <SelectField
      label={t('field.space')}
      name="space"
      id="question-space"
      defaultValue={space?.slug}
      error={error}
      help={
        space ? (
          <WhoSees people={space.audience} space={space.name} visibility={space.kind} />
        ) : undefined
      }
      onChange={(event) => onSpace(event.currentTarget.value)}
    >
      {spaces.map(({ name, slug }) => (
        <option key={slug} value={slug} dir="auto">
          {name}
        </option>
      ))}
    </SelectField>
  )
}

/** Without one's name, where the space allows it; before scripts it is known only when it is sent. */
function SealedField(props: {
  spaces: readonly SpaceToAskIn[]
  space: SpaceToAskIn | undefined
  isChosen: boolean
}) {
  const t = useMessages(questionsMessages)
  const isReady = useIsReady()
  const allows = isReady
    ? props.space?.allowsSealed
    : props.spaces.some(({ allowsSealed }) => allowsSealed)
  if (!allows || !props.spaces[0]?.canSeal) return null
  return (
    <Checkbox
      name="isSealed"
      id="question-isSealed"
      label={t('sealedField')}
      help={t('sealedField.help')}
      defaultChecked={props.isChosen}
    />
  )
}

/** A space of one's own that the whole company reads, or the first there is. */
const ownFirst = (spaces: readonly SpaceToAskIn[]): SpaceToAskIn | undefined =>
  spaces.find(({ isMember, kind }) => isMember && kind === 'OPEN') ??
  spaces.find(({ kind }) => kind === 'OPEN') ??
  spaces[0]
