// Ideas with a tag that can be taken into a challenge, chosen one by one.
import '#app/styles/sheets/challenges.css'
import { Form, Link, redirect, useActionData, useNavigation } from 'react-router'
import { atrium, formOf, many } from '#app/atrium.ts'
import { keepOnLoss, refusalOf, refused, wholeProblem } from '#app/forms.ts'
import { graphql } from '#app/graphql.ts'
import { metaMessages, useMessages } from '#app/messages.tsx'
import { numberIn } from '#app/number-in.ts'
import { Button, LinkButton } from '#app/ui/button.tsx'
import { Empty } from '#app/ui/empty.tsx'
import { FieldError, FieldGroup } from '#app/ui/field.tsx'
import { Checkbox, TextField } from '#app/ui/input.tsx'
import { Notice } from '#app/ui/notice.tsx'
import { CAMPAIGN_TAG_LENGTH } from '#graphql/campaigns/limits.ts'
import { campaignsMessages } from '#messages/campaigns.ts'
import type { Route } from './+types/tagged'
import { BackToChallenge, ChallengeSubpage } from './challenge-subpage.tsx'

const TaggedPage = graphql(`
  query TaggedPage($id: ID!, $tag: String!, $before: Int) {
    challenge(id: $id) {
      number path title viewerCanTakeIdeas
      taggedIdeas(tag: $tag, before: $before) { number path title language author { name } }
    }
  }
`)
const EnterTagged = graphql(`
  mutation EnterTagged($id: ID!, $tag: String!, $ideaIds: [ID!]!) {
    enterTaggedIdeas(challengeId: $id, tag: $tag, ideaIds: $ideaIds) { number }
  }
`)
/** As many as the page of ideas has; a full one may have a next one. */
const PAGE = 50

export async function loader({ context, params, request }: Route.LoaderArgs) {
  const query = new URL(request.url).searchParams
  const tag = query.get('tag')?.trim() ?? ''
  const before = Number(query.get('before')) || null
  const variables = { id: numberIn(params.number), tag, before }
  const { challenge } = await context.get(atrium).ask(TaggedPage, variables)
  if (!challenge?.viewerCanTakeIdeas) throw new Response('Not found', { status: 404 })
  return { challenge, tag, taken: Number(query.get('taken')) || 0 }
}

export async function action({ context, params, request }: Route.ActionArgs) {
  const id = numberIn(params.number)
  const form = await formOf(request)
  const tag = String(form.get('tag') ?? '')
  const ideaIds = many(form, 'ideaIds')
  const result = await context.get(atrium).submit(EnterTagged, { id, tag, ideaIds })
  if (!result.ok) return refused(result, 'take', { tag, ideaIds: ideaIds.join(' ') })
  const query = new URLSearchParams({ tag, taken: String(ideaIds.length) })
  throw redirect(`/challenges/${id}/tagged?${query}#taken`, 303)
}

export const clientAction = ({ request, serverAction }: Route.ClientActionArgs) =>
  keepOnLoss(request, serverAction)

export const meta: Route.MetaFunction = ({ matches }) => [
  { title: `${metaMessages(matches, campaignsMessages)('title')} · Atrium` },
]

export default function Tagged({ loaderData }: Route.ComponentProps) {
  const t = useMessages(campaignsMessages)
  const { challenge, tag, taken } = loaderData
  const { path, title } = challenge
  return (
    <ChallengeSubpage
      title={t('title')}
      challenge={{ path, title }}
      lead={<p className="soft">{t('lead')}</p>}
      actions={<BackToChallenge path={path} />}
    >
      <div className="stack" id="taken">
        {taken > 0 ? (
          <Notice role="status" tone="good">
            {t('taken', { count: taken })}
          </Notice>
        ) : null}
        <Form method="get" className="form challenge-form">
          <TextField
            label={t('tag')}
            name="tag"
            required
            maxLength={CAMPAIGN_TAG_LENGTH}
            help={t('tag.help')}
            defaultValue={tag}
          />
          <div className="form-actions">
            <Button type="submit">{t('find')}</Button>
          </div>
        </Form>
        {tag ? <Ideas key={tag} challenge={challenge} tag={tag} /> : null}
      </div>
    </ChallengeSubpage>
  )
}

type IdeasProps = Pick<Route.ComponentProps['loaderData'], 'challenge' | 'tag'>

function Ideas({ challenge: { path, taggedIdeas: ideas }, tag }: IdeasProps) {
  const t = useMessages(campaignsMessages)
  const refusal = refusalOf(useActionData<{ ok: boolean }>(), 'take')
  const isWorking = useNavigation().formMethod === 'POST'
  const whole = wholeProblem(refusal)
  const chosen = refusal?.typed.ideaIds?.split(' ') ?? []
  const last = ideas.at(-1)
  if (ideas.length === 0) return <Empty title={t('none', { tag })}>{t('none.help')}</Empty>
  const next = new URLSearchParams({ tag, before: String(last?.number ?? 0) })
  return (
    <Form method="post" className="form">
      <input type="hidden" name="intent" value="take" />
      <input type="hidden" name="tag" value={tag} />
      <FieldGroup legend={t('choose')} error={refusal?.fields.ideaIds}>
        {ideas.map(({ author, language, number, path: ideaPath, title }) => (
          <div key={number} className="cluster">
            <Checkbox
              name="ideaIds"
              value={String(number)}
              defaultChecked={chosen.includes(String(number))}
              label={
                <span dir="auto" lang={language ?? undefined}>
                  {title}
                </span>
              }
            />
            <span className="quiet small" dir="auto">
              {author?.name}
            </span>
            <Link className="link small" to={ideaPath} aria-label={t('read.label', { title })}>
              {t('read')}
            </Link>
          </div>
        ))}
      </FieldGroup>
      {whole ? <FieldError>{whole}</FieldError> : null}
      <p className="field-help">{t('take.help')}</p>
      <div className="form-actions">
        <Button type="submit" variant="primary" className="button-wrap" isWorking={isWorking}>
          {t('take')}
        </Button>
        {ideas.length === PAGE ? (
          <LinkButton to={`${path}/tagged?${next}`}>{t('next')}</LinkButton>
        ) : null}
      </div>
    </Form>
  )
}
